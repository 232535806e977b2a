"""A study is what `fit` does, once for every rate and seed."""

import functools

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.networks import linear
from mlp_lit.networks.activations import Activation
from mlp_lit.networks.optimizers import Optimizer
from mlp_lit.propagation import _side_by_side, rate_study

SIZES = (2, 5, 4, 3)


@pytest.fixture(scope="module")
def data():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(40, 2))
    return X, (X[:, 0] > 0) + (X[:, 1] > 0.5)


class Normalized(Optimizer):
    """Steps of equal length: no matter of each coordinate by itself."""

    def __init__(self, rate):
        self.rate = rate

    def step(self, state):
        length = np.sqrt((state.gradient ** 2).sum())
        state.parameters -= self.rate * state.gradient / length


class Softsign(Activation):
    """z / (1 + |z|)."""

    def forward(self, Z, out=None):
        return np.divide(Z, 1 + np.abs(Z), out=out)

    def derivative(self, Z):
        return 1 / (1 + np.abs(Z)) ** 2


def assert_each_run_is_one_fit(data, rates, optimizer=ml.SGD, *, sizes=SIZES,
                               activation="relu", initialization="he",
                               dtype=np.float64, seeds=3, epochs=4,
                               batch_size=7, same=assert_array_equal):
    """Hold a study against `fit`, bit by bit; return it."""
    X, y = data
    guess = np.bincount(y).max() / len(y)
    found = rate_study.study(
        sizes, X, y, rates, activation=activation, optimizer=optimizer,
        initialization=initialization, seeds=seeds, epochs=epochs,
        batch_size=batch_size, dtype=dtype)
    for i, j in np.ndindex(len(rates), seeds):
        rng = np.random.default_rng(j)
        net = ml.MLP(sizes, activation, initialization, rng=rng, dtype=dtype)
        assert found.first_loss[i, j] == ml.evaluate(net, X, y)[0]
        course, end = np.full(epochs, np.nan), (np.nan, guess)
        try:
            history = ml.fit(net, X, y, optimizer=optimizer(found.rates[i]),
                             epochs=epochs, batch_size=batch_size, rng=rng,
                             sampling="replacement")
            end = ml.evaluate(net, X, y)
        except ml.DivergenceError as error:
            history = error.history
        course[:history.epochs] = history.loss
        same(found.course[i, j], course)
        same((found.last_loss[i, j], found.accuracy[i, j]), end)
    return found


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("optimizer", [
    ml.SGD, ml.Adam, lambda rate: ml.Momentum(rate, 0.8), ml.Nesterov,
    lambda rate: ml.SGD(rate, weight_decay=0.1 / rate), Normalized])
def test_each_run_is_one_fit(data, optimizer, dtype):
    # 40 samples in batches of 7: the last has 5.
    found = assert_each_run_is_one_fit(data, [0.01, 0.2], optimizer,
                                       dtype=dtype)
    assert np.isfinite(found.course).all()


@pytest.mark.parametrize("activation", ["tanh", "parametric_relu", Softsign()])
def test_so_it_is_with_every_activation(data, activation):
    assert_each_run_is_one_fit(data, [0.01, 0.2], activation=activation)


@pytest.mark.parametrize("sizes", [(2, 3), (2, 1, 3), (2, 4, 1, 2, 3)])
@pytest.mark.parametrize("batch_size", [1, 3, 40])
def test_so_it_is_where_a_matrix_is_a_vector(data, sizes, batch_size):
    # BLAS is then called otherwise, and may add up in another order.
    assert_each_run_is_one_fit(
        data, [0.01, 0.2], sizes=sizes, batch_size=batch_size,
        same=functools.partial(assert_allclose, rtol=1e-9))


@pytest.mark.parametrize("optimizer", [ml.SGD, ml.Momentum, ml.Adam])
@pytest.mark.parametrize(("dtype", "rates"), [
    (np.float32, [1e200, 0.01, 0.1]),
    (np.float64, [1e200, 0.01, 1e200, 0.1, 1e200])])
def test_what_diverges_leaves_the_others_alone(data, optimizer, dtype, rates):
    found = assert_each_run_is_one_fit(data, rates, optimizer, dtype=dtype)
    assert np.isfinite(found.last_loss).sum() == 6


def test_runs_diverge_when_they_diverge_alone(data):
    found = assert_each_run_is_one_fit(
        data, 10.0 ** np.arange(-2, 1.1, 0.5), sizes=(2, *[8] * 4, 3),
        activation="identity", initialization="standard_normal")
    lengths = np.isfinite(found.course).sum(axis=-1)
    assert set(lengths.ravel()) >= {0, 1, 4}
    assert (np.ptp(lengths, axis=1) > 0).any()


@pytest.mark.parametrize("rates", [[1e200], [0.1, 1e200]])
def test_losses_may_be_finite_where_parameters_are_not(data, rates):
    # One step an epoch: the first losses are those of the start.
    found = assert_each_run_is_one_fit(data, rates, dtype=np.float32,
                                       batch_size=40)
    assert np.isnan(found.course[-1]).all()


@pytest.mark.parametrize("runs", [1, 4, 6])
def test_seeds_may_be_taken_in_parts(data, monkeypatch, runs):
    monkeypatch.setattr(_side_by_side, "RUNS", runs)
    assert_each_run_is_one_fit(data, [0.01, 0.2], seeds=5)


def test_a_step_is_one_for_all_runs(data, monkeypatch):
    calls, backward = [], linear.backward_merged
    monkeypatch.setattr(linear, "backward_merged", lambda *arrays: (
        calls.append(arrays[-1].shape[:-2]), backward(*arrays)))
    rate_study.study(SIZES, *data, [0.01, 0.02, 0.1], seeds=4, epochs=2,
                     batch_size=10)
    assert calls == 24 * [(12,)]  # 3 layers, 4 batches, 2 epochs


def test_what_diverged_takes_no_more_time(data, monkeypatch):
    seen, step = [], _side_by_side.SideBySide._step
    monkeypatch.setattr(
        _side_by_side.SideBySide, "_step", lambda runs, *batch: (
            seen.append(len(batch[2])), step(runs, *batch)))
    rate_study.study(SIZES, *data, [1e200, 0.1, 1e200, 0.2, 1e200], seeds=2,
                     epochs=3, batch_size=20)
    assert seen == 2 * [10] + 4 * [4]


def test_each_run_has_an_optimizer_of_its_own(data):
    made = []

    def counted(rate):
        made.append(rate)
        return ml.SGD(rate)

    rate_study.study(SIZES, *data, [0.1, 0.2], optimizer=counted, seeds=3,
                     epochs=1)
    assert sorted(made) == [0.1] * 3 + [0.2] * 3


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
    ({"optimizer": float}, TypeError, "optimizer must be"),
])
def test_bad_input(data, change, error, message):
    given = {"X": data[0], "y": data[1], "rates": [0.1], **change}
    with pytest.raises(error, match=message):
        rate_study.study(SIZES, given.pop("X"), given.pop("y"),
                         given.pop("rates"), **given)
