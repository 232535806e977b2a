"""The law of a layer's factor: by hand, by SciPy, and by real networks."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import special, stats

import mlp_lit as ml
from mlp_lit.propagation import finite_width

WEIGHTS = finite_width.WEIGHTS
START = {"normal": ml.networks.initialization.He(),
         "orthogonal": ml.networks.initialization.Orthogonal(math.sqrt(2))}


def test_one_unit_by_hand():
    # On with chance 1/2: then 2 g², whose mean square is 12. E log g² =
    # ψ(1/2) + log 2.
    normal = finite_width.factor(1)
    assert (normal.mean, normal.variance, normal.off) == (1, 6 - 1, 0.5)
    assert_allclose(normal.log_mean, math.log(2) + special.digamma(0.5)
                    + math.log(2))
    assert_allclose(normal.log_variance, math.pi ** 2 / 2)
    # An orthogonal 1 × 1 matrix is a sign: the factor is 2 or 0.
    orthogonal = finite_width.factor(1, "orthogonal")
    assert_allclose([orthogonal.variance, orthogonal.log_mean,
                     orthogonal.log_variance], [1, math.log(2), 0],
                    atol=1e-15)


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("n", [2, 5, 33])
def test_moments_by_integration(n, weights):
    def law(k):
        return (stats.chi2(k, scale=2 / n) if weights == "normal"
                else stats.beta(k / 2, (n - k) / 2, scale=2))

    chances = stats.binom(n, 0.5).pmf(np.arange(n + 1))
    moments = np.zeros(4)
    for k in range(1, n + 1):
        if weights == "orthogonal" and k == n:
            x = np.array([2.0])  # the whole length
        else:
            x = law(k).ppf((np.arange(20_000) + 0.5) / 20_000)
        each = [x.mean(), (x * x).mean(), np.log(x).mean(),
                (np.log(x) ** 2).mean()]
        moments += chances[k] * np.array(each)
    mean, square = moments[:2]
    log_mean, log_square = moments[2:] / (1 - chances[0])
    found = finite_width.factor(n, weights)
    assert_allclose([found.mean, found.variance, found.log_mean,
                     found.log_variance, found.off],
                    [mean, square - mean ** 2, log_mean,
                     log_square - log_mean ** 2, chances[0]], rtol=3e-3)


@given(n=st.integers(1, 400))
def test_trigamma(n):
    k = np.arange(1, n + 1)
    assert_allclose(finite_width._trigamma(n), special.polygamma(1, k / 2),
                    rtol=1e-10)


@pytest.mark.parametrize(("weights", "c"), [("normal", 5), ("orthogonal", 3)])
def test_wide_layers(weights, c):
    # −c/(2n) and c/n, up to a relative error of order 1/n.
    for n in (100, 400, 1600):
        found = finite_width.factor(n, weights)
        assert abs(found.log_mean * n / (-c / 2) - 1) < 7 / n
        assert abs(found.log_variance * n / c - 1) < 7 / n


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("n", [1, 2, 7])
def test_draws_have_these_moments(n, weights):
    draws = finite_width.draw_factors(n, (100, 2000), weights,
                                      rng=np.random.default_rng(n))
    found = finite_width.factor(n, weights)
    lit = np.log(draws[draws > 0])
    assert draws.shape == (100, 2000)
    assert_allclose(draws.mean(), 1, atol=5 * math.sqrt(
        found.variance / draws.size))
    assert_allclose(draws.var(), found.variance, rtol=0.05)
    assert_allclose((draws == 0).mean(), found.off, atol=0.006)
    assert_allclose(lit.mean(), found.log_mean, atol=0.03)
    assert_allclose(lit.var(), found.log_variance, rtol=0.05, atol=1e-12)


@pytest.mark.parametrize("weights", WEIGHTS)
def test_real_networks_have_this_law(weights):
    rng, n = np.random.default_rng(5), 6
    factors = []
    for _ in range(1500):
        net = ml.MLP((n,) * 4, "relu", START[weights], rng=rng)
        A = net.trace(np.eye(n)[:1]).A[:3]
        r = [np.mean(a ** 2) for a in A]
        factors.append([r[1] / r[0], r[2] / r[1] if r[1] else np.nan])
    drawn = finite_width.draw_factors(n, 4000, weights, rng=rng)
    factors = np.array(factors)
    for layer in factors.T:
        layer = layer[~np.isnan(layer)]
        assert stats.ks_2samp(layer, drawn).pvalue > 1e-3
    # The factors of two layers are independent: so are their ranks.
    alive = ~np.isnan(factors).any(axis=1)
    assert stats.spearmanr(*factors[alive].T).pvalue > 1e-3


def test_survival_of_real_networks():
    rng, widths = np.random.default_rng(8), (2, 1, 3)
    alive = np.zeros(3)
    for _ in range(3000):
        net = ml.MLP((4, *widths, 2), rng=rng)
        alive += [A.any() for A in net.trace(np.ones((1, 4))).A[1:-1]]
    chances = finite_width.survival(widths)
    assert_allclose(chances, [3 / 4, 3 / 8, 21 / 64])
    assert_allclose(alive / 3000, chances, atol=0.035)


@given(widths=st.lists(st.integers(1, 70), min_size=1, max_size=9))
def test_survival_is_that_of_the_factors(widths):
    off = [finite_width.factor(n).off for n in widths]
    assert_allclose(finite_width.survival(widths),
                    np.cumprod(1 - np.array(off)), rtol=1e-12)


@pytest.mark.parametrize(("call", "error", "message"), [
    (lambda: finite_width.survival([3, 0]), ValueError,
     r"widths\[1\] must be at least 1"),
    (lambda: finite_width.factor(0), ValueError, "width must be at least 1"),
    (lambda: finite_width.factor(4, "ortho"), ValueError,
     "did you mean 'orthogonal'"),
    (lambda: finite_width.draw_factors(4, 3, rng=0), TypeError,
     "rng must be a numpy.random.Generator"),
    (lambda: finite_width.draw_factors(2.5, 3, rng=0), TypeError,
     "width must be an integer"),
])
def test_bad_input(call, error, message):
    with pytest.raises(error, match=message):
        call()
