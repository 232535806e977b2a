"""Maps of cells: where they are asked, their colours, what is connected."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.geometry import cells, maps

SEEDS = st.integers(0, 2 ** 32 - 1)
# Written down once, so that no later version changes a picture.
COLOURS = [[252, 184, 184], [155, 92, 166], [171, 164, 215]]


# Points

def test_grid_of_tenths():
    points = maps.grid(5, 101)
    tenths = [k / 10 for k in range(-50, 51)]
    assert_array_equal(points[:101], [[u, -5] for u in tenths])
    assert_array_equal(points.reshape(101, 101, 2)[:, 7, 1], tenths)
    assert points[len(points) // 2].tolist() == [0, 0]


def test_circle_goes_round():
    points = maps.circle(8)
    assert_allclose(np.linalg.norm(points, axis=1), 1)
    assert_allclose(points.sum(axis=0), 0, atol=1e-14)
    assert maps.circle().shape == (720, 2)


# Colours

@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_colour_depends_on_its_pattern_alone(seed):
    rng = np.random.default_rng(seed)
    packed = rng.integers(0, 256, (50, 3)).astype(np.uint8)
    colours = maps.colours(packed)
    order = rng.permutation(50)[:20]
    assert_array_equal(maps.colours(packed[order]), colours[order])


def test_colours_are_those_of_every_machine():
    packed = np.array([[0, 0], [0, 1], [200, 127]], np.uint8)
    assert maps.colours(packed).tolist() == COLOURS


def test_one_bit_changes_the_colour_and_all_colours_are_used():
    packed = np.arange(4096, dtype=np.uint16).view(np.uint8).reshape(-1, 2)
    colours = maps.colours(packed)
    assert len(np.unique(colours, axis=0)) == 192
    same = [(colours == maps.colours(packed ^ np.array(
        [[1 << k, 0]], np.uint8))).all(axis=1).mean() for k in range(8)]
    assert max(same) < 0.02  # one in 192 by chance


# Connected components

def test_components_by_hand():
    image = np.array([[5, 5, 2],
                      [2, 5, 2],
                      [2, 2, 5]])
    piece = maps.components(image)
    assert piece.max() == 3
    assert piece[0, 0] == piece[0, 1] == piece[1, 1] != piece[2, 2]
    assert piece[1, 0] == piece[2, 1] != piece[0, 2] == piece[1, 2]


def test_pixels_of_one_convex_cell_belong_together():
    image = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    assert maps.components(image).max() == 4
    assert maps.components(image, cells=image).max() == 1


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_components_agree_with_scipy(seed):
    from scipy import ndimage
    image = np.random.default_rng(seed).integers(0, 3, (9, 7))
    expected = sum(ndimage.label(image == k)[1] for k in range(3))
    piece = maps.components(image)
    assert len(np.unique(piece)) == expected
    assert len(np.unique(np.stack([piece.ravel(), image.ravel()]),
                         axis=1).T) == expected


def test_two_components_of_one_pattern():
    net = ml.MLP((1, 2, 1), rng=np.random.default_rng(0))
    net.layers[0].W[...] = [[1, -1]]
    net.layers[1].W[...], net.layers[1].b[...] = [[1], [1]], [-1]  # |x| − 1
    _, packed = cells.activation_patterns(net, np.linspace(-3, 3, 61)[:, None])
    piece = maps.components(cells.distinct(packed)[1][None])
    assert len(np.unique(packed)) == 2 and piece.max() + 1 == 3


# Bad input

@pytest.mark.parametrize("call, message", [
    (lambda: maps.grid(0), "limit must be a number in"),
    (lambda: maps.grid(5, 1), "per_side must be at least 2, not 1"),
    (lambda: maps.circle(0), "count must be at least 1, not 0")])
def test_bad_input(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_components_without_scipy(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    with pytest.raises(ImportError, match="install scipy"):
        maps.components(np.zeros((2, 2), int))
