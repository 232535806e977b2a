"""Dead units and gradient lengths: by hand, and against the judges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.networks import diagnostics, losses


def network(sizes, activation="tanh", seed=0, **settings):
    return ml.MLP(sizes, activation, rng=np.random.default_rng(seed),
                  **settings)


def test_dead_units_by_hand():
    net = network((1, 3, 2, 1), "relu")
    net.parameters[:] = 0
    # Pre-activations x, −x and x − 2 of the first layer; then 1 and −1.
    net.layers[0].W[...], net.layers[0].b[...] = [[1, -1, 1]], [0, 0, -2]
    net.layers[1].b[...] = [1, -1]
    first, second = diagnostics.dead_units(net, [[1.0], [2.0], [0.5]])
    assert_array_equal(first, [False, True, True])  # 2 − 2 = 0 is off
    assert_array_equal(second, [False, True])


def test_the_gradient_of_a_dead_unit_is_zero(rng):
    net = network((2, 20, 3), "relu",
                  initialization=ml.networks.initialization.He(bias=-2.0))
    X, y = rng.standard_normal((30, 2)), rng.integers(3, size=30)
    dead, = diagnostics.dead_units(net, X)
    assert 0 < dead.sum() < 20
    ml.loss_and_gradient(net, X, y)
    assert not net.layers[0].dW1[:, dead].any()
    assert net.layers[0].dW1[:, ~dead].any(axis=0).all()


@pytest.mark.parametrize("name", ["leaky_relu", "sigmoid", "gelu"])
def test_others_do_not_die(name, rng):
    X = 3 * rng.standard_normal((5, 2))
    dead, = diagnostics.dead_units(network((2, 9, 3), name), X)
    assert not dead.any()


def test_lengths_against_the_complex_step(rng):
    net = network((3, 4, 5, 2))
    X, Y = rng.standard_normal((6, 3)), rng.standard_normal((6, 2))
    Z = net.trace(X).Z

    def loss_from(l):
        def loss(Z):
            for layer in net.layers[l:]:
                Z = np.tanh(Z) @ layer.W + layer.b
            return ((Z - Y) ** 2).sum() / len(Y)
        return loss

    judged = [np.linalg.norm(numerical.gradient(loss_from(l), Z[l]))
              for l in (1, 2, 3)]
    assert_allclose(diagnostics.gradient_lengths(
        net, X, Y, loss="squared_error"), judged, 1e-12)


@given(seed=st.integers(0, 50), hidden=st.integers(1, 4))
def test_lengths_stay_below_their_bound(seed, hidden):
    rng = np.random.default_rng(seed)
    net = network((3,) + (5,) * hidden + (2,), "sigmoid", seed)
    lengths = diagnostics.gradient_lengths(
        net, rng.normal(size=(4, 3)), rng.integers(2, size=4))
    stretch = [np.linalg.norm(layer.W, 2) for layer in net.layers[1:]]
    assert (lengths[:-1] <= lengths[1:] * stretch / 4 * (1 + 1e-12)).all()


def test_lengths_take_a_loss_and_leave_the_network(rng):
    net = network((2, 4, 3))
    before = net.parameters.copy()
    X, y = rng.standard_normal((5, 2)), rng.integers(3, size=5)
    mean = diagnostics.gradient_lengths(net, X, y)
    total = diagnostics.gradient_lengths(
        net, X, y, loss=losses.SoftmaxCrossEntropy("sum"))
    assert mean.shape == (2,)
    assert_allclose(total, 5 * mean)
    assert_array_equal(net.parameters, before)


def test_bad_input_is_named(rng):
    net = network((2, 4, 3))
    with pytest.raises(ValueError, match="^X"):
        diagnostics.dead_units(net, np.zeros((3, 5)))
    with pytest.raises(ValueError, match="^y must"):
        diagnostics.gradient_lengths(net, np.zeros((2, 2)), [0, 3])
