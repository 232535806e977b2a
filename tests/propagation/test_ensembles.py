"""Random networks drawn alike, against the exact law of their moments."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import special

from mlp_lit.networks import initialization
from mlp_lit.propagation import ensembles, variance


@pytest.mark.parametrize("activation, start", [
    ("relu", initialization.He()), ("tanh", initialization.LeCun(bias=0.4))])
def test_the_law_of_moments_is_that_of_networks(activation, start, rng):
    sizes, x = (3, 6, 5, 4), np.array([[1.0, -2.0, 0.5]])
    law = ensembles.draw_moments(sizes, activation, start, draws=4000,
                                 second_moment=np.mean(x ** 2), rng=rng)
    nets = [variance.measure(net, x).z for net in ensembles.networks(
        sizes, activation, start, draws=1500, rng=rng)]
    for name in ("mean", "second_moment", "variance"):
        drawn = getattr(law, name)
        real = np.array([getattr(z, name) for z in nets])
        for share in (0.1, 0.5, 0.9):  # the whole law, not only its mean
            below = (real < np.quantile(drawn, share, axis=0)).mean(axis=0)
            assert_allclose(below, share, atol=0.05)
        assert abs(np.corrcoef(drawn[:, 0], drawn[:, 2])[0, 1]
                   - np.corrcoef(real[:, 0], real[:, 2])[0, 1]) < 0.1


def test_over_draws_against_the_formula(rng):
    X = np.array([[3.0, 4.0], [0.0, 1.0]])
    found, measured = ensembles.over_draws(
        (2, 7, 3), X, "identity", "lecun", draws=1500, rng=rng)
    assert_allclose(found, (25 + 1) / 2 / 2, rtol=0.1)
    assert len(measured) == 1500
    assert_allclose(np.mean([m.z.second_moment for m in measured], axis=0),
                    found, rtol=0.05)


def test_over_draws_is_unbiased_from_two_draws():
    x = np.ones((1, 2))
    pairs = [ensembles.over_draws((2, 1), x, "identity", "lecun", draws=2,
                                  rng=np.random.default_rng(seed))[0][0]
             for seed in range(2000)]
    assert abs(np.mean(pairs) - 1) < 4 * np.std(pairs) / np.sqrt(2000)


@pytest.mark.parametrize("call", [
    lambda rng: ensembles.draw_moments((2, 3), draws=0, rng=rng),
    lambda rng: ensembles.over_draws((2, 3), [[1, 2]], draws=1, rng=rng),
    lambda rng: list(ensembles.networks((2, 3), draws=0, rng=rng))])
def test_too_few_draws(call, rng):
    with pytest.raises(ValueError, match="draws must be at least"):
        call(rng)


def test_a_seed_is_no_generator():
    with pytest.raises(TypeError, match="rng"):
        ensembles.draw_moments((2, 3), draws=2, rng=0)


# -- pairs of inputs, and typical growth ----------------------------------

def test_the_cosine_of_a_relu_layer_by_sampling(rng):
    for cosine in (-0.9, -0.2, 0.5, 0.95):
        u, other = rng.standard_normal((2, 400_000))
        v = cosine * u + np.sqrt(1 - cosine ** 2) * other
        both = 2 * np.mean(np.maximum(u, 0) * np.maximum(v, 0))
        assert_allclose(ensembles.relu_cosine(cosine), both, atol=0.01)


@given(st.floats(-1, 1))
def test_a_relu_layer_never_turns_inputs_apart(cosine):
    assert cosine - 1e-12 <= ensembles.relu_cosine(cosine) <= 1 + 1e-12


@given(st.integers(1, 400))
def test_mean_logarithms(n):
    expected = np.log(2) + special.digamma(np.arange(1, n + 1) / 2)
    assert_allclose(ensembles.log_chi_squared(n), expected, rtol=1e-11,
                    atol=1e-13)


def test_growth_by_hand():
    # One neuron, given that it is on: E ln g² = −γ − ln 2.
    assert_allclose(ensembles.log_growth(1), -np.euler_gamma - np.log(2))
    # Two: on alone with chance 2/3, both with 1/3, E ln χ²_2 = ln 2 − γ.
    alone, both = -np.euler_gamma - np.log(2), np.log(2) - np.euler_gamma
    assert_allclose(ensembles.log_growth(2), 2 / 3 * alone + both / 3)


@pytest.mark.parametrize("width", [3, 16, 101])
def test_growth_by_sampling_and_by_expansion(width, rng):
    g = rng.standard_normal((100_000, width))
    total = (np.maximum(g, 0) ** 2).sum(axis=1)
    logs = np.log(total[total > 0])
    off = abs(logs.mean() - ensembles.log_growth(width))
    assert off < 4 * logs.std() / np.sqrt(len(logs))
    if width > 3:
        expansion = np.log(width / 2) - 5 / (2 * width)
        assert abs(expansion - ensembles.log_growth(width)) < 6 / width ** 2


def test_bad_arguments():
    with pytest.raises(ValueError, match="cosine must lie in"):
        ensembles.relu_cosine(1.1)
    with pytest.raises(ValueError, match="width must be at least 1"):
        ensembles.log_growth(0)
    with pytest.raises(ValueError, match="n must be at least 1"):
        ensembles.log_chi_squared(0)


def test_each_layer_has_its_own_units():
    sizes, X = (2, 3, 5, 4, 1), [[1.0, -2.0], [0.5, 0.0]]
    variance, _ = ensembles.over_draws(sizes, X, draws=7,
                                       rng=np.random.default_rng(3))
    nets = list(ensembles.networks(sizes, "relu", "he", draws=7,
                                   rng=np.random.default_rng(3)))
    for l in range(1, 5):
        Z = np.array([net.trace(X).Z[l] for net in nets])
        assert_allclose(variance[l - 1], Z.var(axis=0, ddof=1).mean())
