r"""An error shows the line of TeX, a caret below it, and what is near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations import EquationError, TexSyntaxError
from mlp_lit.equations.files.excerpts import excerpt, explained, suggestion
from mlp_lit.equations.reading.scan import scan


def error_at(token, line=1, column=1, problem="no"):
    return TexSyntaxError(problem, token, line, column)


def test_the_caret_stands_below_the_token():
    shown = excerpt("a\n\tb = \\rho", 7, error_at(r"\rho", 8, 6))
    assert shown == "\tb = \\rho\n\t    ^^^^"


def test_at_the_end_the_caret_stands_behind():
    assert excerpt("x =", 1, error_at("", 1, 4)) == "x =\n   ^"


def test_a_place_outside_is_drawn_in():
    assert excerpt("x", 5, error_at("y", 1, 9)) == "x\n ^"
    assert excerpt("x", 5, error_at("y", 9, 1)) == "x\n^"


def test_a_token_of_several_lines_is_marked_on_the_first():
    assert excerpt("ab", 1, error_at("ab\nc")) == "ab\n^^"


@pytest.mark.parametrize("token, said", [
    (r"\begin{algin}", "near to it: align"), (r"\alfa", r"near to it: \alp"),
    (r"\begin{zzz}", ""), (r"\zzzzzz", ""), (r"\opratorname", r"\operat"),
    ("+", "")])
def test_what_is_near_is_said(token, said):
    assert said in suggestion(error_at(token))


def test_of_an_undeclared_symbol_the_declared_ones_are_said():
    error = error_at("w", problem="this symbol is not declared")
    assert suggestion(error, [("W",), ("x",)]) == "declared are: W, x"
    assert suggestion(error) == ""


def test_other_errors_say_what_they_say():
    assert explained(EquationError("no"), "x", 1) == "no"


@given(st.text(max_size=40), st.integers(0, 9), st.integers(1, 99),
       st.text(max_size=5))
def test_any_place_is_shown_with_one_line_and_one_caret(tex, line, column,
                                                        token):
    shown = excerpt(tex, 1, error_at(token, line, column))
    assert shown.count("\n") == 1 and "^" in shown.split("\n")[1]


@given(st.text(alphabet="x{}_^\\ &\n", max_size=20))
def test_the_caret_points_at_the_token(tex):
    try:
        scan(tex, "a.tex", 3)
    except TexSyntaxError as error:
        line, caret = excerpt(tex, 3, error).split("\n")
        token = error.token.split("\n")[0]
        assert line.startswith(token, caret.index("^"))
