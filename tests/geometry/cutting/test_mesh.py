"""Meshes by hand: two squares side by side."""

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry.cutting.mesh import Mesh, gather, ramp, starts
from tests.geometry.cutting.shapes import strip


def test_stretches():
    assert_array_equal(starts([2, 0, 3]), [0, 2, 2, 5])
    assert_array_equal(ramp([2, 0, 3]), [0, 1, 0, 1, 2])
    offsets = starts([2, 0, 3])
    assert_array_equal(gather(offsets, np.array([2, 0, 1])), [2, 3, 4, 0, 1])
    assert len(gather(offsets, np.empty(0, int))) == 0


def test_two_squares():
    mesh = strip(2)
    assert len(mesh) == 2
    assert_array_equal(mesh.faces(), np.repeat([0, 1], 4))
    assert_array_equal(mesh.following(), [1, 2, 3, 0, 5, 6, 7, 4])
    assert_allclose(mesh.areas(), 1)
    assert_allclose(mesh.middles(), [[0.5, 0.5], [1.5, 0.5]])


def test_neighbours_share_their_edge():
    mesh = strip(2)
    ends, edge = mesh.edges
    assert len(ends) == 7 and (ends[:, 0] < ends[:, 1]).all()
    corner = np.arange(8)
    around = np.stack([mesh.corners, mesh.corners[mesh.following()]], axis=1)
    assert_array_equal(ends[edge[corner]], np.sort(around, axis=1))
    # The second square's left side is the first one's right side.
    assert edge[1] == edge[7] and len(set(edge.tolist())) == 7


def test_some_of_the_faces():
    some = strip(4).take(np.array([1, 3]))
    assert len(some) == 2
    assert_allclose(some.middles(), [[1.5, 0.5], [3.5, 0.5]])


def test_area_of_a_triangle_near_and_far():
    for shift in (0, 1e8):
        points = shift + np.array([[0.0, 0.0], [2.0, 1.0], [1.0, 3.0]])
        mesh = Mesh(points, np.arange(3), np.array([0, 3]))
        assert_allclose(mesh.areas(), [(2 * 3 - 1 * 1) / 2])
