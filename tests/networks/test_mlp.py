"""The network: worked by hand, differentiated by values, robust."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.networks import activations

SIZES = st.lists(st.integers(1, 5), min_size=2, max_size=5)


def make(sizes=(2, 4, 3, 3), seed=0, **settings):
    return ml.MLP(sizes, rng=np.random.default_rng(seed), **settings)


def test_forward_by_hand():
    net = make((2, 2, 1))
    # b, then W row by row: layer 1 sees x₁ − x₂ and x₂, layer 2 adds up.
    net.parameters[:] = [0, 1, 1, 0, -1, 1, 10, 1, 2]
    assert_array_equal(net.layers[0].W, [[1, 0], [-1, 1]])
    assert_array_equal(net.layers[0].b, [0, 1])
    assert_array_equal(net.forward([[3.0, 1.0], [1.0, 3.0]]),
                       [[10 + 2 + 4], [10 + 0 + 8]])


@given(SIZES, st.sampled_from(["relu", "tanh", "gelu", "parametric_relu"]))
def test_forward_layer_by_layer(sizes, activation):
    net = make(sizes, activation=activation)
    net.parameters[:] += 0.1
    X = np.random.default_rng(1).standard_normal((6, sizes[0]))
    A = X
    for layer in net.layers[:-1]:
        A = layer.activation(ml.networks.linear.forward(A, layer.W, layer.b))
    A = ml.networks.linear.forward(A, net.layers[-1].W, net.layers[-1].b)
    assert_allclose(net.forward(X), A, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("activation", sorted(activations.BY_NAME))
def test_gradient_against_central_difference(activation):
    # B13's example in small, and every activation.
    net = make((3, 5, 4, 2), activation=activation)
    rng = np.random.default_rng(3)
    net.parameters += 0.1 * rng.standard_normal(net.parameters.size)
    X, y = rng.standard_normal((7, 3)), rng.integers(0, 2, 7)
    start = net.parameters.copy()

    def loss(theta):
        net.parameters[:] = theta
        return ml.evaluate(net, X, y)[0]

    expected = numerical.gradient(loss, start, "central")
    net.parameters[:] = start
    value, gradient = ml.loss_and_gradient(net, X, y)
    assert_allclose(value, loss(start))
    assert_allclose(gradient, expected, 1e-6, 1e-8)


def test_trace_holds_every_intermediate_value():
    net = make()
    X = np.random.default_rng(1).standard_normal((5, 2))
    trace = net.trace(X)
    assert trace.Z[0] is None
    assert_array_equal(trace.A[0], X)
    for l, layer in enumerate(net.layers, start=1):
        assert_allclose(trace.Z[l], trace.A[l - 1] @ layer.W + layer.b)
        if l < 3:
            assert_array_equal(trace.A[l], np.maximum(trace.Z[l], 0))
    assert_array_equal(trace.A[3], trace.Z[3])
    assert_array_equal(trace.A[3], net.forward(X))


def test_single_point_equals_its_row():
    # A product of one row may round differently from one of many.
    net, X = make(), np.array([[0.3, -0.7], [1.0, 2.0]])
    assert net.forward(X[0]).shape == (3,)
    assert_allclose(net.forward(X[0]), net.forward(X)[0], 1e-13)
    assert_allclose(net.predict_proba(X[0]), net.predict_proba(X)[0], 1e-13)
    assert net.predict(X[0]) == net.predict(X)[0]
    assert net.predict(X[0]).shape == ()


def test_predictions():
    net, X = make(), np.random.default_rng(2).standard_normal((9, 2))
    P = net.predict_proba(X)
    assert_allclose(P.sum(axis=1), 1)
    assert_array_equal(P.argmax(axis=1), net.predict(X))


def test_single_output_is_a_logit():
    net = make((1, 1))
    net.parameters[:] = [0, 1]
    P = net.predict_proba([[0.0], [np.log(3)]])
    assert_allclose(P, [[0.5, 0.5], [0.25, 0.75]])
    assert_array_equal(net.predict([[-1.0], [2.0]]), [0, 1])


def test_columns_of_several_kinds_are_numbers_too():
    table = np.array([[0.5, True], [2, False]], dtype=object)
    assert_array_equal(make().forward(table),
                       make().forward([[0.5, 1.0], [2.0, 0.0]]))


def test_what_does_not_fit_into_float32_is_named():
    with pytest.raises(ValueError, match=r"X\[0, 1\] is inf"):
        make(dtype=np.float32).forward([[1.0, 1e39]])


def test_parameters_are_one_vector_with_views():
    net = make((2, 3, 2), activation="parametric_relu")
    assert net.parameters.size == (2 + 1) * 3 + 3 + (3 + 1) * 2
    net.parameters[:] = np.arange(net.parameters.size)
    hidden, last = net.layers
    assert_array_equal(hidden.b, [0, 1, 2])
    assert_array_equal(hidden.W, [[3, 4, 5], [6, 7, 8]])
    assert_array_equal(hidden.activation.alpha, [9, 10, 11])
    assert_array_equal(last.b, [12, 13])
    for view in (hidden.W, hidden.activation.alpha, last.b):
        assert np.shares_memory(view, net.parameters)
    for view in (hidden.dW, hidden.dalpha, last.db):
        assert np.shares_memory(view, net.gradient)


def test_parametric_slopes_may_differ_from_unit_to_unit():
    slopes = np.array([0.1, 0.2, 0.3])
    net = make((2, 3, 2), activation=activations.ParametricReLU(slopes))
    assert_array_equal(net.layers[0].activation.alpha, slopes)


def test_float32_stays_float32():
    net = make(dtype=np.float32)
    trace = net.trace(np.ones((4, 2)))
    assert trace.A[-1].dtype == net.parameters.dtype == np.float32
    assert net.predict_proba([1, 2]).dtype == np.float32
    assert_allclose(net.forward([1, 2]), make().forward([1, 2]), 1e-4, 1e-5)


def test_same_seed_same_network():
    assert_array_equal(make(seed=5).parameters, make(seed=5).parameters)
    assert not np.array_equal(make(seed=5).parameters,
                              make(seed=6).parameters)


@pytest.mark.parametrize("activation", ["relu", "parametric_relu"])
@pytest.mark.parametrize("twin_of", [
    ml.MLP.copy, lambda net: pickle.loads(pickle.dumps(net))])
def test_copies_are_independent(activation, twin_of):
    net = make(activation=activation)
    twin = twin_of(net)
    assert_array_equal(twin.parameters, net.parameters)
    assert twin.sizes == net.sizes and twin.dtype == net.dtype
    before = net.forward([1.0, 2.0])
    twin.parameters[:] = 0
    assert_array_equal(net.forward([1.0, 2.0]), before)
    assert_array_equal(twin.forward([1.0, 2.0]), np.zeros(3))
    assert np.shares_memory(twin.layers[0].W, twin.parameters)


def test_assigning_parameters_writes_into_them():
    net, other = make(seed=0), make(seed=1)
    net.parameters = other.parameters
    assert_array_equal(net.forward([1.0, 2.0]), other.forward([1.0, 2.0]))
    assert not np.shares_memory(net.parameters, other.parameters)
    assert np.shares_memory(net.parameters, net.layers[0].W)
    with pytest.raises(ValueError, match=r"parameters must have shape \(39,"):
        net.parameters = np.zeros(3)


def test_arrays_of_a_layer_cannot_be_replaced():
    layer = make().layers[0]
    with pytest.raises(AttributeError, match=r"write layer.W\[...\] ="):
        layer.W = np.zeros((2, 4))
    with pytest.raises(AttributeError, match="no 'weights'"):
        layer.weights = 0


def test_results_do_not_share_memory():
    net = make()
    first = net.forward([1.0, 2.0])
    kept = first.copy()
    net.forward([5.0, 6.0])
    assert_array_equal(first, kept)


@pytest.mark.parametrize("settings, error, message", [
    ({"sizes": (2,)}, ValueError, "sizes must hold at least"),
    ({"sizes": (2, 0)}, ValueError, r"sizes\[1\] must be at least 1"),
    ({"sizes": (2, 1.5)}, TypeError, r"sizes\[1\] must be an integer"),
    ({"sizes": 5}, TypeError, r"a sequence of widths such as \(2, 16, 3\)"),
    ({"activation": "ReLU"}, ValueError, "did you mean 'relu'"),
    ({"activation": "rellu"}, ValueError, "did you mean 'relu'"),
    ({"initialization": "hee"}, ValueError, "did you mean 'he'"),
    ({"sizes": (2, 3, 1), "activation": activations.ParametricReLU(
        np.ones(2))}, ValueError, r"activation.alpha must have shape \(3,"),
    ({"dtype": np.float16}, ValueError, "dtype must be float32 or float64"),
    ({"dtype": "double-ish"}, ValueError, "dtype must be float32"),
    ({"rng": 0}, TypeError, "rng must be a numpy.random.Generator"),
])
def test_bad_settings_are_named(settings, error, message):
    arguments = {"sizes": (2, 3), "rng": np.random.default_rng(0)} | settings
    with pytest.raises(error, match=message):
        ml.MLP(**arguments)


@pytest.mark.parametrize("X, error, message", [
    (np.ones((3, 4)), ValueError, r"X must have shape \(batch, 2\), not"),
    ([[1.0, np.inf]], ValueError, r"X\[0, 1\] is inf"),
    (np.ones((0, 2)), ValueError, "X is empty"),
    ([["a", "b"]], TypeError, "X must hold real numbers"),
    (np.array([["a", 1]], object), TypeError, "not object"),
    ([[1.0], [1.0, 2.0]], TypeError, "X must be a rectangular"),
    ([[1j, 2]], TypeError, "not complex128"),
    (np.ma.masked_array(np.ones((1, 2)), [[True, False]]), ValueError,
     "X has masked entries"),
])
def test_bad_input_is_named(X, error, message):
    with pytest.raises(error, match=message):
        make().forward(X)


def test_repr():
    assert repr(make()) == "MLP(2-4-3-3, ReLU(), 39 parameters, float64)"
    assert "ParametricReLU(alpha=0.25)" in repr(
        make(activation="parametric_relu"))


# Given weights, another precision

GIVEN = [([[1.0, -2.0]], [3.0, 4.0]), ([[5.0], [6.0]], [7.0])]


def test_a_network_of_given_layers():
    net = ml.MLP.from_layers(GIVEN)
    assert net.sizes == (1, 2, 1) and net.dtype == np.float64
    assert_allclose(net.parameters, [3, 4, 1, -2, 7, 5, 6])
    assert_allclose(net.forward([1.0]), [5 * 4 + 6 * 2 + 7])


def test_given_weights_are_copied():
    W = np.ones((2, 2))
    net = ml.MLP.from_layers([(W, np.zeros(2))], "tanh", dtype=np.float32)
    net.layers[0].W[...] = 5
    assert_allclose(W, 1)
    assert net.activation == activations.Tanh() and net.dtype == np.float32


def test_layers_and_from_layers_are_inverse():
    net = make(activation="parametric_relu")
    again = ml.MLP.from_layers([(layer.W, layer.b) for layer in net.layers],
                               "parametric_relu")
    assert_allclose(again.parameters, net.parameters)


@pytest.mark.parametrize("layers, message", [
    ([], "layers is empty"),
    ([np.ones((2, 2, 2))[0][0]], r"layers\[0\]\[0\] must have shape"),
    ([3], r"layers\[0\] must be a pair \(W, b\), not 3"),
    ([([[1.0]], [1.0, 2.0])], r"layers\[0\]\[1\] must have shape \(1,\)"),
    ([([[1.0]], [1.0]), ([[1.0], [2.0]], [0.0])],
     r"layers\[1\]\[0\] must have shape \(1, d_2\), not \(2, 1\)"),
    ([([[np.nan]], [1.0])], r"layers\[0\]\[0\] must be finite")])
def test_layers_that_do_not_fit(layers, message):
    with pytest.raises((TypeError, ValueError), match=message):
        ml.MLP.from_layers(layers)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_another_precision_is_a_copy(dtype):
    net = make(activation="parametric_relu")
    other = net.astype(dtype)
    assert other.parameters.dtype == dtype == other.dtype
    assert_allclose(other.parameters, net.parameters, 1e-3)
    other.parameters[:] = 0
    assert other.layers[0].W.max() == 0 < net.parameters.max()
    assert other.forward([1.0, 2.0]).dtype == dtype


def test_a_precision_that_is_none():
    with pytest.raises(ValueError,
                       match="float16, float32 or float64, not 'int'"):
        make().astype("int")
    with pytest.raises(ValueError, match="must be float32 or float64"):
        make(dtype=np.float16)
