"""Crossings of chords, held against linear systems."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry.cutting.meetings import meetings
from tests.geometry.cutting.shapes import (
    NEAR,
    chords_of,
    layer,
    polygon,
    random_layer,
    strip,
)


@given(st.integers(0, 10 ** 6), st.integers(2, 9))
def test_crossings_solve_two_equations(seed, count):
    mesh, lines = polygon(5), random_layer(seed, count)
    chords = chords_of(mesh, lines)
    found = meetings(chords, 0)
    inside = {}
    for i in range(len(chords)):
        for j in range(i + 1, len(chords)):
            both = chords.neuron[[i, j]]
            point = np.linalg.solve(lines.W[:, both].T, -lines.b[both])
            if np.hypot(*point) < 0.8:  # within the inner circle
                inside[i, j] = point
    known = dict(zip(zip(found.i.tolist(), found.j.tolist(), strict=True),
                     found.points, strict=True))
    assert set(inside) <= set(known)
    for pair, point in inside.items():
        assert_allclose(known[pair], point, atol=1e-11)


@given(st.integers(0, 10 ** 6), st.integers(2, 9))
def test_ranks_are_the_order_along_a_chord(seed, count):
    chords = chords_of(polygon(5), random_layer(seed, count))
    found = meetings(chords, 0)
    P, Q = chords.ends()
    for chord in range(len(chords)):
        ranks = np.append(found.rank_i[found.i == chord],
                          found.rank_j[found.j == chord])
        points = np.concatenate([found.points[found.i == chord],
                                 found.points[found.j == chord]])
        along = (points - P[chord]) @ (Q[chord] - P[chord])
        assert_array_equal(np.argsort(np.argsort(along)), ranks)
        assert found.counts[chord] == len(ranks)


def test_chords_of_different_faces_do_not_meet():
    # Two lines that cross at (1/2, 1/2), in the first of two squares.
    lines = layer((1, 1, -1.01), (0, 1, -0.5), (1, 1, -2))
    found = meetings(chords_of(strip(2), lines), NEAR)
    assert_allclose(np.sort(found.points, axis=0), [[0.51, 0.5], [1.5, 0.5]])


@pytest.mark.parametrize("shift, unclear", [
    (0, [0, 1, 2]), (1e-13, [0, 1, 2]), (1e-9, [])])
def test_three_lines_through_one_point(shift, unclear):
    chords = chords_of(polygon(6), layer((1, 0.3, 0), (0.2, 1, 0),
                                         (-1, 1, shift)))
    assert meetings(chords, NEAR).unclear.tolist() == unclear


@pytest.mark.parametrize("apart", [1e-10, 1e-8])
def test_a_crossing_near_an_end_is_told_from_it(apart):
    # They cross at that distance from the right side, and from the left.
    for side in (1, -1):
        lines = layer((0, 1, -0.5), (side, 1, -0.5 - side * (
            0.5 + side * 0.5 - side * apart)))
        chords = chords_of(strip(1), lines)
        assert len(meetings(chords, apart / 4).unclear) == 0
        assert len(meetings(chords, apart * 4).unclear) == 2
