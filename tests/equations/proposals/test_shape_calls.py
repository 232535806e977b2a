r"""Calls, sums and derivatives have the shapes that the engine gives them."""

import pytest

from .shaped import COLUMN, MATRIX, NUMBER, shaped


@pytest.mark.parametrize("tex, shape", [
    ("f(x)", COLUMN), ("g(x)", NUMBER), ("h(x)", COLUMN), ("h(x)_i", NUMBER),
    (r"\log x", COLUMN), (r"\tanh^2(x)", COLUMN),
    (r"\operatorname{tr}(A)", NUMBER), (r"\det(A)", NUMBER),
    (r"\operatorname{diag}(x)", MATRIX), (r"\operatorname{diag}(A)", COLUMN),
    (r"\operatorname{rank}(A)", NUMBER), (r"\operatorname{vec}(A)", COLUMN),
    (r"\max(0, x)", COLUMN), (r"\max(s, t)", NUMBER),
    (r"\sum_{i=1}^{n} x_i y", COLUMN), (r"\sum_{i=1}^{4} x_i", NUMBER),
    (r"\sum_{i=2}^{n} x_i", NUMBER),
    (r"\sum_{i=1}^{n+1} x_i", NUMBER), (r"\sum_i x_i", NUMBER),
    (r"\operatorname{E}[x]", COLUMN), (r"\operatorname{Var}(s)", NUMBER),
    (r"\frac{\partial s}{\partial A}", MATRIX),
    (r"\frac{\partial x}{\partial s}", COLUMN),
    (r"\frac{\partial x}{\partial y}", MATRIX),
    (r"\frac{\partial^2 s}{\partial t^2}", NUMBER),
    (r"\frac{\partial^2 s}{\partial t \partial u}", NUMBER),
    (r"\nabla_x s", COLUMN), (r"\nabla g(x)", COLUMN),
    (r"\nabla s", COLUMN), (r"\nabla^2_x s", MATRIX)])
def test_what_has_a_shape(tex, shape):
    assert shaped(tex) == shape


@pytest.mark.parametrize("tex", [
    "f(x, y)", "g(s)", r"\operatorname{tr}(x)", r"\operatorname{diag}(s)",
    r"\frac{\partial^2 s}{\partial x \partial t}",
    r"\frac{\partial A}{\partial x}",
    r"\nabla_x y", r"\nabla_t s"])
def test_what_has_none(tex):
    assert shaped(tex) is None
