"""Variance from layer to layer: by hand, against sampling and judges."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit import ensembles, initialization, numerical, variance

DEEP = (2, *[16] * 10, 3)
widths = st.lists(st.integers(1, 6), min_size=2, max_size=5)


def network(sizes, activation="relu", start="he", seed=0, **settings):
    return ml.MLP(sizes, activation, start, rng=np.random.default_rng(seed),
                  **settings)


# -- theory ---------------------------------------------------------------

def test_a_linear_network_by_hand():
    start = initialization.LeCun(bias=0.5)
    theory = variance.propagate((2, 4, 3), "identity", start,
                                second_moment=3.0)
    # 3 + 1/4, then 3.25 + 1/4: variances 3 and 3.25 about the mean 1/2.
    assert_allclose(theory.z.second_moment, [3.25, 3.5])
    assert_allclose(theory.z.mean, [0.5, 0.5])
    assert_allclose(theory.z.variance, [3.0, 3.25])
    assert_allclose(theory.a.second_moment, [3.25, 3.5])
    assert_allclose(theory.dz, [3 / 4, 1])
    assert theory.z.over_data is None


def test_relu_by_hand():
    theory = variance.propagate((8, 4, 6, 2), "relu", "standard_normal",
                                second_moment=0.5)
    bias = initialization.StandardNormal(bias=0.0)
    plain = variance.propagate((8, 4, 6, 2), "relu", bias, second_moment=0.5)
    assert_allclose(plain.z.second_moment, [4, 4 * 2, 6 * 4])
    assert_allclose(plain.a.second_moment, [2, 4, 24])
    assert_allclose(plain.a.mean[:2], np.sqrt([4, 8]) / np.sqrt(2 * np.pi))
    assert_allclose(plain.a.variance,
                    plain.a.second_moment - plain.a.mean ** 2)
    assert_allclose(plain.dz, [6 / 2 * 2 / 2, 2 / 2, 1])
    assert (theory.z.second_moment > plain.z.second_moment).all()


@given(widths, st.floats(0.1, 3))
def test_fan_in_keeps_forwards_and_fan_out_backwards(sizes, moment):
    forwards = variance.propagate(sizes, "identity", "lecun",
                                  second_moment=moment)
    assert_allclose(forwards.z.second_moment, moment)
    # Both telescope: the squared lengths of the derivatives stay the same.
    assert_allclose(forwards.dz * sizes[1:], sizes[-1])
    out = variance.propagate(sizes, "relu", initialization.He(fan="out"))
    assert_allclose(out.dz, 1)


@given(widths)
def test_glorot_shrinks_between_unequal_widths(sizes):
    theory = variance.propagate(sizes, "identity", "glorot")
    both = theory.z.second_moment[-1] * theory.dz[0]
    assert both <= sizes[0] * 2 / (sizes[0] + sizes[1]) * (1 + 1e-12)


def test_infinity_is_reported_and_not_warned_of():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        theory = variance.propagate([50] * 200, "relu",
                                    initialization.StandardNormal(0.0))
        wild = variance.propagate([9] * 700, "leaky_relu", "standard_normal")
    assert np.isfinite(theory.z.second_moment).all()
    overflowed = ~np.isfinite(wild.z.second_moment)
    assert overflowed[-1] and not overflowed[0]
    assert_array_equal(np.diff(overflowed.astype(int)) >= 0, True)


def test_theory_of_a_network_reads_its_weights():
    net = network((40, 60, 50, 30), "tanh", "lecun")
    given_ = variance.propagate(net.sizes, "tanh", "lecun")
    found = variance.theory_of(net)
    assert_allclose(found.z.second_moment, given_.z.second_moment, rtol=0.1)
    assert_allclose(found.dz, given_.dz, rtol=0.15)


def test_theory_of_a_network_with_learnt_slopes():
    slopes = ml.activations.ParametricReLU(np.array([0.0, 1.0]))
    net = network((3, 2, 4), slopes)
    net.layers[0].b[...] = 0
    theory = variance.theory_of(net)
    q = 3 * np.mean(net.layers[0].W ** 2)
    assert_allclose(theory.a.second_moment[0], (q / 2 + q) / 2)


@pytest.mark.parametrize("arguments, name", [
    (dict(sizes=(3,)), "sizes"), (dict(activation="rely"), "activation"),
    (dict(initialization="hee"), "initialization"),
    (dict(second_moment=-1.0), "second_moment")])
def test_bad_arguments_of_propagate(arguments, name):
    with pytest.raises(ValueError, match=name):
        variance.propagate(**{"sizes": (2, 3), **arguments})


# -- theory against draws -------------------------------------------------

@pytest.mark.parametrize("activation, start", [
    ("identity", initialization.LeCun("uniform")),
    ("relu", initialization.He("in", 0.0, "uniform")),
    ("leaky_relu", initialization.Glorot(bias=0.0)),
    ("identity", initialization.StandardNormal())])
def test_exact_at_any_width(activation, start, rng):
    """Nothing is wide here: widths 3, 4, 2."""
    sizes, x = (3, 4, 2, 5), np.array([[0.3, -1.2, 2.0]])
    theory = variance.propagate(sizes, activation, start,
                                second_moment=np.mean(x ** 2))
    found = [variance.measure(net, x) for net in ensembles.networks(
        sizes, activation, start, draws=1500, rng=rng)]
    # A layer of four is off as a whole in one network of sixteen, and then
    # nothing comes back to the layer above it.
    lost = np.array([1, 15 / 16 if activation == "relu" else 1, 1])
    for expected, measured in (
            (theory.z.second_moment, [m.z.second_moment for m in found]),
            (theory.dz * lost / 5, [m.dz for m in found])):
        error = np.std(measured, axis=0) / np.sqrt(len(found)) + 1e-12
        off = np.abs(np.mean(measured, axis=0) - expected) / error
        assert (off < 4).all()


def test_wide_tanh_layers_follow_the_limit(rng):
    sizes, X = (50, 400, 400, 400, 10), rng.choice([-1.5, 1.5], (1, 50))
    start = initialization.LeCun(bias=0.3)
    theory = variance.propagate(sizes, "tanh", start, second_moment=2.25)
    found = [variance.measure(net, X) for net in ensembles.networks(
        sizes, "tanh", start, draws=30, rng=rng)]
    assert_allclose(np.mean([m.z.second_moment for m in found], axis=0)[:3],
                    theory.z.second_moment[:3], rtol=0.05)
    assert_allclose(np.mean([m.dz for m in found], axis=0)[:3] * 10,
                    theory.dz[:3], rtol=0.1)


# -- measurement ----------------------------------------------------------

def test_measure_against_the_trace(rng):
    net, X = network((3, 5, 4, 2), "tanh"), rng.standard_normal((7, 3))
    found, trace = variance.measure(net, X), net.trace(X)
    for moments, arrays in ((found.z, trace.Z), (found.a, trace.A)):
        for l, A in enumerate(arrays[1:]):
            assert_allclose(moments.mean[l], A.mean())
            assert_allclose(moments.second_moment[l], np.mean(A ** 2))
            assert_allclose(moments.variance[l], A.var())
            assert_allclose(moments.over_data[l], A.var(axis=0).mean())


def test_backwards_against_gradient_lengths(rng):
    net, X = network((3, 5, 4, 3)), rng.standard_normal((7, 3))
    y = rng.integers(3, size=7)
    found = variance.measure(net, X, y)
    lengths = ml.diagnostics.gradient_lengths(net, X, y)
    assert_allclose(found.dz * 7 * np.array([5, 4, 3]), lengths ** 2)


def test_without_targets_against_the_complex_step(rng):
    net, x = network((3, 4, 5, 2), "tanh"), rng.standard_normal((1, 3))
    Z = net.trace(x).Z[1][0]

    def outputs(z):
        for layer in net.layers[1:]:
            z = np.tanh(z) @ layer.W + layer.b
        return z

    J = numerical.jacobian(outputs, Z)
    assert_allclose(variance.measure(net, x).dz[0],
                    np.sum(J ** 2) / 4 / 2)


def test_the_network_and_its_gradient_are_left_alone(rng):
    net, X = network((3, 4, 2)), rng.standard_normal((5, 3))
    ml.loss_and_gradient(net, X, np.array([0, 1, 0, 1, 0]))
    before = net.parameters.copy(), net.gradient.copy()
    variance.measure(net, X, np.zeros(5, int), dtype=np.float16)
    assert_array_equal(net.parameters, before[0])
    assert_array_equal(net.gradient, before[1])


def test_half_precision_is_close_while_it_lasts(rng):
    net, X = network((4, 30, 30, 3)), rng.standard_normal((20, 4))
    y = rng.integers(3, size=20)
    half = variance.measure(net, X, y, dtype=np.float16)
    full = variance.measure(net, X, y)
    assert_allclose(half.z.second_moment, full.z.second_moment, rtol=0.01)
    assert_allclose(half.dz, full.dz, rtol=0.02)
    assert (half.z.second_moment != full.z.second_moment).all()


@pytest.mark.parametrize("y", [None, np.zeros(20, int)])
def test_overflow_is_reported_without_a_warning(y, rng):
    net = network((2, *[16] * 20, 3), "relu", "standard_normal")
    X = rng.standard_normal((20, 2))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        half = variance.measure(net, X, y, dtype="float16")
    full = variance.measure(net, X, y)
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
        variance.measure(net, X[:, :2])
    with pytest.raises(ValueError, match="y must lie in 0 … 1"):
        variance.measure(net, X, np.full(5, 2))
    with pytest.raises(ValueError, match="loss must be one of"):
        variance.measure(net, X, loss="hinges")
    with pytest.raises(ValueError, match="dtype"):
        variance.measure(net, X, dtype=int)
