"""The package as a whole: what importing it costs and what it says."""

import doctest
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import mlp_lit

HEAVY = {"matplotlib", "sklearn", "scipy", "tqdm", "lark"}


def test_import_needs_only_numpy():
    code = ("import sys; import mlp_lit; "
            f"print(sorted({HEAVY} & set(sys.modules)))")
    shown = subprocess.run([sys.executable, "-c", code], check=True,
                           capture_output=True, text=True).stdout
    assert shown.strip() == "[]"


def test_the_readme_tells_the_truth():
    readme = Path(__file__).parents[1] / "README.md"
    result = doctest.testfile(str(readme), module_relative=False)
    assert result.attempted > 10 and result.failed == 0


def test_modules_that_need_more_are_loaded_when_asked_for():
    assert mlp_lit.plotting.use_style and mlp_lit.equations.check_tex
    with pytest.raises(AttributeError, match="no attribute 'plot'"):
        mlp_lit.plot  # noqa: B018


def test_training_loads_no_more_than_it_needs():
    code = ("import sys; import mlp_lit; print(*sorted("
            "m for m in sys.modules if m.startswith('mlp_lit.')))")
    loaded = subprocess.run([sys.executable, "-c", code], check=True,
                            capture_output=True, text=True).stdout.split()
    public = {f"mlp_lit.{module.name}"
              for module in pkgutil.iter_modules(mlp_lit.__path__)
              if not module.name.startswith("_")}
    # All that is not loaded at once is still offered.
    assert public - set(loaded) == {f"mlp_lit.{name}"
                                    for name in mlp_lit._LATER}
    assert set(mlp_lit._LATER) < set(dir(mlp_lit))


def test_every_module_has_its_tests():
    here = Path(__file__).parent
    for module in pkgutil.iter_modules(mlp_lit.__path__):
        if not module.name.startswith("_"):
            assert (here / f"test_{module.name}.py").exists() or (
                here / module.name).is_dir(), module.name


def test_what_is_missing_is_named(monkeypatch):
    def absent(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(mlp_lit.importlib, "import_module", absent)
    with pytest.raises(ImportError, match="equations needs lark"):
        mlp_lit.__getattr__("equations")
    with pytest.raises(ModuleNotFoundError, match="mlp_lit.tape"):
        mlp_lit.__getattr__("tape")
