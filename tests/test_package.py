"""The package as a whole: what importing it costs and what it says."""

import doctest
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


def test_what_is_missing_is_named(monkeypatch):
    def absent(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(mlp_lit.importlib, "import_module", absent)
    with pytest.raises(ImportError, match="equations needs lark"):
        mlp_lit.__getattr__("equations")
