"""Numerical derivatives against calculus done by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_lit.calculus import numerical


@pytest.mark.parametrize("method, rtol", [("complex_step", 1e-15),
                                          ("central", 1e-8)])
def test_jacobian_by_hand(method, rtol):
    def f(x):
        return np.array([x[0] ** 2 * x[1], np.sin(x[1]), x[0]])

    expected = [[2 * 3 * 5, 9], [0, np.cos(5)], [1, 0]]
    assert_allclose(numerical.jacobian(f, [3.0, 5.0], method), expected,
                    rtol, atol=1e-9)


def test_jacobian_shape_is_f_then_x(rng):
    x, C = rng.standard_normal((2, 3)), rng.standard_normal((4, 2))
    J = numerical.jacobian(lambda x: C @ x, x)
    assert J.shape == (4, 3, 2, 3)
    assert_allclose(J, np.einsum("ik,jl->ijkl", C, np.eye(3)))


def test_methods_agree(rng):
    C = rng.standard_normal(5)

    def f(x):
        return np.exp(np.sin(C @ x))

    x = rng.standard_normal(5)
    assert_allclose(numerical.gradient(f, x),
                    numerical.gradient(f, x, "central"), 1e-7)


def test_central_works_where_the_complex_step_cannot():
    def f(x):
        return float(np.abs(x).sum())

    assert_allclose(numerical.gradient(f, [-2.0, 3.0], "central"), [-1, 1])
    with pytest.raises(TypeError, match="central"):
        numerical.gradient(lambda x: np.abs(x).sum(), [-2.0, 3.0])


def test_gradient_wants_one_number():
    with pytest.raises(ValueError, match=r"array of shape \(2,\)"):
        numerical.gradient(lambda x: x * x, [1.0, 2.0])


def test_unknown_method_proposes_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'central'"):
        numerical.jacobian(np.sin, 1.0, "centrall")


def test_steps_can_be_chosen():
    def f(x):
        return (x ** 3).sum()

    for method, expected in (("forward", 3.31), ("central", 3.01),
                             ("complex_step", 2.99)):
        assert_allclose(numerical.jacobian(f, 1.0, method, h=0.1),
                        expected)
        assert_allclose(numerical.gradient(f, [1.0], method, h=0.1),
                        [expected])
    for wrong in (0, -1.0, np.inf):
        with pytest.raises(ValueError, match="h must be"):
            numerical.jacobian(f, 1.0, h=wrong)


def test_single_precision_is_given_longer_steps():
    x = np.array([0.3, 1.2], np.float32)
    J = numerical.jacobian(np.sin, x, "central")
    assert J.dtype == np.float64
    assert_allclose(J, np.diag(np.cos(x)), atol=3e-4)


def test_bad_points_and_values():
    with pytest.raises(ValueError, match=r"x must be finite.*x\[1\] is nan"):
        numerical.jacobian(np.sin, [0.0, np.nan])
    with pytest.raises(TypeError, match="real numbers, not complex128"):
        numerical.jacobian(np.sin, [1j])
    with np.errstate(divide="ignore"), pytest.raises(
            ValueError, match=r"f must be finite near x, but when x\[0\]"):
        numerical.jacobian(lambda x: np.where(x > 1, np.inf, x), [1.0],
                           "central")
