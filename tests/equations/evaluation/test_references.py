"""Indices choose a layer or an entry; the declaration tells which."""

import pytest

from mlp_lit.equations import EquationError, EvaluationError, check_tex, family
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"x_{k_1} = x_3", r"x_c = x_2", r"{A_{c, 1}}^2 = A_{21} A_{21}",
    r"W^{(1)\top} = (W^{(1)})^\top", r"{W^{(1)}}_{12} = w^{(1)}_{12}",
    r"(A B)_{ij} = A_{i,:} B_{:,j}", r"A I_{:,2} = A_{:,2}",
    r"A_{2,:} x = (A x)_2", r"\sum_{i=1}^{n} \delta_{ij} x_i = x_j",
    r"A_{21} = A_{2, 1}"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    ("x_4 = s", "outside"), ("x_0 = s", "outside"),
    ("x_i_j = s", "a second one"),
    ("x_{ij} = s", "takes 1 indices"), ("A_i = s", "takes 2 indices"),
    ("x_{n+1} = s", "outside"), ("x_s = s", "integer"),
    ("x_x = s", "single number"), (r"\delta_i = s", "two indices"),
    ("f = s", "argument")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_identity_matrices_of_a_size():
    assert check_tex("A = A I_n", A=(2, 3), n=3).relations == 1
    for false in ("A = I_{11}", "A = I_{n, n}", "A = I_0"):
        with pytest.raises(EquationError, match="one size|fit"):
            check_tex(false, A=(3, 3), n=3)


def test_ones_with_a_length():
    check_tex(r"\mathbf{1}_N^\top \mathbf{1}_N = N, \quad A \mathbf{1}_3 ="
              r" A \mathbf{1}", N=5, A=(2, 3))
    with pytest.raises(EquationError, match="one length"):
        check_tex(r"\mathbf{1}_{N,2} = 1", N=5)


def test_members_of_families():
    layers = dict(W=family({1: (2, 2)}), draws=1)
    for tex, words in ((r"W^{(2)} = W^{(1)}", "not a member"),
                       ("W = W^{(1)}", "say which member")):
        with pytest.raises(EvaluationError, match=words):
            check_tex(tex, **layers)


def test_slices_and_members_of_vectors():
    check_tex(r"A_{2,:} = e_2^\top A, \quad \operatorname{vec}(A)_3 ="
              r" A_{12}, \quad \operatorname{diag}(B)_i = B_{ii}", A=(2, 3),
              B=(2, 2), i=range(1, 3), e=family({2: [0.0, 1.0]},
                                                place="subscript"))


@pytest.mark.parametrize("tex", [
    "W^{(2)} = W W", "s^{(2)} = s s", "y_i^{(2)} = y_i^2", "(s)^{(2)} = s^2",
    r"\sin^{(2)} s = (\sin s)^2", r"\frac1m \sum_{k=1}^m (s - y^{(k)})^2 = s"])
def test_a_superscript_in_parentheses_is_no_power(tex):
    with pytest.raises(EquationError, match="family|decoration"):
        check_tex(tex, W=(3, 3), s=(), y=(2,), i=range(1, 3), m=4)


def test_powers_of_numbers_may_have_parentheses():
    check_tex("2^{(n-1)} = 2^n / 2, \\quad \\exp(s) = e^{(s)}", n=4, s=())
