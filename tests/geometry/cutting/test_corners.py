"""Lines through corners: each way in which a line can meet a square."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from mlp_lit.geometry.cutting.boundaries import cut_edges
from mlp_lit.geometry.cutting.corners import cut_ends, zeros_at_corners
from tests.geometry.cutting.shapes import (
    NEAR,
    chords_of,
    layer,
    signs_of,
    strip,
)


@pytest.mark.parametrize("line, first, second, left_is_on", [
    ((1, -1, 0), (0, 0), (1, 1), False),         # corner to corner
    ((-1, 1, 0), (0, 0), (1, 1), True),
    ((1, 1, -1), (1, 0), (0, 1), False),
    ((2, -1, 0), (0, 0), (0.5, 1), False),       # corner to edge
    ((1, -2, 1), (1, 1), (0, 0.5), True),
    ((1, 0, -0.5), (0.5, 0), (0.5, 1), False)])  # edge to edge
def test_a_line_that_cuts_a_square(line, first, second, left_is_on):
    found = chords_of(strip(1), layer(line))
    assert len(found) == 1
    P, Q = found.ends()[:, 0]
    assert tuple(P) == first and tuple(Q) == second
    assert found.left_is_on[0] == left_is_on
    # What the left is can be asked of the line itself.
    d = Q - P
    left = (P + Q) / 2 + 0.01 * np.array([-d[1], d[0]])
    assert (line[:2] @ left + line[2] > 0) == left_is_on
    assert found.plain[0] == (line == (1, 0, -0.5))


@pytest.mark.parametrize("line", [
    (1, 0, 0), (0, 1, -1),     # along an edge
    (1, 1, 0), (-1, -1, 2),    # at a corner only
    (0, 0, 0), (0, 0, 1)])     # zero everywhere, or nowhere
def test_a_line_that_cuts_nothing_off(line):
    assert len(chords_of(strip(1), layer(line))) == 0


def test_only_the_square_that_is_cut_has_a_chord():
    # x + y = 1 is the diagonal of the first square, and touches the second
    # at (1, 0).
    lines = layer((0, 0, 0), (1, 1, -1), (0, 0, -1))
    mesh = strip(2)
    found = chords_of(mesh, lines)
    assert found.face.tolist() == [0] and found.neuron.tolist() == [1]
    signs = signs_of(mesh, lines)
    keys = zeros_at_corners(cut_edges(mesh, signs, NEAR), signs)
    # Both have a positive corner; the neurons that are 0 everywhere do not.
    assert_array_equal(keys, [0 * 3 + 1, 1 * 3 + 1])


def test_a_line_from_a_corner_of_a_later_square():
    # From (2, 0) to (2.5, 1); a line before it crosses both its squares.
    found = chords_of(strip(3), layer((0, 1, -0.5), (2, -1, -4)))
    assert found.face.tolist() == [0, 1, 2, 2]
    P, Q = found.ends()[:, found.neuron == 1]
    assert P.tolist() == [[2, 0]] and Q.tolist() == [[2.5, 1]]


def test_two_lines_through_one_corner_are_not_plain():
    found = chords_of(strip(1), layer((1, -1, 0), (2, -1, 0), (0, 1, -0.5)))
    assert found.plain[found.neuron == 2].all()
    assert not found.plain[found.neuron != 2].any()


@pytest.mark.parametrize("cycle, ends", [
    ([1, 0, -1, 0], (1, 3)), ([-1, 0, 1, 1, 0], (4, 1)),
    ([0, 1, 0, -1, -1], (2, 0)), ([0, 0, 1, 0, -1], (3, 1))])
def test_where_a_cycle_leaves_the_positive_side(cycle, ends):
    assert cut_ends(np.array(cycle)) == ends
