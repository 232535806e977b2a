"""Activations square by square, held against those at every point."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry.cutting import evaluation
from mlp_lit.geometry.cutting.evaluation import (
    activations_of,
    preactivations,
    squares,
)
from mlp_lit.geometry.planes import PlaneLayer
from tests.geometry.cutting.shapes import layer


def random_layers(seed, widths, slope):
    rng = np.random.default_rng(seed)
    return [PlaneLayer(rng.normal(size=(d, m)), rng.normal(size=m),
                       np.full(m, slope))
            for d, m in zip((2, *widths), widths, strict=False)]


def directly(points, layers):
    A = points
    for one in layers:
        Z = A @ one.W + one.b
        A = np.where(Z > 0, Z, one.left * Z)
    return A


@given(st.integers(0, 1000), st.sampled_from([0.0, 0.2, -0.5]),
       st.lists(st.integers(1, 7), max_size=3))
def test_the_same_as_at_every_point(seed, slope, widths):
    rng = np.random.default_rng(seed)
    points, layers = rng.normal(size=(60, 2)), random_layers(
        seed, widths, slope)
    W, b = rng.normal(size=((2, *widths)[-1], 3)), rng.normal(size=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluation, "LEAST", 9)
        nearby, largest = activations_of(points, layers)
    assert len(nearby) == 9
    A = directly(points, layers)
    assert_allclose(preactivations(nearby, 60, W, b), A @ W + b, atol=1e-11)
    assert_allclose(largest, np.abs(A).max())


def test_the_largest_activation_behind_a_negative_slope():
    points = np.array([[1.0, 0.0], [2.0, 0.0]])
    _, largest = activations_of(points, [layer((-1, 0, 0), slope=-3.0)])
    assert largest == 6


@given(st.integers(1, 200), st.integers(1, 30))
def test_squares_hold_every_point_once(count, wanted):
    points = np.random.default_rng(count).normal(size=(count, 2))
    parts = squares(points, wanted)
    assert_array_equal(np.sort(np.concatenate(parts)), np.arange(count))
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
