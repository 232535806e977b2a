"""Counts of multiplications against counts by hand and by formula."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit.networks import costs


def test_passes_by_hand():
    # 2-3-1 with a sample: forwards 3·3 + 4·1; backwards the same for the
    # weights, 1·3 to come down and 3 slopes.
    assert costs.passes((2, 3, 1), 1) == (13, 13 + 3 + 3)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=5),
       st.integers(1, 4))
def test_passes_by_formula(sizes, batch):
    n = ml.MLP(sizes, rng=np.random.default_rng(0)).parameters.size
    assert costs.passes(sizes, batch) == (
        batch * n, batch * (2 * n - sizes[0] * sizes[1] - sizes[-1]))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_all_ways_lead_to_the_same_derivatives(widths):
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=pair)
               for pair in zip(widths, widths[1:], strict=False)]
    slopes = [rng.normal(size=(1, d)) for d in widths[:-1]]
    g = rng.normal(size=(1, widths[-1]))
    expected = [g]
    for W, slope in zip(weights[::-1], slopes[::-1], strict=True):
        expected.append((expected[-1] @ W.T) * slope)
    for way in (costs.shared, costs.afresh, costs.jacobians_first):
        found = way(g, weights, slopes)
        assert len(found) == len(expected)
        for ours, theirs in zip(found, expected, strict=True):
            assert_allclose(ours, theirs, 1e-11, 1e-13)


def test_the_sweep_is_the_networks(rng):
    net = ml.MLP((3, 5, 4, 2), "tanh", rng=rng)
    trace = net.trace(rng.normal(size=(6, 3)))
    dZ = rng.normal(size=(6, 2))
    net.backward(dZ, trace)
    found = costs.shared(dZ, [layer.W for layer in net.layers[1:]],
                         [1 - A ** 2 for A in trace.A[1:3]])
    assert_allclose(found[1], trace.dZ[2], 1e-12)
    assert_allclose(found[2], trace.dZ[1], 1e-12)


def test_ways_by_hand():
    # One product of a row of 4 with a 4 × 4 matrix and slopes: 20.
    assert costs.ways(2, 4) == {"shared": 20, "afresh": 20,
                                "jacobians_first": 32}
    assert costs.ways(1, 4) == dict.fromkeys(costs.ways(1, 4), 0)


@pytest.mark.parametrize("call, message", [
    (lambda: costs.passes((2, 3), 0), "^batch_size"),
    (lambda: costs.passes((2,), 1), "^sizes"),
    (lambda: costs.ways(0, 3), "^depth"),
    (lambda: costs.ways(3, 0), "^width"),
])
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_what_does_not_fit_is_named():
    W, slope = np.ones((2, 2)), np.ones((2, 2))
    with pytest.raises(ValueError, match="as many arrays.* 1 and 0"):
        costs.shared(slope, [W], [])
    with pytest.raises(ValueError, match=r"g must have shape \(1, d_L\)"):
        costs.jacobians_first(slope, [W], [slope])
