"""Twins of a network: the same function, other numbers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.geometry import symmetries

SEEDS = st.integers(0, 99)
TURNABLE = st.sampled_from(
    ["tanh", "sigmoid", "hard_tanh", "sine", "identity"])
HOMOGENEOUS = st.sampled_from(
    ["relu", "leaky_relu", "parametric_relu", "identity"])


def network(sizes=(2, 3, 4, 2), activation="tanh", seed=0):
    rng = np.random.default_rng(seed)
    net = ml.MLP(sizes, activation, rng=rng)
    net.parameters[:] += 0.3 * rng.normal(size=net.parameters.size)
    return net


def points(seed=0, d=2):
    return np.random.default_rng(seed).normal(size=(9, d))


def same_function(net, twin):
    X = points(7, net.sizes[0])
    assert_allclose(twin.forward(X), net.forward(X), rtol=1e-11, atol=1e-12)


# by hand

def test_permute_by_hand():
    net = network((1, 3, 1), "relu")
    net.parameters[:] = [1, 2, 3, 4, 5, 6, 10, 7, 8, 9]
    assert_array_equal(symmetries.permute(net, 1, [2, 0, 1]).parameters,
                       [3, 1, 2, 6, 4, 5, 10, 9, 7, 8])


def test_flip_by_hand():
    net = network((1, 2, 1), "tanh")
    net.parameters[:] = [1, 2, 3, 4, 5, 6, 7]
    assert_array_equal(symmetries.flip(net, 1, [-1, 1]).parameters,
                       [-1, 2, -3, 4, 5, -6, 7])


def test_flip_of_a_sigmoid_by_hand():
    net = network((1, 2, 1), "sigmoid")
    net.parameters[:] = [1, 2, 3, 4, 5, 6, 7]
    assert_array_equal(symmetries.flip(net, 1, [-1, -1]).parameters,
                       [-1, -2, -3, -4, 5 + 6 + 7, -6, -7])


def test_rescale_by_hand():
    net = network((1, 2, 1), "relu")
    net.parameters[:] = [1, 2, 3, 4, 5, 6, 7]
    assert_array_equal(symmetries.rescale(net, 1, [2, 1]).parameters,
                       [2, 2, 6, 4, 5, 3, 7])


def test_conserved_by_hand():
    net = network((2, 1, 2), "relu")
    net.parameters[:] = [1, 2, 3, 9, 9, 4, 5]
    assert_array_equal(symmetries.conserved(net), [1 + 4 + 9 - 16 - 25])


# properties

@given(SEEDS, st.permutations(range(4)),
       st.sampled_from(["gelu", "relu", "tanh", "parametric_relu"]))
def test_permuting_keeps_the_function(seed, order, activation):
    net = network(activation=activation, seed=seed)
    if activation == "parametric_relu":
        net.layers[1].activation.alpha[...] = [0.1, 0.2, 0.3, 0.4]
    same_function(net, symmetries.permute(net, 2, order))


@given(SEEDS, TURNABLE,
       st.lists(st.sampled_from([1, -1]), min_size=4, max_size=4))
def test_turning_keeps_the_function(seed, activation, signs):
    net = network(activation=activation, seed=seed)
    twin = symmetries.flip(net, 2, signs)
    same_function(net, twin)
    assert_allclose(symmetries.flip(twin, 2, signs).parameters,
                    net.parameters, atol=1e-14)


@given(SEEDS, HOMOGENEOUS,
       st.lists(st.floats(0.01, 100), min_size=3, max_size=3))
def test_rescaling_keeps_the_function(seed, activation, factors):
    net = network(activation=activation, seed=seed)
    same_function(net, symmetries.rescale(net, 1, factors))


@given(SEEDS, HOMOGENEOUS, st.sampled_from([1, 2]))
def test_a_step_changes_what_is_conserved_to_second_order(seed, activation,
                                                          layer):
    net, X = network(activation=activation, seed=seed), points(seed)
    y = np.arange(9) % 2
    _, gradient = ml.loss_and_gradient(net, X, y)
    before, slope = symmetries.conserved(net, layer), net.copy()
    slope.parameters[:] = gradient
    net.parameters[:] -= 0.1 * gradient
    assert_allclose(symmetries.conserved(net, layer), before
                    + 0.01 * symmetries.conserved(slope, layer), atol=1e-12)


def test_other_activations_conserve_nothing():
    net, X = network(activation="tanh"), points()
    _, gradient = ml.loss_and_gradient(net, X, np.arange(9) % 2)
    before = symmetries.conserved(net)
    net.parameters[:] -= 1e-6 * gradient
    assert np.abs(symmetries.conserved(net) - before).max() > 1e-9


# all of them

@pytest.mark.parametrize("activation, number",
                         [("tanh", 48), ("sigmoid", 48), ("gelu", 6)])
def test_all_equivalents_differ_and_agree(activation, number):
    net = network((2, 3, 2), activation)
    twins = list(symmetries.equivalents(net))
    assert len(twins) == symmetries.count_equivalents(net) == number
    assert len({tuple(t.parameters.round(9)) for t in twins}) == number
    assert_array_equal(twins[0].parameters, net.parameters)
    for twin in twins:
        same_function(net, twin)


def test_the_count_is_a_product_over_layers():
    net = network((2, 3, 4, 2), "tanh")
    assert symmetries.count_equivalents(net) == (
        math.factorial(3) * 2 ** 3 * math.factorial(4) * 2 ** 4)
    assert symmetries.count_equivalents(network((2, 2))) == 1


def test_networks_are_left_as_they_are():
    net, before = network(), network().parameters.copy()
    symmetries.permute(net, 1, [2, 1, 0]).parameters[:] = 0
    symmetries.flip(net, 1, [-1, 1, 1])
    assert_array_equal(net.parameters, before)


# bad input

@pytest.mark.parametrize("call, error, words", [
    (lambda n: symmetries.permute("net", 1, [0]), TypeError, "net must be"),
    (lambda n: symmetries.permute(n, 3, [0]), ValueError, "1 … 2"),
    (lambda n: symmetries.permute(n, 0, [0]), ValueError, "layer must be"),
    (lambda n: symmetries.permute(n, 1, [0, 0, 1]), ValueError, "order"),
    (lambda n: symmetries.permute(n, 1, [0, 1]), ValueError, "order"),
    (lambda n: symmetries.flip(n, 1, [1, 0, 1]), ValueError, "signs"),
    (lambda n: symmetries.flip(n, 1, [1, 1]), ValueError, "signs"),
    (lambda n: symmetries.rescale(n, 1, [1, 1, 1]), ValueError, "a\\(ωz\\)"),
])
def test_bad_input(call, error, words):
    with pytest.raises(error, match=words):
        call(network())


def test_a_relu_is_not_turned_and_factors_are_positive():
    net = network(activation="relu")
    with pytest.raises(ValueError, match="2 a"):
        symmetries.flip(net, 1, [-1, 1, 1])
    with pytest.raises(ValueError, match="positive"):
        symmetries.rescale(net, 1, [1, 0, 1])
