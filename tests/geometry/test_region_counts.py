"""Bounds by hand; a network that attains the lower; counts along a line."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit.geometry import arrangement, region_counts
from tests.geometry.test_arrangement import BOX, random_net

WIDTHS = st.lists(st.integers(2, 7), min_size=1, max_size=3)


def test_bounds_by_hand():
    assert region_counts.montufar_lower_bound((2, 5, 3, 1)) == 4 * 7
    assert region_counts.montufar_lower_bound((3, 6, 4, 1)) == 8 * 15
    assert region_counts.montufar_upper_bound((2, 5, 3, 1)) == 16 * 7
    # A layer of one neuron leaves one dimension: 2 · (1 + 3).
    assert region_counts.montufar_upper_bound((2, 1, 3, 1)) == 8
    # On the side where it is off, nothing is left to cut: 1 + (1 + 3).
    assert region_counts.serra_upper_bound((2, 1, 3, 1)) == 5


@given(WIDTHS)
def test_bounds_are_in_order(hidden):
    sizes = (2, *hidden, 1)
    lower = region_counts.montufar_lower_bound(sizes)
    serra = region_counts.serra_upper_bound(sizes)
    assert lower <= serra <= region_counts.montufar_upper_bound(sizes)
    assert serra <= 2 ** sum(hidden)


def test_one_layer_bounds_coincide():
    for m in (2, 3, 9):
        cells = 1 + m + comb(m, 2)
        assert (region_counts.montufar_lower_bound((2, m, 1)) == cells
                == region_counts.serra_upper_bound((2, m, 1)))


@given(WIDTHS)
def test_the_folding_network_attains_the_lower_bound(hidden):
    sizes = (2, *hidden, 1)
    net = region_counts.folding_network(sizes)
    found = arrangement.regions(net, (0, 1, 0, 1))
    assert len(found) == region_counts.montufar_lower_bound(sizes)
    assert_allclose(found.areas().sum(), 1)


@given(st.integers(0, 10 ** 6), WIDTHS)
def test_no_network_has_more_than_the_upper_bound(seed, hidden):
    sizes = (2, *hidden, 1)
    found = arrangement.regions(random_net(sizes, seed), BOX)
    assert len(found) <= region_counts.serra_upper_bound(sizes)


@given(st.integers(0, 10 ** 6))
def test_breakpoints_are_where_the_slope_changes(seed):
    net = random_net((3, 6, 6, 1), seed)
    start, end = np.random.default_rng(seed).normal(size=(2, 3))
    kinks = region_counts.breakpoints(net, start, end)
    ends = np.concatenate([[0], kinks, [1]])
    shares = np.linspace(0.2, 0.8, 3)
    for a, b in zip(ends, ends[1:], strict=False):
        at = a + shares * (b - a)
        values = net.forward(start + at[:, np.newaxis] * (end - start))
        assert_allclose(values[1], (values[0] + values[2]) / 2, atol=1e-12)


@pytest.mark.parametrize("call", [
    lambda: region_counts.montufar_lower_bound((2, 3)),
    lambda: region_counts.montufar_lower_bound((3, 2, 1)),
    lambda: region_counts.folding_network((3, 4, 1)),
    lambda: region_counts.folding_network((2, 1, 1))])
def test_bad_sizes(call):
    with pytest.raises(ValueError, match="sizes"):
        call()


def test_bad_ends():
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="end"):
        region_counts.breakpoints(net, [0, 0], [1, 1, 1])


def test_bent_activations_have_no_breakpoints():
    net = ml.MLP((2, 3, 1), activation="tanh", rng=np.random.default_rng(0))
    with pytest.raises(TypeError, match="ReLU"):
        region_counts.breakpoints(net, [0, 0], [1, 1])
