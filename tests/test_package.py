"""The package as a whole: what importing it costs and what it says."""

import ast
import doctest
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import mlp_lit
from mlp_lit import _modules
from mlp_lit._modules import PARTS, RESTS_ON, addresses
from tests.book.builder import GENERATED
from tests.imports import against_the_direction

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mlp_lit"
HEAVY = {"matplotlib", "sklearn", "scipy", "tqdm", "lark"}


def test_import_needs_only_numpy():
    code = ("import sys; import mlp_lit; "
            f"print(sorted({HEAVY} & set(sys.modules)))")
    shown = subprocess.run([sys.executable, "-c", code], check=True,
                           capture_output=True, text=True).stdout
    assert shown.strip() == "[]"


def test_the_readme_tells_the_truth():
    readme = ROOT / "README.md"
    result = doctest.testfile(str(readme), module_relative=False)
    assert result.attempted > 10 and result.failed == 0


def programs(root):
    """Yield what is written in Python, and not made, below a folder."""
    for folder, inner, files in os.walk(root):
        inner[:] = sorted(set(inner) - set(GENERATED))
        yield from (Path(folder, file) for file in sorted(files)
                    if file.endswith(".py"))


def with_examples(root):
    """Return the programs of the project that have examples in them."""
    return [path for path in programs(root)
            if re.search(r"^\s*>>> ", path.read_text("utf8"), re.MULTILINE)]


def outside(paths, folders):
    """Return the paths that are in none of some folders."""
    return [path for path in paths if not any(
        path.is_relative_to(folder) for folder in folders)]


def test_every_example_is_run(pytestconfig):
    assert "--doctest-modules" in pytestconfig.getini("addopts")
    searched = [ROOT / path for path in pytestconfig.getini("testpaths")]
    found = with_examples(ROOT)
    assert len(found) > 80
    assert outside(found, searched) == []


def test_an_example_that_is_not_run_is_found(tmp_path):
    for name in ("mlp_lit/a.py", "book/_ext/b.py", ".venv/c.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text('"""A.\n\n    >>> 1\n    2\n"""\n')
    (tmp_path / "plain.py").write_text('"""It says >>> nothing."""\n')
    assert outside(with_examples(tmp_path), [tmp_path / "mlp_lit"]) == [
        tmp_path / "book" / "_ext" / "b.py"]


def test_modules_that_need_more_are_loaded_when_asked_for():
    assert mlp_lit.plotting.use_style and mlp_lit.equations.check_tex
    with pytest.raises(AttributeError, match="no attribute 'plot'"):
        mlp_lit.plot  # noqa: B018


def test_training_loads_no_more_than_it_needs():
    code = ("import sys; import mlp_lit; print(*sorted("
            "m for m in sys.modules if m.startswith('mlp_lit.')))")
    loaded = subprocess.run([sys.executable, "-c", code], check=True,
                            capture_output=True, text=True).stdout.split()
    assert {name.rpartition(".")[0] for name in loaded} == {
        "mlp_lit", "mlp_lit.networks"}
    # All that is not loaded at once is still offered.
    assert {*PARTS, "plotting", "equations"} < set(dir(mlp_lit))
    for part, modules in PARTS.items():
        package = importlib.import_module(f"mlp_lit.{part}")
        assert set(modules) < set(dir(package))
        assert [getattr(package, m).__name__ for m in modules] == [
            f"mlp_lit.{part}.{m}" for m in modules]


def test_the_table_of_modules_is_what_is_there():
    found = {f"mlp_lit.{part}.{module.name}" for part in PARTS
             for module in pkgutil.iter_modules([PACKAGE / part])
             if not module.name.startswith("_")} - {"mlp_lit.geometry.cutting"}
    found |= {f"mlp_lit.{module.name}"
              for module in pkgutil.iter_modules([PACKAGE])
              if not module.name.startswith("_")} - {
                  f"mlp_lit.{part}" for part in PARTS}
    assert sorted(addresses()) == sorted(found)


def test_a_part_has_one_name_in_book_package_and_tests():
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text("utf8"))
    folders = [{chapter["file"].split("/")[1] for chapter in part["chapters"]}
               for part in contents["parts"] if part.get("numbered")]
    assert folders == [{part} for part in PARTS]
    assert all((ROOT / "tests" / part).is_dir() for part in PARTS)


def test_every_module_has_its_tests():
    for address in addresses():
        *parts, name = address.split(".")[1:]
        folder = ROOT.joinpath("tests", *parts)
        assert (folder / f"test_{name}.py").exists() or (
            folder / name).is_dir(), address
    for path in (PACKAGE / "geometry" / "cutting").glob("[a-z]*.py"):
        assert (ROOT / "tests" / "geometry" / "cutting" / (
            f"test_{path.name}")).exists(), path.name


# Docstrings

#: Who reads `help()` is told first what a thing does, so a verb comes first.
NO_VERBS = {"a", "all", "an", "and", "as", "at", "both", "by", "each",
            "every", "for", "from", "how", "if", "in", "it", "no", "of",
            "on", "one", "that", "the", "there", "this", "to", "two", "what",
            "when", "where", "whether", "which", "who", "why", "with",
            "are", "is", "backward", "forward", "backpropagation"}
#: Nor is a noun one: `losses` opens a list of what there is.
NOUNS = re.compile(r"[a-z]+(?:tions|sses|ments|ods|ers)$")


def opening_without_verb(path):
    """Yield modules and functions that do not say first what they do."""
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, (ast.Module, ast.FunctionDef)):
            opening = (ast.get_docstring(node) or "Say").split()[0]
            opening = opening.rstrip(",:")
            word = opening.lower()
            if (not opening.isalpha() or word in NO_VERBS
                    or NOUNS.match(word)):
                yield f"{path.stem}.{getattr(node, 'name', '')}: {opening}"


def test_docstrings_say_first_what_the_thing_does():
    assert [opening for path in programs(PACKAGE)
            for opening in opening_without_verb(path)] == []


def test_a_docstring_that_says_something_else_first_is_found(tmp_path):
    file = tmp_path / "a.py"
    file.write_text('"""The slope is seen."""\n\n\ndef f():\n'
                    '    """2 / λ, of a bowl."""\n\n\ndef g():\n'
                    '    """Return 1."""\n\n\ndef h():\n'
                    '    """Moments of z."""\n')
    assert list(opening_without_verb(file)) == [
        "a.: The", "a.f: 2", "a.h: Moments"]


# The direction of imports

def test_imports_point_one_way():
    assert against_the_direction(PACKAGE, RESTS_ON) == []
    assert against_the_direction(PACKAGE, {
        "equations": (), "plotting": tuple(PARTS)}) == []


def test_an_import_against_the_direction_is_found(tmp_path):
    part = tmp_path / "calculus"
    part.mkdir()
    (part / "a.py").write_text("from mlp_lit.networks import linear\n"
                               "from mlp_lit.calculus import b\n")
    (part / "b.py").write_text("def f():\n    import mlp_lit.geometry\n")
    (part / "c.py").write_text("from mlp_lit import networks\n"
                               "from mlp_lit import _validation\n")
    (part / "d.py").write_text("from ..networks import linear\n"
                               "from .. import inversion\n"
                               "from . import b\nfrom .c import networks\n")
    assert against_the_direction(tmp_path, {"calculus": ()}) == [
        "calculus/a.py imports networks", "calculus/b.py imports geometry",
        "calculus/c.py imports networks", "calculus/d.py imports networks",
        "calculus/d.py imports inversion"]


def hidden_modules(package):
    """Find modules whose name in their package stands for something else."""
    for info in pkgutil.walk_packages(package.__path__,
                                      f"{package.__name__}."):
        module = importlib.import_module(info.name)
        parent, _, name = info.name.rpartition(".")
        if getattr(sys.modules[parent], name) is not module:
            yield info.name


def test_no_name_hides_a_module():
    assert list(hidden_modules(mlp_lit)) == []


def test_a_function_that_hides_its_module_is_found(tmp_path, monkeypatch):
    (tmp_path / "hides").mkdir()
    (tmp_path / "hides" / "__init__.py").write_text("from .one import one\n")
    (tmp_path / "hides" / "one.py").write_text("def one():\n    return 1\n")
    (tmp_path / "hides" / "two.py").write_text("from .one import one\n")
    monkeypatch.syspath_prepend(tmp_path)
    package = importlib.import_module("hides")
    assert list(hidden_modules(package)) == ["hides.one"]


def test_what_is_missing_is_named(monkeypatch):
    def absent(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(_modules.importlib, "import_module", absent)
    with pytest.raises(ImportError, match="equations needs lark"):
        mlp_lit.__getattr__("equations")
    with pytest.raises(ModuleNotFoundError, match="mlp_lit.calculus"):
        mlp_lit.__getattr__("calculus")
