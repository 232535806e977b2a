"""Layers of two coordinates: by hand, and held against the network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.geometry import planes

BOX = (-1.0, 1.0, 0.0, 2.0)


def by_layers(layers, points):
    """What layers of the plane make of points, activations in between."""
    A = points
    for k, layer in enumerate(layers):
        Z = A @ layer.W + layer.b
        A = layer.activate(Z, np.arange(Z.shape[1]))
        if k == len(layers) - 1:
            return Z


@given(st.integers(0, 999), st.sampled_from(["relu", "leaky_relu",
                                             "parametric_relu"]))
def test_layers_of_a_plane_are_the_network_there(seed, activation):
    rng = np.random.default_rng(seed)
    net = ml.MLP((4, 5, 3, 2), activation, rng=rng)
    net.parameters += 0.3 * rng.normal(size=net.parameters.shape)
    origin, directions = rng.normal(size=4), rng.normal(size=(2, 4))
    layers, box = planes.plane_layers(net, (origin, directions), BOX)
    points = rng.normal(size=(9, 2))
    assert box == BOX
    assert_allclose(by_layers(layers, points),
                    net.forward(origin + points @ directions), atol=1e-12)


def test_two_inputs_are_their_own_plane():
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    layers, _ = planes.plane_layers(net, None, BOX)
    assert_array_equal(layers[0].W, net.layers[0].W)
    layers[0].W[:] = 0  # is a copy
    assert net.layers[0].W.any()


def test_each_neuron_has_its_slopes():
    layer = planes.PlaneLayer(np.eye(2), np.zeros(2), np.array([0.5, -2.0]),
                              np.array([1.0, 4.0]))
    Z = np.array([[-1.0, -1.0], [3.0, 3.0]])
    assert layer.gates([True, False]).tolist() == [1.0, -2.0]
    assert layer.activate(Z, [1]).tolist() == [[2.0], [12.0]]
    one = planes.PlaneLayer(np.eye(2), np.zeros(2), 0.1)
    assert one.gates([True, False]).tolist() == [1.0, 0.1]
    assert one.activate(Z, [0]).tolist() == [[-0.1], [3.0]]


@pytest.mark.parametrize("net, plane, box, error, words", [
    ("net", None, BOX, TypeError, "net must be an MLP"),
    (ml.MLP((2, 3, 1), "tanh", rng=np.random.default_rng(0)), None, BOX,
     TypeError, "ReLU"),
    (ml.MLP((3, 3, 1), rng=np.random.default_rng(0)), None, BOX, ValueError,
     "3 inputs"),
    (ml.MLP((3, 3, 1), rng=np.random.default_rng(0)),
     (np.zeros(3), np.ones((2, 3))), BOX, ValueError, "not be parallel"),
    (ml.MLP((2, 3, 1), rng=np.random.default_rng(0)), None, (1, 0, 0, 1),
     ValueError, "left < right")])
def test_bad_arguments(net, plane, box, error, words):
    with pytest.raises(error, match=words):
        planes.plane_layers(net, plane, box)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_weights_that_are_no_numbers(value):
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    net.layers[0].W[0, 0] = value
    with pytest.raises(ValueError, match="net.parameters must be finite"):
        planes.check_net(net)
