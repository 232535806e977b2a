"""Errors say where, what was found, and what was expected."""

import numpy as np

from mlp_lit.equations import EquationError, EquationFails, TexSyntaxError


def test_a_syntax_error_names_its_place():
    error = TexSyntaxError("why?", "+", 2, 5, "a.md")
    assert str(error) == "a.md, line 2, column 5, at '+': why?"
    assert str(TexSyntaxError("why?")) == "line 1, column 1, at the end: why?"
    assert isinstance(error, EquationError) and isinstance(error, ValueError)


def test_a_failure_shows_both_sides():
    error = EquationFails("a\n  = b", "a = b", np.array([1.0, 2.0]),
                          np.array([1.0, 3.0]), (2,), "draw 1")
    assert str(error).split("\n") == [
        "the equation does not hold as printed", "  equation: a = b",
        "  relation: a = b", "  left:     [1. 2.]", "  right:    [1. 3.]",
        "  they differ most at index (2,)", "  draw 1"]


def test_long_values_are_cut():
    error = EquationFails("a = b", "a = b", np.arange(500.0), 0.0)
    assert max(map(len, str(error).split("\n"))) < 320
