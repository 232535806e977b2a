"""Every activation: values by hand, derivative from values, bad input."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.calculus import numerical
from mlp_lit.networks import activations

ALL = sorted(activations.BY_NAME)
KINKS = np.array([-1.0, 0.0, 1.0])
# B3 of the sources, each at z = −2, 0 and 0.5, from a pocket calculator.
BY_HAND = {
    "identity": (-2, 0, 0.5),
    "sigmoid": (0.1192029220, 0.5, 0.6224593312),
    "tanh": (-0.9640275801, 0, 0.4621171573),
    "hard_tanh": (-1, 0, 0.5),
    "relu": (0, 0, 0.5),
    "leaky_relu": (-0.02, 0, 0.5),
    "parametric_relu": (-0.5, 0, 0.5),
    "softplus": (0.1269280110, 0.6931471806, 0.9740769842),
    "elu": (-0.8646647168, 0, 0.5),
    "gelu": (-0.0455002639, 0, 0.3457312307),
    "gelu_tanh": (-0.0454023059, 0, 0.3457140098),
    "sine": (-0.9092974268, 0, 0.4794255386),
    "cosine": (-0.4161468365, 1, 0.8775825619),
}
AT_KINK = {"hard_tanh": (0, 1, 0), "relu": (0, 0, 1),
           "leaky_relu": (0.01, 0.01, 1), "elu": (math.exp(-1), 1, 1)}


def test_every_activation_has_a_value_by_hand():
    assert sorted(BY_HAND) == ALL


@pytest.mark.parametrize("name", ALL)
def test_values_by_hand(name):
    a = activations.get(name)
    assert_allclose(a([-2.0, 0.0, 0.5]), BY_HAND[name], 1e-9, 1e-12)


@pytest.mark.parametrize("name", ALL)
@given(z=st.floats(-30, 30), seed=st.integers(0, 5))
def test_derivative_against_central_difference(name, z, seed):
    if np.abs(z - KINKS).min() < 1e-4:
        z += 1e-3
    a = activations.get(name)
    Z = np.array([[z]])
    slope = numerical.jacobian(a, z, "central")
    assert_allclose(a.derivative(Z)[0, 0], slope, 1e-6, 1e-8)


@pytest.mark.parametrize("name", ALL)
def test_backward_is_the_product_with_the_derivative(name, rng):
    a = activations.get(name)
    Z, dA = rng.standard_normal((2, 5, 3)) * 2
    Z[0, 0] = 0
    out = np.empty_like(Z)
    A = a.forward(Z)
    assert_allclose(a.backward(dA, Z, A), dA * a.derivative(Z), 1e-13)
    assert a.backward(dA, Z, A, out) is out
    assert_allclose(out, dA * a.derivative(Z), 1e-13)


@pytest.mark.parametrize("name", sorted(AT_KINK))
def test_convention_at_kinks(name):
    a = activations.get(name)
    assert_allclose(a.derivative(KINKS), AT_KINK[name])


@pytest.mark.parametrize("name", ALL)
def test_kinks_are_where_the_slope_jumps(name):
    a = activations.get(name)
    left, right = a.derivative(KINKS - 1e-6), a.derivative(KINKS + 1e-6)
    jumps = KINKS[np.abs(right - left) > 1e-3]
    assert_array_equal(a.kinks, jumps)
    taken = a.derivative(jumps)
    low, high = np.sort([a.derivative(jumps - 1e-6),
                         a.derivative(jumps + 1e-6)], axis=0)
    assert ((low <= taken) & (taken <= high)).all()


def test_elu_has_a_kink_unless_its_slopes_meet():
    assert activations.ELU().kinks == ()
    assert activations.ELU(0.5).kinks == (0.0,)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu"])
def test_backward_from_the_output_alone(name, rng):
    a, Z = activations.get(name), rng.standard_normal((4, 3))
    dA, in_place = rng.standard_normal((4, 3)), Z.copy()
    a.forward(in_place, out=in_place)
    assert_allclose(a.backward(dA, None, in_place), dA * a.derivative(Z),
                    1e-13)


@pytest.mark.parametrize("name", ALL)
def test_float32_in_float32_out(name):
    a, Z = activations.get(name), np.linspace(-3, 3, 7, dtype=np.float32)
    assert a.forward(Z).dtype == np.float32
    assert a.derivative(Z).dtype == np.float32
    assert_allclose(a.forward(Z), a(Z.astype(float)), 1e-5, 1e-6)


@pytest.mark.parametrize("name", ALL)
def test_no_overflow_anywhere(name):
    a, Z = activations.get(name), np.array([-1e4, -800.0, 800.0, 1e4])
    assert np.isfinite(a.forward(Z)).all()
    assert np.isfinite(a.derivative(Z)).all()


@pytest.mark.parametrize("name", ALL)
def test_out_is_written(name, rng):
    a, Z = activations.get(name), rng.standard_normal((4, 3))
    out = np.empty_like(Z)
    assert a.forward(Z, out=out) is out
    assert_allclose(out, a(Z))


def test_relu_of_large_arrays(rng, monkeypatch):
    Z = rng.standard_normal((5, 4))
    expected = activations.ReLU().forward(Z)
    monkeypatch.setattr(activations, "SMALL", 3)
    assert_array_equal(activations.ReLU().forward(Z), expected)


def test_sigmoid_keeps_its_small_tail():
    assert_allclose(activations.Sigmoid()([-700.0]), math.exp(-700), 1e-13)


@given(st.floats(-38, 10))
def test_gelu_to_machine_accuracy(z):
    exact = z * math.erfc(-z / math.sqrt(2)) / 2
    # A relative error of ε in z is one of z² ε in the tail of Φ(z).
    rtol = 4 * (1 + z * z) * np.finfo(float).eps
    assert_allclose(activations.GELU()(z), exact, rtol, 1e-300)


def test_tanh_form_of_gelu_is_an_approximation():
    z = np.linspace(-6, 6, 2001)
    gap = np.abs(activations.GELUTanh()(z) - activations.GELU()(z)).max()
    assert 4e-4 < gap < 5e-4


def test_gelu_without_scipy(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "scipy.special", None)
    with pytest.raises(ImportError, match="GELUTanh"):
        activations.GELU()(1.0)


def test_parametric_relu_by_alpha(rng):
    alpha = np.array([0.3, 0.1, 0.7])
    Z, C = rng.standard_normal((2, 4, 3))

    def loss(alpha):
        A = np.where(Z > 0, Z, alpha * Z)
        return (np.sin(C * A)).sum()

    a = activations.ParametricReLU(alpha)
    dA = C * np.cos(C * a.forward(Z))
    assert_allclose(a.backward_alpha(dA, Z), numerical.gradient(loss, alpha))


def test_get():
    relu = activations.ReLU()
    assert activations.get(relu) is relu
    with pytest.raises(ValueError, match="did you mean 'leaky_relu'"):
        activations.get("leaky-relu")
    with pytest.raises(TypeError, match=r"write ReLU\(\)"):
        activations.get(activations.ReLU)
    with pytest.raises(TypeError, match="alpha"):
        activations.LeakyReLU("steep")


def test_equality_and_repr():
    leaky = activations.LeakyReLU(0.2)
    assert leaky == activations.LeakyReLU(0.2)
    assert leaky != activations.LeakyReLU(0.3) and leaky != 0.2
    prelu = activations.ParametricReLU
    assert prelu(np.ones(2)) == prelu(np.ones(2)) != prelu(np.zeros(2))
    assert repr(leaky) == "LeakyReLU(alpha=0.2)"
    assert_array_equal(activations.ReLU()([1, -1]), [1.0, 0.0])


def test_the_base_class_leaves_both_to_its_subclasses():
    for method in ("forward", "derivative"):
        with pytest.raises(NotImplementedError):
            getattr(activations.Activation(), method)(np.zeros(2))


@pytest.mark.parametrize("alpha", [0.3, 2.5])
def test_elu_derivative_with_its_own_slope(alpha):
    elu = activations.ELU(alpha)
    z = np.array([-1.5, -0.2, 0.4, 1.7])
    assert_allclose(elu.derivative(z), (elu(z + 1e-6) - elu(z - 1e-6)) / 2e-6,
                    1e-8)
    assert elu.derivative(np.zeros(1)) == alpha


# What a class says of itself: neither too much nor too little

GRID = np.linspace(-5, 5, 201)


@pytest.mark.parametrize("name", ALL)
def test_slopes_are_given_for_two_straight_lines_and_nothing_else(name):
    a = activations.get(name)
    left, right = -a([-1.0])[0], a([1.0])[0]
    is_bent_once = np.allclose(
        a(GRID), np.where(GRID > 0, right, left) * GRID, atol=1e-12)
    assert (a.slopes is not None) == is_bent_once
    if is_bent_once:
        assert_allclose(a.slopes, (left, right))


@pytest.mark.parametrize("name", ALL)
def test_point_symmetry_is_said_where_it_is(name):
    a = activations.get(name)
    assert a.point_symmetric == np.allclose(
        a(-GRID), 2 * a([0.0]) - a(GRID), atol=1e-12)


@pytest.mark.parametrize("name", ALL)
def test_a_derivative_from_the_output_is_the_derivative(name):
    a = activations.get(name)
    slope = a.derivative_from_output(a(GRID))
    assert slope is None or np.allclose(slope, a.derivative(GRID), 1e-12)


def test_which_derivatives_can_be_had_from_the_output():
    assert [name for name in ALL if activations.get(
        name).derivative_from_output(np.ones(1)) is not None] == [
            "relu", "sigmoid", "tanh"]


def test_another_alpha_leaves_the_first():
    first = activations.LeakyReLU(0.2)
    assert first.with_alpha(0.5) == activations.LeakyReLU(0.5)
    assert first.alpha == 0.2
