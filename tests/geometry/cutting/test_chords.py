"""Chords: a neuron's zeros in a face, and on which side it is on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry.cutting import chords
from tests.geometry.cutting.shapes import (
    chords_of,
    layer,
    polygon,
    random_layer,
    strip,
)


def test_one_chord_by_hand():
    # On above the line y = 1/2; the boundary is numbered from (0, 0).
    found = chords_of(strip(1), layer((0, 1, -0.5)))
    assert_allclose(found.ends(), [[[1, 0.5]], [[0, 0.5]]])
    assert (found.first, found.second) == (2, 5)
    assert not found.left_is_on[0] and found.plain[0]


def no_corners(boundaries, signs, keys):
    assert len(keys) == 0
    return np.empty((4, 0), int)


@given(st.integers(0, 10 ** 6), st.integers(1, 12))
def test_chords_of_random_lines(seed, count):
    mesh, lines = polygon(6), random_layer(seed, count)
    with pytest.MonkeyPatch.context() as patch:
        # Nothing is left to the slow search, which would find all of them.
        patch.setattr(chords, "through_corners", no_corners)
        found = chords_of(mesh, lines)
    Z = mesh.points @ lines.W + lines.b
    cutting = (Z > 0).any(axis=0) & (Z < 0).any(axis=0)
    assert_array_equal(np.sort(found.neuron), np.flatnonzero(cutting))
    assert (np.diff(found.first) > 0).all()
    assert (found.first < found.second).all() and found.plain.all()
    P, Q = found.ends()
    w, b = lines.W[:, found.neuron].T, lines.b[found.neuron]
    for ends in P, Q:
        assert_allclose((ends * w).sum(axis=1) + b, 0, atol=1e-13)
    to_the_left = np.stack([P[:, 1] - Q[:, 1], Q[:, 0] - P[:, 0]], axis=1)
    assert_array_equal((to_the_left * w).sum(axis=1) > 0, found.left_is_on)


@given(st.integers(0, 10 ** 6), st.sets(st.integers(0, 3), min_size=1))
def test_some_of_the_faces(seed, chosen):
    found, faces = chords_of(strip(4), random_layer(seed, 9)), sorted(chosen)
    some = found.take(np.array(faces))
    own = np.isin(found.face, faces)
    assert_array_equal(np.array(faces)[some.face], found.face[own])
    assert_array_equal(some.ends(), found.ends()[:, own])
    for name in ("neuron", "left_is_on", "plain"):
        assert_array_equal(getattr(some, name), getattr(found, name)[own])
    assert_array_equal(some.offsets, np.searchsorted(
        some.face, np.arange(len(faces) + 1)))


def test_ends_that_are_one_point_are_not_plain():
    # Two lines meet on the boundary, a third does not.
    found = chords_of(strip(1), layer((1, 1, -0.5), (1, -1, -0.5),
                                      (1, 0, -0.75)))
    assert_array_equal(found.neuron[found.plain], [2])
    assert len(found) == 3
