"""A layer presses space flat: by hand, and as oblique projections do."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import nnls

from mlp_lit.inversion import flattening, pseudoinverse
from mlp_lit.networks import linear

SEEDS = st.integers(0, 2 ** 32 - 1)


def tall(m, more, seed):
    """Independent columns, biases, and inputs in and off their span."""
    rng = np.random.default_rng(seed)
    d = m + more
    W = np.linalg.qr(rng.normal(size=(d, m)))[0] * rng.uniform(0.5, 2, m)
    W = W @ (np.eye(m) + 0.2 * rng.normal(size=(m, m)))
    return rng.normal(size=(20, d)), W, rng.normal(size=m)


def nearest_in_the_cone(x, W, b):
    """The nearest point of the span of the columns with z ≥ 0."""
    V = pseudoinverse.pinv(W)
    return (nnls(V.T, x + b @ V)[0] - b) @ V


# press

def test_press_by_hand():
    # z = (x₁, x₁ + x₂), u₁ = (1, −1), u₂ = (0, 1).
    W, b = np.array([[1.0, 1.0], [0.0, 1.0]]), np.zeros(2)
    X = [[2.0, 1.0], [-1.0, 3.0], [1.0, -3.0], [-1.0, -1.0]]
    assert_allclose(flattening.press(X, W, b),
                    [[2, 1], [0, 2], [1, -1], [0, 0]], atol=1e-15)


@given(st.integers(1, 4), st.integers(1, 4), SEEDS)
def test_the_two_cases(d, m, seed):
    rng = np.random.default_rng(seed)
    X, W, b = rng.normal(size=(7, d)), rng.normal(size=(d, m)), rng.normal(
        size=m)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pseudoinverse.RankWarning)
        pushed = flattening.pushes(X, W, b)
        pressed = flattening.press(X, W, b)
    kept = X @ pseudoinverse.projections(W)[0]
    assert pushed.shape == (7, m, d)
    scale = 1 + np.abs(pushed).max()
    assert_allclose(kept + pushed.sum(axis=1), pressed, atol=1e-9 * scale)


@given(st.integers(1, 4), st.integers(0, 2), SEEDS)
def test_coordinates_are_kept_or_become_0(m, more, seed):
    X, W, b = tall(m, more, seed)
    pressed = flattening.press(X, W, b)
    Z = linear.forward(X, W, b)
    assert_allclose(linear.forward(pressed, W, b), np.maximum(0, Z),
                    atol=1e-10)
    assert_allclose(flattening.press(pressed, W, b), pressed, atol=1e-10)
    for j in range(m):
        moved = flattening.pushes(X, W, b)[:, j] @ W
        assert_allclose(np.delete(moved, j, axis=1), 0, atol=1e-10)


@given(st.integers(1, 4), st.integers(0, 2), SEEDS)
def test_nearest_for_orthogonal_columns(m, more, seed):
    rng = np.random.default_rng(seed)
    W = np.linalg.qr(rng.normal(size=(m + more, m)))[0] * rng.uniform(
        0.5, 2, m)
    X, b = rng.normal(size=(20, m + more)), rng.normal(size=m)
    assert_allclose(flattening.press(X, W, b),
                    [nearest_in_the_cone(x, W, b) for x in X], atol=1e-8)


def test_not_nearest_otherwise():
    W, b = np.array([[1.0, 1.0], [0.0, 1.0]]), np.zeros(2)
    x = np.array([[-1.0, 3.0]])
    nearest = nearest_in_the_cone(x[0], W, b)
    assert_allclose(nearest, [0, 3], atol=1e-12)
    assert_allclose(flattening.press(x, W, b), [[0, 2]], atol=1e-12)


# detours

def test_detours_by_hand():
    # 45° between the columns: 1 / sin 45° is √2, for both.
    assert_allclose(flattening.detours([[1.0, 3.0], [0.0, 3.0]]),
                    np.sqrt([2, 2]))
    assert_allclose(flattening.detours(np.diag([2.0, 7.0])), [1, 1])


@given(st.integers(2, 4), st.integers(0, 2), SEEDS)
def test_detours_are_sines(m, more, seed):
    W = tall(m, more, seed)[1]
    for j, detour in enumerate(flattening.detours(W)):
        w, others = W[:, j], np.delete(W, j, axis=1)
        rest = w - others @ np.linalg.lstsq(others, w, rcond=None)[0]
        sine = np.linalg.norm(rest) / np.linalg.norm(w)
        assert_allclose(detour * sine, 1, rtol=1e-9)


def test_bad_input_is_refused():
    with pytest.raises(ValueError, match="independent columns.*only 1 are"):
        flattening.detours([[1.0, 2.0], [2.0, 4.0]])
    for f in (flattening.press, flattening.pushes):
        with pytest.raises(ValueError, match="X must have shape"):
            f(np.ones((2, 3)), np.eye(2), np.zeros(2))
        with pytest.raises(ValueError, match="b must have shape"):
            f(np.ones((2, 2)), np.eye(2), np.zeros(3))
