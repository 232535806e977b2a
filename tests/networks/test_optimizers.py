"""Optimisers: first steps by hand, block by block, bad settings."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_lit.networks import optimizers
from mlp_lit.networks.optimizers import SGD, Adam, Momentum, Nesterov

ALL = [SGD(0.1), Momentum(0.1, 0.9), Nesterov(0.1, 0.9), Adam(0.1)]


def run(method, gradients, theta=0.0):
    """Positions after each step on given scalar gradients."""
    theta, g = np.array([theta]), np.zeros(1)
    state = method.start(theta, g)
    path = []
    for value in gradients:
        g[:] = value
        method.step(state)
        path.append(theta[0])
    return path


def test_steps_by_hand():
    assert_allclose(run(SGD(0.5), [1, 2]), [-0.5, -1.5])
    assert_allclose(run(Momentum(0.5, 0.5), [1, 2]), [-0.5, -1.75])
    # v = 1, then 2.5; steps g + μ v = 1.5, then 3.25, times ½.
    assert_allclose(run(Nesterov(0.5, 0.5), [1, 2]), [-0.75, -2.375])


def test_adam_from_its_definition():
    g = [1.0, -2.0, 0.5]
    m = v = theta = 0.0
    expected = []
    for t, value in enumerate(g, start=1):
        m = 0.9 * m + 0.1 * value
        v = 0.999 * v + 0.001 * value ** 2
        m_hat, v_hat = m / (1 - 0.9 ** t), v / (1 - 0.999 ** t)
        theta -= 0.1 * m_hat / (v_hat ** 0.5 + 1e-3)
        expected.append(theta)
    assert_allclose(run(Adam(0.1, epsilon=1e-3), g), expected, 1e-12)


@pytest.mark.parametrize("method", ALL)
def test_blocks_change_nothing(method, monkeypatch, rng):
    theta, g = rng.standard_normal((2, 50))
    whole, parts = theta.copy(), theta.copy()
    for vector, block in ((whole, 16384), (parts, 7)):
        monkeypatch.setattr(optimizers, "BLOCK", block)
        state = method.start(vector, g)
        for _ in range(3):
            method.step(state)
    assert_allclose(whole, parts, 1e-14)
    assert not np.allclose(whole, theta)


@pytest.mark.parametrize("method", ALL)
def test_minimises_a_quadratic(method):
    theta, g = np.array([3.0, -2.0]), np.zeros(2)
    state = method.start(theta, g)
    for _ in range(500):
        g[:] = theta * [1, 0.2]
        method.step(state)
    assert np.abs(theta).max() < 0.02


@pytest.mark.parametrize("method", ALL)
def test_float32_stays_float32(method):
    theta, g = np.ones(3, np.float32), np.ones(3, np.float32)
    method.step(method.start(theta, g))
    assert theta.dtype == np.float32 and (theta < 1).all()


def test_an_optimiser_serves_two_runs():
    method = Momentum(0.1, 0.9)
    assert run(method, [1, 1]) == run(method, [1, 1])


@pytest.mark.parametrize("make, message", [
    (lambda: SGD(0), r"learning_rate must be a number in \(0, inf\)"),
    (lambda: SGD(float("nan")), "learning_rate"),
    (lambda: Momentum(0.1, 1.0), r"momentum must be a number in \[0, 1\)"),
    (lambda: Nesterov(0.1, -0.1), "momentum must be a number"),
    (lambda: Adam(beta1=1), "beta1 must be a number"),
    (lambda: Adam(beta2=2), "beta2"),
    (lambda: Adam(epsilon=0), "epsilon"),
])
def test_bad_settings_are_named(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_start_compares_shapes_and_base_class_has_no_step():
    with pytest.raises(ValueError, match="gradient must have shape"):
        SGD().start(np.zeros(3), np.zeros(2))
    with pytest.raises(NotImplementedError):
        optimizers.Optimizer().step(None)


@pytest.mark.parametrize("make", [SGD, Momentum, Nesterov, Adam])
def test_decay_shrinks_first_and_by_the_same_share(make, rng):
    theta, g = rng.standard_normal((2, 6))
    plain, decayed = theta.copy(), 0.98 * theta
    for vector, method in ((decayed, make(0.1)),
                           (plain, make(0.1, weight_decay=0.2))):
        method.step(method.start(vector, g))
    assert_allclose(plain, decayed)


def test_decay_keeps_float32():
    theta, g = np.ones(3, np.float32), np.zeros(3, np.float32)
    method = SGD(0.5, weight_decay=1.0)
    method.step(method.start(theta, g))
    assert theta.dtype == np.float32 and (theta == 0.5).all()


@pytest.mark.parametrize("make", [SGD, Momentum, Nesterov, Adam])
@pytest.mark.parametrize("decay", [-0.1, 10.0, float("nan")])
def test_a_decay_that_turns_signs_around_is_refused(make, decay):
    with pytest.raises(ValueError, match=r"weight_decay must be .* \[0, 10\)"):
        make(0.1, weight_decay=decay)
