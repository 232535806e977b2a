"""Training: one step by hand, recording, sampling, divergence, errors."""

import sys

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


def fit(net, X, y, **settings):
    return ml.fit(net, X, y, rng=np.random.default_rng(1), **settings)


def test_one_full_batch_step_by_hand():
    net = make((1, 2))
    net.parameters[:] = 0
    # P = (½, ½); dZ = (P − Y)/2 for two samples of class 0.
    history = fit(net, [[2.0], [4.0]], [0, 0], batch_size=2, epochs=1,
                  optimizer=ml.SGD(1.0))
    assert_allclose(net.parameters, [0.5, -0.5, 1.5, -1.5])
    assert_allclose(history.loss, [np.log(2)])
    assert history.accuracy == [1.0] and history.steps == 1


def test_learns_and_records(data):
    X, y = data
    net = make()
    history = fit(net, X, y, epochs=30, validation_data=(X, y))
    assert history.epochs == 30 and history.steps == 30 * 4
    for record in (history.loss, history.accuracy, history.validation_loss,
                   history.validation_accuracy):
        assert len(record) == 30
    assert history.loss[-1] < history.loss[0] / 2
    loss, accuracy = ml.evaluate(net, X, y)
    assert loss == history.validation_loss[-1]
    assert accuracy == history.validation_accuracy[-1]
    assert accuracy == (net.predict(X) == y).mean()


def test_same_rng_same_run(data):
    first, second = make(), make()
    fit(first, *data, epochs=3)
    fit(second, *data, epochs=3)
    assert_array_equal(first.parameters, second.parameters)


def test_data_are_not_changed(data):
    X, y = data
    kept = X.copy(), y.copy()
    fit(make(), X, y, epochs=2)
    assert_array_equal(X, kept[0])
    assert_array_equal(y, kept[1])


def test_replacement_draws_some_samples_twice():
    # A linear net with zero weights: db is the mean of the P − Y it drew.
    X, y = np.zeros((64, 1)), np.arange(64) % 64
    net = make((1, 64))
    net.parameters[:] = 0
    fit(net, X, y, batch_size=64, epochs=1, optimizer=ml.SGD(64.0),
        sampling="replacement")
    drawn = np.round(net.layers[0].b + 1).astype(int)
    assert drawn.sum() == 64
    assert drawn.max() > 1 and drawn.min() == 0


@pytest.mark.parametrize("loss, targets", [
    ("squared_error", lambda y: losses.one_hot(y, 3)),
    ("absolute_error", lambda y: losses.one_hot(y, 3)),
    ("binary_cross_entropy", lambda y: losses.one_hot(y, 3)),
    ("softmax_cross_entropy", lambda y: losses.one_hot(y, 3)),
])
def test_other_losses_learn(data, loss, targets):
    X, y = data
    history = fit(make(), X, targets(y), loss=loss, epochs=20,
                  optimizer=ml.Adam(0.01))
    assert history.loss[-1] < 0.8 * history.loss[0]
    classifies = loss.endswith("cross_entropy")
    assert len(history.accuracy) == (20 if classifies else 0)


@pytest.mark.parametrize("optimizer", [
    ml.SGD(0.2), ml.Momentum(0.05), ml.Nesterov(0.05), ml.Adam(0.01)])
def test_every_optimiser_learns_in_float32(data, optimizer):
    net = make(dtype=np.float32)
    history = fit(net, *data, optimizer=optimizer, epochs=20)
    assert history.loss[-1] < history.loss[0] / 2
    assert net.parameters.dtype == np.float32


def test_parametric_relu_learns_its_slopes(data):
    net = make(activation="parametric_relu")
    fit(net, *data, epochs=5)
    assert (net.layers[0].activation.alpha != 0.25).all()


def test_callbacks_see_and_stop(data):
    seen = []

    def stop_after_three(epoch, net, history):
        seen.append((epoch, history.epochs))
        return epoch == 2

    history = fit(make(), *data, epochs=10, callbacks=[stop_after_three])
    assert seen == [(0, 1), (1, 2), (2, 3)] and history.epochs == 3


def test_only_true_stops_and_generators_serve(data):
    seen = []
    history = fit(make(), *data, epochs=3, callbacks=(
        f for f in [lambda epoch, net, history: seen.append(epoch) or 1.0]))
    assert seen == [0, 1, 2] and history.epochs == 3


def test_the_default_batch_is_never_larger_than_the_data(data):
    X, y = data
    assert fit(make(), X[:5], y[:5], epochs=1).steps == 1


def test_divergence_carries_history_and_step(data):
    X, y = data
    net, before = make((2, 3)), []
    with pytest.raises(ml.DivergenceError) as caught:
        fit(net, X, losses.one_hot(y, 3), loss="squared_error", epochs=50,
            optimizer=ml.SGD(3.0), batch_size=10, callbacks=[
                lambda *_: before.append(net.parameters.copy())])
    error = caught.value
    assert error.history.epochs == error.epoch == len(before)
    assert 10 * error.epoch <= error.step < 10 * (error.epoch + 1)
    assert np.isfinite(error.history.loss).all()
    # The network is back where the last whole epoch left it.
    assert before
    assert_array_equal(net.parameters, before[-1])


def test_divergence_in_the_very_last_step():
    net = make((1, 1))
    start = net.parameters.copy()
    # The loss is finite, but the step is 1e200 · 1e200.
    with pytest.raises(ml.DivergenceError, match="epoch 0, step 0"):
        fit(net, [[1e200]], [[0.0]], loss="absolute_error", epochs=1,
            batch_size=1, optimizer=ml.SGD(1e200))
    assert_array_equal(net.parameters, start)


def test_progress_without_tqdm(data, monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ImportError, match="progress needs tqdm"):
        fit(make(), *data, epochs=1, progress=True)


def test_a_network_that_is_not_finite_is_refused(data):
    net = make()
    net.parameters[3] = np.nan
    with pytest.raises(ValueError, match=r"net.parameters\[3\] is nan"):
        fit(net, *data, epochs=1)


def test_regression_takes_a_vector_for_one_output(rng):
    X = rng.standard_normal((50, 1))
    history = fit(make((1, 8, 1)), X, X[:, 0] ** 2, loss="squared_error",
                  epochs=30, optimizer=ml.Adam(0.01))
    assert history.loss[-1] < history.loss[0]


def test_progress_bar(data, capsys):
    fit(make(), *data, epochs=2, progress=True)
    assert "epoch" in capsys.readouterr().err


@pytest.mark.parametrize("settings, error, message", [
    ({"net": 3}, TypeError, "net must be an MLP"),
    ({"X": np.ones((100, 5))}, ValueError, r"X must have shape \(n, 2\)"),
    ({"X": np.full((100, 2), np.nan)}, ValueError, r"X\[0, 0\] is nan"),
    ({"y": np.arange(100)}, ValueError, "y must lie in 0 … 2"),
    ({"y": np.zeros(99, int)}, ValueError, r"y must have shape \(100,\)"),
    ({"y": np.zeros(100) + 0.5}, TypeError, "y must hold integer"),
    ({"batch_size": 0}, ValueError, "batch_size must be at least 1"),
    ({"batch_size": 101}, ValueError, "batch_size must be at most 100"),
    ({"epochs": -1}, ValueError, "epochs must be at least 0"),
    ({"epochs": 2.5}, TypeError, "epochs must be an integer"),
    ({"rng": 1}, TypeError, "rng must be a numpy.random.Generator"),
    ({"sampling": "shufle"}, ValueError, "did you mean 'shuffle'"),
    ({"optimizer": 0.1}, TypeError, r"such as SGD\(0.1\)"),
    ({"loss": "cross-entropy"}, ValueError, "'cross_entropy'"),
    ({"loss": losses.SquaredError("sum")}, ValueError, "reduction 'mean'"),
    ({"validation_data": 3}, TypeError, "pair"),
    ({"validation_data": (np.ones((2, 2)), [0])}, ValueError,
     r"validation_data\[1\] must have shape \(2,\)"),
    ({"loss": "negative_log_likelihood"}, ValueError,
     "takes log-probabilities, but a network puts out logits"),
    ({"callbacks": print}, TypeError, r"for one function f write \[f\]"),
    ({"callbacks": ["x"]}, TypeError, "callbacks must be a list"),
    ({"optimizer": ml.SGD}, TypeError, r"write SGD\(\) instead"),
    ({"net": make((2, 8, 1))}, ValueError, "at least 2, but there is 1"),
    ({"y": np.zeros((100, 1))}, ValueError, r"labels of shape \(100,\) or"),
    ({"y": np.array(["a"] * 100)}, TypeError, r"y\[0\] is a; np.unique"),
    ({"validation_data": (np.ones((2, 3)), [0, 1])}, ValueError,
     r"validation_data\[0\]"),
])
def test_bad_input_is_named_and_changes_nothing(data, settings, error,
                                                message):
    net = make()
    before = net.parameters.copy()
    arguments = {"net": net, "X": data[0], "y": data[1], "epochs": 1,
                 "rng": np.random.default_rng(0)} | settings
    with pytest.raises(error, match=message):
        ml.fit(**arguments)
    assert_array_equal(net.parameters, before)


def test_agrees_with_scikit_learn(data):
    from sklearn.neural_network import MLPClassifier

    X, y = data
    peer = MLPClassifier((8,), solver="sgd", alpha=0, momentum=0,
                         learning_rate_init=0.1, batch_size=100,
                         max_iter=1, shuffle=False, random_state=0)
    peer.partial_fit(X, y, classes=[0, 1, 2])
    net = ml.MLP.from_layers(zip(peer.coefs_, peer.intercepts_, strict=True))
    fit(net, X, y, batch_size=100, epochs=1, optimizer=ml.SGD(0.1))
    peer.partial_fit(X, y)
    for layer, W, b in zip(net.layers, peer.coefs_, peer.intercepts_,
                           strict=True):
        assert_allclose(layer.W, W, 1e-10, 1e-12)
        assert_allclose(layer.b, b, 1e-10, 1e-12)
