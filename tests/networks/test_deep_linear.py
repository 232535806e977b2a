"""Towers of linear layers: by hand, against networks, there and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.networks import deep_linear

WIDTHS = st.lists(st.integers(1, 6), min_size=2, max_size=6)


def tower(widths, seed=0):
    rng = np.random.default_rng(seed)
    pairs = list(zip(widths, widths[1:], strict=False))
    return ([rng.standard_normal(pair) for pair in pairs],
            [rng.standard_normal(m) for _, m in pairs])


def linear_net(widths, seed=0, **settings):
    net = ml.MLP(widths, "identity", rng=np.random.default_rng(seed),
                 **settings)
    net.parameters += 0.1
    return net


# collapse

def test_collapse_by_hand():
    W, b = deep_linear.collapse(
        [np.array([[1.0, 2.0]]), np.array([[3.0], [-1.0]])],
        [np.array([10.0, 20.0]), np.array([5.0])])
    assert_array_equal(W, [[3 - 2]])
    assert_array_equal(b, [30 - 20 + 5])


@given(WIDTHS, st.integers(0, 9))
def test_collapsed_layer_has_the_networks_outputs(widths, seed):
    net = linear_net(widths, seed)
    one = deep_linear.collapse_network(net)
    X = np.random.default_rng(seed).standard_normal((7, widths[0]))
    assert_allclose(one.forward(X), net.forward(X), rtol=1e-10, atol=1e-11)
    assert one.sizes == (widths[0], widths[-1])


@given(WIDTHS, st.integers(0, 9))
def test_collapse_is_the_jacobian(widths, seed):
    weights, biases = tower(widths, seed)
    W, b = deep_linear.collapse(weights, biases)

    def f(x):
        for V, c in zip(weights, biases, strict=True):
            x = x @ V + c
        return x

    x = np.random.default_rng(seed).standard_normal(widths[0])
    assert_allclose(numerical.jacobian(f, x), W.T, 1e-10, 1e-11)
    assert_allclose(f(0 * x), b, 1e-10, 1e-11)


def test_a_peer_collapses_to_its_own_predictions(rng):
    from sklearn.neural_network import MLPRegressor

    X = rng.standard_normal((40, 3))
    peer = MLPRegressor(hidden_layer_sizes=(5, 4), activation="identity",
                        solver="lbfgs", max_iter=1000, random_state=0)
    peer.fit(X, X @ rng.standard_normal((3, 2)) + 1)
    W, b = deep_linear.collapse(peer.coefs_, peer.intercepts_)
    assert_allclose(X @ W + b, peer.predict(X), 1e-9)


def test_collapsing_leaves_the_network_as_it_is():
    net = linear_net((2, 3, 2))
    before = net.parameters.copy()
    deep_linear.collapse_network(net).parameters[:] = 0
    assert_array_equal(net.parameters, before)


def test_precision_is_kept():
    net = linear_net((2, 3, 2), dtype=np.float32)
    assert deep_linear.collapse_network(net).dtype == np.float32


def test_a_single_layer_needs_no_identity():
    net = ml.MLP((2, 3), "relu", rng=np.random.default_rng(0))
    assert_array_equal(deep_linear.collapse_network(net).parameters,
                       net.parameters)


def test_a_bend_is_refused():
    net = ml.MLP((2, 3, 1), "relu", rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"^net must .* with ReLU\(\)"):
        deep_linear.collapse_network(net)


@pytest.mark.parametrize("weights, biases, message", [
    ([], [], "hold 0 and 0"),
    ([np.eye(2)], [], "hold 1 and 0"),
    ([np.eye(2), np.ones((3, 1))], [np.ones(2), np.ones(1)],
     r"^weights\[1\] must have shape \(2, d_l\), not \(3, 1\)"),
    ([np.eye(2), np.eye(2)], [np.ones(2), np.ones(3)],
     r"^biases\[1\] must have shape \(2,\)"),
    ([np.ones(2)], [np.ones(2)], r"^weights\[0\]"),
])
def test_towers_that_do_not_fit(weights, biases, message):
    with pytest.raises(ValueError, match=message):
        deep_linear.collapse(weights, biases)


# expand

@given(WIDTHS, st.integers(0, 9))
def test_there_and_back(widths, seed):
    rng = np.random.default_rng(seed)
    narrow = min(widths)
    W = rng.standard_normal((widths[0], narrow)) @ rng.standard_normal(
        (narrow, widths[-1]))
    b = rng.standard_normal(widths[-1])
    weights, biases = deep_linear.expand(W, b, widths)
    assert [V.shape for V in weights] == list(
        zip(widths, widths[1:], strict=False))
    again, bias = deep_linear.collapse(weights, biases)
    assert_allclose(again, W, rtol=0, atol=1e-12)
    assert_array_equal(bias, b)


def test_the_tower_is_balanced():
    W = np.random.default_rng(0).standard_normal((4, 3))
    weights, _ = deep_linear.expand(W, np.zeros(3), (4, 5, 6, 3))
    for below, above in zip(weights, weights[1:], strict=False):
        assert_allclose(below.T @ below, above @ above.T, atol=1e-12)


def test_a_layer_that_is_too_narrow_is_named():
    with pytest.raises(ValueError, match=r"rank 3, .*\(3, 2, 3\).* only 2"):
        deep_linear.expand(np.eye(3), np.zeros(3), (3, 2, 3))


@pytest.mark.parametrize("W, b, name", [
    (np.eye(2), np.zeros(3), "W"), (np.eye(3), np.zeros(2), "b")])
def test_expand_names_what_does_not_fit(W, b, name):
    with pytest.raises(ValueError, match=f"^{name} must have shape"):
        deep_linear.expand(W, b, (3, 4, 3))


@pytest.mark.parametrize("sizes, message", [
    ((2,), "at least 2 widths, not"), ((), "at least 2 widths"),
    ((2, 0, 2), r"^sizes\[1\] must be at least 1")])
def test_expand_asks_for_widths(sizes, message):
    with pytest.raises(ValueError, match=message):
        deep_linear.expand(np.eye(2), np.zeros(2), sizes)


# mode_strength

@given(st.floats(1e-3, 1.0), st.floats(0.3, 4.0))
def test_two_layers_follow_the_logistic_curve(start, end):
    times = np.array([0, 0.1, 0.5, 2])
    exact = end / (1 + (end / start - 1) * np.exp(-4 * end * times))
    assert_allclose(deep_linear.mode_strength(times, start, end, 2), exact,
                    rtol=1e-4)


def test_one_layer_relaxes_exponentially():
    times = np.linspace(0, 3, 7)
    assert_allclose(deep_linear.mode_strength(times, 0.0, 2.0, 1),
                    2 - 2 * np.exp(-2 * times), rtol=1e-5)


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_the_first_moment_is_a_step_of_descent(depth):
    # One balanced step on every layer's own weight, by numbers only.
    start, end, h = 0.7, 1.9, 1e-6
    w = np.full(depth, start ** (1 / depth))
    slope = numerical.gradient(lambda w: (end - w.prod()) ** 2, w)
    _, u = deep_linear.mode_strength([0, h], start, end, depth)
    assert_allclose((u - start) / h, ((w - h * slope).prod() - start) / h,
                    rtol=1e-4)


def test_the_saddle_is_not_left():
    assert_array_equal(
        deep_linear.mode_strength([0, 5, 9], 0.0, 3.0, 3), [0, 0, 0])


@pytest.mark.parametrize("settings, message", [
    ({"times": [0, 2, 1]}, "^times must increase"),
    ({"times": [-1, 1]}, "^times must increase"),
    ({"times": []}, "^times is empty"),
    ({"start": -1}, "^start must"), ({"end": -1}, "^end must"),
    ({"depth": 0}, "^depth must")])
def test_bad_input_is_named(settings, message):
    given_ = {"times": [0, 1], "start": 0.1, "end": 1.0, "depth": 2}
    with pytest.raises(ValueError, match=message):
        deep_linear.mode_strength(**given_ | settings)


def test_a_tower_needs_widths():
    for sizes, message in ((2, "a sequence of widths"),
                           ((2, 2.5, 2), r"sizes\[1\] must be an integer")):
        with pytest.raises(TypeError, match=message):
            deep_linear.expand(np.eye(2), np.zeros(2), sizes)
