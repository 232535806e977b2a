"""The configuration is understood, or refused with what was expected."""

import os
import sys
from types import SimpleNamespace

import pytest
from sphinx.errors import ConfigError

from mlp_lit.equations import sphinx as extension
from mlp_lit.equations.sphinx import settings
from tests.equations.sphinx.project import PAGES, page_with, project

CODE = '''
SIZE = 3

def names():
    return {"size": SIZE}

def nothing():
    return None
'''
USES = page_with("x = x + 0 y", 'check("eq-it", x=(size,), y=(size,))')


@pytest.fixture
def tools(tmp_path, monkeypatch):
    """A module of the author's own."""
    (tmp_path / "tools.py").write_text(CODE)
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path / "tools.py"
    sys.modules.pop("tools", None)


@pytest.mark.parametrize("value", [
    "tools:names", {"size": "tools:SIZE"},
    pytest.param(["tools"], id="a module")])
def test_names_are_offered(tools, tmp_path, value):
    page = USES if value != ["tools"] else USES.replace("size", "tools.SIZE")
    done = project(tmp_path, {"a.md": page}, equations_names=value).build()
    assert done.error is None


def test_help_tells_of_every_value():
    for name in settings.VALUES:
        assert f"\n{name} : " in extension.__doc__


def test_nothing_of_this_book_is_offered(tmp_path):
    done = project(tmp_path, {"a.md": page_with("x = y", "ml")}).build()
    assert "NameError: name 'ml' is not defined" in str(done.error)


@pytest.mark.parametrize("value, message", [
    ("tools", "tools is no function; offer a module as a list"),
    ("tools:nothing", "tools:nothing returns no dictionary, but None"),
    ("tools:absent", "cannot import 'tools:absent': module 'tools' has no"
     " attribute 'absent'"),
    (["absent_tools"], "cannot import 'absent_tools': No module named"),
    ({"size": ""}, "cannot import '': Empty module name"),
    ({"size": 3}, "equations_names: 3 is no text"),
    (3, "equations_names is a text such as"),
])
def test_names_that_are_none_are_refused(tools, tmp_path, value, message):
    done = project(tmp_path, {"a.md": USES}, equations_names=value).build()
    assert isinstance(done.error, ConfigError)
    assert message in str(done.error)


@pytest.mark.parametrize("name, value, message", [
    ("equations_coverage", "on", 'is "off", "warn" or "error", not \'on\''),
    ("equations_coverage", True, "not True"),
    ("equations_code", ["a"], "is the name of a package, not ['a']"),
    ("equations_sources", {"a": "b"}, "is a list of patterns of files, not"),
    ("equations_pending", [1], "equations_pending: 1 is no text"),
    ("equations_json", None, "is the name of a file, not None"),
    ("equations_ledger", "ledgre", "not there: 'ledgre'; did you mean"
     " 'ledger'?"),
    ("equations_ledger", "qqq", "a page that is not there: 'qqq'"),
])
def test_values_that_are_none_are_refused(tmp_path, name, value, message):
    done = project(tmp_path, {**PAGES, "ledger.md": "# Ledger\n"},
                   **{name: value}).build()
    assert isinstance(done.error, ConfigError)
    assert str(done.error).startswith(name) and message in str(done.error)


def test_pages_are_read_again_when_the_code_changes(tools, tmp_path):
    done = project(tmp_path, {"a.md": USES, "b.md": "# B\n"},
                   equations_names={"size": "tools:SIZE"},
                   equations_code="tools").build()
    assert done.build().read == []
    tools.write_text(CODE + "\n# changed\n")
    os.utime(tools, (2e9, 2e9))
    assert done.build().read == ["a"]


def test_the_files_of_the_code_are_those_of_its_package():
    config = SimpleNamespace(equations_code="mlp_lit.equations.sphinx")
    files = settings.files_behind(config, {"re": pytest, "x": 3})
    assert settings.__file__ in files and pytest.__file__ in files
    assert not any(file.endswith("mlp_lit/__init__.py") for file in files)
    none = SimpleNamespace(equations_code="")
    assert settings.files_behind(none, {}) == []
