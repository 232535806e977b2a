"""Slopes along a line against polynomials done by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mlp_lit.calculus import differences

X, V = np.array([1.0, 2.0]), np.array([1.0, 0.0])


def cubic(x):
    return x[0] ** 3 + x[1]


def test_differences_by_hand():
    # 1.1³ = 1.331 and 0.9³ = 0.729: errors 3h + h² and h².
    assert_allclose(differences.forward_difference(cubic, X, V, 0.1), 3.31)
    assert_allclose(differences.central_difference(cubic, X, V, 0.1), 3.01)
    assert_allclose(differences.one_sided(cubic, X, V, 0.1, cubic(X)),
                    (2.71, 3.31))
    # Im (1 + ih)³ / h = 3 − h².
    assert_allclose(differences.complex_step(cubic, X, V, 0.1), 2.99)


@pytest.mark.parametrize("slope, rtol", [
    (differences.forward_difference, 1e-7),
    (differences.central_difference, 1e-9),
    (differences.complex_step, 1e-15)])
def test_the_default_step_is_a_good_one(slope, rtol):
    v = np.array([0.5, -2.0])
    expected = np.cos(X) @ v
    assert_allclose(slope(lambda x: np.sin(x).sum(), X, v), expected, rtol)


@given(st.floats(-50, 50), st.floats(-50, 50), st.floats(-50, 50),
       st.floats(0.01, 1))
def test_the_central_difference_is_exact_for_parabolas(a, b, x, h):
    found = differences.central_difference(
        lambda x: a * x ** 2 + b * x, np.array(x), np.array(1.0), h)
    size = 1 + abs(a) * 51 ** 2 + abs(b) * 51
    assert_allclose(found, 2 * a * x + b, rtol=0, atol=1e-13 * size / h)


def test_the_error_bound_is_least_at_the_best_step():
    best = differences.best_step(2.0, 5.0, 1e-10)
    assert_allclose(best, (3 * 1e-10 * 2 / 5) ** (1 / 3))
    least = differences.error_bound(best, 2.0, 5.0, 1e-10)
    assert_allclose(least, 1.5 * 1e-10 * 2 / best)
    for h in best * np.array([0.9, 1.1]):
        assert differences.error_bound(h, 2.0, 5.0, 1e-10) > least


def test_steps_grow_with_x_and_with_its_rounding():
    v = np.array([0.0, 1.0])
    double = differences.step_size(np.array([900.0, 3.0]), v, 1 / 2)
    assert_allclose(double, 3 * 2.0 ** -26)
    single = differences.step_size(np.array([0, 3], np.float32), v, 1 / 2)
    assert_allclose(single, 3 * 2.0 ** -11.5)
    assert_allclose(differences.step_size(X, 4 * V, 1 / 2), 2.0 ** -28)


def test_a_step_that_rounds_away_is_refused():
    for slope in (differences.forward_difference,
                  differences.central_difference):
        with pytest.raises(ValueError, match="so small that"):
            slope(cubic, X, V, 1e-17)


def test_values_must_be_real_and_finite():
    for slope in (differences.central_difference, differences.complex_step):
        with pytest.raises(TypeError, match="numbers, not None .*return"):
            slope(lambda x: None, X, V)
    with pytest.raises(TypeError, match="real numbers, not complex128"):
        differences.central_difference(lambda x: x[0] * 1j, X, V)
    with pytest.raises(ValueError, match=r"when x\[0\] is moved by -.*nan"):
        differences.central_difference(
            lambda x: np.nan if x[0] < 1 else 0.0, X, V)
    with pytest.raises(ValueError, match="when x is moved by 1.*inf"):
        differences.central_difference(
            lambda x: np.inf if x[0] > 1 else 0.0, X, np.ones(2))
    with pytest.raises(ValueError, match="at x it is nan"):
        differences.forward_difference(
            lambda x: 0.0 if x[0] > 1 else np.nan, X, V)
    with pytest.raises(ValueError, match="moved by i·1"):
        differences.complex_step(lambda x: x[0] * complex("nan"), X, V)


@pytest.mark.parametrize("f", [
    lambda x: np.abs(x).sum(), lambda x: x[0] + float(x[0]),
    lambda x: x[0].real])
def test_a_lost_imaginary_part_is_an_error(f):
    with pytest.raises(TypeError, match="central"):
        differences.complex_step(f, X, V)


def test_f_may_change_its_argument():
    def careless(x):
        x *= x
        return x.sum()

    x = X.copy()
    for slope in (differences.forward_difference,
                  differences.central_difference, differences.complex_step):
        assert_allclose(slope(careless, x, V), 2.0, 1e-6)
        assert np.array_equal(x, X)


def test_a_line_is_a_point_and_a_direction():
    for slope in (differences.forward_difference,
                  differences.central_difference, differences.complex_step):
        assert_allclose(slope(lambda x: x @ x, [1, 2], [1, 0]), 2, 1e-6)
        for v, message in ((0 * V, "v must not be 0"),
                           (np.ones(3), r"v must have shape \(2,\)")):
            with pytest.raises(ValueError, match=message):
                slope(cubic, X, v)
        for h in (0, -0.1):
            with pytest.raises(ValueError, match="h must be"):
                slope(cubic, X, V, h)
    with pytest.raises(ValueError, match="v must not be 0"):
        differences.step_size(X, 0 * V, 1 / 2)
    with pytest.raises(ValueError, match="M_3 must be"):
        differences.best_step(1.0, 0.0)


@pytest.mark.parametrize("slope", [
    differences.central_difference, differences.forward_difference,
    differences.complex_step])
def test_one_entry_that_is_not_finite_is_enough(slope):
    with pytest.raises(ValueError, match="it is nan|it is inf"):
        slope(lambda x: x * np.array([1.0, np.nan, np.inf]), [1.0, 2.0, 3.0],
              [1.0, 1.0, 1.0])
