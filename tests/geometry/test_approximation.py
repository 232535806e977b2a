"""Networks from values: weights by hand, bounds on random functions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mlp_lit.calculus import numerical
from mlp_lit.geometry import approximation

knots_and_values = st.lists(
    st.tuples(st.floats(0.1, 3), st.floats(-5, 5)), min_size=2, max_size=9
).map(lambda pairs: (np.cumsum([gap for gap, _ in pairs]),
                     np.array([y for _, y in pairs])))


def at(net, x):
    return net.forward(np.reshape(x, (-1, 1)))[:, 0]


# Interpolation

def test_weights_by_hand():
    # x² at −1, 0, 2: slopes −1 and 2.
    net = approximation.interpolating_network([-1, 0, 2], [1, 0, 4])
    first, last = net.layers
    assert first.W.tolist() == [[1, 1]] and first.b.tolist() == [1, 0]
    assert last.W.tolist() == [[-1], [3]] and last.b.tolist() == [1]


@given(knots_and_values)
def test_it_is_the_polygon_through_the_points(points):
    x, y = points
    net = approximation.interpolating_network(x, y)
    inside = np.linspace(x[0], x[-1], 57)
    assert_allclose(at(net, inside), np.interp(inside, x, y), atol=1e-10)
    assert_allclose(at(net, x[0] - 2), y[0])


def test_its_slopes_are_those_of_the_pieces():
    x, y = np.array([0, 0.5, 2, 3]), np.array([1, 0, -1, 4])
    net = approximation.interpolating_network(x, y)
    middles = (x[1:] + x[:-1]) / 2
    slopes = [numerical.gradient(lambda p: net.forward([p])[0, 0],
                                 np.array([p]), "central")[0]
              for p in middles]
    assert_allclose(slopes, [-2, -2 / 3, 5], atol=1e-8)


@given(st.lists(st.floats(-2, 2), min_size=3, max_size=6),
       st.integers(1, 12))
def test_the_error_is_below_its_bound(coefficients, m):
    f = np.polynomial.Polynomial(coefficients)
    x = np.linspace(-1, 1, m + 1)
    net = approximation.interpolating_network(x, f(x))
    fine = np.linspace(-1, 1, 301)
    # |f″| on [−1, 1] is at most the sum of its coefficients' sizes.
    M_2 = np.abs(f.deriv(2).coef).sum()
    bound = approximation.interpolation_bound(M_2, 2 / m)
    assert np.abs(at(net, fine) - f(fine)).max() <= bound + 1e-12


@given(M_2=st.floats(0, 100), length=st.floats(0.1, 10),
       error=st.floats(1e-3, 1))
def test_so_many_units_suffice_and_one_less_does_not(M_2, length, error):
    m = approximation.units_needed(M_2, length, error)

    def bound(m):
        return approximation.interpolation_bound(M_2, length / m)

    assert bound(m) <= error * (1 + 1e-12)
    assert m == 1 or bound(m - 1) >= error * (1 - 1e-12)


# Steps

def test_a_step_by_hand():
    net = approximation.staircase_network([0, 2], [1, 4], 5)
    first, last = net.layers
    assert first.W.item() == 5 and first.b.item() == -5
    assert last.W.item() == 3 and last.b.item() == 1
    assert_allclose(at(net, [1.2]), 1 + 3 / (1 + math.exp(-1)))


@given(st.floats(0.2, 4), st.integers(1, 20), st.floats(5, 300))
def test_stairs_stay_below_their_bound(frequency, m, steepness):
    x = np.linspace(-1, 1, m + 1)
    net = approximation.staircase_network(x, np.sin(frequency * x), steepness)
    fine = np.linspace(-1, 1, 301)
    # No two values of sin cx differ by more than c times their distance.
    bound = approximation.staircase_bound(frequency * 2 / m, 2 / m, steepness)
    error = np.abs(at(net, fine) - np.sin(frequency * fine)).max()
    assert error <= bound * (1 + 1e-12)


def test_the_bound_by_hand_and_for_steep_steps():
    assert_allclose(approximation.staircase_bound(3, 0.5, 4),
                    3 * (1 + 1 / math.sinh(1)))
    assert approximation.staircase_bound(3, 1, 1e6) == 3


# Bad input

@pytest.mark.parametrize("knots, values, message", [
    ([0], [1], "knots must be at least two"),
    ([0, 2, 1], [0, 0, 0], "strictly increasing"),
    ([0, 0], [1, 1], "strictly increasing"),
    ([0, 1], [1, 2, 3], r"values must have shape \(2,\), not \(3,\)"),
    ([0, math.nan], [1, 2], "knots must be finite")])
def test_bad_points(knots, values, message):
    with pytest.raises(ValueError, match=message):
        approximation.interpolating_network(knots, values)
    with pytest.raises(ValueError, match=message):
        approximation.staircase_network(knots, values, 1)


@pytest.mark.parametrize("call, message", [
    (lambda: approximation.interpolation_bound(-1, 1), "M_2"),
    (lambda: approximation.units_needed(1, 0, 1), "length"),
    (lambda: approximation.units_needed(1, 1, 0), "error"),
    (lambda: approximation.staircase_network([0, 1], [0, 1], 0),
     "steepness"),
    (lambda: approximation.staircase_bound(-1, 1, 1), "variation"),
    (lambda: approximation.staircase_bound(1, 0, 1), "h must"),
    (lambda: approximation.staircase_bound(1, 1, -1), "steepness")])
def test_bad_numbers(call, message):
    with pytest.raises(ValueError, match=message):
        call()
