"""Ridges and towers: single points by hand, sums for any directions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.geometry import approximation, ridges


def one_input(width, seed, activation="tanh"):
    rng = np.random.default_rng(seed)
    net = ml.MLP((1, width, 1), activation, rng=rng)
    net.parameters[:] = rng.normal(size=net.parameters.size)
    return net


# Ridges

def test_a_ridge_by_hand():
    hinge = approximation.interpolating_network([0, 1], [5, 7])
    net = ridges.ridge_network([[1], [-2]], [hinge])
    assert net.forward([3.0, 1.0]).item() == 7  # 5 + 2 relu(3 − 2)
    assert net.forward([1.0, 1.0]).item() == 5


@given(d=st.integers(1, 4), widths=st.lists(st.integers(1, 4), min_size=1,
                                            max_size=4),
       seed=st.integers(0, 99))
def test_it_is_the_sum_of_its_ridges(d, widths, seed):
    rng = np.random.default_rng(seed)
    V, X = rng.normal(size=(d, len(widths))), rng.normal(size=(7, d))
    nets = [one_input(width, seed) for width in widths]
    net = ridges.ridge_network(V, nets)
    assert net.sizes == (d, sum(widths), 1)
    expected = sum(part.forward(X @ V[:, [k]]) for k, part in enumerate(nets))
    assert_allclose(net.forward(X), expected, atol=1e-12)


def test_a_ridge_has_no_slope_across_its_direction():
    v, x = np.array([3.0, -4.0]), np.array([0.3, 0.8])
    net = ridges.ridge_network(v[:, np.newaxis], [one_input(5, 0)])
    g = numerical.gradient(lambda x: net.forward(x)[0], x, "central")
    assert abs(g @ [4, 3]) < 1e-8 < abs(g @ v)


@pytest.mark.parametrize("V, nets, error, message", [
    (np.ones((2, 2)), [one_input(2, 0)], ValueError, "must hold 2 networks"),
    (np.ones((2, 1)), [np.sin], TypeError, r"nets\[0\] must be an MLP"),
    (np.ones((2, 2)), [one_input(2, 0), one_input(2, 0, "relu")], ValueError,
     r"nets\[1\] must be a network 1-m-1"),
    (np.ones((2, 1)), [ml.MLP((2, 3, 1), rng=np.random.default_rng(0))],
     ValueError, "1-m-1")])
def test_bad_ridges(V, nets, error, message):
    with pytest.raises(error, match=message):
        ridges.ridge_network(V, nets)


# Towers

def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_a_tower_by_hand():
    net = ridges.tower_network([[0, 1]], [[2, 4]], [3], 2)
    x, y = 0.5, 1.5
    bumps = (sigmoid(2 * x) - sigmoid(2 * (x - 2))
             + sigmoid(2 * (y - 1)) - sigmoid(2 * (y - 4)))
    assert_allclose(net.forward([x, y]), 3 * sigmoid(2 * (bumps - 1.5)))


@given(d=st.integers(1, 3), seed=st.integers(0, 99),
       steepness=st.floats(20, 400))
def test_away_from_the_walls_a_tower_is_its_box(d, seed, steepness):
    rng = np.random.default_rng(seed)
    low = rng.uniform(-1, 0, d)
    high = low + rng.uniform(0.2, 1, d)
    net = ridges.tower_network([low], [high], [1], steepness)
    X = rng.uniform(-2, 2, (50, d))
    walls = np.minimum(np.abs(X - low), np.abs(X - high)).min(axis=1)
    X = X[walls >= np.log(8 * d - 1) / steepness]
    inside = ((low < X) & (X < high)).all(axis=1)
    error = np.abs(net.forward(X)[:, 0] - inside)
    assert (error <= sigmoid(-steepness / 4) + 1e-13).all()


def test_several_towers_add_up():
    low, high = [[-1, -1], [0, 0]], [[0, 0], [1, 1]]
    net = ridges.tower_network(low, high, [2, -3], 100)
    assert_allclose(net.forward([[-0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]]),
                    [[2], [-3], [0]], atol=1e-9)


@pytest.mark.parametrize("low, high, heights, steepness, message", [
    ([[0, 0]], [[1, 0]], [1], 1, "low must be less than high"),
    ([[0, 0]], [[1]], [1], 1, "high must have shape"),
    ([[0, 0]], [[1, 1]], [1, 2], 1, "heights must have shape"),
    ([[0, 0]], [[1, 1]], [1], 0, "steepness")])
def test_bad_towers(low, high, heights, steepness, message):
    with pytest.raises(ValueError, match=message):
        ridges.tower_network(low, high, heights, steepness)
