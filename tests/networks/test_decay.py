"""Falling rates and penalties: by hand, against SGD, composed, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.networks.decay import Penalized, Scheduled, inverse_time
from mlp_lit.networks.optimizers import Optimizer


def run(method, gradients, theta):
    theta, g = np.array(theta, float), np.zeros(len(theta))
    state = method.start(theta, g)
    for g[:] in gradients:
        method.step(state)
    return theta


def test_a_falling_rate_by_hand():
    method = Scheduled(ml.SGD(1.0), inverse_time(1))
    # Rates 1, ½, ⅓ on gradients 1, 2, 3.
    assert_allclose(run(method, [[1], [2], [3]], [0]), [-3])


def test_a_schedule_counts_each_run_from_its_start():
    method = Scheduled(ml.SGD(1.0), lambda taken: 0.5 ** taken)
    assert run(method, [[1]] * 3, [0]) == run(method, [[1]] * 3, [0]) == -1.75


@pytest.mark.parametrize("method", [
    ml.SGD(0.1), ml.Momentum(0.1), ml.Nesterov(0.1), ml.Adam(0.1)])
def test_a_constant_factor_is_a_rate(method, rng):
    gradients, theta = rng.normal(size=(6, 4)), rng.normal(size=4)
    other = type(method)(0.05)
    assert_allclose(run(Scheduled(method, lambda taken: 0.5), gradients,
                        theta), run(other, gradients, theta))


def test_the_rates_keep_what_robbins_and_monro_ask():
    taken = np.arange(10**6)
    rates = 1 / (1 + taken / 10)
    assert_allclose([inverse_time(10)(t) for t in (0, 7, 10**5)],
                    rates[[0, 7, 10**5]])
    # Ten times as many steps add 10 log 10 to the sum, and next to nothing
    # to that of the squares.
    assert_allclose(rates[10**5:].sum(), 10 * np.log(10), rtol=1e-3)
    assert (rates[10**5:] ** 2).sum() < 1e-3 * (rates**2).sum()


def test_the_penalty_is_a_gradient(rng):
    theta, strength = rng.normal(size=5), 0.7

    def loss(t):
        return np.sin(t).sum() + strength / 2 * (t**2).sum()

    moved = run(Penalized(ml.SGD(1.0), strength), [np.cos(theta)], theta)
    assert_allclose(theta - moved, numerical.gradient(loss, theta),
                    rtol=1e-12)


@given(st.floats(0.001, 1), st.floats(0, 0.9), st.integers(1, 6))
def test_for_sgd_penalty_and_decay_are_one(rate, strength, steps):
    rng = np.random.default_rng(steps)
    gradients, theta = rng.normal(size=(steps, 3)), rng.normal(size=3)
    assert_allclose(
        run(Penalized(ml.SGD(rate), strength), gradients, theta),
        run(ml.SGD(rate, weight_decay=strength), gradients, theta),
        rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("make", [ml.Momentum, ml.Nesterov, ml.Adam])
def test_for_the_others_they_are_not(make, rng):
    gradients, theta = rng.normal(size=(5, 3)), rng.normal(size=3)
    penalty = run(Penalized(make(0.1), 0.5), gradients, theta)
    decay = run(make(0.1, weight_decay=0.5), gradients, theta)
    assert np.abs(penalty - decay).max() > 1e-3


def test_they_may_be_nested(rng):
    gradients, theta = rng.normal(size=(4, 3)), rng.normal(size=3)
    inner = Penalized(Scheduled(ml.SGD(0.1), inverse_time(2)), 0.5)
    expected = theta.copy()
    for taken, g in enumerate(gradients):
        expected -= 0.1 / (1 + taken / 2) * (g + 0.5 * expected)
    assert_allclose(run(inner, gradients, theta), expected)


def test_they_train_a_network():
    X, y = ml.datasets.make_blobs(90, rng=np.random.default_rng(0))
    net = ml.MLP((2, 8, 3), rng=np.random.default_rng(0))
    method = Scheduled(ml.Adam(0.05, weight_decay=0.01), inverse_time(50))
    history = ml.fit(net, ml.datasets.standardize(X), y, optimizer=method,
                     epochs=30, rng=np.random.default_rng(0))
    assert history.loss[-1] < history.loss[0] / 2


class Plain(Optimizer):
    """A method without a rate."""

    def step(self, state):
        """θ ← θ − g."""
        state.parameters -= state.gradient


@pytest.mark.parametrize("make, error, message", [
    (lambda: Scheduled(0.1, inverse_time(1)), TypeError, "method must be an"),
    (lambda: Scheduled(Plain(), inverse_time(1)), TypeError,
     "must have a learning_rate"),
    (lambda: Scheduled(ml.SGD(), 0.5), TypeError, "factor must be a function"),
    (lambda: inverse_time(0), ValueError, r"steps must be a number in \(0"),
    (lambda: Penalized("sgd", 0.1), TypeError, "method must be an optimiser"),
    (lambda: Penalized(ml.SGD(), -1), ValueError, r"penalty must be .* \[0"),
    (lambda: Penalized(ml.SGD(), 0.1).start(np.zeros(2), np.zeros(3)),
     ValueError, "gradient must have shape"),
])
def test_bad_input_is_named(make, error, message):
    with pytest.raises(error, match=message):
        make()


def test_a_factor_that_is_no_rate_is_an_error():
    with pytest.raises(ValueError, match="learning_rate must be a number"):
        run(Scheduled(ml.SGD(1.0), lambda taken: 1.0 - taken), [[1]] * 2, [0])
