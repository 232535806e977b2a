"""Wrong derivatives do not get past two differentiators."""

import math

import numpy as np
import pytest

from mlp_lit.equations import (
    DifferentiatorsDisagree,
    EquationError,
    EquationFails,
    EvaluationError,
    check_tex,
    computed,
    distribution,
    function,
    scalar_of,
    value,
)
from mlp_lit.equations.meaning.known import relu
from tests.equations.given import is_refused


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
    assert check_tex(tex % ">", **given).draws > 13
    with pytest.raises(EquationFails, match="on the kink"):
        check_tex(tex % r"\ge", **given)


def test_on_the_kink_wild_derivatives_are_refused():
    with pytest.raises(DifferentiatorsDisagree, match="one-sided"):
        check_tex(r"\frac{\partial y}{\partial z} = 5", z=(), kinks={"z": 0},
                  y=computed(lambda z: z * (z.real > 0) + 5j * z.imag, "z"))


def test_higher_slopes():
    check_tex(r"f'''(s) = -\cos s, \quad f''''(s) = \sin s", s=(),
              f=function(np.sin))


def test_slopes_under_the_expectation():
    check_tex(r"\operatorname{E}[f'(u)] = \operatorname{E}[\cos u]",
              u=distribution((0.5, 2.0), (0.3, 0.7)), f=function(np.sin))


@pytest.mark.parametrize("tex, words", [
    (r"f''''''(s) = s", "fourth"), (r"f'(s, t) = s", "one argument")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_a_derivative_at_a_complex_number_is_refused():
    with pytest.raises(EvaluationError, match="at real numbers only"):
        check_tex("f'(s + i t) = f(s)", f=function(np.exp), s=(), t=(),
                  i=value(1j))
