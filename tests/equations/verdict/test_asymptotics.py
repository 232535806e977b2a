"""Orders are slopes, and equivalence is a limit."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    check_tex,
    function,
    prepare,
    tending_to_infinity,
    tending_to_zero,
)
from mlp_lit.equations.verdict.asymptotics import has_order
from tests.equations.given import GIVEN, is_refused


@pytest.mark.parametrize("tex", [r"s \sim t", "s = t + O(s)"])
def test_something_must_tend_to_a_limit(tex):
    is_refused(tex, "tending")


def test_order_in_a_definition():
    check_tex(r"D = f'(x) + O(h^2)", f=function(np.exp), x=0.3, draws=1,
              where=[r"D = \frac{f(x + h) - f(x - h)}{2 h}"],
              h=tending_to_zero())
    check_tex(r"D - 1 - x = O(h)", x=0.3, where=[r"D = 1 + x + h"], draws=1,
              h=tending_to_zero())


def test_growth():
    result = check_tex(r"n^2 + 3 n = O(n^2), \quad n^2 + n \sim n^2",
                       n=tending_to_infinity(), draws=1)
    assert result.method == ("quotient towards the limit and "
                             "slope of the error")


@pytest.mark.parametrize("tex", [
    r"n^2 + 3 n = O(n)", r"n^2 \sim 2 n^2", r"n^2 = n^2 + O(n)",
    r"n \le O(n)", r"n = O(n) + O(n^2)"])
def test_false_or_refused(tex):
    with pytest.raises(EquationError):
        check_tex(tex, n=tending_to_infinity(), draws=1)


@pytest.mark.parametrize("tex, is_order", [
    (r"s \sim t", True), ("s = t + O(s)", True), ("s = t", False),
    (r"s \sim \mathcal{N}(s, t)", False)])
def test_what_speaks_of_orders(tex, is_order):
    chain = prepare(tex, **GIVEN).tree[1]
    assert has_order(chain[1:]) == is_order
