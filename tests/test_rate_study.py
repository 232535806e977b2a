"""Networks trained side by side are those trained one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit import rate_study

SIZES = (2, 5, 4, 3)


@pytest.fixture(scope="module")
def data():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(40, 2))
    return X, (X[:, 0] > 0) + (X[:, 1] > 0.5)


def alone(X, y, rate, seed, optimizer, activation, steps):
    """The same run with a network of its own, and what it saw."""
    rng = np.random.default_rng(seed)
    net = ml.MLP(SIZES, activation, "glorot", rng=rng)
    first, _ = ml.evaluate(net, X, y)
    method, course = optimizer(rate), []
    state = method.start(net.parameters, net.gradient)
    for _ in range(steps):
        rows = rng.integers(len(X), size=7)
        course.append(ml.loss_and_gradient(net, X[rows], y[rows])[0])
        method.step(state)
    return first, *ml.evaluate(net, X, y), course


@pytest.mark.parametrize("optimizer", [
    ml.SGD, ml.Adam, lambda rate: ml.Momentum(rate, 0.8)])
@pytest.mark.parametrize("activation", ["relu", "tanh", "leaky_relu"])
def test_as_if_alone(data, optimizer, activation):
    X, y = data
    rates = [0.01, 0.2]
    found = rate_study.study(
        SIZES, X, y, rates, activation=activation, initialization="glorot",
        optimizer=optimizer, seeds=3, steps=12, batch_size=7)
    for i, rate in enumerate(rates):
        for seed in range(3):
            first, last, accuracy, course = alone(
                X, y, rate, seed, optimizer, activation, 12)
            assert_allclose(found.first_loss[i, seed], first, rtol=1e-10)
            assert_allclose(found.last_loss[i, seed], last, rtol=1e-8)
            assert found.accuracy[i, seed] == accuracy
            assert_allclose(found.course[i, seed], course, rtol=1e-8)


@given(seed=st.integers(0, 1000), runs=st.integers(1, 3))
def test_gradient_of_every_run(seed, runs):
    rng = np.random.default_rng(seed)
    nets = [ml.MLP((2, 3, 2), "tanh", rng=rng) for _ in range(runs)]
    stack = rate_study.Stack(nets)
    X = rng.normal(size=(runs, 4, 2))
    Y = np.eye(2)[rng.integers(2, size=(runs, 4))]
    stack.loss_and_gradient(X, Y)
    for r, net in enumerate(nets):
        def loss(theta, r=r, net=net):
            net.parameters[:] = theta
            return net_loss(net, X[r], Y[r])

        theta = net.parameters.copy()
        slopes = [(loss(theta + step) - loss(theta - step)) / 2e-6
                  for step in 1e-6 * np.eye(theta.size)]
        assert_allclose(stack.gradient[r], slopes, atol=1e-8)


def net_loss(net, X, Y):
    return ml.losses.get("softmax_cross_entropy").forward(net.forward(X), Y)


def test_a_run_that_diverges_is_told_and_disturbs_no_other(data):
    X, y = data
    found = rate_study.study(SIZES, X, y, [0.1, 1e200], seeds=2, steps=30)
    single = rate_study.study(SIZES, X, y, [0.1], seeds=2, steps=30)
    assert not np.isfinite(found.last_loss[1]).any()
    assert (found.accuracy[1] == 0).all()
    assert_allclose(found.last_loss[0], single.last_loss[0], rtol=1e-12)
    assert (single.accuracy > 0.4).all()


def test_shapes_and_precision(data):
    X, y = data
    found = rate_study.study(SIZES, X, y, [0.1, 0.2], seeds=3, steps=4,
                             dtype=np.float32)
    assert found.course.shape == (2, 3, 4)
    assert found.accuracy.shape == found.first_loss.shape == (2, 3)
    # A seed starts at one point, whatever the rate.
    assert (found.first_loss[0] == found.first_loss[1]).all()
    assert (found.course[0, :, 0] == found.course[1, :, 0]).all()


@pytest.mark.parametrize(("change", "error", "message"), [
    ({"rates": []}, ValueError, "rates is empty"),
    ({"seeds": 0}, ValueError, "seeds must be at least 1"),
    ({"steps": 2.5}, TypeError, "steps must be an integer"),
    ({"batch_size": 0}, ValueError, "batch_size must be at least 1"),
    ({"activation": "parametric_relu"}, ValueError,
     "activation must not learn a slope"),
    ({"y": np.full(40, 7)}, ValueError, "y must lie in 0 … 2"),
    ({"X": np.ones((40, 3))}, ValueError, "X must have shape"),
])
def test_bad_input(data, change, error, message):
    given = {"X": data[0], "y": data[1], "rates": [0.1], **change}
    with pytest.raises(error, match=message):
        rate_study.study(SIZES, given.pop("X"), given.pop("y"),
                         given.pop("rates"), **given)
