"""A study is what `fit` does, once for every rate and seed."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import mlp_lit as ml
from mlp_lit.propagation import rate_study

SIZES = (2, 5, 4, 3)


@pytest.fixture(scope="module")
def data():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(40, 2))
    return X, (X[:, 0] > 0) + (X[:, 1] > 0.5)


@pytest.mark.parametrize("optimizer", [
    ml.SGD, ml.Adam, lambda rate: ml.Momentum(rate, 0.8)])
def test_each_run_is_one_fit(data, optimizer):
    X, y = data
    found = rate_study.study(
        SIZES, X, y, [0.01, 0.2], activation="tanh", initialization="glorot",
        optimizer=optimizer, seeds=3, epochs=4, batch_size=7)
    for i, rate in enumerate((0.01, 0.2)):
        for seed in range(3):
            rng = np.random.default_rng(seed)
            net = ml.MLP(SIZES, "tanh", "glorot", rng=rng)
            first = ml.evaluate(net, X, y)[0]
            history = ml.fit(net, X, y, optimizer=optimizer(rate), epochs=4,
                             batch_size=7, rng=rng, sampling="replacement")
            assert found.first_loss[i, seed] == first
            assert (found.last_loss[i, seed],
                    found.accuracy[i, seed]) == ml.evaluate(net, X, y)
            assert_array_equal(found.course[i, seed], history.loss)


def test_a_run_that_diverges_is_told(data):
    X, y = data
    found = rate_study.study(SIZES, X, y, [0.1, 1e200], seeds=2, epochs=3)
    assert_array_equal(np.isnan(found.last_loss),
                       [[False, False], [True, True]])
    guess = np.bincount(y).max() / len(y)
    assert (found.accuracy[1] == guess).all()
    assert np.isfinite(found.course[0]).all()
    assert np.isnan(found.course[1]).any(axis=1).all()
    assert np.isfinite(found.first_loss).all()


def test_a_run_may_break_at_its_very_end(data):
    # The last step leaves finite parameters whose outputs overflow.
    X, y = data
    found = rate_study.study((2, 2, 3), X, y, [1e160], seeds=3, epochs=1,
                             batch_size=40)
    assert np.isnan(found.last_loss).all()
    assert (found.accuracy == np.bincount(y).max() / len(y)).all()
    assert np.isfinite(found.course).all()


def test_shapes_and_what_a_seed_shares(data):
    X, y = data
    found = rate_study.study(SIZES, X, y, [0.1, 0.2], seeds=3, epochs=4,
                             dtype=np.float32)
    assert found.course.shape == (2, 3, 4)
    assert found.accuracy.shape == found.first_loss.shape == (2, 3)
    assert (found.first_loss[0] == found.first_loss[1]).all()
    assert len(set(found.first_loss[0])) == 3
    # The first epoch of a vanishing rate sees the same batches.
    still = rate_study.study(SIZES, X, y, [1e-300, 1e-299], seeds=2,
                             epochs=1)
    assert_array_equal(still.course[0], still.course[1])


@pytest.mark.parametrize(("change", "error", "message"), [
    ({"rates": []}, ValueError, "rates is empty"),
    ({"rates": [0.0]}, ValueError, "learning_rate must be a number in"),
    ({"seeds": 0}, ValueError, "seeds must be at least 1"),
    ({"epochs": 2.5}, TypeError, "epochs must be an integer"),
    ({"batch_size": 0}, ValueError, "batch_size must be at least 1"),
    ({"y": np.full(40, 7)}, ValueError, "y must lie in 0 … 2"),
    ({"X": np.ones((40, 3))}, ValueError, "X must have shape"),
])
def test_bad_input(data, change, error, message):
    given = {"X": data[0], "y": data[1], "rates": [0.1], **change}
    with pytest.raises(error, match=message):
        rate_study.study(SIZES, given.pop("X"), given.pop("y"),
                         given.pop("rates"), **given)
