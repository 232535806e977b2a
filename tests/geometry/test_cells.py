"""Cells: patterns, how they are kept, and how many there are."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

import mlp_lit as ml
from mlp_lit.geometry import cells, maps

SEEDS = st.integers(0, 2 ** 32 - 1)


def with_biases(sizes, seed, **settings):
    """A random network whose biases are not 0."""
    rng = np.random.default_rng(seed)
    net = ml.MLP(sizes, rng=rng, **settings)
    for layer in net.layers:
        layer.b[...] = rng.normal(size=len(layer.b))
    return net


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
    net, X = with_biases((2, 5, 9, 2), 0), maps.grid(2, 11)
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


# Counts

def test_most_joint_cells_by_hand():
    assert [cells.most_joint_cells([m]) for m in (1, 2, 3, 4)] == [2, 4, 7, 11]
    assert cells.most_joint_cells([3, 4]) == 77
    assert cells.most_joint_cells([3], inputs=1) == 4
    assert cells.most_joint_cells([3], inputs=5) == 8


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_no_network_has_more(seed):
    widths = np.random.default_rng(seed).integers(1, 7, size=2).tolist()
    net = with_biases((2, *widths, 2), seed)
    patterns = cells.activation_patterns(net, maps.grid(4, 60))
    for l in (1, 2):
        count = len(cells.distinct(cells.up_to(patterns, l))[0])
        most = cells.most_joint_cells(widths[:l])
        assert count <= most <= 2 ** sum(widths[:l])


def test_general_lines_reach_the_bound():
    net = ml.MLP((2, 4), rng=np.random.default_rng(0))
    angle = np.array([0.1, 0.9, 1.7, 2.5])
    net.layers[0].W[...] = [np.cos(angle), np.sin(angle)]
    net.layers[0].b[...] = [0.3, -0.4, 0.5, -0.7]
    packed, = cells.activation_patterns(net, maps.grid(4, 200))
    assert len(cells.distinct(packed)[0]) == cells.most_joint_cells([4]) == 11


def test_census_counts_a_cell_that_only_a_sample_has_met():
    at_grid = np.array([[1], [1], [2]], np.uint8)
    at_data = np.array([[3], [3], [1]], np.uint8)
    assert cells.census(at_grid, at_data, [8, 8]) == cells.Census(
        with_data=2, seen=3, possible=37 ** 2, all=2 ** 16)


# Geometry

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
    first, _ = cells.activation_patterns(net, maps.circle(50_000))
    assert len(cells.distinct(first)[0]) == 24


# Bad input

@pytest.mark.parametrize("call, message", [
    (lambda net: cells.activation_patterns(net, [[1.0]]),
     r"X must have shape \(n, 2\), not \(1, 1\)"),
    (lambda net: cells.activation_patterns(net, [[1.0, math.nan]]),
     "X must be finite"),
    (lambda net: cells.up_to([np.zeros((1, 1), np.uint8)], 2),
     "layer must be at most 1, the number of layers in patterns, not 2"),
    (lambda net: cells.up_to([np.zeros((1, 1), np.uint8)], 0),
     "layer must be at least 1, not 0"),
    (lambda net: cells.most_joint_cells([3], inputs=0),
     "inputs must be at least 1, not 0"),
    (lambda net: cells.most_joint_cells([3, -1]),
     r"widths\[1\] must be at least 1, not -1"),
    (lambda net: cells.pack(np.ones(3, bool)),
     r"on must have shape \(n, neurons\), not \(3,\)"),
])
def test_bad_input(call, message):
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=message):
        call(net)
