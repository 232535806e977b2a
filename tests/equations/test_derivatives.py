"""Wrong derivatives do not get past two differentiators."""

import math

import numpy as np
import pytest

from mlp_lit.equations import (
    DifferentiatorsDisagree,
    EquationError,
    EquationFails,
    array,
    check_tex,
    computed,
    distribution,
    entries,
    function,
    scalar_of,
)
from mlp_lit.equations.meaning.known import erf, normal_cdf, relu, sigmoid


def writes_into_real_array(x):
    out = np.zeros(3)
    for i in range(3):
        out[i] = np.real(x[i]) ** 2
    return out.sum()


NOT_ANALYTIC = {
    "norm": np.linalg.norm,
    "abs": lambda x: np.abs(x).sum(),
    "vdot": lambda x: np.vdot(x, x),
    "conjugate": lambda x: (x * x.conj()).real.sum(),
    "real": lambda x: np.real(x).sum(),
    "astype": lambda x: (x.astype(float) ** 2).sum(),
    "buffer": writes_into_real_array,
    "svd": lambda x: np.linalg.svd(np.outer(x, [1, 2]),
                                   compute_uv=False)[0],
    "float": lambda x: sum(float(v) ** 2 for v in x),
    "math": lambda x: math.exp(x[0]),
}


def test_a_definition_by_entries_moves_with_the_array():
    tex = r"\frac{\partial L}{\partial X} = 2 X + A"
    for sums in (r"L = \sum_n \sum_k x_{nk}^2 + \operatorname{tr}(A^\top X)",
                 r"L = \sum_n \sum_k (x_{nk}^2 + a_{nk} x_{nk})"):
        check_tex(tex, where=[sums], X=(4, 3), x=entries("X"), A=(4, 3),
                  a=entries("A"), n=range(1, 5), k=range(1, 4))


@pytest.mark.filterwarnings("ignore::numpy.exceptions.ComplexWarning")
@pytest.mark.parametrize("name", NOT_ANALYTIC)
def test_code_that_is_not_analytic_is_noticed(name):
    with pytest.raises(EquationError, match="disagree|analytic"):
        check_tex(r"\frac{\partial L}{\partial x} = g", x=(3,), g=(3,),
                  L=computed(NOT_ANALYTIC[name], "x"))


def test_declared_as_not_analytic_it_works():
    result = check_tex(r"\frac{\partial L}{\partial x} = \frac{1}{L} x",
                       x=(3,), L=computed(np.linalg.norm, "x",
                                          analytic=False))
    assert "differences of sixth order" in result.method
    result = check_tex(r"f'(s) = \frac{s}{f(s)}", s=-0.7, f=function(
        lambda x: np.abs(x.real), analytic=False))
    assert result.largest_error < 1e-6


def test_a_jump_is_noticed():
    with pytest.raises(DifferentiatorsDisagree):
        check_tex("f'(s) = 0", s=0.0, f=function(lambda x: x.real > 0))


def test_higher_derivatives_of_kinked_code_are_noticed():
    with pytest.raises(DifferentiatorsDisagree):
        check_tex("f''(s) = 2", s=0.01, f=function(
            lambda x: np.where(x.real > 0, x * x, 3 * x * x - x)))


def test_kinks_are_hit_exactly():
    given = dict(z=(4,), a=computed(relu, "z"), L=scalar_of("a"),
                 kinks={"z": 0})
    tex = (r"\frac{\partial L}{\partial z} ="
           r" \frac{\partial L}{\partial a} \odot [z %s 0]")
    assert check_tex(tex % ">", **given).draws == 13
    with pytest.raises(EquationFails, match="on the kink"):
        check_tex(tex % r"\ge", **given)


def test_on_the_kink_wild_derivatives_are_refused():
    with pytest.raises(DifferentiatorsDisagree, match="one-sided"):
        check_tex(r"\frac{\partial y}{\partial z} = 5", z=(), kinks={"z": 0},
                  y=computed(lambda z: z * (z.real > 0) + 5j * z.imag, "z"))


def test_second_derivatives_of_arrays():
    check_tex(r"\nabla^2_x L = \frac{\partial^2 L}{\partial x \partial"
              r" x^\top}, \quad \nabla_x^2 L_2 = 2 A^\top A",
              x=(3,), A=(4, 3), L=scalar_of("x"), draws=2,
              symbols={"L_2": computed(lambda A, x: (A @ x) @ (A @ x),
                                       "A", "x")})
    check_tex(r"f'''(s) = -\cos s, \quad f''''(s) = \sin s", s=(),
              f=function(np.sin))


def test_derivatives_under_the_expectation():
    check_tex(r"\frac{\partial}{\partial s} \operatorname{E}[\sin(s u)]"
              r" = \operatorname{E}[u \cos(s u)]", s=(),
              u=distribution((0.5, 2.0), (0.3, 0.7)))
    check_tex(r"\operatorname{E}[f'(u)] = \operatorname{E}[\cos u]",
              u=distribution((0.5, 2.0), (0.3, 0.7)), f=function(np.sin))
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


def test_error_function_beside_the_real_axis():
    x = np.array([-2.0, 0.3, 1.1])
    step = erf(x + 1e-30j).imag / 1e-30
    assert np.allclose(step, 2 / np.sqrt(np.pi) * np.exp(-x * x),
                       rtol=1e-13)
    assert np.allclose(normal_cdf(np.array([0.0])), 0.5)
    assert sigmoid(np.array([-800.0, 800.0])).tolist() == [0.0, 1.0]


def test_logistic_function_beside_zero():
    x = np.array([-2.0, 0.0, 1.1])
    step = sigmoid(x + 1e-30j).imag / 1e-30
    assert np.allclose(step, sigmoid(x) * sigmoid(-x), rtol=1e-13)


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


def test_printed_functions_of_arrays_beside_chance():
    check_tex(r"\operatorname{E}[u] g(x) = \operatorname{E}[u] x \odot x",
              where=[r"g(v) = v^2"], x=(3,),
              u=distribution((0.5, 2.0), (0.3, 0.7)))
