"""Trees are built from what is found; subscripts have their own grammar."""

import pytest

from mlp_lit.equations import prepare
from tests.equations.given import GIVEN, holds


@pytest.mark.parametrize("tex", [
    r"\sin s \cos s = \tfrac12 \sin(2 s)", r"\tan s \cos s = \sin s",
    r"x_{c + 1} = x_3", r"x_{1 \cdot 2} = x_2", r"A_{(c)1} = A_{21}",
    r"2 (s + t) - (s - t) = s + 3 t", r"\int_1^0 2 u \, du = -1"])
def test_true(tex):
    holds(tex)


def side(tex):
    """The tree of a left side."""
    return prepare(f"{tex} = s", **GIVEN).tree[1][1]


def test_juxtaposed_indices_are_a_list():
    assert side("A_{ij}")[2] == ("sub", ("name", ("i",)), ("name", ("j",)))
    assert side("A_{i j}") == side("A_{i, j}")
    assert side(r"x_{2 \cdot i}")[2][1][0] == "product"


def test_order_of_limits_does_not_matter():
    assert side(r"\sum_{i=1}^n x_i") == side(r"\sum^n_{i=1} x_i")
    assert side(r"\int_0^1 u \, du") == side(r"\int^1_0 u \, du")
    assert side(r"\nabla_x^2 s") == side(r"\nabla^2_x s")


def test_a_derivative_keeps_its_sign_and_order():
    assert side(r"\frac{\partial^2 s}{\partial x_i \partial x_j}")[:3] == (
        "derivative", "partial", 2)
    assert side(r"\frac{d^{100} s}{d t}")[2] > 50
