"""The heavy ball: its roots, against eigenvalues and against runs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit.networks import heavy_ball

RATES = st.floats(0.01, 5)
MOMENTA = st.floats(0, 0.99)


def test_a_step_by_hand():
    # ξ(new) = (1 + ¼ − ½ · 3) ξ − ¼ ξ(old)
    assert_allclose(heavy_ball.step_matrix(3.0, 0.5, 0.25),
                    [[-0.25, -0.25], [1, 0]])
    # keeps = −½: ξ(new) = −½ (1 + ¼) ξ + ½ · ¼ ξ(old)
    assert_allclose(heavy_ball.step_matrix(3.0, 0.5, 0.25, nesterov=True),
                    [[-0.625, 0.125], [1, 0]])


@pytest.mark.parametrize("method, nesterov", [
    (ml.Momentum, False), (ml.Nesterov, True)])
def test_the_matrix_is_what_the_package_does(method, nesterov):
    path = heavy_ball.walk(method(0.3, 0.7), lambda xi: 2.5 * xi, [1.0], 5)
    M = heavy_ball.step_matrix(2.5, 0.3, 0.7, nesterov)
    for old, now, new in zip(path, path[1:], path[2:], strict=False):
        assert_allclose(M @ np.append(now, old), np.append(new, now))


@given(st.floats(0.1, 3), RATES, MOMENTA, st.booleans())
def test_the_contraction_is_the_spectral_radius(curvature, rate, momentum,
                                                nesterov):
    M = heavy_ball.step_matrix(curvature, rate, momentum, nesterov)
    found = heavy_ball.contraction([curvature], rate, momentum, nesterov)
    # Near a double root an eigenvalue is known to half the digits only.
    assert_allclose(found, np.abs(np.linalg.eigvals(M)).max(), atol=1e-6)


@given(st.floats(0.1, 1), st.floats(1.01, 50), RATES, MOMENTA)
def test_nothing_beats_the_best_settings(low, kappa, rate, momentum):
    high = low * kappa
    best = heavy_ball.best_settings(low, high)
    assert_allclose(best[2], (kappa**0.5 - 1) / (kappa**0.5 + 1))
    assert_allclose(heavy_ball.contraction([low, high], *best[:2]), best[2],
                    atol=1e-6)
    assert heavy_ball.contraction([low, high], rate, momentum) > (
        best[2] - 1e-9)


@given(st.floats(1.1, 100))
def test_nesterov_on_a_quadratic(kappa):
    root = kappa ** 0.5
    found = heavy_ball.contraction(
        [1, (1 + kappa) / 2, kappa], 1 / kappa, (root - 1) / (root + 1),
        nesterov=True)
    assert_allclose(found, 1 - 1 / root, atol=1e-6)


def test_an_even_valley_needs_one_step():
    assert heavy_ball.best_settings(4.0, 4.0) == (0.25, 0.0, 0.0)
    path = heavy_ball.walk(ml.SGD(0.25), lambda xi: 4 * xi, [3.0, 1.0], 1)
    assert (path[1] == 0).all() and path.shape == (2, 2)


def test_walking_does_not_change_the_start():
    start = np.ones(2)
    heavy_ball.walk(ml.SGD(0.1), lambda xi: xi, start, 2)
    assert (start == 1).all()


@pytest.mark.parametrize("call, message", [
    (lambda: heavy_ball.best_settings(0, 1), r"low must be a number in \(0"),
    (lambda: heavy_ball.best_settings(2, 1), r"high must be a number in \[2"),
    (lambda: heavy_ball.contraction([np.nan], 0.1), "curvatures must be fin"),
    (lambda: heavy_ball.walk(ml.SGD(), abs, [[1.0]], 1), "start must have"),
    (lambda: heavy_ball.walk(ml.SGD(), abs, [1.0], -1), "steps must be"),
])
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_a_walk_that_fails_says_where():
    with pytest.raises(FloatingPointError, match=r"step 2 .*SGD\("):
        heavy_ball.walk(ml.SGD(1e200), lambda xi: xi, [1.0], 3)
    for method, gradient, error, message in (
            (ml.SGD, abs, TypeError, r"method must be an instance: .*SGD\("),
            ("sgd", abs, TypeError, "method must be an optimiser"),
            (ml.SGD(), 1.0, TypeError, "gradient must be a function"),
            (ml.SGD(), np.sum, ValueError, "the gradient must have shape")):
        with pytest.raises(error, match=message):
            heavy_ball.walk(method, gradient, [1.0, 2.0], 1)


def test_one_rate_at_a_time():
    with pytest.raises(TypeError, match="learning_rate must be a real"):
        heavy_ball.contraction([1.0, 9.0], [0.1, 0.2])
    with pytest.raises(TypeError, match="curvature must be a real"):
        heavy_ball.step_matrix([1.0, 9.0], 0.1, 0.5)
