"""What a run records."""

import pickle

import mlp_lit as ml


def test_records_losses_and_accuracies_where_there_are_any():
    history = ml.History()
    history.record(0.5, 0.75)
    history.record(0.25, None)
    history.record(2.0, 0.5, prefix="validation_")
    assert history.loss == [0.5, 0.25] and history.accuracy == [0.75]
    assert history.validation_loss == [2.0]
    assert history.validation_accuracy == [0.5]
    assert history.epochs == 2


def test_divergence_survives_pickling():
    error = ml.DivergenceError(ml.History([1.0]), 1, 2)
    twin = pickle.loads(pickle.dumps(error))
    assert str(twin) == str(error) and twin.history == error.history
