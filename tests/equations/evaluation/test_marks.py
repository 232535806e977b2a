"""Powers, transposes, inverses: each where it has a meaning."""

import numpy as np
import pytest

from mlp_lit.equations import check_tex, row
from mlp_lit.equations.evaluation.marks import power, scalar_power
from mlp_lit.equations.values import scalar
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"(A^2)^\top = A^\top A^\top", r"A^{2\top} = (A^\top)^2", "3! = 6",
    r"(A B)^{-\top} = (B^{-1} A^{-1})^\top", r"C C^+ C = C",
    r"C^{+\top} = (C^\top)^+", r"C^\dagger = C^+", r"A^0 = I",
    r"A^{-2} A^2 = I", "-2^2 = -4", r"4^{-1/2} = \frac12",
    r"e^{i} e^{j} = e^{i + j}", r"{A}^{-1} A = I"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    ("s = s^\\top", "no transpose"), ("C^{-1} = C", "no such power"),
    ("C^2 = C", "no such power"), ("A^{s} = A", "no such power"),
    (r"C^{-\top} = C", "no inverse"), ("s! = s", "factorials"),
    ("x! = x", "factorial"), ("s' = s", "function"), ("s^* = s", "star"),
    ("e^x = s", "scalar"), (r"x^2 = x", "no such power"),
    (r"(s t)' = s", "function")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_whole_powers_keep_the_sign():
    assert scalar_power(np.array([[-2.0]]), np.array([[3.0]])) == -8
    assert scalar_power(np.array([[-2.0]]), np.array([[-1.0]])) == -0.5
    assert power(scalar(4.0), scalar(0.5)).array == 2


def test_pseudoinverses_and_vectors():
    check_tex(r"B^{+\top} = (B^\top)^+, \quad B^0 = I_n, \quad"
              r" {B}^{-2} B^2 = I_n, \quad z \cdot z = z z^\top,"
              r" \quad x^+ x = 1", B=(4, 4), n=4, z=row(2), x=(3,))
