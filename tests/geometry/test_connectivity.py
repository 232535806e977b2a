"""From network to network: which units agree, and what lies between."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.geometry import connectivity, symmetries
from tests.geometry.test_symmetries import (
    SEEDS,
    network,
    points,
    same_function,
)

# by hand

def test_mix_and_barrier_by_hand():
    one, other = network(), network(seed=1)
    halfway = connectivity.mix(one, other, 0.25).parameters
    assert_allclose(halfway, 0.75 * one.parameters + 0.25 * other.parameters)
    assert connectivity.barrier([0, 0.25, 1], [0, 3, 4]) == 2
    assert connectivity.barrier([0, 0.5, 1], [0, 1, 4]) == 0


# alignment

@given(SEEDS, st.sampled_from(["tanh", "sigmoid", "relu"]),
       st.permutations(range(4)))
def test_a_hidden_twin_is_found(seed, activation, order):
    net, X = network(activation=activation, seed=seed), points(seed)
    hidden = symmetries.permute(net, 2, order)
    if activation != "relu":
        hidden = symmetries.flip(hidden, 1, [-1, 1, -1])
    found = connectivity.align(hidden, net, X)
    same_function(net, found)
    # The turned units are those of layer 1, the exchanged ones of layer 2.
    for A, wanted in zip(found.trace(X).A[1:], net.trace(X).A[1:],
                         strict=False):
        assert_allclose(A, wanted, atol=1e-10)


def test_alignment_is_the_best_of_all_permutations():
    net, like, X = network((2, 4, 2), "relu"), network(
        (2, 4, 2), "relu", seed=1), points()
    goal = like.trace(X).A[1]

    def distance(twin):
        return ((twin.trace(X).A[1] - goal) ** 2).sum()

    best = min(map(distance, symmetries.equivalents(net)))
    aligned = connectivity.align(net, like, X)
    assert distance(aligned) == pytest.approx(best, rel=1e-12)
    assert best < distance(net)


def test_the_path_ends_at_both_networks():
    net, other, X = network(), network(seed=1), points()
    y = np.arange(9) % 2
    s, found = connectivity.path_losses(net, other, X, y, points=3)
    assert_array_equal(s, [0, 0.5, 1])
    assert found[0] == ml.evaluate(net, X, y)[0]
    assert found[2] == ml.evaluate(other, X, y)[0]


def test_networks_are_left_as_they_are():
    net, before = network(), network().parameters.copy()
    connectivity.align(net, network(seed=1), points())
    connectivity.mix(net, network(seed=1), 0.5)
    assert_array_equal(net.parameters, before)


# bad input

@pytest.mark.parametrize("call, error, words", [
    (lambda n: connectivity.mix(n, network((2, 3, 2)), 0), ValueError, "same"),
    (lambda n: connectivity.mix(n, "other", 0), TypeError, "other must be"),
    (lambda n: connectivity.path_losses(n, n, points(), [0] * 9, points=1),
     ValueError, "points"),
])
def test_bad_input(call, error, words):
    with pytest.raises(error, match=words):
        call(network())
