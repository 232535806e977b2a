"""Cutting by one chord after the other, where lines meet or coincide."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mlp_lit.geometry.cutting.careful import cut_carefully
from tests.geometry.cutting.shapes import chords_of, polygon, random_layer


def hexagon(radius=1.0):
    angles = np.arange(6) * np.pi / 3
    return radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def area(loop):
    """The area of a polygon, by the shoelace formula."""
    x, y = loop.T
    return (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2


def test_two_chords_by_hand():
    ring = np.array([[0, 0], [0.5, 0], [1, 0], [1, 0.25], [1, 1], [0.5, 1],
                     [0, 1], [0, 0.25]])
    new, loops = cut_carefully(ring, [(1, 5), (3, 7)], 1e-12)
    assert_allclose(new, [[0.5, 0.25]])
    turned = [loop[k:] + loop[:k] for loop in loops
              for k in [loop.index(8)]]
    assert sorted(turned) == [[8, 1, 2, 3], [8, 3, 4, 5], [8, 5, 6, 7],
                              [8, 7, 0, 1]]


@given(st.integers(0, 10 ** 6), st.integers(1, 8))
def test_pieces_lie_on_one_side_of_every_line(seed, count):
    lines = random_layer(seed, count)
    chords = chords_of(polygon(5), lines)
    ring = chords.mesh.points[chords.mesh.corners]
    new, loops = cut_carefully(
        ring, zip(chords.first, chords.second, strict=True), 1e-12)
    points = np.concatenate([ring, new])
    areas = [area(points[loop]) for loop in loops]
    assert min(areas) > 0
    assert_allclose(sum(areas), area(ring))
    Z = points @ lines.W + lines.b
    for loop in loops:
        sides = np.minimum(Z[loop].max(axis=0), -Z[loop].min(axis=0))
        assert sides.max() < 1e-11


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
