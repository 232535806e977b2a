"""The one layer that a network is nearby: by hand, by its Jacobian."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.geometry import local


@given(st.integers(0, 99), st.sampled_from(["relu", "leaky_relu",
                                            "identity"]))
def test_the_affine_map_is_the_networks_jacobian(seed, activation):
    rng = np.random.default_rng(seed)
    net = ml.MLP((3, 5, 4, 2), activation, rng=rng)
    net.parameters += 0.1 * rng.normal(size=net.parameters.shape)
    x = rng.normal(size=3)
    for l in (1, 2, 3):
        W, b = local.affine_map(net, x, l)
        assert_allclose(x @ W + b, net.trace(x[None]).Z[l][0], atol=1e-12)

    def f(x):
        A = x
        for layer in net.layers:
            Z = A @ layer.W + layer.b
            A = Z * layer.activation.derivative(Z.real)
        return Z

    assert_allclose(numerical.jacobian(f, x), W.T, 1e-9, 1e-12)
    for all_layers, up_to_the_last in zip(local.affine_map(net, x), (W, b),
                                          strict=True):
        assert_array_equal(all_layers, up_to_the_last)


@given(st.integers(0, 2 ** 32 - 1))
@settings(max_examples=25, deadline=None)
def test_central_differences_agree_where_no_neuron_switches(seed):
    rng = np.random.default_rng(seed)
    net, x = ml.MLP((3, 6, 5, 2), rng=rng), rng.normal(size=3)
    for layer in net.layers:
        layer.b[...] = rng.normal(size=len(layer.b))
    W, b = local.affine_map(net, x)
    assert_allclose(x @ W + b, net.forward(x), rtol=1e-9, atol=1e-12)
    gap = min(np.abs(Z).min() for Z in net.trace(x[None]).Z[1:-1])
    if gap > 1e-4:  # further than the steps go
        measured = numerical.jacobian(net.forward, x, "central").T
        assert_allclose(W, measured, rtol=1e-5, atol=1e-7)


def test_an_affine_map_by_hand():
    net = ml.MLP((1, 2, 1), rng=np.random.default_rng(0))
    net.layers[0].W[...], net.layers[0].b[...] = [[1, -1]], [0, 2]
    net.layers[1].W[...], net.layers[1].b[...] = [[3], [5]], [7]
    # At x = 1 both are on: 3x + 5(2 − x) + 7; at x = 3 the second is off.
    assert [v.item() for v in local.affine_map(net, [1.0], 2)] == [-2, 17]
    assert [v.item() for v in local.affine_map(net, [3.0], 2)] == [3, 7]


def test_an_affine_map_is_a_copy():
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    W, b = local.affine_map(net, [1.0, 2.0], 1)
    before = net.parameters.copy()
    W[...], b[...] = 9, 9
    assert_array_equal(net.parameters, before)


def test_what_is_not_piecewise_affine_is_refused():
    rng = np.random.default_rng(0)
    with pytest.raises(TypeError, match="not affine on polygons"):
        local.affine_map(ml.MLP((2, 3, 1), "tanh", rng=rng), [1.0, 2.0], 1)
    net = ml.MLP((2, 3, 1), rng=rng)
    with pytest.raises(ValueError, match="one of the 2 layers, not 3"):
        local.affine_map(net, [1.0, 2.0], 3)
    with pytest.raises(ValueError, match="layer must be at least 1"):
        local.affine_map(net, [1.0, 2.0], 0)
    with pytest.raises(ValueError, match="x must have shape"):
        local.affine_map(net, [1.0], 1)
