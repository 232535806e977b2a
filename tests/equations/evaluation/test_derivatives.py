"""Derivatives, gradients and Jacobians: what is moved, in which layout."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    EquationFails,
    array,
    check_tex,
    computed,
    distribution,
    entries,
    family,
    function,
    scalar_of,
)
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"\frac{\partial (s x)}{\partial s} = x",
    r"\frac{\partial}{\partial s} (s A) = A",
    r"\frac{\partial r}{\partial r} = I",
    r"\frac{\partial w^{(1)}_{12}}{\partial w^{(1)}_{12}} = 1",
    r"\frac{\partial w^{(1)}_{12}}{\partial w^{(1)}_{21}} = 0",
    r"\frac{\mathrm{d} s^2}{\mathrm{d} s} = 2 s",
    r"\frac{\partial^2 s^3}{\partial s^2} = 6 s",
    r"\frac{\partial^2 (s^2 t)}{\partial s \partial t} = 2 s",
    r"\nabla_x (x^\top A x) = (A + A^\top) x",
    r"\nabla_x^2 (x^\top x) = 2 I", r"J_f(x)_{12} = 0"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    (r"\frac{\partial s}{\partial 2} = s", "by a symbol"),
    (r"\frac{\partial^2 s}{\partial t} = s", "order 2"),
    (r"\frac{\partial^3 s}{\partial t^3} = s", "up to the second"),
    (r"\frac{\partial x_5}{\partial t} = s", "outside"),
    (r"\frac{\partial x_{ij}}{\partial t} = s", "indices"),
    (r"\frac{\partial A_{:,1}}{\partial s} = x", "slice"),
    (r"\nabla s = x", "by what"), (r"\nabla^3_x s = x", "first and second"),
    (r"\nabla_x x = A", "scalar"), (r"J_f(s, t) = s", "one argument")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_a_definition_by_entries_moves_with_the_array():
    tex = r"\frac{\partial L}{\partial X} = 2 X + A"
    for sums in (r"L = \sum_n \sum_k x_{nk}^2 + \operatorname{tr}(A^\top X)",
                 r"L = \sum_n \sum_k (x_{nk}^2 + a_{nk} x_{nk})"):
        check_tex(tex, where=[sums], X=(4, 3), x=entries("X"), A=(4, 3),
                  a=entries("A"), n=range(1, 5), k=range(1, 4))


def test_second_derivatives_of_arrays():
    check_tex(r"\nabla^2_x L = \frac{\partial^2 L}{\partial x \partial"
              r" x^\top}, \quad \nabla_x^2 L_2 = 2 A^\top A",
              x=(3,), A=(4, 3), L=scalar_of("x"), draws=2,
              symbols={"L_2": computed(lambda A, x: (A @ x) @ (A @ x),
                                       "A", "x")})


def test_derivatives_under_the_expectation():
    check_tex(r"\frac{\partial}{\partial s} \operatorname{E}[\sin(s u)]"
              r" = \operatorname{E}[u \cos(s u)]", s=(),
              u=distribution((0.5, 2.0), (0.3, 0.7)))
    check_tex(r"\operatorname{E}\left[\frac{\partial}{\partial u} u^3"
              r"\right] = 3 \operatorname{E}[u^2]",
              u=distribution((0.5, 2.0), (0.3, 0.7)))


def test_derivatives_of_pseudoinverse_and_norms():
    generic = array((3, 2), draw=lambda rng, shape: rng.standard_normal(
        shape))
    check_tex(r"\frac{\partial}{\partial s} \left((W + s U)^+\right)_{12} ="
              r" \frac{\partial}{\partial s} \left(((W + s U)^\top"
              r" (W + s U))^{-1} (W + s U)^\top\right)_{12}",
              W=generic, U=generic, s=())
    check_tex(r"\frac{\partial}{\partial s} \left((V + s U)^+\right)_{12} ="
              r" \frac{\partial}{\partial s} \left((V + s U)^\top ((V + s U)"
              r" (V + s U)^\top)^{-1}\right)_{12}", V=(2, 3), U=(2, 3),
              s=())
    check_tex(r"\nabla_x \|x\| = \frac{1}{\|x\|} x, \quad"
              r" \frac{\partial}{\partial s} \|A + s B\|_2 ="
              r" \frac{\partial}{\partial s} \sqrt{\|(A + s B)^\top"
              r" (A + s B)\|_2}", x=(3,), A=(3, 2), B=(3, 2), s=())
    with pytest.raises(EquationError, match="rank is full"):
        check_tex(r"\frac{\partial}{\partial s} (s W)^+ = W", s=1.0,
                  W=np.ones((3, 2)))


def test_a_derivative_by_a_random_array_is_refused():
    with pytest.raises(EquationError, match="random array"):
        check_tex(r"\frac{\partial L}{\partial X} = X", L=scalar_of("X"),
                  X=distribution((1, 2), (0.5, 0.5), (2,)))


def test_derivatives_of_derivatives():
    result = check_tex(r"\frac{d}{ds} f'(s) = f''(s), \quad \frac{d}{ds}"
                       r" f'(g(s)) = f''(g(s)) g'(s)", s=(),
                       f=function(np.sin), g=function(np.tanh))
    assert "differences of sixth order" in result.method
    check_tex(r"\frac{\partial}{\partial x} \left(\frac{\partial L}{"
              r"\partial x}\right) = \nabla_x^2 L", x=(3,), draws=2,
              L=scalar_of("x"))
    with pytest.raises(EquationFails):
        check_tex(r"\frac{d}{ds} f'(s) = -f''(s)", s=(),
                  f=function(np.sin))


def test_derivatives_of_members():
    given = dict(
        where=[r"h_l = W_l h_{l-1}", r"h_0 = x"], x=(3,), l=range(1, 3),
        W=family({1: (3, 3), 2: (3, 3)}, place="subscript"),
        h=family(place="subscript"), w=entries("W"), i=range(1, 4),
        j=range(1, 4))
    check_tex(r"\frac{\partial h_{2 i}}{\partial x_j} = (W_2 W_1)_{ij},"
              r" \quad \frac{\partial h_2}{\partial h_1} = W_2", **given)
    check_tex(r"\frac{\partial z^{(2)}_i}{\partial x_j} ="
              r" (W^{(2)} W^{(1)})_{ij}", x=(3,), z=entries("Z"),
              where=[r"Z^{(l)} = W^{(l)} Z^{(l-1)}", r"Z^{(0)} = x"],
              W=family({1: (3, 3), 2: (3, 3)}), l=range(1, 3),
              i=range(1, 4), j=range(1, 4))
