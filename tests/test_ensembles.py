"""Random networks drawn alike, against the exact law of their moments."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_lit import ensembles, initialization, variance


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
