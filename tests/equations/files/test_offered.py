"""Modules, and what functions return, are offered to the checks."""

import math
import sys
import types

import pytest

from mlp_lit.equations.files.offered import NamesError, offered


@pytest.fixture(autouse=True)
def module(monkeypatch):
    made = types.ModuleType("own")
    made.names = lambda: {"double": lambda x: 2 * x}
    made.wrong = lambda: 5
    monkeypatch.setitem(sys.modules, "own", made)


def test_a_module_is_offered_by_the_last_part_of_its_name():
    assert offered(["math", "os.path"])["math"] is math


def test_a_function_returns_names():
    assert offered(["own:names"])["double"](3) == 6


@pytest.mark.parametrize("address, words", [
    ("no.such", "No module"), ("own:nothing", "no attribute"),
    ("own:wrong", "returns a dictionary"), ("math:pi", "returns a"),
    ("", "Empty module name"), (".a", "cannot import")])
def test_what_cannot_be_offered_is_told(address, words):
    with pytest.raises(NamesError, match=words):
        offered([address])
