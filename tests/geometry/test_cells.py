"""Cells: patterns, their colours, their pieces, and how many there are."""

import math
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.geometry import cells

SEEDS = st.integers(0, 2 ** 32 - 1)
# Written down once, so that no later version changes a picture.
COLOURS = [[252, 184, 184], [155, 92, 166], [171, 164, 215]]


def with_biases(sizes, seed, **settings):
    """A random network whose biases are not 0."""
    rng = np.random.default_rng(seed)
    net = ml.MLP(sizes, rng=rng, **settings)
    for layer in net.layers:
        layer.b[...] = rng.normal(size=len(layer.b))
    return net


# Points

def test_grid_of_tenths():
    points = cells.grid(5, 101)
    tenths = [k / 10 for k in range(-50, 51)]
    assert_array_equal(points[:101], [[u, -5] for u in tenths])
    assert_array_equal(points.reshape(101, 101, 2)[:, 7, 1], tenths)
    assert points[len(points) // 2].tolist() == [0, 0]


def test_circle_goes_round():
    points = cells.circle(8)
    assert_allclose(np.linalg.norm(points, axis=1), 1)
    assert_allclose(points.sum(axis=0), 0, atol=1e-14)
    assert cells.circle().shape == (720, 2)


# Patterns

def test_pattern_by_hand():
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    net.layers[0].W[...] = [[1, 0, 1], [0, 1, 1]]
    net.layers[0].b[...] = [0, 0, -1]
    net.layers[1].W[...], net.layers[1].b[...] = [[1], [1], [-5]], [-1]
    # z = (2, −1, 0), relu (2, 0, 0), output 1; then z = (1, 1, 1), output −4.
    first, second = cells.activation_patterns(net, [[2, -1], [1, 1]])
    assert first.tolist() == [[0b10000000], [0b11100000]]
    assert second.tolist() == [[0b10000000], [0]]


def test_exact_zeros_are_off():
    net = ml.MLP((2, 9, 9, 2), rng=np.random.default_rng(0))
    for packed in cells.activation_patterns(net, [[0.0, 0.0], [-0.0, 0.0]]):
        assert not packed.any()


@given(SEEDS, st.integers(1, 40), st.sampled_from([np.float32, np.float64]))
@settings(max_examples=40, deadline=None)
def test_patterns_are_the_signs(seed, samples, dtype):
    rng = np.random.default_rng(seed)
    sizes = (3, *rng.integers(1, 20, size=3))
    net = with_biases(sizes, seed, dtype=dtype)
    X = rng.normal(size=(samples, 3)).astype(dtype)
    packed = cells.activation_patterns(net, X)
    for bits, Z in zip(packed, net.trace(X).Z[1:], strict=True):
        assert bits.shape == (samples, math.ceil(Z.shape[1] / 8))
        assert_array_equal(cells.unpack(bits, Z.shape[1]), Z > 0)


def test_portions_make_no_difference(monkeypatch):
    net, X = with_biases((2, 5, 9, 2), 0), cells.grid(2, 11)
    whole = cells.activation_patterns(net, X)
    monkeypatch.setattr(cells, "CHUNK", 50)  # 121 points: 50, 50 and 21
    for one, other in zip(whole, cells.activation_patterns(net, X),
                          strict=True):
        assert_array_equal(one, other)


@given(SEEDS, st.integers(1, 70), st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_packing_agrees_with_numpy(seed, neurons, samples):
    on = np.random.default_rng(seed).random((samples, neurons)) < 0.5
    assert_array_equal(cells.pack(on), np.packbits(on, axis=1))
    assert_array_equal(cells.unpack(cells.pack(on), neurons), on)


def test_joint_patterns():
    layers = [np.full((4, k), k, np.uint8) for k in (1, 2, 3)]
    assert cells.up_to(layers, 2).tolist() == [[1, 2, 2]] * 4
    assert_array_equal(cells.up_to(layers, 1), layers[0])


@given(SEEDS, st.integers(1, 20))
@settings(max_examples=60, deadline=None)
def test_distinct_agrees_with_numpy(seed, width):
    rng = np.random.default_rng(seed)
    packed = rng.integers(0, 2, (60, width)).astype(np.uint8)
    packed[:, :-2] = 255  # so that some rows are equal
    first, number = cells.distinct(packed)
    assert len(first) == len(np.unique(packed, axis=0))
    assert_array_equal(packed[first][number], packed)


# Colours

@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_colour_depends_on_its_pattern_alone(seed):
    rng = np.random.default_rng(seed)
    packed = rng.integers(0, 256, (50, 3)).astype(np.uint8)
    colours = cells.colours(packed)
    order = rng.permutation(50)[:20]
    assert_array_equal(cells.colours(packed[order]), colours[order])


def test_colours_are_those_of_every_machine():
    packed = np.array([[0, 0], [0, 1], [200, 127]], np.uint8)
    assert cells.colours(packed).tolist() == COLOURS


def test_one_bit_changes_the_colour_and_all_colours_are_used():
    packed = np.arange(4096, dtype=np.uint16).view(np.uint8).reshape(-1, 2)
    colours = cells.colours(packed)
    assert len(np.unique(colours, axis=0)) == 192
    same = [(colours == cells.colours(packed ^ np.array(
        [[1 << k, 0]], np.uint8))).all(axis=1).mean() for k in range(8)]
    assert max(same) < 0.02  # one in 192 by chance


# Pieces

def test_pieces_by_hand():
    image = np.array([[5, 5, 2],
                      [2, 5, 2],
                      [2, 2, 5]])
    piece = cells.pieces(image)
    assert piece.max() == 3
    assert piece[0, 0] == piece[0, 1] == piece[1, 1] != piece[2, 2]
    assert piece[1, 0] == piece[2, 1] != piece[0, 2] == piece[1, 2]


def test_pixels_of_one_convex_cell_belong_together():
    image = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    assert cells.pieces(image).max() == 4
    assert cells.pieces(image, cells=image).max() == 1


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_pieces_agree_with_scipy(seed):
    from scipy import ndimage
    image = np.random.default_rng(seed).integers(0, 3, (9, 7))
    expected = sum(ndimage.label(image == k)[1] for k in range(3))
    piece = cells.pieces(image)
    assert len(np.unique(piece)) == expected
    assert len(np.unique(np.stack([piece.ravel(), image.ravel()]),
                         axis=1).T) == expected


def test_two_pieces_of_one_pattern():
    net = ml.MLP((1, 2, 1), rng=np.random.default_rng(0))
    net.layers[0].W[...] = [[1, -1]]
    net.layers[1].W[...], net.layers[1].b[...] = [[1], [1]], [-1]  # |x| − 1
    _, packed = cells.activation_patterns(net, np.linspace(-3, 3, 61)[:, None])
    piece = cells.pieces(cells.distinct(packed)[1][None])
    assert len(np.unique(packed)) == 2 and piece.max() + 1 == 3


# Counts

def test_most_cells_by_hand():
    assert [cells.most_cells([m]) for m in (1, 2, 3, 4)] == [2, 4, 7, 11]
    assert cells.most_cells([3, 4]) == 77
    assert cells.most_cells([3], inputs=1) == 4
    assert cells.most_cells([3], inputs=5) == 8


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_no_network_has_more(seed):
    widths = np.random.default_rng(seed).integers(1, 7, size=2).tolist()
    net = with_biases((2, *widths, 2), seed)
    patterns = cells.activation_patterns(net, cells.grid(4, 60))
    for l in (1, 2):
        count = len(cells.distinct(cells.up_to(patterns, l))[0])
        assert count <= cells.most_cells(widths[:l]) <= 2 ** sum(widths[:l])


def test_general_lines_reach_the_bound():
    net = ml.MLP((2, 4), rng=np.random.default_rng(0))
    angle = np.array([0.1, 0.9, 1.7, 2.5])
    net.layers[0].W[...] = [np.cos(angle), np.sin(angle)]
    net.layers[0].b[...] = [0.3, -0.4, 0.5, -0.7]
    packed, = cells.activation_patterns(net, cells.grid(4, 200))
    assert len(cells.distinct(packed)[0]) == cells.most_cells([4]) == 11


def test_census_counts_a_cell_that_only_a_sample_has_met():
    at_grid = np.array([[1], [1], [2]], np.uint8)
    at_data = np.array([[3], [3], [1]], np.uint8)
    assert cells.census(at_grid, at_data, [8, 8]) == cells.Census(
        with_data=2, seen=3, possible=37 ** 2, all=2 ** 16)


# Geometry

@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_affine_map_is_the_network_with_its_derivative(seed):
    rng = np.random.default_rng(seed)
    net, x = with_biases((3, 6, 5, 2), seed), rng.normal(size=3)
    W, b = cells.affine_map(net, x)
    assert_allclose(x @ W + b, net.forward(x), rtol=1e-9, atol=1e-12)
    gap = min(np.abs(Z).min() for Z in net.trace(x[None]).Z[1:-1])
    if gap > 1e-4:  # no neuron switches within the steps
        judge = ml.calculus.numerical.jacobian(net.forward, x, "central").T
        assert_allclose(W, judge, rtol=1e-5, atol=1e-7)


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_joint_cells_are_convex(seed):
    rng = np.random.default_rng(seed)
    net, X = with_biases((2, 5, 4, 2), seed), rng.normal(size=(80, 2))
    number = cells.distinct(cells.up_to(
        cells.activation_patterns(net, X), 2))[1]
    i, j = np.nonzero(number[:, None] == number)
    s = rng.uniform(size=(len(i), 1))
    way = cells.activation_patterns(net, s * X[i] + (1 - s) * X[j])
    ends = cells.activation_patterns(net, X[i])
    assert_array_equal(cells.up_to(way, 2), cells.up_to(ends, 2))


@given(SEEDS, st.sampled_from([2.0 ** -9, 4.0, 2.0 ** 30]))
@settings(max_examples=25, deadline=None)
def test_without_biases_cells_are_cones(seed, scale):
    net = ml.MLP((2, 7, 6, 3), rng=np.random.default_rng(seed))
    X = np.random.default_rng(seed + 1).normal(size=(30, 2))
    for near, far in zip(cells.activation_patterns(net, X),
                         cells.activation_patterns(net, scale * X),
                         strict=True):
        assert_array_equal(near, far)


def test_wedges_of_one_layer():
    net = ml.MLP((2, 12, 2), rng=np.random.default_rng(0))
    first, _ = cells.activation_patterns(net, cells.circle(50_000))
    assert len(cells.distinct(first)[0]) == 24


# Bad input

@pytest.mark.parametrize("call, message", [
    (lambda net: cells.grid(0), "limit must be a number in"),
    (lambda net: cells.grid(5, 1), "per_side must be at least 2, not 1"),
    (lambda net: cells.circle(0), "count must be at least 1, not 0"),
    (lambda net: cells.activation_patterns(net, [[1.0]]),
     r"X must have shape \(n, 2\), not \(1, 1\)"),
    (lambda net: cells.activation_patterns(net, [[1.0, math.nan]]),
     "X must be finite"),
    (lambda net: cells.up_to([np.zeros((1, 1), np.uint8)], 2),
     "layer must be at most 1, the number of layers in patterns, not 2"),
    (lambda net: cells.up_to([np.zeros((1, 1), np.uint8)], 0),
     "layer must be at least 1, not 0"),
    (lambda net: cells.most_cells([3], inputs=0),
     "inputs must be at least 1, not 0"),
    (lambda net: cells.most_cells([3, -1]),
     r"widths\[1\] must be at least 1, not -1"),
    (lambda net: cells.pack(np.ones(3, bool)),
     r"on must have shape \(n, neurons\), not \(3,\)"),
    (lambda net: cells.affine_map(net, [1.0]),
     r"x must have shape \(2,\), not \(1,\)"),
    (lambda net: cells.affine_map(
        ml.MLP((2, 2), "tanh", rng=np.random.default_rng(0)), [1.0, 2.0]),
     r"net must have the activation 'relu', not Tanh\(\)"),
])
def test_bad_input(call, message):
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=message):
        call(net)


def test_pieces_without_scipy(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    with pytest.raises(ImportError, match="install scipy"):
        cells.pieces(np.zeros((2, 2), int))
