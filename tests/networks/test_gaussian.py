"""Moments of an activation of a normal variable."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.integrate import quad
from scipy.stats import norm

from mlp_lit.networks import activations, gaussian

MOMENTS = (gaussian.mean, gaussian.second_moment,
           gaussian.slope_second_moment)
NORMALS = [(0.0, 1.0), (0.7, 1.6), (-3.0, 0.4), (2.0, 30.0)]
means, stds = st.floats(-20, 20), st.floats(1e-3, 50)


def by_scipy(f, kinks, m, s):
    """E f(z) by SciPy's adaptive rule between the kinks."""
    ends = np.unique(np.clip([-12, *((np.array(kinks) - m) / s), 12],
                             -12, 12))
    return sum(quad(lambda u: float(f(np.array(m + s * u))) * norm.pdf(u),
                    low, high, epsabs=1e-13, epsrel=1e-13, limit=2000)[0]
               for low, high in zip(ends, ends[1:], strict=False))


def test_relu_by_hand():
    # By symmetry half of E z² = 9; the mean is 3/√(2π); gates open half.
    assert gaussian.second_moment("relu", std=3.0) == 4.5
    assert_allclose(gaussian.mean("relu", std=3.0), 3 / math.sqrt(2 * math.pi))
    assert gaussian.slope_second_moment("relu", std=3.0) == 0.5


@pytest.mark.parametrize("name", activations.BY_NAME)
@pytest.mark.parametrize(("m", "s"), NORMALS)
@pytest.mark.filterwarnings("ignore::scipy.integrate.IntegrationWarning")
def test_against_scipy(name, m, s):
    a = activations.get(name)
    for moment, f in zip(MOMENTS, (
            a, lambda z: a(z) ** 2, lambda z: a.derivative(z) ** 2),
            strict=True):
        cuts = [*a.kinks, 0.0]
        if s > 10:  # quad would step over what happens near 0
            cuts += [*np.linspace(-30, 30, 41), -10.0, 10.0]
        assert_allclose(moment(a, m, s), by_scipy(f, cuts, m, s),
                        rtol=1e-11, atol=1e-12)


@given(alpha=st.floats(-2, 2), m=means, s=stds)
def test_closed_forms_and_quadrature_agree(alpha, m, s):
    a = activations.LeakyReLU(alpha)
    for moment, f in zip(MOMENTS, (
            a, lambda z: a(z) ** 2, lambda z: a.derivative(z) ** 2),
            strict=True):
        scale = (abs(m) + s) ** 2 + 1
        assert_allclose(moment(a, m, s),
                        gaussian._integral(f, m, s, a.kinks),
                        rtol=1e-12, atol=1e-13 * scale)


@given(omega=means, s=st.floats(1e-6, 300))
def test_waves_of_any_width(omega, s):
    # E e^{iz} = exp(iμ − s²/2), so these three are known exactly.
    damp, twice = math.exp(-s * s / 2), math.exp(-2 * s * s)
    sine, cosine = activations.Sine(), activations.Cosine()
    assert_allclose(gaussian.mean(cosine, omega, s), math.cos(omega) * damp,
                    atol=1e-12)
    square = (1 - math.cos(2 * omega) * twice) / 2
    assert_allclose(gaussian.second_moment(sine, omega, s), square,
                    atol=1e-12)
    assert_allclose(gaussian.slope_second_moment(sine, omega, s),
                    1 - square, atol=1e-12)


@pytest.mark.parametrize("s", [1e-9, 1e-3, 1e3, 1e9])
def test_bends_of_any_width_are_found(s):
    # tanh² is z² near 0 and 1 − small far away: 1 − E tanh² → 2 φ(0)/s.
    q = gaussian.second_moment("tanh", std=s)
    if s < 1:
        assert_allclose(q, s * s * (1 - 2 * s * s), rtol=1e-9)
    else:
        assert_allclose(1 - q, 2 / (s * math.sqrt(2 * math.pi)), rtol=1e-5)


@given(m=means)
@pytest.mark.parametrize("name", ["relu", "tanh", "hard_tanh", "elu"])
def test_a_constant_is_a_point_mass(name, m):
    a = activations.get(name)
    for moment, value in zip(MOMENTS, (
            a(m), a(m) ** 2, a.derivative(np.array(m)) ** 2), strict=True):
        assert moment(name, m, 0) == value
        assert type(moment(name, m, 0)) is float
    assert_allclose(gaussian.second_moment(name, m, 1e-9), a(m) ** 2,
                    atol=1e-6)


@given(m=means, s=stds)
@pytest.mark.parametrize("name", ["relu", "tanh", "gelu", "sine"])
def test_a_square_is_at_least_the_square_of_the_mean(name, m, s):
    q = gaussian.second_moment(name, m, s)
    assert gaussian.mean(name, m, s) ** 2 <= q * (1 + 1e-9) + 1e-15


class Steps(activations.Activation):
    """Jumps at every multiple of 1/3 that nobody has declared."""

    def forward(self, Z, out=None):
        return np.floor(3 * Z)

    def derivative(self, Z):
        return np.zeros_like(Z)


def test_jumps_that_are_not_declared_are_found_by_halving():
    k = np.arange(-40, 40)
    share = norm.cdf((k + 1) / 3) - norm.cdf(k / 3)
    assert_allclose(gaussian.mean(Steps()), (k * share).sum(), atol=1e-12)


@pytest.mark.parametrize(("arguments", "error", "message"), [
    (("rely",), ValueError, "did you mean 'relu'"),
    (("relu", math.nan), ValueError, "mean must be a number"),
    (("relu", 0, -1), ValueError, "std must be a number in"),
    (("tanh", 0, "1"), TypeError, "std must be a real number"),
    ((activations.ParametricReLU(np.ones(2)),), TypeError,
     "alpha must be a real number"),
    (("sine", 0, 1e7), ValueError, "std=1e[+]07 is too large"),
])
def test_bad_input(arguments, error, message):
    for moment in MOMENTS:
        with pytest.raises(error, match=message):
            moment(*arguments)
