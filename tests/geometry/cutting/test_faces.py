"""Each face is cut the way that it needs, and the fast way is taken."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.geometry import arrangement
from mlp_lit.geometry.cutting import faces
from mlp_lit.geometry.cutting.faces import cut
from tests.geometry.cutting.shapes import (
    NEAR,
    chords_of,
    layer,
    polygon,
    random_layer,
    strip,
)


@pytest.fixture
def cut_with_care(monkeypatch):
    """A list of the faces that were cut with care."""
    cut_one, asked = faces._cut_one, []

    def noted(chords, face, distance):
        asked.append(int(face))
        return cut_one(chords, face, distance)

    monkeypatch.setattr(faces, "_cut_one", noted)
    return asked


@pytest.mark.parametrize("seed", range(5))
def test_networks_in_general_position_never_ask_for_care(seed, cut_with_care):
    net = ml.MLP((2, 12, 12, 12, 1), rng=np.random.default_rng(seed))
    for one in net.layers:
        one.b[:] = np.random.default_rng(seed + 9).normal(0, 0.5, len(one.b))
    assert len(arrangement.regions(net, (-3, 3, -3, 3))) > 100
    assert cut_with_care == []


def test_only_the_face_where_lines_meet_is_cut_with_care(cut_with_care):
    # Three lines through (1.5, 0.5), in the second of three squares.
    lines = layer((1, 0, -1.5), (1, 1, -2), (1, -1, -1), (0, 1, -0.3))
    finer, parent = cut(chords_of(strip(3), lines), NEAR)
    assert cut_with_care == [1]
    assert_allclose(np.bincount(parent, finer.areas()), 1)
    # A star of six, and a line across four of its rays' sectors.
    assert np.bincount(parent).tolist() == [2, 10, 2]


def test_lines_through_a_corner_are_cut_with_care(cut_with_care):
    finer, parent = cut(chords_of(strip(2), layer((1, -1, 0), (0, 1, -0.5))),
                        NEAR)
    assert cut_with_care == [0]
    assert_array_equal(parent, [0, 0, 0, 0, 1, 1])
    assert_allclose(np.sort(finer.areas()[:4]), [0.125, 0.125, 0.375, 0.375])


def test_faces_without_chords_stay_as_they_are():
    mesh = strip(3)
    finer, parent = cut(chords_of(mesh, layer((1, 0, -9))), NEAR)
    assert_array_equal(finer.corners, mesh.corners)
    assert_array_equal(parent, [0, 1, 2])


@given(st.integers(0, 10 ** 6), st.integers(1, 9))
def test_pieces_lie_on_one_side_of_every_line(seed, count):
    lines = random_layer(seed, count)
    finer, parent = cut(chords_of(strip(3), lines), NEAR)
    Z = finer.points[finer.corners] @ lines.W + lines.b
    low = np.minimum.reduceat(Z, finer.offsets[:-1])
    high = np.maximum.reduceat(Z, finer.offsets[:-1])
    assert np.minimum(-low, high).max() < 1e-12
    assert_allclose(np.bincount(parent, finer.areas()), 1)
    ends, _ = finer.edges
    assert len(np.unique(ends)) - len(ends) + len(finer) == 1


def test_portions_hold_every_face_once(monkeypatch):
    monkeypatch.setattr(faces, "CHUNK", 10)
    # Pairs of chords, a chord with itself among them: 6, 3, 1, 10, 6, 3.
    count = np.array([3, 2, 9, 1, 4, 3, 2])
    chosen = np.array([0, 1, 3, 4, 5, 6])
    parts = faces._portions(chosen, count)
    assert [part.tolist() for part in parts] == [[0, 1, 3], [4], [5, 6]]
    assert [part.tolist() for part in faces._portions(
        np.empty(0, int), count)] == [[]]


def test_one_polygon_with_many_lines():
    finer, _ = cut(chords_of(polygon(9), random_layer(1, 60)), NEAR)
    assert_allclose(finer.areas().sum(), polygon(9).areas()[0])
