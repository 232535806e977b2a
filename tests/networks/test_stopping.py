"""Early stopping: patience by hand, the way back, errors before training."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

import mlp_lit as ml
from mlp_lit.networks.stopping import EarlyStopping


@pytest.fixture
def data(rng):
    X, y = ml.datasets.make_moons(60, noise=0.4, rng=rng)
    return ml.datasets.standardize(X), y


def make():
    return ml.MLP((2, 16, 2), rng=np.random.default_rng(0))


def fit(net, X, y, **settings):
    return ml.fit(net, X[:40], y[:40], optimizer=ml.Adam(0.05), **{
        "validation_data": (X[40:], y[40:]), "epochs": 200,
        "rng": np.random.default_rng(1), **settings})


def watch_losses(losses, patience):
    """Epochs until patience is out (or None), and the best epoch."""
    net, history = make(), ml.History()
    watch = EarlyStopping(patience).start(net, history)
    for epoch, loss in enumerate(losses):
        net.parameters[:] = epoch
        history.validation_loss.append(loss)
        if watch.is_out_of_patience():
            break
    else:
        epoch = None
    watch.restore()
    return epoch, history.best_epoch, net.parameters[0]


def test_patience_by_hand():
    losses = [3, 2, 2, 2.5, 1, 4, 5, 0]
    assert watch_losses(losses, 1) == (2, 1, 1)
    assert watch_losses(losses, 2) == (3, 1, 1)
    assert watch_losses(losses, 3) == (None, 7, 7)


def test_a_loss_that_is_never_a_number_leads_back_to_the_start():
    net = make()
    start, history = net.parameters.copy(), ml.History()
    watch = EarlyStopping(2).start(net, history)
    net.parameters[:] = 7
    stops = []
    for _ in range(2):
        history.validation_loss.append(np.nan)
        stops.append(watch.is_out_of_patience())
    watch.restore()
    assert stops == [False, True] and history.best_epoch is None
    assert_array_equal(net.parameters, start)


@given(st.lists(st.floats(0, 9), min_size=1, max_size=20), st.integers(1, 5))
def test_the_best_of_what_was_seen_is_kept(losses, patience):
    stopped, best, kept = watch_losses(losses, patience)
    seen = losses if stopped is None else losses[:stopped + 1]
    assert best == kept == int(np.argmin(seen))
    if stopped is not None:
        assert stopped - best == patience


@pytest.mark.parametrize("monitor, best", [
    ("validation_loss", np.argmin), ("validation_accuracy", np.argmax)])
def test_fit_goes_back_to_the_best_epoch(data, monitor, best):
    net, copies = make(), []
    history = fit(net, *data, early_stopping=EarlyStopping(15, monitor),
                  callbacks=[lambda epoch, net, history: copies.append(
                      net.parameters.copy())])
    assert history.best_epoch == best(getattr(history, monitor))
    assert history.epochs == history.best_epoch + 16 < 200
    assert_array_equal(net.parameters, copies[history.best_epoch])
    X, y = data
    loss, accuracy = ml.evaluate(net, X[40:], y[40:])
    assert loss == history.validation_loss[history.best_epoch]
    assert accuracy == history.validation_accuracy[history.best_epoch]


def test_it_goes_back_when_the_epochs_run_out_too(data):
    net = make()
    history = fit(net, *data, epochs=120,
                  early_stopping=EarlyStopping(patience=500))
    assert history.epochs == 120 and history.best_epoch < 119
    X, y = data
    assert ml.evaluate(net, X[40:], y[40:])[0] == min(history.validation_loss)


def test_no_epochs_leave_the_network_alone(data):
    net = make()
    start = net.parameters.copy()
    history = fit(net, *data, epochs=0, early_stopping=EarlyStopping())
    assert history.best_epoch is None
    assert_array_equal(net.parameters, start)


def test_the_settings_serve_many_runs(data):
    stopping = EarlyStopping(10)
    runs = [fit(make(), *data, early_stopping=stopping) for _ in range(2)]
    assert runs[0] == runs[1]


def test_without_it_nothing_is_restored(data):
    history = fit(make(), *data, epochs=3)
    assert history.best_epoch is None and history.epochs == 3


@pytest.mark.parametrize("settings, error, message", [
    ({"patience": 0}, ValueError, "patience must be at least 1"),
    ({"patience": 1.5}, TypeError, "patience must be an integer"),
    ({"monitor": "validation_los"}, ValueError, "did you mean"),
])
def test_bad_settings_are_named(settings, error, message):
    with pytest.raises(error, match=message):
        EarlyStopping(**settings)


@pytest.mark.parametrize("settings, error, message", [
    ({"early_stopping": 10}, TypeError, r"EarlyStopping\(patience=10\)"),
    ({"early_stopping": EarlyStopping(), "validation_data": None},
     ValueError, "needs validation_data"),
    ({"early_stopping": EarlyStopping(5, "validation_accuracy"),
      "loss": "squared_error", "validation_data": (np.ones((3, 2)),
                                                   np.ones((3, 2)))},
     ValueError, "cannot watch validation_accuracy"),
])
def test_fit_says_what_is_missing_before_it_begins(data, settings, error,
                                                   message):
    net = make()
    start = net.parameters.copy()
    X, y = data
    if "loss" in settings:
        y = ml.networks.losses.one_hot(y, 2)
    with pytest.raises(error, match=message):
        fit(net, X, y, **settings)
    assert_array_equal(net.parameters, start)


def test_agrees_with_scikit_learn_on_which_epoch_is_best():
    from sklearn.neural_network import MLPClassifier

    X, y = ml.datasets.make_moons(200, noise=0.4,
                                  rng=np.random.default_rng(0))
    peer = MLPClassifier((4,), early_stopping=True, n_iter_no_change=7,
                         tol=0, max_iter=500, random_state=0,
                         learning_rate_init=0.05).fit(X, y)
    # Fed with its scores, our rule stops where scikit-learn's does.
    losses = [-score for score in peer.validation_scores_]
    stopped, best, _ = watch_losses(losses, 8)
    assert stopped == len(losses) - 1
    assert peer.best_validation_score_ == -losses[best]
