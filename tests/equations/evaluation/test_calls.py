"""Calls of Python functions, printed functions and compositions."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    EvaluationError,
    check_tex,
    distribution,
    function,
    functions,
    smooth_function,
)
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"f(x)_2 = f(x_2)", r"f(g(s)) = (f \circ g)(s)",
    r"(f \circ g \circ f)(s) = f(g(f(s)))", r"f(A)_{ij} = f(A_{ij})"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    ("f = s", "argument"), ("f_2(s) = s", "takes 0 indices"),
    ("f^2(s) = s", "not read"), ("f(s) = f(s, t)", "takes 1 argument"),
    ("A = f(A, A)", "takes 1"), (r"f^{(1)}(s) = s", "indices|member"),
    (r"f \circ g = s", "argument"), (r"f_{1, 2}(s) = s", "not read")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_printed_functions():
    check_tex(r"g(x, y) = g(y, x), \quad \frac{\partial g}{\partial x} = y",
              where=[r"g(x, y) = x y"], x=(), y=())
    check_tex(r"\phi(A) = A \odot A, \quad \phi'(A) = 2 A, \quad"
              r" \phi_2(3) = 6", where=[r"\phi(x) = x^2"], A=(2, 3),
              symbols={r"\phi_2": function(lambda x: 2 * x)})
    for false in (r"g(x) = x", r"h = x"):
        with pytest.raises(EquationError):
            check_tex(false, where=[r"g(x, y) = x y", r"h = g \circ g"],
                      x=(), y=())


def test_a_printed_function_that_calls_itself():
    with pytest.raises(EvaluationError, match="without end"):
        check_tex("g(2) = 1", where=["g(x) = g(x) + 1"])


def test_composition_of_three():
    check_tex(r"(f \circ g \circ f)(s) = f(g(f(s)))", s=(),
              f=smooth_function(), g=function(np.tanh))


def test_layered_and_printed_functions():
    given = dict(s=(), l=range(1, 3), where=[r"a^{(l)}(v) = l v"],
                 a=functions(place="superscript"))
    check_tex(r"a^{(2)}(s) = 2 a^{(1)}(s)", **given)
    with pytest.raises(EquationError, match="no such member"):
        check_tex(r"a^{(3)}(s) = s", **given)


def test_functions_of_several_numbers():
    two = function(lambda a, b: a + b)
    with pytest.raises(EquationError, match="scalars"):
        check_tex("h(x, x) = x", x=(2,), h=two)
    assert check_tex("h(s, t) = s + t", s=(), t=(), h=two).relations == 1


def test_entries_of_functions():
    check_tex(r"f_i(x) = f(x)_i, \quad \frac{\partial f_i(x)}{\partial x_j}"
              r" = [i = j] f_i(x), \quad g_2(x) = x_2^2, \quad"
              r" h_2(s) = 2 s", x=(3,), s=(), i=range(1, 4), j=range(1, 4),
              f=function(np.exp, elementwise=False), k=range(1, 4),
              where=[r"g(u) = u \odot u", r"h_k(v) = k v"],
              u=(3,), h=functions())


def test_printed_functions_of_arrays_beside_chance():
    check_tex(r"\operatorname{E}[u] g(x) = \operatorname{E}[u] x \odot x",
              where=[r"g(v) = v^2"], x=(3,),
              u=distribution((0.5, 2.0), (0.3, 0.7)))
