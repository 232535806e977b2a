"""Plain draws decide; wide ones count only where rounding explains nothing."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationFails,
    check_tex,
    function,
    positive,
    prepare,
    tending_to_zero,
)
from mlp_lit.equations.errors import EquationFails as Fails
from mlp_lit.equations.verdict.verification import same_difference


@pytest.mark.parametrize("tex, given", [
    # True, but with values that round badly, overflow or saturate.
    (r"\log(1 + e^s) = \max(s, 0) + \log(1 + e^{-|s|})", dict(s=())),
    (r"-\log(1 - \sigma(s)) = \max(s, 0) + \log(1 + e^{-|s|})", dict(s=())),
    (r"\sigma(s) < 1", dict(s=(), tight=None)),
    (r"e^{-s^2} > 0", dict(s=(), tight=None)),
    (r"s > 0 \iff \sigma(s) > \frac12", dict(s=())),
    (r"u > 1 \iff \log u > 0", dict(u=positive())),
    (r"\tanh s \ne 2", dict(s=())),
    (r"|\sin s| \le |s|", dict(s=(), tight={"s": 0.0})),
    (r"\sinh s = \frac{e^s - e^{-s}}{2} + 0 |s|", dict(
        s=(), unreached="|s|"))])
def test_rounding_is_no_evidence(tex, given):
    assert check_tex(tex, **given).relations == 1


def test_a_difference_of_wide_draws_counts():
    with pytest.raises(EquationFails, match="wide draw"):
        check_tex(r"f(s) = s + 0 |s|", s=(), unreached="|s|", f=function(
            lambda x: np.where(abs(x) < 6, x, 6.0)))


def test_draws_without_values_are_passed_over():
    claim = prepare(r"|e^{s^2}| = e^{s^2}", s=(), unreached="|e^{s^2}|")
    assert 12 <= claim.verify().draws < len(claim.instances)


def test_orders_are_seen_near_the_usual_draws():
    assert check_tex(r"\sin(|s| h) = |s| h + O(h^3)", s=(),
                     h=tending_to_zero()).draws == 12


def test_differences_are_compared():
    one = Fails("", "", np.array([2.0]), np.array([1.0]))
    near = Fails("", "", np.array([2.001]), np.array([1.0]))
    far = Fails("", "", np.array([3.0]), np.array([1.0]))
    assert same_difference(one, near) and not same_difference(one, far)
    assert same_difference(Fails("", ""), Fails("", ""))
    assert not same_difference(Fails("", ""), one)


def test_every_draw_has_a_name():
    claim = prepare(r"|s| = \max(s, -s)", s=(), also=[{"s": 2.0}], draws=2)
    assert [i.name for i in claim.instances][:4] == [
        "further draw 1", "draw 1", "draw 2", "wide draw 1"]
