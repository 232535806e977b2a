"""Pieces from several steps are joined to one mesh."""

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry.cutting.pieces import Pieces, join, uncut
from tests.geometry.cutting.shapes import strip


def halves(mesh, face, x):
    """Cut a unit square upright, at two new points."""
    a, b, c, d = mesh.corners[4 * face:4 * face + 4]
    n = len(mesh.points)
    return Pieces(np.array([[x, 0.0], [x, 1.0]]), np.array([face, face]),
                  np.array([4, 4]), np.array([a, n, n + 1, d,
                                              n, b, c, n + 1]))


def test_join_keeps_the_order_of_faces():
    mesh = strip(3)
    last, first = halves(mesh, 2, 2.25), halves(mesh, 0, 0.5)
    whole = uncut(mesh, np.array([1]))
    joined, parent = join(mesh.points, [whole, last, first])
    assert_array_equal(parent, [0, 0, 1, 2, 2])
    assert_allclose(joined.areas(), [0.5, 0.5, 1, 0.25, 0.75])
    assert_allclose(joined.middles()[:, 0], [0.25, 0.75, 1.5, 2.125, 2.625])
    assert len(joined.points) == len(mesh.points) + 4


def test_areas_of_pieces():
    mesh = strip(3)
    assert_allclose(halves(mesh, 2, 2.25).areas(mesh.points), [0.25, 0.75])
    assert_allclose(uncut(mesh, np.arange(3)).areas(mesh.points), 1)
