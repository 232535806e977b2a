"""Points on edges: seen from both sides, in order, near ones as one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry.cutting.boundaries import cut_edges
from tests.geometry.cutting.shapes import (
    NEAR,
    layer,
    random_layer,
    signs_of,
    strip,
)


def boundaries_of(mesh, lines):
    return cut_edges(mesh, signs_of(mesh, lines), NEAR)


def test_a_shared_edge_is_cut_once_and_seen_from_both_sides():
    # Three lines cross the edge between two squares.
    lines = layer((0, 1, -0.5), (0, 1, -0.25), (0, -1, 0.75))
    found = boundaries_of(strip(2), lines)
    mesh = found.mesh
    assert len(mesh.points) == 6 + 9 and len(mesh.corners) == 8 + 12
    middle = np.flatnonzero(mesh.points[:, 0] == 1)
    assert_allclose(np.sort(mesh.points[middle, 1]), [0, .25, .5, .75, 1])
    # Up along the first square, down along the second.
    ups = [mesh.points[mesh.corners[a:b]] for a, b in ((0, 10), (10, 20))]
    assert_allclose(ups[0][1:6], [[1, 0], [1, .25], [1, .5], [1, .75],
                                  [1, 1]])
    assert_allclose(ups[1][6:], [[1, 1], [1, .75], [1, .5], [1, .25]])
    assert_array_equal(found.key, np.repeat(np.arange(6), 2))
    # On the right side, going up, the first two come on, the last goes off.
    assert_array_equal(found.was_on[:6:2], [False, False, True])


@given(st.integers(0, 10 ** 6), st.integers(1, 12))
def test_boundaries_in_order(seed, count):
    mesh, lines = strip(3), random_layer(seed, count)
    found = boundaries_of(mesh, lines)
    finer = found.mesh
    assert_array_equal(finer.corners[found.is_corner], mesh.corners)
    assert_allclose(finer.areas(), 1)
    around = finer.points[finer.corners]
    steps = around[finer.following()] - around
    assert np.hypot(*steps.T).min() > NEAR
    face, neuron = np.divmod(found.key, count)
    assert_array_equal(finer.faces()[found.place], face)
    Z = (around @ lines.W + lines.b)
    assert_allclose(Z[found.place, neuron], 0, atol=1e-13)
    before = np.empty(len(around), int)
    before[finer.following()] = np.arange(len(around))
    assert_array_equal(Z[before[found.place], neuron] > 0, found.was_on)
    order = np.lexsort((found.place, found.key))
    assert_array_equal(order, np.arange(len(order)))


@pytest.mark.parametrize("apart, points", [(1e-13, 1), (1e-11, 2)])
def test_points_that_are_too_near_are_one(apart, points):
    lines = layer((1, 0, -0.5), (1, 0, -0.5 - apart))
    found = boundaries_of(strip(1), lines)
    assert len(found.mesh.points) == 4 + 2 * points
    assert len(found.key) == 4


def test_points_of_different_edges_are_never_one():
    # The line cuts two edges off their corner, each at 0.01.
    mesh = strip(1)
    found = cut_edges(mesh, signs_of(mesh, layer((1, 1, -0.01))), 0.1)
    assert len(found.mesh.points) == 4 + 2
    assert len(found.key) == 2
