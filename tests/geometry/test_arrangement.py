"""Exact regions: by hand, by fractions, by sampled signs, at their worst."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.geometry import arrangement, rational
from mlp_lit.geometry.cutting import crossings
from mlp_lit.geometry.cutting.codes import MANY

BOX = (-2.0, 2.0, -1.5, 2.5)
HIDDEN = st.lists(st.integers(1, 9), min_size=1, max_size=3)


def random_net(sizes, seed=0, activation="relu", bias=0.5):
    rng = np.random.default_rng(seed)
    net = ml.MLP(sizes, activation=activation, rng=rng)
    for layer in net.layers:
        layer.b[:] = rng.normal(0, bias, layer.b.shape)
    return net


def integer_net(sizes, seed, activation="relu"):
    """Small whole weights: lines meet in corners, coincide, or vanish."""
    rng = np.random.default_rng(seed)
    net = ml.MLP(sizes, activation=activation, rng=rng)
    net.parameters[:] = rng.integers(-2, 3, net.parameters.size)
    return net


def check(net, found, inputs=lambda points: points):
    """All that must hold of regions, whatever the network."""
    left, right, bottom, top = found.box
    size = (right - left) * (top - bottom)
    areas = found.areas()
    assert areas.min() > 0
    assert_allclose(areas.sum(), size, rtol=1e-13)
    assert found.euler_characteristic() == 1
    assert len(np.unique(found.patterns(), axis=0)) == len(found)
    X = inputs(found.middles())
    trace = net.trace(X)
    for l in range(1, len(net.layers)):
        clear = np.abs(trace.Z[l]) > 1e-10
        assert_array_equal(found.pattern(l)[clear], (trace.Z[l] > 0)[clear])
    assert_allclose(outputs_of(found), net.forward(X), atol=1e-11)


def outputs_of(found):
    A, c = found.affine_maps()
    return np.einsum("ri,rio->ro", found.middles(), A) + c


# By hand

def test_two_lines_that_cross():
    net = ml.MLP((2, 2, 1), rng=np.random.default_rng(0))
    net.layers[0].W[:], net.layers[0].b[:] = [[1, 1], [1, -1]], [-1, 0]
    net.layers[1].W[:], net.layers[1].b[:] = [[1], [2]], 3
    found = arrangement.regions(net, (0, 1, 0, 1))
    # x + y > 1 and x > y: the diagonals cut the square into four triangles.
    assert_allclose(found.areas(), 0.25)
    pattern = found.pattern(1)
    A, c = found.affine_maps()
    both = np.flatnonzero(pattern.all(axis=1))[0]
    assert_allclose(A[both, :, 0], [1 + 2, 1 - 2])
    assert_allclose(c[both], 3 - 1)
    assert_allclose(sorted(found.polygon(both).tolist()),
                    [[0.5, 0.5], [1, 0], [1, 1]])


def test_a_second_layer_bends():
    # |x| < y + 1/2, as a second layer over relu(x), relu(−x) and relu(y + 9)
    net = ml.MLP((2, 3, 1, 1), rng=np.random.default_rng(0))
    net.layers[0].W[:] = [[1, -1, 0], [0, 0, 1]]
    net.layers[0].b[:] = [0, 0, 9]
    net.layers[1].W[:], net.layers[1].b[:] = [[-1], [-1], [1]], -8.5
    found = arrangement.regions(net, (-1, 1, -1, 1))
    assert len(found) == 4
    on = found.pattern(2)[:, 0]
    # Over x, y runs from |x| − 1/2 to 1: 3/2 − |x| is 3 − 1 in all.
    assert_allclose(found.areas()[on].sum(), 2)


def test_no_hidden_layer_is_one_region():
    net = random_net((2, 3))
    found = arrangement.regions(net, BOX)
    assert len(found) == 1 and found.codes == ()
    assert_allclose(outputs_of(found), net.forward(found.middles()))


# Whatever the network

@given(st.integers(0, 10 ** 6), HIDDEN,
       st.sampled_from(["relu", "leaky_relu", "parametric_relu"]))
def test_general_position(seed, hidden, activation):
    net = random_net((2, *hidden, 3), seed, activation)
    check(net, arrangement.regions(net, BOX))


@given(st.integers(0, 10 ** 6), HIDDEN,
       st.sampled_from(["relu", "leaky_relu"]))
def test_degenerate_position(seed, hidden, activation):
    net = integer_net((2, *hidden, 2), seed, activation)
    check(net, arrangement.regions(net, (-2, 2, -2, 2)))


@pytest.mark.parametrize("sizes", [(2, 40, 40, 2), (2, 16, 16, 16, 16, 1)])
def test_larger_networks(sizes):
    net = random_net(sizes)
    found = arrangement.regions(net, (-5, 5, -5, 5))
    assert max(sizes) < MANY or sizes[1] >= MANY
    check(net, found)


def test_zero_bias_makes_cones():
    net = ml.MLP((2, 40, 20, 2), rng=np.random.default_rng(0))
    found = arrangement.regions(net, BOX)
    check(net, found)
    first = found.ancestors(1).max() + 1
    assert first == 2 * 40


def test_coincident_parallel_and_dead_neurons():
    net = random_net((2, 8, 8, 2))
    W, b = net.layers[0].W, net.layers[0].b
    W[:, 1], b[1] = 2 * W[:, 0], 2 * b[0]
    W[:, 2], b[2] = -W[:, 0], -b[0]
    W[:, 3], b[3] = W[:, 0], b[0] + 0.3
    W[:, 4:6], b[4:6] = 0, [0, 1]
    net.layers[1].W[:, :2], net.layers[1].b[:2] = 0, [0, -1]
    found = arrangement.regions(net, BOX)
    check(net, found)
    assert not found.pattern(1)[:, 4].any() and found.pattern(1)[:, 5].all()


@pytest.mark.parametrize("value, count", [(0, 1), (1, 2)])
def test_constant_parameters(value, count):
    net = ml.MLP((2, 5, 5, 1), rng=np.random.default_rng(0))
    net.parameters[:] = value
    found = arrangement.regions(net, (-2, 2, -2, 2))
    check(net, found)
    assert len(found) == count


def test_blocks_and_portions_change_nothing(monkeypatch):
    net = random_net((2, 50, 30, 2))
    whole = arrangement.regions(net, BOX)
    monkeypatch.setattr(crossings, "BUDGET", 2 ** 13)
    for module in ("cutting.crossings", "cutting.codes",
                   "cutting.faces", "arrangement"):
        monkeypatch.setattr(f"mlp_lit.geometry.{module}.CHUNK", 300)
    monkeypatch.setattr("mlp_lit.geometry.cutting.evaluation.LEAST", 40)
    parts = arrangement.regions(net, BOX)
    check(net, parts)
    assert {row.tobytes() for row in parts.patterns()} == {
        row.tobytes() for row in whole.patterns()}


# Fractions as the judge

@given(st.integers(0, 10 ** 6), st.booleans(),
       st.sampled_from(["relu", "leaky_relu"]))
def test_fractions_agree(seed, whole, activation):
    sizes = (2, 4, 3, 2)
    net = (integer_net(sizes, seed, activation) if whole
           else random_net(sizes, seed, activation))
    found = arrangement.regions(net, BOX)
    exact = {region.pattern: region
             for region in rational.regions_exactly(net, BOX)}
    assert sum(region.area() for region in exact.values()) == 16
    patterns = np.hstack([found.pattern(1), found.pattern(2)])
    assert {tuple(row) for row in patterns.tolist()} == set(exact)
    areas, (A, c) = found.areas(), found.affine_maps()
    for row, area, slopes, constant in zip(patterns.tolist(), areas, A, c,
                                           strict=True):
        region = exact[tuple(row)]
        assert_allclose(area, float(region.area()), rtol=1e-9, atol=1e-13)
        wanted = np.array(region.outputs, float)
        assert_allclose(slopes.T, wanted[:, :2], atol=1e-12)
        assert_allclose(constant, wanted[:, 2], atol=1e-12)


# Planes through more inputs

def test_a_plane_through_five_inputs(rng):
    net = random_net((5, 12, 12, 3))
    origin, directions = rng.normal(size=5), rng.normal(size=(2, 5))
    found = arrangement.regions(net, BOX, plane=(origin, directions))
    check(net, found, lambda points: origin + points @ directions)


# Lines that nearly meet

def test_nearly_concurrent_lines_fall_back():
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    net.layers[0].W[:] = [[1, 0, 1], [0, 1, 1]]
    for shift, count in ((0, 6), (1e-13, 6), (1e-6, 7)):
        net.layers[0].b[:] = [0, 0, shift]
        found = arrangement.regions(net, (-1, 1, -1, 1))
        assert len(found) == count


# Bad input

@pytest.mark.parametrize("arguments, error, words", [
    (("net", BOX), TypeError, "net must be an MLP"),
    ((random_net((2, 3, 1), activation="tanh"), BOX), TypeError, "ReLU"),
    ((random_net((3, 3, 1)), BOX), ValueError, "3 inputs"),
    ((random_net((2, 3, 1)), (1, 0, 0, 1)), ValueError, "left"),
    ((random_net((2, 3, 1)), (0, 1, 2)), ValueError, "box")])
def test_bad_arguments(arguments, error, words):
    with pytest.raises(error, match=words):
        arrangement.regions(*arguments)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_weights_that_are_no_numbers(value):
    net = random_net((2, 3, 1))
    net.layers[0].W[0, 0] = value
    with pytest.raises(ValueError, match="net.parameters must be finite"):
        arrangement.regions(net, BOX)


def test_bad_plane_and_layer():
    net = random_net((3, 4, 1))
    with pytest.raises(ValueError, match="directions"):
        arrangement.regions(net, BOX, plane=(np.zeros(3), np.eye(3)))
    with pytest.raises(ValueError, match="not be parallel"):
        arrangement.regions(net, BOX, plane=(np.zeros(3), np.ones((2, 3))))
    found = arrangement.regions(random_net((2, 3, 1)), BOX)
    with pytest.raises(ValueError, match="layer must be at most 1"):
        found.pattern(2)
