"""Loss, accuracy and gradient on given data."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.networks import losses


@pytest.fixture
def data(rng):
    X, y = ml.datasets.make_blobs(100, spread=0.8, rng=rng)
    return ml.datasets.standardize(X), y


def make(sizes=(2, 8, 3), **settings):
    return ml.MLP(sizes, rng=np.random.default_rng(0), **settings)


def test_loss_and_accuracy_by_hand():
    net = make((1, 2))
    net.parameters[:] = 0, 0, -1, 1  # logits −x, x
    loss, accuracy = ml.evaluate(net, [[1.0], [2.0]], [1, 0])
    assert_allclose(loss, (np.log1p(np.exp(-2)) + np.log1p(np.exp(4))) / 2)
    assert accuracy == 0.5


def test_numbers_have_no_accuracy():
    net = make((1, 1))
    net.parameters[:] = 1, 2
    assert ml.evaluate(net, [[3.0]], [5.0], loss="squared_error") == (4, None)


def test_the_gradient_is_that_of_the_loss(data):
    net = make()
    value, gradient = ml.loss_and_gradient(net, *data)
    assert_allclose(value, ml.evaluate(net, *data)[0])
    step = 1e-6 * gradient / np.linalg.norm(gradient)
    net.parameters += step
    assert_allclose(ml.evaluate(net, *data)[0] - value, step @ gradient, 1e-4)
    again = gradient.copy()
    ml.loss_and_gradient(net, *data)
    assert_array_equal(gradient, again)


def test_a_sum_has_the_gradient_of_a_sum(data):
    mean = ml.loss_and_gradient(make(), *data)[1]
    total = ml.loss_and_gradient(
        make(), *data, loss=losses.SoftmaxCrossEntropy("sum"))[1]
    assert_allclose(total, 100 * mean, 1e-12, 1e-12)


@pytest.mark.parametrize("evaluate", [ml.evaluate, ml.loss_and_gradient])
def test_evaluation_names_what_is_wrong(data, evaluate):
    X, y = data
    with pytest.raises(TypeError, match="net must be an MLP"):
        evaluate(3, X, y)
    with pytest.raises(ValueError, match="takes probabilities"):
        evaluate(make(), X, y, loss="cross_entropy")
    assert np.isfinite(evaluate(make(), X[0], y[:1])[0])
