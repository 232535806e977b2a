"""Numerical derivatives against calculus done by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_lit import numerical


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
