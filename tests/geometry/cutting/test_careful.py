"""Cutting by one chord after the other, where lines meet or coincide."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_lit.geometry.cutting.careful import cut_carefully


def hexagon(radius=1.0):
    angles = np.arange(6) * np.pi / 3
    return radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def test_three_chords_through_one_point():
    new, loops = cut_carefully(hexagon(), [(0, 3), (1, 4), (2, 5)], 1e-12)
    assert_allclose(new, [[0, 0]], atol=1e-15)
    assert sorted(map(len, loops)) == [3] * 6


@pytest.mark.parametrize("radius", [1e-3, 1, 1e3])
@pytest.mark.parametrize("away, pieces", [(0.5e-4, 6), (2e-4, 7)])
def test_a_distance_is_a_length_at_any_size(radius, away, pieces):
    # The third chord passes by the crossing of the other two.
    ring = hexagon(radius)
    ring[[2, 5]] += away * np.array([np.cos(np.pi / 6), np.sin(np.pi / 6)])
    _, loops = cut_carefully(ring, [(0, 3), (1, 4), (2, 5)], 1e-4)
    assert len(loops) == pieces


def test_the_same_chord_twice_cuts_once():
    new, loops = cut_carefully(hexagon(), [(0, 3), (0, 3)], 1e-12)
    assert len(new) == 0 and sorted(map(len, loops)) == [4, 4]


def test_a_chord_that_has_no_length_cuts_nothing():
    _, loops = cut_carefully(hexagon()[[0, 0, 1, 2, 3]], [(0, 1)], 1e-12)
    assert len(loops) == 1


def test_the_order_on_the_ring_decides_where_distances_do_not():
    # The points 1 and 2 are on the line of the chord from 0 to 3, up to
    # rounding; being between its ends, they are on its right.
    ring = np.array([[0, 0], [1, 1e-17], [2, -1e-17], [3, 0], [3, 1], [0, 1]])
    _, loops = cut_carefully(ring, [(0, 3)], 1e-12)
    assert sorted(loops) == [[0, 1, 2, 3], [3, 4, 5, 0]]
