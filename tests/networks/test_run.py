"""A run, step by step: what it is made of, what it allocates."""

import tracemalloc

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.networks import run


@pytest.fixture
def data(rng):
    X, y = ml.datasets.make_blobs(100, spread=0.8, rng=rng)
    return ml.datasets.standardize(X), y


def make(sizes=(2, 8, 3), **settings):
    return ml.MLP(sizes, rng=np.random.default_rng(0), **settings)


def fit(net, X, y, **settings):
    return ml.fit(net, X, y, rng=np.random.default_rng(1), **settings)


def test_reordering_in_pieces_changes_nothing(data, monkeypatch):
    whole, parts = make(), make()
    fit(whole, *data, epochs=2)
    monkeypatch.setattr(run, "CHUNK", 7)
    fit(parts, *data, epochs=2)
    assert_array_equal(whole.parameters, parts.parameters)


@pytest.mark.parametrize("optimizer", [ml.SGD(0.01), ml.Adam()])
def test_a_step_allocates_nothing_of_the_parameters_size(rng, optimizer):
    X, y = rng.standard_normal((64, 300)), rng.integers(0, 10, 64)
    net = make((300, 400, 10))
    one = run.Run(net, X, y, "softmax_cross_entropy", optimizer, 4, rng,
                       "shuffle")
    one.epoch(0, ml.History())
    tracemalloc.start()
    one.epoch(1, ml.History())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The look for numbers that are not finite takes a byte per parameter.
    assert peak < net.parameters.nbytes / 4


@pytest.mark.parametrize("batch_size", [1, 7, 32, 100])
def test_an_epoch_is_the_steps_it_is_made_of(data, batch_size):
    X, y = data
    net, slow = make(), make()
    history = fit(net, X, y, batch_size=batch_size, epochs=1,
                  optimizer=ml.SGD(0.2))
    order = np.random.default_rng(1).permutation(100)
    seen = []
    for start in range(0, 100, batch_size):
        rows = order[start:start + batch_size]
        value, gradient = ml.loss_and_gradient(slow, X[rows], y[rows])
        seen.append(value * len(rows))
        slow.parameters -= 0.2 * gradient
    assert_allclose(net.parameters, slow.parameters, 1e-10, 1e-12)
    assert_allclose(history.loss[0], sum(seen) / 100)
    assert history.steps == len(seen)
