"""The sites of a layer: by hand, against its signs, against a k-d tree."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry import power_diagram
from mlp_lit.networks import linear

W_HAND, B_HAND = [[2.0, 1.0], [0.0, 1.0]], [-1.0, 0.0]
LAYERS = st.tuples(st.integers(1, 4), st.integers(1, 7), st.integers(0, 99))


def random_layer(d, m, seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(d, m)), rng.normal(size=m), rng


# patterns

def test_patterns_are_numbered_by_their_digits():
    patterns = power_diagram.all_patterns(5)
    assert patterns.shape == (32, 5)
    assert_array_equal(patterns[13], [1, 0, 1, 1, 0])
    assert_array_equal(power_diagram.pattern_numbers(patterns - 0.5),
                       np.arange(32))


def test_zero_counts_as_off():
    assert power_diagram.pattern_numbers([[0.0, -0.0, 1e-300]]) == [4]


def test_too_many_neurons_are_refused():
    most = power_diagram.MOST_NEURONS
    with pytest.raises(ValueError, match="m must be at most 16, not 17"):
        power_diagram.all_patterns(most + 1)
    with pytest.raises(ValueError, match="at most 16 columns, not 17"):
        power_diagram.pattern_numbers(np.ones((1, most + 1)))
    with pytest.raises(ValueError, match="m must be at least 1"):
        power_diagram.all_patterns(0)


# sites and weights

def test_sites_by_hand():
    sites, weights = power_diagram.sites_and_weights(W_HAND, B_HAND)
    assert_array_equal(sites, [[0, 0], [2, 0], [1, 1], [3, 1]])
    assert_array_equal(weights, [0, 4 - 2, 2 + 0, 10 - 2])


@given(LAYERS)
def test_the_gradient_of_a_power_distance_is_twice_the_way(layer):
    W, b, rng = random_layer(*layer)
    sites, weights = power_diagram.sites_and_weights(W, b)
    x, n = rng.normal(size=layer[0]), rng.integers(len(sites))

    def distance(x):
        # validation takes real numbers only; differences will do
        return power_diagram.power_distances(x[None], sites, weights)[0, n]

    steps = 1e-5 * np.eye(len(x))
    slope = [(distance(x + h) - distance(x - h)) / 2e-5 for h in steps]
    assert_allclose(slope, 2 * (x - sites[n]), atol=1e-6)


@given(LAYERS)
def test_the_nearest_site_is_the_sign_pattern(layer):
    W, b, rng = random_layer(*layer)
    X = 3 * rng.normal(size=(200, layer[0]))
    Z = linear.forward(X, W, b)
    X, Z = X[np.abs(Z).min(axis=1) > 1e-9], Z[np.abs(Z).min(axis=1) > 1e-9]
    found = power_diagram.nearest_site(
        X, *power_diagram.sites_and_weights(W, b))
    assert_array_equal(found, power_diagram.pattern_numbers(Z))


@given(LAYERS)
def test_the_least_distance_is_a_sum_of_relus(layer):
    W, b, rng = random_layer(*layer)
    X = rng.normal(size=(50, layer[0]))
    D = power_diagram.power_distances(
        X, *power_diagram.sites_and_weights(W, b))
    outputs = np.maximum(0, linear.forward(X, W, b)).sum(axis=1)
    assert_allclose(D.min(axis=1), (X ** 2).sum(axis=1) - 2 * outputs,
                    atol=1e-9)


@given(LAYERS)
def test_zeros_of_the_layer_are_ties_of_two_to_the_power(layer):
    d, m, seed = layer
    rng = np.random.default_rng(seed)
    # Whole numbers, and a point at which the first neurons are exactly 0.
    W = rng.integers(-3, 4, (d, m)).astype(float)
    x = rng.integers(-3, 4, d).astype(float)
    b = rng.choice([1.0, 0.0, -2.0], m) - x @ W
    zeros = int((x @ W + b == 0).sum())
    D = power_diagram.power_distances(
        x[None], *power_diagram.sites_and_weights(W, b))[0]
    assert (D == D.min()).sum() == 2 ** zeros


def test_a_tree_finds_the_same_sites_without_weights():
    from scipy.spatial import cKDTree

    rng = np.random.default_rng(0)
    sites, X = rng.normal(size=(60, 3)), rng.normal(size=(500, 3))
    assert_array_equal(power_diagram.nearest_site(X, sites),
                       cKDTree(sites).query(X)[1])


def test_chunks_change_nothing(monkeypatch):
    W, b, rng = random_layer(2, 5, 1)
    X = rng.normal(size=(101, 2))
    given_ = power_diagram.sites_and_weights(W, b)
    whole = power_diagram.nearest_site(X, *given_)
    monkeypatch.setattr(power_diagram, "CHUNK", 7)
    assert_array_equal(power_diagram.nearest_site(X, *given_), whole)


def test_arguments_that_do_not_fit_are_named():
    with pytest.raises(ValueError, match="patterns must have shape"):
        power_diagram.sites_and_weights(W_HAND, B_HAND, [[1, 0, 1]])
    with pytest.raises(ValueError, match="b must have shape"):
        power_diagram.sites_and_weights(W_HAND, [1.0])
    with pytest.raises(ValueError, match="weights must have shape"):
        power_diagram.nearest_site([[1.0]], [[1.0], [2.0]], [1.0])
    with pytest.raises(ValueError, match="weights must have shape"):
        power_diagram.power_distances([[1.0]], [[1.0], [2.0]], [1.0])
    with pytest.raises(ValueError, match="X must have shape"):
        power_diagram.nearest_site([[1.0, 2.0]], [[1.0], [2.0]])


# ordinary or not

@given(LAYERS)
def test_ordinary_means_that_all_weights_are_equal(layer):
    d, m, seed = layer
    m = min(d, m)
    rng = np.random.default_rng(seed)
    Q = np.linalg.qr(rng.normal(size=(d, m)))[0] * rng.uniform(0.5, 2, m)
    b = -(Q ** 2).sum(axis=0) / 2
    assert power_diagram.is_ordinary(Q, b)
    weights = power_diagram.sites_and_weights(Q, b)[1]
    assert_allclose(weights, 0, atol=1e-12)
    for bent_W, bent_b in ((Q, b + 0.1), (Q + 0.1, b)):
        heavy = power_diagram.sites_and_weights(bent_W, bent_b)[1]
        assert np.ptp(heavy) > 1e-3
        assert not power_diagram.is_ordinary(bent_W, bent_b)
