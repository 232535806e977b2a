"""Affine functions of one another: by hand, by sampling, by properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mlp_lit.inversion import affine_basis
from mlp_lit.inversion.affine_basis import (
    equal_up_to_affine_basis,
    is_affine_function,
    layer_directions,
    lost_directions,
)
from mlp_lit.networks import linear

SEEDS = st.integers(0, 2 ** 32 - 1)


def small_layer(d, m, seed):
    """Small whole numbers: coinciding hyperplanes are frequent."""
    rng = np.random.default_rng(seed)
    return (rng.integers(-1, 2, (d, m)).astype(float),
            rng.integers(-1, 2, m).astype(float))


def outputs(W, b, seed, n=400):
    X = np.random.default_rng(seed).normal(scale=4, size=(n, len(W)))
    return X, np.maximum(0, linear.forward(X, W, b))


# fit_affine, is_affine_function

def test_fit_by_hand():
    # Through (0, 1), (1, 1), (2, 4) the best line is 1/2 + 3x/2; what it
    # misses has the squares 1/4, 1, 1/4, and F less its mean 1, 1, 4.
    V, c, residual = affine_basis.fit_affine([[1.0], [1], [4]],
                                             [[0.0], [1], [2]])
    assert_allclose(V, [[1.5]])
    assert_allclose(c, [0.5])
    assert_allclose(residual, 0.5)


@given(SEEDS, st.integers(1, 4), st.integers(1, 4))
def test_an_affine_function_is_found(seed, p, q):
    rng = np.random.default_rng(seed)
    G, V, c = (rng.normal(size=s) for s in ((9, q), (q, p), p))
    found_V, found_c, residual = affine_basis.fit_affine(G @ V + c, G)
    assert residual < 1e-12
    assert_allclose(found_V, V, atol=1e-8)
    assert_allclose(found_c, c, atol=1e-8)


@given(SEEDS)
def test_one_way_and_both_ways(seed):
    rng = np.random.default_rng(seed)
    G = rng.normal(size=(9, 3))
    onto_a_line = G @ np.outer(rng.normal(size=3), [1.0, 2.0]) + 5
    assert is_affine_function(onto_a_line, G)
    assert not is_affine_function(G, onto_a_line)
    assert not equal_up_to_affine_basis(G, onto_a_line)
    assert not equal_up_to_affine_basis(onto_a_line, G)
    assert not is_affine_function(G ** 2, G)
    wider = G @ rng.normal(size=(3, 5)) - 2
    assert equal_up_to_affine_basis(G, wider)
    assert equal_up_to_affine_basis(wider, G)


def test_constants():
    line, tenth = np.arange(7.0)[:, np.newaxis], np.full((7, 2), 0.1)
    assert is_affine_function(tenth, line)
    assert not is_affine_function(line, tenth)
    assert equal_up_to_affine_basis(tenth, np.full((7, 1), 1e9))
    assert affine_basis.fit_affine(line, tenth)[2] == 1
    assert affine_basis.fit_affine(tenth, line)[2] == 0


def test_the_tolerance_counts():
    G = np.arange(7.0)[:, np.newaxis]
    F = G + 1e-4 * G ** 2
    assert not is_affine_function(F, G)
    assert is_affine_function(F, G, tolerance=1e-3)
    with pytest.raises(ValueError, match="tolerance must be"):
        is_affine_function(F, G, tolerance=-1)


def test_samples_must_be_the_same():
    with pytest.raises(ValueError, match="G must have shape"):
        affine_basis.fit_affine(np.ones((3, 2)), np.ones((4, 2)))
    with pytest.raises(ValueError, match="F must have shape"):
        affine_basis.fit_affine(np.ones(3), np.ones((3, 2)))


# directions

def test_directions_by_hand():
    square = [[0.0, 0, 4], [1, 0, 4], [0, 1, 4], [1, 1, 4]]
    found = affine_basis.directions(square)
    assert_allclose(found.T @ found, np.diag([1.0, 1, 0]), atol=1e-15)
    assert affine_basis.directions([[1.0, 2.0]]).shape == (0, 2)


# layer_directions, lost_directions

@pytest.mark.parametrize("W, b, size, lost", [
    ([[1.0, 2.0]], [0.0, 0.0], 1, 0),      # both on, or both off
    ([[1.0, -1.0]], [0.0, 0.0], 2, 1),     # one or the other
    ([[1.0, -1.0]], [1.0, 0.0], 2, 1),     # two hyperplanes
    ([[1.0, -1.0], [0.0, 0.0]], [0.0, 0.0], 2, 1),
    ([[1.0, 2.0, -3.0]], [0.0, 0.0, 0.0], 2, 1),
    ([[0.0, 1.0]], [5.0, 0.0], 1, 0),      # the first output is constant
    ([[1.0, 1.0], [0.0, 1.0]], [0.0, 0.0], 2, 0)])
def test_directions_of_a_layer_by_hand(W, b, size, lost):
    found = layer_directions(W, b)
    assert found.shape == (size, len(b))
    assert len(lost_directions(W, found)) == lost


@given(st.integers(1, 3), st.integers(1, 5), SEEDS)
def test_directions_of_a_layer_are_those_of_its_outputs(d, m, seed):
    W, b = small_layer(d, m, seed)
    exact = layer_directions(W, b)
    sampled = affine_basis.directions(outputs(W, b, seed)[1])
    assert_allclose(exact.T @ exact, sampled.T @ sampled, atol=1e-9)


@given(st.integers(1, 3), st.integers(1, 5), SEEDS)
def test_nothing_lost_means_equal_up_to_an_affine_basis(d, m, seed):
    W, b = small_layer(d, m, seed)
    A = outputs(W, b, seed)[1]
    back = (A - b) @ np.linalg.pinv(W, rcond=1e-12)
    lost = lost_directions(W, layer_directions(W, b))
    assert_allclose(lost @ W.T, 0, atol=1e-12)
    assert is_affine_function(back, A)
    assert is_affine_function(A, back) == (len(lost) == 0)


def test_what_is_lost_depends_on_the_inputs():
    # All neurons on: the hull is the row space, of which nothing is lost.
    W, b = np.array([[1.0, -1.0]]), np.array([9.0, 9.0])
    near = np.linspace(-1, 1, 11)[:, np.newaxis]
    A = linear.forward(near, W, b)
    assert len(lost_directions(W, affine_basis.directions(A))) == 0
    assert len(lost_directions(W, layer_directions(W, b))) == 1


def test_nothing_can_be_lost_of_nothing():
    W = np.zeros((2, 3))
    nothing = layer_directions(W, np.ones(3))
    assert nothing.shape == (0, 3)
    assert lost_directions(W, nothing).shape == (0, 3)
    # Of something, zero weights lose all.
    assert len(lost_directions(W, np.eye(3))) == 3


def test_bad_directions_are_refused():
    with pytest.raises(ValueError, match="D must have shape"):
        lost_directions(np.eye(2), np.eye(3))
    with pytest.raises(ValueError, match="b must have shape"):
        layer_directions(np.eye(2), np.zeros(3))
