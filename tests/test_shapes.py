"""Shapes declared before a function: what is converted, bound, refused."""

import inspect

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from mlp_lit import _shapes


@_shapes.arrays(X="batch d", W="d m", b="m")
def layer(X, W, b=None, *, scale=1.0):
    """A layer."""
    return scale * (X @ W + (0 if b is None else b))


def test_lists_become_arrays():
    found = layer([[1, 2]], [[1], [1]], [3], scale=2.0)
    assert_array_equal(found, [[12.0]])
    assert layer(np.eye(2, dtype=np.float32),
                 W=np.eye(2, dtype=np.float32)).dtype == np.float32


@pytest.mark.parametrize("X, W, b, message", [
    ([1, 2], [[1], [1]], None, r"X must have shape \(batch, d\), not \(2,\)"),
    ([[1, 2]], [[1]], None, r"W must have shape \(2, m\), not \(1, 1\)"),
    ([[1, 2]], [[1], [1]], [1, 2], r"b must have shape \(1,\), not \(2,\)"),
    ([[1, np.nan]], [[1], [1]], None, r"X must be finite, but X\[0, 1\]"),
    (None, [[1], [1]], None, "X must hold real numbers")])
def test_what_does_not_fit_is_named(X, W, b, message):
    with pytest.raises((TypeError, ValueError), match=message):
        layer(X, W, b)


def test_sizes_are_bound_anew_at_every_call():
    layer(np.eye(2), np.eye(2))
    layer(np.eye(3), np.eye(3))


def test_python_says_what_is_missing_or_too_much():
    with pytest.raises(TypeError, match="missing 1 required positional"):
        layer([[1.0]])
    with pytest.raises(TypeError, match="unexpected keyword argument 'c'"):
        layer([[1.0]], [[1.0]], c=3)


def test_the_function_is_still_itself():
    assert layer.__name__ == "layer" and layer.__doc__ == "A layer."
    assert list(inspect.signature(layer).parameters) == [
        "X", "W", "b", "scale"]


def test_a_number_stands_for_itself():
    @_shapes.arrays(int, plane="2 d")
    def rows(plane):
        return plane

    assert rows([[1], [2]]).dtype == int
    with pytest.raises(ValueError, match=r"must have shape \(2, d\)"):
        rows([[1], [2], [3]])


def test_kernels_take_numbers_of_every_kind():
    @_shapes.shapes(X="batch d", w="d")
    def product(X, w):
        return X @ w

    X = np.array([[1j, 2]])
    assert product(X, np.array([1, 1j]))[0] == 3j
    assert np.isnan(product(np.full((1, 1), np.nan), np.ones(1)))[0]
    with pytest.raises(ValueError, match=r"w must have shape \(2,\)"):
        product(X, np.ones(3))
