"""Iverson brackets, the rows of cases, sets and intervals."""

import numpy as np
import pytest

from mlp_lit.equations import check_tex, prepare
from mlp_lit.equations.evaluation.conditions import member_of
from mlp_lit.equations.values import from_python
from tests.equations.given import GIVEN, holds, is_refused


@pytest.mark.parametrize("tex", [
    r"[x > y] + [x \le y] = [0 = 0] \mathbf{1}",
    r"[s \in (-9, 9)] = [|s| < 9]",
    r"[i \ne j] = 1 - \delta_{ij}", "[s] = s + 0", r"[1 < 2 < 3] = 1",
    r"\begin{cases} s & \text{if } s > 0, \\ -s & \text{if } s \le 0."
    r" \end{cases} = |s|",
    r"\begin{cases} s & s > 0 \\ -s & \text{otherwise} \end{cases} = |s|",
    r"\max(x, y) = \tfrac12 \left(x + y + (x - y) \odot (2 [x > y] - 1)"
    r"\right)"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    (r"[x > A] = 1", "comparison"), (r"[x = y, x = s] = 1", None),
    (r"[s \sim t] = 1", "not a condition"), (r"[s, t] = s", "list"),
    (r"\begin{cases} s & s > 9 \end{cases} = s", "no row"),
    (r"\begin{cases} s \end{cases} = s", "needs a condition"),
    (r"\begin{cases} s & \text{perhaps } s > 0 \end{cases} = s", "perhaps"),
    (r"\begin{cases} s & \text{if} \end{cases} = s", "alone"),
    (r"\begin{cases} s & x > 0 \end{cases} = s", "about scalars"),
    (r"\begin{cases} s & s > -9 \\ t & t > -9 \end{cases} = s", "differ"),
    (r"\begin{cases} s & \text{otherwise } s > 1 \end{cases} = s", "alone"),
    (r"[s \in t] = 1", "interval")])
def test_refused(tex, words):
    is_refused(tex, words)


SETS = {
    "[1, 2]": (0, 1, 1, 1, 0), "[1, 2)": (0, 1, 1, 0, 0),
    "(1, 2]": (0, 0, 1, 1, 0), "(1, 2)": (0, 0, 1, 0, 0),
    r"\{1, 2\}": (0, 1, 0, 1, 0), r"\{1, \dots, 3\}": (0, 1, 0, 1, 1),
    r"\mathbb{N}": (1, 1, 0, 1, 1), r"\mathbb{Z}": (1, 1, 0, 1, 1),
    r"\mathbb{R}": (1, 1, 1, 1, 1)}


@pytest.mark.parametrize("tex", SETS)
def test_the_ends_of_sets(tex):
    """0, 1, 1.5, 2 and 3: what belongs to an interval, what to a set."""
    claim = prepare(rf"s \in {tex}", **GIVEN)
    inside, _ = member_of(claim.scope(0), from_python(
        np.array([0, 1, 1.5, 2, 3])), claim.tree[1][3])
    assert tuple(inside.ravel()) == SETS[tex]


def test_conditions_and_ranges():
    check_tex(r"x_i x_j = p_{ij} \quad \text{for all } i \ne j",
              where=[r"p_{ij} = x_i x_j [i \ne j]"], x=(3,),
              i=range(1, 4), j=range(1, 4))
