"""The check passes what is right, and says what is wrong."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import check_grad

from mlp_lit import MLP
from mlp_lit.calculus.numerical import check_gradient, gradient
from mlp_lit.networks import activations, losses


def cubes(x):
    return (x ** 3).sum()


def slope_of_cubes(x):
    return 3 * x ** 2


def positive_part(x):
    return np.maximum(x, 0).sum()


def step(x):
    return (x > 0).astype(float)


X = np.array([1.0, -2.0, 0.5])


@pytest.mark.parametrize("method", ["both", "central"])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("shape", [(), (1,), (3, 2)])
@pytest.mark.parametrize("directions", [None, 2])
def test_a_right_gradient_passes(method, dtype, shape, directions, rng):
    x = np.asarray(rng.normal(size=shape) + 3, dtype)
    check = check_gradient(cubes, slope_of_cubes, x, method=method,
                           directions=directions, rng=rng)
    assert check, check
    assert check.error.shape == (shape if directions is None else (2,))
    assert "passed" in str(check)


def test_a_wrong_entry_is_named_with_both_numbers():
    check = check_gradient(cubes, [3.0, 12.0, 1.0], X)
    finding, = check.findings
    assert not check and finding.kind == "differs"
    assert finding.where == check.worst == (2,)
    assert_allclose(finding.error, 0.25)
    assert_allclose(check.largest_error, 0.25)
    assert_allclose(check.error, [0, 0, 0.25], atol=1e-14)
    assert "[2]: given 1, measured 0.75, relative error 2.5e-01" in str(check)
    assert "failed at 1 of 3 entries (1 differs)" in str(check)


def test_the_report_stays_short(rng):
    check = check_gradient(cubes, np.zeros(9), np.arange(1.0, 10.0))
    assert "and 4 more" in str(check) and len(check.findings) == 9
    one = check_gradient(cubes, 0.0, 2.0)
    assert "failed at 1 of 1 entry (1 differs)" in str(one)


@given(st.integers(0, 2 ** 32 - 1), st.integers(0, 11),
       st.floats(1e-4, 10), st.sampled_from(["both", "central"]))
def test_no_wrong_entry_passes(seed, where, share, method):
    rng = np.random.default_rng(seed)
    C, x = rng.uniform(0.5, 2, (3, 4)), rng.uniform(0.2, 1.2, (3, 4))
    claim = C * np.cos(C * x)
    claim.flat[where] += share * max(abs(claim.flat[where]), 0.05)
    check = check_gradient(lambda x: np.sin(C * x).sum(), claim, x,
                           method=method)
    assert [f.where for f in check.findings] == [divmod(where, 4)]


@given(st.integers(0, 2 ** 32 - 1), st.integers(0, 11), st.floats(-12, 12))
def test_scale_does_not_matter(seed, where, exponent):
    rng = np.random.default_rng(seed)
    C, x = rng.uniform(0.5, 2, 12), rng.uniform(0.2, 1.2, 12)
    scale = 10.0 ** exponent

    def f(x):
        return scale * np.exp(C * x).sum()

    right = scale * C * np.exp(C * x)
    wrong = right * np.where(np.arange(12) == where, 1.001, 1)
    for method in ("both", "central"):
        assert check_gradient(f, right, x, method=method)
        assert not check_gradient(f, wrong, x, method=method)


def test_directions_find_one_wrong_entry_of_many(rng):
    x = rng.normal(size=(200, 300))
    claim = np.cos(x)
    settings = dict(directions=4, rng=rng)
    check = check_gradient(lambda x: np.sin(x).sum(), claim, x, **settings)
    assert check and check.evaluations == 2 + 4 * 3
    claim[3, 7] += 1
    check = check_gradient(lambda x: np.sin(x).sum(), claim, x, **settings)
    assert not check and "directions" in str(check)


def test_scipy_says_the_same():
    wrong = [3.0, 12.0, 1.0]
    theirs = check_grad(cubes, lambda x: np.array(wrong), X)
    check = check_gradient(cubes, wrong, X, method="central")
    ours = np.linalg.norm(check.given - check.numerical)
    assert_allclose(ours, theirs, rtol=1e-6)


# Kinks

@pytest.mark.parametrize("method", ["both", "central"])
def test_a_kink_is_named_with_both_slopes(method):
    check = check_gradient(positive_part, step, [-1.0, 0.0, 2.0],
                           method=method)
    finding, = check.findings
    assert finding.kind == "kink" and finding.where == (1,)
    assert "slope 0 on the left and 1 on the right" in finding.text
    assert "the given 0 lies between" in finding.text
    assert np.isnan(check.error[1]) and check.largest_error < 1e-9
    assert check.worst != (1,)


def test_a_convention_can_be_allowed():
    x = [-1.0, 0.0, 2.0]
    assert check_gradient(positive_part, step, x, allow_kinks=True)
    wrong = check_gradient(positive_part, [0, 1.5, 1], x, allow_kinks=True)
    assert "the given 1.5 lies outside" in str(wrong)


def test_a_kink_in_a_curve_of_both_slopes():
    check = check_gradient(lambda x: np.exp(x[0]) + 0.01 * abs(x[0]),
                           lambda x: np.exp(x), [0.0], method="central")
    assert check.findings[0].kind == "kink"


def test_all_at_kinks():
    check = check_gradient(positive_part, step, np.zeros(2))
    assert check.largest_error == 0.0 and len(check.findings) == 2
    assert "2 of 2 entries (2 kink)" in str(check)


@pytest.mark.parametrize("f", [
    lambda x: np.floor(x).sum(), lambda x: int(x.sum() + 2),
    lambda x: np.sqrt(np.abs(x)).sum()])
def test_no_convention_helps_at_a_jump(f):
    check = check_gradient(f, [1.0], [0.0], allow_kinks=True)
    finding, = check.findings
    assert finding.kind == "jump" and "cannot be judged" in finding.text
    assert np.isnan(check.error[0])


def test_one_number_may_come_in_brackets():
    for method in ("both", "central"):
        assert check_gradient(lambda x: np.array([cubes(x)]), slope_of_cubes,
                              X, method=method)


def test_a_single_number_has_no_index():
    check = check_gradient(lambda x: x ** 2, 9.0, 3.0)
    assert "x: given 9, measured 6" in str(check)


@pytest.mark.parametrize("distance", [4e-6, 2e-6, 1e-6, -1e-6, -4e-6])
def test_a_kink_within_the_first_step_is_no_kink(distance):
    def f(x):
        return np.maximum(x - distance, 0).sum()

    right = float(distance < 0)
    assert abs(gradient(f, [0.0], "central")[0] - right) > 0.1
    for method in ("both", "central"):
        assert check_gradient(f, [right], [0.0], method=method)
        assert not check_gradient(f, [1 - right], [0.0], method=method)


@pytest.mark.parametrize("method", ["both", "central"])
@pytest.mark.parametrize("f, slope", [
    (lambda x: (x ** 2).sum(), lambda x: 2 * x), (cubes, slope_of_cubes),
    (lambda x: (x ** 4).sum() + 7, lambda x: 4 * x ** 3)])
def test_a_flat_place_is_no_kink(f, slope, method):
    assert check_gradient(f, slope, [0.0, 0.0], method=method)
    assert not check_gradient(f, lambda x: slope(x) + 1e-6, [0.0, 0.0],
                              method=method)


def test_a_strong_curve_is_no_kink():
    assert check_gradient(lambda x: np.cosh(300 * x[0]),
                          lambda x: 300 * np.sinh(300 * x), [1e-3],
                          method="central")


# Methods that disagree

@pytest.mark.parametrize("f", [
    lambda x: (x * np.abs(x)).sum(), lambda x: x.sum() * np.linalg.norm(x),
    lambda x: (x * x.conj()).sum(), lambda x: np.vdot(x, x),
    lambda x: x.sum() + np.sign(x).sum()])
def test_code_that_is_not_analytic_is_named(f):
    x = np.array([1.0, -2.0])
    judge = gradient(f, x, "central")
    check = check_gradient(f, judge, x)
    assert {finding.kind for finding in check.findings} == {"not analytic"}
    assert "method='central'" in str(check)
    assert check_gradient(f, judge, x, method="central")


@pytest.mark.parametrize("f", [
    lambda x: np.abs(x).sum(), lambda x: float((x ** 2).sum().real),
    lambda x: x[0] + float(x[1]) + x[2], lambda x: np.floor(x).sum()])
def test_functions_that_take_no_complex_numbers(f):
    x = np.array([1.3, -2.6, 0.7])
    check = check_gradient(f, gradient(f, x, "central"), x)
    assert check and "f takes no complex numbers" in str(check)


# A network in both precisions

@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_network(dtype, rng):
    net = MLP((4, 5, 3), "tanh", rng=rng, dtype=dtype)
    X, Y = rng.normal(size=(6, 4)), rng.normal(size=(6, 3))
    squared = losses.SquaredError()

    def loss(theta):
        net.parameters = theta
        return squared.forward(net.forward(X), Y)

    def slope(theta):
        net.parameters = theta
        trace = net.trace(X)
        return net.backward(squared.backward(trace.A[-1], Y), trace).copy()

    def slipped(theta):
        return slope(theta) * np.where(np.arange(theta.size) < 5, 1.5, 1)

    theta = net.parameters.copy()
    for settings in ({}, {"directions": 3, "rng": rng}):
        assert check_gradient(loss, slope, theta, **settings)
        assert not check_gradient(loss, slipped, theta, **settings)


@pytest.mark.parametrize("name", sorted(activations.BY_NAME))
def test_every_activation(name, rng):
    a, z = activations.get(name), rng.normal(size=(3, 4))
    C = rng.normal(size=(3, 4))
    assert check_gradient(lambda z: (C * a(z)).sum(),
                          lambda z: C * a.derivative(z), z, method="central")


# Tolerances

def test_tolerances_are_the_callers():
    claim = 3 * X ** 2 * (1 + 1e-4)
    assert not check_gradient(cubes, claim, X)
    assert check_gradient(cubes, claim, X, rtol=2e-4)
    assert check_gradient(cubes, claim, X, atol=0.01)
    assert not check_gradient(cubes, claim, X, rtol=0, atol=1e-5)


def test_digits_lost_inside_need_a_tolerance():
    def saturated(t):
        return np.log(np.exp(t).sum()) - t[0]

    t = np.array([30.0, 0.0, 1.0])
    claim = np.exp(t) / np.exp(t).sum() - [1, 0, 0]
    assert not check_gradient(saturated, claim, t)
    assert check_gradient(saturated, claim, t, atol=1e-9)


# Bad input

@pytest.mark.parametrize("f, claim, x, settings, error, message", [
    (X, cubes, X, {}, TypeError, "f must be a function, not ndarray"),
    (lambda x: None, X, X, {}, TypeError, "not None"),
    (cubes, X, np.nan, {}, ValueError, "x must be finite, but it is nan"),
    (cubes, X[None], X, {}, ValueError,
     r"gradient must have shape \(3,\), not \(1, 3\)"),
    (cubes, [1, np.nan, 0], X, {}, ValueError, r"gradient\[1\] is nan"),
    (cubes, ["a", "b", "c"], X, {}, TypeError, "gradient must hold real"),
    (cubes, X, [1, np.inf, 0], {}, ValueError, r"x\[1\] is inf"),
    (cubes, X, [], {}, ValueError, "x is empty"),
    (lambda x: x, X, X, {}, ValueError, r"array of shape \(3,\)\. Check"),
    (lambda x: "no", X, X, {}, TypeError, "real number, not <U2"),
    (lambda x: 1j, X, X, {}, TypeError, "real number, not complex128"),
    (lambda x: np.inf, X, X, {}, ValueError, "at x it is inf"),
    (cubes, X, X, {"method": "centre"}, ValueError, "'central'"),
    (cubes, X, X, {"rtol": -1}, ValueError, "rtol must be"),
    (cubes, X, X, {"atol": "a"}, TypeError, "atol must be"),
    (cubes, X, X, {"directions": 0}, ValueError, "directions must be"),
    (cubes, X, X, {"directions": 2}, TypeError, "rng must be"),
    (cubes, X, X, {"directions": 2, "rng": 7}, TypeError, "rng must be")])
def test_bad_input(f, claim, x, settings, error, message):
    with pytest.raises(error, match=message):
        check_gradient(f, claim, x, **settings)


def test_a_function_that_changes_is_refused(rng):
    with pytest.raises(ValueError, match="must not change between calls"):
        check_gradient(lambda x: rng.normal(), X, X)


def test_nothing_is_changed_by_a_careless_function():
    def careless(x):
        x *= x
        return x.sum()

    def careless_slope(x):
        x *= 2
        return x

    x = X.copy()
    assert check_gradient(careless, careless_slope, x)
    assert np.array_equal(x, X)
