"""A block that says declarations only checks the display above it."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations.pages.short import in_full, is_short


@pytest.mark.parametrize("code", [
    "", "X=(5, 3)", "X=(5, 3),\nW=(3, 4)", "\nX=(5, 3),  # rows\nn=2 # end",
    'symbols={r"\\hat{y}": ()}, where=["eq-x"]'])
def test_declarations_are_given_the_call(code):
    call = ast.parse(in_full(code, "eq-x")).body[0].value
    assert (call.func.id, call.args[0].value) == ("check", "eq-x")
    assert is_short(code)


@pytest.mark.parametrize("code", [
    'check("eq-x", X=2)', "for n in (1, 2):\n    check('eq-x', n=n)", "n",
    "f(", "*a", "**a", "x=1) + (2", "import numpy\nx = 1", "\0"])
def test_what_says_more_stays_as_it_is(code):
    assert in_full(code, "eq-x") == code


def test_lines_stay_where_they_were():
    code = in_full("\nX=(5, 3),\nW=1 / 0", "eq-x")
    assert code.split("\n")[2] == "W=1 / 0"


def test_each_kind_has_its_call():
    assert in_full("x=1", "a", "define").startswith('define("a"')
    assert in_full("x=1", "a", "fails").startswith('check("a"')


def test_a_definition_is_held_against_a_function_unless_it_names_one():
    assert "implements=f" in in_full("x=1", "a", "define", "f")
    assert "implements=f" not in in_full("x=1", "a", "check", "f")
    assert in_full("implements=g", "a", "define", "f").count(
        "implements") == 1


@given(st.text())
def test_any_text_is_taken(code):
    assert isinstance(in_full(code, "eq-x"), str)
