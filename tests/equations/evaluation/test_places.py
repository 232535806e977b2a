"""Derivatives of functions, and other expressions, at a place."""

import numpy as np
import pytest

from mlp_lit.equations import EquationError, check_tex, function, scalar_of


@pytest.mark.parametrize("tex, given", [
    (r"\frac{df}{dx}(a) = 3 a^2, \quad \frac{d^2 f}{dx^2}(a) = 6 a",
     dict(where=["f(x) = x^3"], x=(), a=())),
    (r"\frac{\partial f}{\partial u}(a, b) = b, \quad \frac{\partial f}{"
     r"\partial v}(a, b)^2 = a^2",
     dict(where=["f(u, v) = u v"], a=(), b=(), u=(), v=())),
    (r"\frac{df}{dx}(2 x) = \cos(2 x)", dict(
        f=function(np.sin), x=())),
    (r"\left. \frac{\partial (x^2 y)}{\partial x} \right|_{x = 2} = 4 y",
     dict(x=(), y=())),
    (r"\left. x^2 y \right|_{x = 2, y = s} = 4 s", dict(x=(), y=(), s=())),
    (r"\nabla L = \nabla_x L", dict(L=scalar_of("x"), x=(3,))),
    (r"\nabla q = 2 x", dict(where=[r"q = x^\top x"], x=(3,)))])
def test_at_a_place(tex, given):
    assert check_tex(tex, **given).relations > 0


@pytest.mark.parametrize("tex, words", [
    (r"\frac{\partial f}{\partial s}(a, b) = b", "is no argument"),
    (r"\frac{\partial g}{\partial s}(a, b) = b", "printed"),
    (r"\left. s^2 \right|_{s = x} = b", "do not fit"),
    (r"\left. s^2 \right|_{s > 1} = b", "cannot|with their values|subscript"),
    (r"\left. s^2 \right|_{s + 1 = a} = b", "with their values"),
    (r"\nabla s = x", "of what, by what"),
    (r"\nabla q = x", "of what, by what")])
def test_no_such_place(tex, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, where=["f(u, v) = u v", "q = s a"], a=(), b=(), s=(),
                  x=(3,), g=function(lambda a, b: a * b))
