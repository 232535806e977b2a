"""Layers as square matrices: what is added, and what is kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.inversion.lifting import complete, lift

SEEDS = st.integers(0, 2 ** 32 - 1)


def test_completion_by_hand():
    # Row (3, 4): the other row is ±(4, −3), as long.
    square = complete([[3, 4]])
    assert_allclose(square[0], [3, 4])
    assert_allclose(np.abs(square[1]), [4, 3])
    assert square[0] @ square[1] == pytest.approx(0, abs=1e-12)


def test_tall_weights_get_columns():
    square = complete([[3.0], [4.0]])
    assert_allclose(np.abs(square), [[3, 4], [4, 3]])
    assert square[:, 0] @ square[:, 1] == pytest.approx(0, abs=1e-12)


def test_square_weights_stay():
    W = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert_array_equal(complete(W), W)


@given(SEEDS, st.integers(1, 6), st.integers(1, 6),
       st.sampled_from([0.01, 1.0, 30.0]))
def test_completion_keeps_condition_and_scale(seed, d, m, scale):
    W = np.random.default_rng(seed).normal(size=(d, m))
    square = complete(W)
    assert square.shape == (max(d, m),) * 2
    assert_array_equal(square[:d, :m], W)
    kappa = np.linalg.cond(W)
    if kappa < 1e6:
        assert np.linalg.cond(square) == pytest.approx(kappa)
    scaled = complete(scale * W)
    assert_allclose(scaled @ scaled.T, scale ** 2 * square @ square.T,
                    atol=1e-9 * scale ** 2 * np.abs(square).max() ** 2)


@given(SEEDS, st.integers(1, 4), st.integers(1, 3))
def test_first_columns_of_the_inverse_are_the_right_inverse(seed, d, more):
    W = np.random.default_rng(seed).normal(size=(d, d + more))
    if np.linalg.cond(W) < 1e4:
        inverse = np.linalg.inv(complete(W))
        assert_allclose(inverse[:, :d], W.T @ np.linalg.inv(W @ W.T),
                        atol=1e-8)


def test_zero_weights_are_completed():
    assert_allclose(np.abs(complete([[0.0, 0.0]])).sum(), 1)


def test_lift_by_hand():
    net = ml.MLP((2, 2, 3), rng=np.random.default_rng(0))
    net.layers[0].W[...] = [[3, 0], [0, 3]]
    net.layers[0].b[...] = [1, -5]
    W, b = lift(net)[0]
    assert_allclose(W, 3 * np.eye(3))
    assert_array_equal(b, [1, -5, 0])


def test_bad_input():
    with pytest.raises(ValueError, match="W must have shape"):
        complete([1.0])
    with pytest.raises(TypeError, match="net must be an MLP"):
        lift(None)
