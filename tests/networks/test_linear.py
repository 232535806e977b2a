"""The linear layer: a sum on paper, derivatives from values, properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.calculus import numerical
from mlp_lit.networks import linear

SHAPES = st.tuples(*[st.integers(1, 6)] * 3)


def draw(shapes, seed=0):
    """X, W, b and the coefficients C of a generic loss of Z."""
    batch, d_in, d_out = shapes
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(s) for s in (
        (batch, d_in), (d_in, d_out), (d_out,), (batch, d_out))]


def loss(Z, C):
    return (np.sin(C * Z) + C * Z ** 2).sum()


def loss_derivative(Z, C):
    return C * np.cos(C * Z) + 2 * C * Z


def test_forward_by_hand():
    X = np.array([[1.0, 2.0]])
    W = np.array([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])
    b = np.array([0.5, -0.5, 0.0])
    assert_array_equal(linear.forward(X, W, b), [[15.5, 17.5, 21.0]])


def test_backward_by_hand():
    # Two samples, so that the sum over the batch shows.
    dZ = np.array([[1.0, 0.0], [2.0, 3.0]])
    X = np.array([[1.0, 10.0], [100.0, 1000.0]])
    W = np.array([[1.0, 2.0], [3.0, 4.0]])
    dX, dW, db = linear.backward(dZ, X, W)
    assert_array_equal(dX, [[1, 3], [8, 18]])
    assert_array_equal(dW, [[201, 300], [2010, 3000]])
    assert_array_equal(db, [3, 3])


@given(SHAPES, st.integers(0, 9))
def test_backward_against_complex_step(shapes, seed):
    X, W, b, C = draw(shapes, seed)
    dZ = loss_derivative(linear.forward(X, W, b), C)
    dX, dW, db = linear.backward(dZ, X, W)

    def of(**changed):
        arrays = {"X": X, "W": W, "b": b} | changed
        return loss(linear.forward(**arrays), C)

    assert_allclose(dX, numerical.gradient(lambda X: of(X=X), X), 1e-12)
    assert_allclose(dW, numerical.gradient(lambda W: of(W=W), W), 1e-12)
    assert_allclose(db, numerical.gradient(lambda b: of(b=b), b), 1e-12)


@given(SHAPES, st.integers(0, 9))
def test_merged_is_the_same_layer(shapes, seed):
    X, W, b, dZ = draw(shapes, seed)
    X1, W1 = linear.merge(X, W, b)
    assert_allclose(linear.forward_merged(X1, W1),
                    linear.forward(X, W, b), rtol=1e-12, atol=1e-12)
    dW1 = linear.backward_merged(dZ, X1)
    _, dW, db = linear.backward(dZ, X, W)
    assert_allclose(dW1, np.vstack([db, dW]), rtol=1e-12, atol=1e-12)


@given(SHAPES, st.integers(0, 9))
def test_out_is_written(shapes, seed):
    X, W, b, dZ = draw(shapes, seed)
    X1, W1 = linear.merge(X, W, b)
    Z, dX = np.empty_like(dZ, order="F"), np.empty_like(X, order="F")
    dW1 = np.empty_like(W1)
    linear.forward_merged(X1, W1, Z)
    linear.backward_input(dZ, W, dX)
    linear.backward_merged(dZ, X1, dW1)
    assert_allclose(Z, X1 @ W1, rtol=1e-12, atol=1e-12)
    assert_allclose(dX, dZ @ W.T, rtol=1e-12, atol=1e-12)
    assert_allclose(dW1, X1.T @ dZ, rtol=1e-12, atol=1e-12)


@given(SHAPES, st.integers(0, 9))
def test_batch_gradient_is_the_sum_of_sample_gradients(shapes, seed):
    X, W, _, dZ = draw(shapes, seed)
    rows = [linear.backward(dZ[i:i + 1], X[i:i + 1], W)
            for i in range(len(X))]
    dX, dW, db = linear.backward(dZ, X, W)
    assert_allclose(dX, np.vstack([r[0] for r in rows]), 1e-12, 1e-12)
    assert_allclose(dW, sum(r[1] for r in rows), 1e-12, 1e-12)
    assert_allclose(db, sum(r[2] for r in rows), 1e-12, 1e-12)


@pytest.mark.parametrize("function", [linear.forward, linear.merge])
def test_a_misfit_names_both_arrays(function):
    X, W, b = np.ones((5, 2)), np.ones((3, 4)), np.ones(4)
    with pytest.raises(ValueError, match=r"^W must have shape \(2, d_out\), "
                       r"not \(3, 4\) \(d_in is that of X\)"):
        function(X, W, b)


def test_bias_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match=r"^b must have shape \(4,\), not "
                       r"\(1,\) \(d_out is that of W\)"):
        linear.forward(np.ones((5, 3)), np.ones((3, 4)), np.ones(1))


def test_backward_misfits_are_named():
    X, W = np.ones((5, 3)), np.ones((3, 4))
    with pytest.raises(ValueError, match=r"^dZ must have shape \(5, 4\), not "
                       r"\(5, 3\) \(batch is that of X, d_out is that of W"):
        linear.backward(np.ones((5, 3)), X, W)
    with pytest.raises(ValueError, match=r"^W must have shape \(2, d_out"):
        linear.backward(np.ones((5, 4)), X[:, :2], W)
