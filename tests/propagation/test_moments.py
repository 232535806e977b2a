"""The moments of one network: against the trace, and in half precision."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.propagation import moments


def network(sizes, activation="relu", start="he", seed=0):
    return ml.MLP(sizes, activation, start, rng=np.random.default_rng(seed))


def test_measure_against_the_trace(rng):
    net, X = network((3, 5, 4, 2), "tanh"), rng.standard_normal((7, 3))
    found, trace = moments.measure(net, X), net.trace(X)
    for layers, arrays in ((found.z, trace.Z), (found.a, trace.A)):
        for l, A in enumerate(arrays[1:]):
            assert_allclose(layers.mean[l], A.mean())
            assert_allclose(layers.second_moment[l], np.mean(A ** 2))
            assert_allclose(layers.variance[l], A.var())
            assert_allclose(layers.over_data[l], A.var(axis=0).mean())


def test_backwards_against_gradient_lengths(rng):
    net, X = network((3, 5, 4, 3)), rng.standard_normal((7, 3))
    y = rng.integers(3, size=7)
    found = moments.measure(net, X, y)
    lengths = ml.networks.diagnostics.gradient_lengths(net, X, y)
    assert_allclose(found.dz * 7 * np.array([5, 4, 3]), lengths ** 2)


def test_without_targets_against_the_complex_step(rng):
    net, x = network((3, 4, 5, 2), "tanh"), rng.standard_normal((1, 3))
    Z = net.trace(x).Z[1][0]

    def outputs(z):
        for layer in net.layers[1:]:
            z = np.tanh(z) @ layer.W + layer.b
        return z

    J = numerical.jacobian(outputs, Z)
    assert_allclose(moments.measure(net, x).dz[0],
                    np.sum(J ** 2) / 4 / 2)


def test_the_network_and_its_gradient_are_left_alone(rng):
    net, X = network((3, 4, 2)), rng.standard_normal((5, 3))
    ml.loss_and_gradient(net, X, np.array([0, 1, 0, 1, 0]))
    before = net.parameters.copy(), net.gradient.copy()
    moments.measure(net, X, np.zeros(5, int), dtype=np.float16)
    assert_array_equal(net.parameters, before[0])
    assert_array_equal(net.gradient, before[1])


def test_half_precision_is_close_while_it_lasts(rng):
    net, X = network((4, 30, 30, 3)), rng.standard_normal((20, 4))
    y = rng.integers(3, size=20)
    half = moments.measure(net, X, y, dtype=np.float16)
    full = moments.measure(net, X, y)
    assert_allclose(half.z.second_moment, full.z.second_moment, rtol=0.01)
    assert_allclose(half.dz, full.dz, rtol=0.02)
    assert (half.z.second_moment != full.z.second_moment).all()


@pytest.mark.parametrize("y", [None, np.zeros(20, int)])
def test_overflow_is_reported_without_a_warning(y, rng):
    net = network((2, *[16] * 20, 3), "relu", "standard_normal")
    X = rng.standard_normal((20, 2))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        half = moments.measure(net, X, y, dtype="float16")
    full = moments.measure(net, X, y)
    over = np.isinf(half.z.second_moment)
    assert not over[0] and over[-1]
    assert np.isnan(half.z.mean[over]).all()
    assert np.isinf(half.z.over_data[over]).all()
    assert np.isfinite(half.a.second_moment[~over]).all()
    assert np.isnan(half.dz).all()
    assert np.isfinite(full.z.second_moment).all()
    assert np.isfinite(full.dz).all()


def test_bad_arguments_of_measure(rng):
    net, X = network((3, 4, 2)), rng.standard_normal((5, 3))
    with pytest.raises(ValueError, match="X must have shape"):
        moments.measure(net, X[:, :2])
    with pytest.raises(ValueError, match="y must lie in 0 … 1"):
        moments.measure(net, X, np.full(5, 2))
    with pytest.raises(ValueError, match="loss must be one of"):
        moments.measure(net, X, loss="hinges")
    with pytest.raises(ValueError, match="dtype"):
        moments.measure(net, X, dtype=int)


# -- the effective number of inputs ----------------------------------------

def test_effective_inputs_by_hand():
    # Variances 4 and 1, uncorrelated: 25 / 17.
    A = np.array([[2, 1], [-2, 1], [2, -1], [-2, -1]]) + 7.0
    assert_allclose(moments.effective_inputs(A), 25 / 17)


@given(st.integers(0, 1000), st.floats(0.01, 100), st.floats(-5, 5))
def test_effective_inputs_know_no_scale_and_no_mean(seed, scale, shift):
    A = np.random.default_rng(seed).normal(size=(9, 4))
    found = moments.effective_inputs(A)
    assert 1 <= found <= 4
    assert_allclose(moments.effective_inputs(scale * A + shift), found)
    eigenvalues = np.linalg.eigvalsh(np.cov(A.T))
    assert_allclose(found, eigenvalues.sum() ** 2 / (eigenvalues ** 2).sum())


def test_effective_inputs_of_nothing_that_varies():
    with pytest.raises(ValueError, match="A must vary"):
        moments.effective_inputs(np.ones((3, 2)))
