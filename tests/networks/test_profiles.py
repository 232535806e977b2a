"""Profiles: moments known in closed form, ranges and slopes by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mlp_lit.networks import activations, profiles

INFINITY = math.inf
# Range, largest slope, ends of the flat parts (|slope| < 0.01).
BY_HAND = {
    "identity": (-INFINITY, INFINITY, 1, None, None),
    "sigmoid": (0, 1, 0.25, -4.585, 4.585),  # σ(1 − σ) = 0.01
    "tanh": (-1, 1, 1, -2.994, 2.994),
    "hard_tanh": (-1, 1, 1, -1, 1),
    "relu": (0, INFINITY, 1, 0, None),
    "leaky_relu": (-INFINITY, INFINITY, 1, None, None),
    "softplus": (0, INFINITY, 1, -4.596, None),
    "elu": (-1, INFINITY, 1, -4.606, None),  # log 0.01 = −4.605
    "sine": (-1, 1, 1, None, None),
    "cosine": (-1, 1, 1, None, None),
}
# E a, E a², E a′² for a standard normal variable, in closed form.
MOMENTS = {
    "identity": (0, 1, 1),
    "relu": (1 / math.sqrt(2 * math.pi), 1 / 2, 1 / 2),
    "leaky_relu": (0.99 / math.sqrt(2 * math.pi), 1.0001 / 2, 1.0001 / 2),
    "sine": (0, (1 - math.exp(-2)) / 2, (1 + math.exp(-2)) / 2),
    "cosine": (math.exp(-0.5), (1 + math.exp(-2)) / 2, (1 - math.exp(-2)) / 2),
    "hard_tanh": (0, 0.5160585507, 0.6826894921),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_range_slope_and_flat_parts(name):
    p = profiles.profile(name)
    low, high, slope, left, right = BY_HAND[name]
    assert_allclose([p.low, p.high, p.lipschitz], [low, high, slope],
                    atol=1e-8)
    for found, expected in ((p.flat_left, left), (p.flat_right, right)):
        assert (found is None) == (expected is None)
        if found is not None:
            assert_allclose(found, expected, atol=1.1e-3)


@pytest.mark.parametrize("name", MOMENTS)
def test_moments(name):
    p = profiles.profile(name)
    assert_allclose([p.mean, p.second_moment, p.slope_second_moment],
                    MOMENTS[name], atol=1e-6)


def test_mean_of_gelu():
    # E z Φ(z) = E Φ′(z), by parts: the density of N(0, 2) at 0.
    assert_allclose(profiles.profile("gelu").mean,
                    1 / math.sqrt(4 * math.pi), atol=1e-9)


@given(alpha=st.floats(-2, 2), u=st.floats(-9, 9), v=st.floats(-9, 9))
def test_no_two_values_differ_by_more(alpha, u, v):
    a = activations.LeakyReLU(alpha)
    bound = profiles.profile(a).lipschitz
    assert abs(a(u) - a(v)) <= bound * abs(u - v) * (1 + 1e-12) + 1e-300


class Constant(activations.Activation):
    """3, whatever comes."""

    def forward(self, Z, out=None):
        return np.full_like(Z, 3.0)

    def derivative(self, Z):
        return np.zeros_like(Z)


def test_a_curve_that_is_flat_throughout():
    p = profiles.profile(Constant())
    assert (p.low, p.high, p.lipschitz) == (3, 3, 0)
    assert (p.flat_left, p.flat_right) == (40, -40)


def test_unknown_name():
    with pytest.raises(ValueError, match="did you mean 'relu'"):
        profiles.profile("rely")
