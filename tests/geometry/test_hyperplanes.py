"""Counting cells: by hand, against ranks and sampling, and in any order."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry import hyperplanes, power_diagram
from mlp_lit.networks import linear

SIZES = st.tuples(st.integers(1, 3), st.integers(1, 6))


def small_layer(d, m, seed, span=2):
    """Small whole numbers: parallels and common points are frequent."""
    rng = np.random.default_rng(seed)
    return (rng.integers(-span, span + 1, (d, m)).astype(float),
            rng.integers(-span, span + 1, m).astype(float))


def in_general_position_by_ranks(W, b):
    """The definition: intersections have the right dimension, or none."""
    d, m = W.shape
    rows = np.vstack([W, b]).T
    few = (np.linalg.matrix_rank(W.T[list(some)]) == len(some)
           for k in range(1, min(d, m) + 1)
           for some in combinations(range(m), k))
    many = (np.linalg.matrix_rank(rows[list(some)]) == d + 1
            for some in combinations(range(m), d + 1))
    return all(few) and all(many)


# most_cells

def test_most_cells_by_hand():
    # 1 + 4 + 6 lines' pieces; 15 by four planes, as Steiner counted.
    assert hyperplanes.most_cells(4, 2) == 11
    assert hyperplanes.most_cells(4, 3) == 15
    assert hyperplanes.most_cells(0, 2) == 1
    assert hyperplanes.most_cells(5, 7) == 2 ** 5


def test_central_cells_by_hand():
    assert hyperplanes.most_cells(5, 2, central=True) == 10
    assert hyperplanes.most_cells(3, 3, central=True) == 8
    assert hyperplanes.most_cells(4, 1, central=True) == 2
    assert hyperplanes.most_cells(0, 3, central=True) == 1


def test_most_cells_refuses_what_is_no_count():
    with pytest.raises(ValueError, match="m must be at least 0"):
        hyperplanes.most_cells(-1, 2)
    with pytest.raises(ValueError, match="d must be at least 1"):
        hyperplanes.most_cells(3, 0)
    with pytest.raises(TypeError, match="m must be an integer"):
        hyperplanes.most_cells(2.5, 2)


# count_cells

@pytest.mark.parametrize("W, b, count", [
    ([[1, 0], [0, 1]], [0, 0], 4),                    # a cross
    ([[1, 2, 1], [0, 0, 0]], [0, 1, 5], 4),           # three parallels
    ([[1, 2], [1, 2]], [1, 2], 2),                    # the same line twice
    ([[1, 0, 1], [0, 1, 1]], [0, 0, 0], 6),           # through one point
    ([[1, 0, 1, 2], [0, 1, 1, 1]], [0, 0, 0, 1], 10),  # three of the four
    ([[1, 0, 0], [0, 0, 1]], [0, 3, 0], 4),           # a dead neuron
    ([[0], [0]], [1], 1),
    ([[1, 1, 2]], [0, -1, -2], 3),                    # points, two equal
    (np.eye(3), [1, 2, 3], 8)])
def test_cells_by_hand(W, b, count):
    assert hyperplanes.count_cells(W, b) == count


def test_floats_are_taken_as_they_are():
    # 0.1 + 0.2 is not 0.3: these two lines are parallel, and not the same.
    assert hyperplanes.count_cells([[1, 1], [0, 0]], [0.1 + 0.2, 0.3]) == 3


@given(SIZES, st.integers(0, 99))
def test_patterns_seen_are_at_most_the_cells(sizes, seed):
    W, b = small_layer(*sizes, seed)
    keep = W.any(axis=0)
    X = np.random.default_rng(seed).normal(size=(4000, sizes[0])) * 3
    Z = linear.forward(X, W, b)
    inside = X[(Z[:, keep] != 0).all(axis=1)]
    seen = np.unique(linear.forward(inside, W, b) > 0, axis=0)
    count = hyperplanes.count_cells(W, b)
    assert len(seen) <= count
    assert count <= hyperplanes.most_cells(int(keep.sum()), sizes[0])


def test_all_cells_are_seen_in_a_wide_box():
    side = np.linspace(-29.9, 30.1, 601)
    X = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    for seed in range(20):
        W, b = small_layer(2, 4, seed, span=1)
        W[0] += (~W.any(axis=0)).astype(float)
        Z = linear.forward(X, W, b)
        Z = Z[(np.abs(Z) > 1e-9).all(axis=1)]
        seen = np.unique(power_diagram.pattern_numbers(Z))
        assert len(seen) == hyperplanes.count_cells(W, b)


@given(SIZES, st.integers(0, 99))
def test_order_scale_and_place_do_not_matter(sizes, seed):
    W, b = small_layer(*sizes, seed)
    rng = np.random.default_rng(seed)
    order = rng.permutation(sizes[1])
    scale = 2.0 ** rng.integers(-3, 4, sizes[1]) * rng.choice([-1, 1],
                                                              sizes[1])
    shift = rng.integers(-5, 6, sizes[0]) / 4
    moved = (b + shift @ W) * scale
    assert (hyperplanes.count_cells(W, b)
            == hyperplanes.count_cells((W * scale)[:, order], moved[order]))


@given(SIZES, st.integers(0, 99))
def test_without_bias_at_most_the_central_count(sizes, seed):
    d, m = sizes
    W = np.random.default_rng(seed).normal(size=(d, m))
    assert (hyperplanes.count_cells(W, np.zeros(m))
            == hyperplanes.most_cells(m, d, central=True))


# in_general_position

@given(SIZES, st.integers(0, 199))
def test_general_position_is_what_its_definition_says(sizes, seed):
    W, b = small_layer(*sizes, seed)
    assert (hyperplanes.in_general_position(W, b)
            == in_general_position_by_ranks(W, b))


def test_both_answers_occur():
    found = {hyperplanes.in_general_position(*small_layer(2, 3, seed))
             for seed in range(20)}
    assert found == {True, False}


@pytest.mark.parametrize("function", [hyperplanes.count_cells,
                                      hyperplanes.in_general_position])
def test_layers_of_the_wrong_shape_are_named(function):
    with pytest.raises(ValueError, match=r"W must have shape \(d, m\)"):
        function([1.0, 2.0], [1.0, 2.0])
    with pytest.raises(ValueError, match="b must have shape"):
        function([[1.0, 2.0]], [1.0])
    with pytest.raises(ValueError, match="W must be finite"):
        function([[np.nan]], [1.0])


# reflect

def test_a_mirror_image_by_hand():
    # In the diagonal the coordinates change places.
    assert_allclose(hyperplanes.reflect([[3, 1], [0, 2]], [1, -1], 0),
                    [[1, 3], [2, 0]])


@given(st.integers(1, 5), st.integers(0, 99))
def test_a_mirror_keeps_distances_and_undoes_itself(d, seed):
    rng = np.random.default_rng(seed)
    X, w, b = rng.normal(size=(6, d)), rng.normal(size=d), rng.normal()
    image = hyperplanes.reflect(X, w, b)
    assert_allclose(hyperplanes.reflect(image, w, b), X, atol=1e-9)
    assert_allclose((X + image) / 2 @ w + b, 0, atol=1e-9)
    assert_allclose(np.linalg.norm(image[1:] - image[0], axis=1),
                    np.linalg.norm(X[1:] - X[0], axis=1), atol=1e-9)
    assert_array_equal(np.shape(image), np.shape(X))


def test_a_mirror_needs_a_normal():
    with pytest.raises(ValueError, match="w must not be 0"):
        hyperplanes.reflect([[1.0, 2.0]], [0.0, 0.0], 1.0)
    with pytest.raises(ValueError, match="X must have shape"):
        hyperplanes.reflect([[1.0]], [1.0, 0.0], 1.0)
