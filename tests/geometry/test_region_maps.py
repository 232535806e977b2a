"""Merged regions and the decision boundary: by hand, and on their maps."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit.geometry import arrangement, region_maps
from tests.geometry.test_arrangement import BOX, random_net


def test_a_dead_listener_merges():
    net = ml.MLP((2, 2, 1, 1), rng=np.random.default_rng(0))
    net.layers[0].W[:], net.layers[0].b[:] = np.eye(2), 0
    net.layers[1].W[:], net.layers[1].b[:] = 1, -1
    found = arrangement.regions(net, (-2, 2, -2, 2))
    label = region_maps.linear_regions(found)
    off = ~found.pattern(2)[:, 0]
    # relu(x) + relu(y) < 1 is one piece of four cells: the output is 0.
    assert len(found) == 7 and off.sum() == 4
    assert len(set(label[off])) == 1 and label.max() + 1 == 4


def test_generic_leaky_networks_do_not_merge():
    net = random_net((2, 8, 8, 2), activation="leaky_relu")
    found = arrangement.regions(net, BOX)
    assert region_maps.linear_regions(found).max() + 1 == len(found)


@given(st.integers(0, 10 ** 6), st.integers(1, 4))
def test_the_boundary_is_where_two_logits_lead(seed, outputs):
    net = random_net((2, 6, 6, outputs), seed)
    found = arrangement.regions(net, BOX)
    segments, classes = region_maps.decision_boundary(found)
    middles = segments.mean(axis=1)
    T = net.forward(middles) if len(middles) else np.empty((0, outputs))
    if outputs == 1:
        T = np.hstack([np.zeros_like(T), T])
    rows = np.arange(len(T))
    assert_allclose(T[rows, classes[:, 0]], T.max(axis=1), atol=1e-9)
    assert_allclose(T[rows, classes[:, 1]], T.max(axis=1), atol=1e-9)


def test_the_boundary_separates_the_classes():
    net = random_net((2, 16, 3), 4)
    found = arrangement.regions(net, BOX)
    segments, _ = region_maps.decision_boundary(found)
    # Along a line from left to right: as many changes as segments met.
    xs, y = np.linspace(BOX[0], BOX[1], 20001), 0.1234
    labels = net.predict(np.column_stack([xs, np.full(len(xs), y)]))
    met = ((segments[:, 0, 1] > y) != (segments[:, 1, 1] > y)).sum()
    assert met == (np.diff(labels) != 0).sum() > 0
