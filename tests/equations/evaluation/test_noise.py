"""Errors of rounding, the same wherever a node stands."""

import numpy as np
import pytest

from mlp_lit.equations import prepare
from mlp_lit.equations.evaluation.noise import Noise, is_whole

GIVEN = dict(s=(), t=(), x=(3,), A=(3, 3))


def moved(tex):
    """How a side changes under noise, relative to it."""
    claim = prepare(f"{tex} = s", **GIVEN)
    node, scope = claim.tree[1][1], claim.scope(0)
    exact = scope.value(node).array
    scope.noise = Noise(0)
    return np.abs(scope.value(node).array - exact).max() / np.abs(exact).max()


@pytest.mark.parametrize("tex", [
    r"s t", r"s + t", r"\sin s", r"\frac{s}{t}", r"s^2", r"\sqrt{s^2}",
    r"\log 2", r"x^\top A x"])
def test_what_is_rounded_moves_a_little(tex):
    assert 0 < moved(tex) < 1e-13


@pytest.mark.parametrize("tex", [
    "s", "3", "(s)", "x_2", r"A^\top", "{A_{12}}", "|s|",
    r"\max(s, t)", "[s > t] + 1", "2 + 3", "s + 0", r"1 \cdot s",
    r"\begin{cases} s & s > t \\ t & s \le t \end{cases}"])
def test_what_is_exact_does_not_move(tex):
    assert moved(tex) == 0


def test_a_node_has_the_same_error_wherever_it_stands():
    scope = prepare("s t = t", **GIVEN).scope(0)
    scope.noise = Noise(3)
    node = ("product", (" ", ("name", ("s",))), (" ", ("name", ("t",))))
    assert scope.value(node).array == scope.value(node).array
    other = ("product", *node[1:][::-1])
    assert scope.value(node).array != scope.value(other).array


def test_the_error_of_a_sum_is_that_of_its_terms():
    scope = prepare("u - v = 0", u=1.0, v=1.0 + 1e-15).scope(0)
    exact = scope.value(("sum", ("+", ("name", ("u",))),
                         ("-", ("name", ("v",))))).array
    found = set()
    for seed in range(20):
        scope.noise = Noise(seed)
        found.add(float(np.sign(scope.value((
            "sum", ("+", ("name", ("u",))), ("-", ("name", ("v",))))
        ).array[0, 0])))
    assert exact < 0 and found == {-1.0, 1.0}


def test_indices_do_not_move():
    scope = prepare("x_3 = s", **GIVEN).scope(0)
    scope.noise = Noise(0)
    assert scope.integer(("fraction", ("number", "6"), ("number", "2"))) == 3


def test_whole_numbers():
    assert is_whole(np.array([[2.0]])) and not is_whole(np.array([2.5]))
