"""Calibration: counts by hand, and temperatures that were put in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.calculus import numerical
from mlp_lit.networks import calibration, losses


def forecast(rng, n=400, classes=4, sharpness=1.0):
    """Labels drawn from softmax of T, and the logits sharpened."""
    T = rng.normal(scale=2, size=(n, classes))
    P = losses.softmax(T)
    y = (P.cumsum(axis=1) < rng.random((n, 1))).sum(axis=1)
    return sharpness * T, np.minimum(y, classes - 1)


def loss_at(tau, T, y):
    return losses.SoftmaxCrossEntropy().forward(T / tau, y)


# Reliability

def test_counts_by_hand():
    P = [[0.5, 0.5], [0.25, 0.75], [0.2, 0.8], [1.0, 0.0], [0.0, 1.0]]
    table = calibration.reliability(P, [0, 1, 0, 0, 1], bins=4)
    assert_array_equal(table.count, [0, 1, 1, 3])
    assert_array_equal(table.hits, [0, 1, 1, 2])
    assert_allclose(table.expected, [0, 0.5, 0.75, 2.8])
    assert_allclose(table.confidence, [np.nan, 0.5, 0.75, 2.8 / 3])
    assert_allclose(table.accuracy, [np.nan, 1, 1, 2 / 3])
    assert_allclose(table.error, (0.5 + 0.25 + 0.8) / 5)


def test_rounding_above_one_stays_in_the_last_bin():
    table = calibration.reliability([[1 + 1e-5, 0.0]], [0], bins=3)
    assert_array_equal(table.count, [0, 0, 1])


@given(st.integers(0, 99), st.integers(1, 12))
def test_bins_hold_what_they_say(seed, bins):
    T, y = forecast(np.random.default_rng(seed), n=60)
    P = losses.softmax(T)
    table = calibration.reliability(P, y, bins)
    assert table.count.sum() == len(y)
    assert table.hits.sum() == (P.argmax(axis=1) == y).sum()
    assert_allclose(table.expected.sum(), P.max(axis=1).sum())
    full = table.count > 0
    edges = np.arange(bins + 1) / bins
    assert (table.confidence[full] > edges[:-1][full] - 1e-12).all()
    assert (table.confidence[full] <= edges[1:][full] + 1e-12).all()
    assert 0 <= table.error <= 1


def test_one_bin_compares_the_means(rng):
    T, y = forecast(rng)
    P = losses.softmax(T)
    error = calibration.reliability(P, y, bins=1).error
    right = (P.argmax(axis=1) == y).mean()
    assert_allclose(error, abs(right - P.max(axis=1).mean()))


def test_an_honest_forecast_is_calibrated_and_a_loud_one_is_not(rng):
    T, y = forecast(rng, n=20_000)
    calm = calibration.reliability(losses.softmax(T), y).error
    loud = calibration.reliability(losses.softmax(4 * T), y).error
    assert calm < 0.015 < 0.1 < loud


# Temperature

@pytest.mark.parametrize("sharpness", [0.25, 1.0, 3.0, 40.0])
def test_the_temperature_that_was_put_in_comes_out(rng, sharpness):
    T, y = forecast(rng, n=20_000, sharpness=sharpness)
    tau = calibration.fit_temperature(T, y)
    assert_allclose(tau, sharpness, 0.05)


def test_no_temperature_near_by_is_better(rng):
    T, y = forecast(rng, sharpness=3)
    tau = calibration.fit_temperature(T, y)
    slope = numerical.gradient(lambda tau: loss_at(tau[0], T, y), [tau],
                               "central")
    assert abs(slope[0]) < 1e-8
    for other in (0.99 * tau, 1.01 * tau):
        assert loss_at(other, T, y) > loss_at(tau, T, y)


@given(st.integers(0, 99), st.floats(0.01, 100), st.floats(-100, 100))
def test_the_temperature_scales_with_the_logits(seed, factor, shift):
    T, y = forecast(np.random.default_rng(seed), n=80)
    tau = calibration.fit_temperature(T, y)
    again = calibration.fit_temperature(factor * T + shift, y)
    assert_allclose(again, factor * tau, 1e-6)


@pytest.mark.parametrize("T, y", [
    ([[2.0, 0.0], [0.0, 1.0]], [0, 1]),  # all right: the colder the better
    ([[2.0, 0.0], [0.0, 1.0]], [1, 0]),  # all wrong: the hotter the better
    ([[1.0, 1.0], [3.0, 3.0]], [0, 1]),  # nothing said
])
def test_no_best_temperature_is_reported(T, y):
    with pytest.raises(ValueError, match="T has no best temperature"):
        calibration.fit_temperature(T, y)


@pytest.mark.parametrize("call, message", [
    (lambda: calibration.reliability([[0.5, 0.6]], [0]), "^P must be rows"),
    (lambda: calibration.reliability([[0.5, -0.5]], [0]), "^P must be rows"),
    (lambda: calibration.reliability([0.5, 0.5], [0]), "^P must have shape"),
    (lambda: calibration.reliability([[0.5, 0.5]], [2]), "^y must lie in"),
    (lambda: calibration.reliability([[0.5, 0.5]], [0], 0), "^bins must"),
    (lambda: calibration.fit_temperature([[np.inf, 0.0]], [0]), "^T must be"),
    (lambda: calibration.fit_temperature([[1.0, 0.0]], [0, 1]), "^y must"),
])
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
