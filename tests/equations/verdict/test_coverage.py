r"""A check covers its formula, or says what it leaves untried."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    EquationFails,
    NotCovered,
    array,
    check_tex,
    function,
    integer,
    positive,
    row,
    scalar_of,
    tending_to_zero,
    value,
)
from mlp_lit.equations.meaning.known import relu

GIVEN = dict(s=(), t=(), x=(3,), y=(3,), h=tending_to_zero())

#: False statements that usual random numbers do not refute.
RARELY_FALSE = [
    r"t = \min(t, 3)", r"\max(s, 5) = \max(5, 2 s)", r"s > 0 \implies s < 5",
    r"s > 1 \implies s > 1.2", r"s > 3 \implies t > -30",
    r"\max(s, 0) = s \quad \text{if } s > -0.1", "[s > 0] = [s > 0.05]",
    r"|s + 4| = s + 4", r"\operatorname{relu}(s - 6) = 0 s",
    r"\begin{cases} s & s < 9 \\ 7 & s \ge 9 \end{cases} = s",
    r"s \in (-10, 10)", r"s^2 \le 20", "10^{12} + s = 10^{12} + t",
    r"s < t + 10", r"s > 2 \iff s > 2.01", r"[s \in (-8, 8)] = 1",
    r"\frac{\partial s}{\partial t} = s - s", r"t \ge -6",
    r"s \cdot \operatorname{sgn}(s + 8) = s"]


@pytest.mark.parametrize("tex", RARELY_FALSE)
def test_what_is_false_somewhere_does_not_hold(tex):
    with pytest.raises(EquationError):
        check_tex(tex, tight=None, **GIVEN)


@pytest.mark.parametrize("tex", [
    r"\max(s, 5) = \tfrac12 (s + 5 + |s - 5|)",
    r"s > 3 \implies s > 2", r"s > 2 \iff 2 s > 4", r"|s t| = |s| |t|",
    r"\max(s, 0) = s \quad \text{if } s > 0",
    r"\min(s, t) = s + t - \max(s, t)", r"[s > 7] = 1 - [s \le 7]",
    r"\operatorname{relu}(s) = \max(0, s)"])
def test_what_is_true_holds_on_all_draws(tex):
    assert check_tex(tex, **GIVEN).draws > 12


# Branches

def test_a_branch_that_no_draw_takes_is_named():
    with pytest.raises(NotCovered, match=r"max\(u, 5\): argument 2"):
        check_tex(r"\max(u, 5) = u", u=array((), low=6, high=7))
    result = check_tex(r"\max(u, 5) = u", u=array((), low=6, high=7),
                       unreached=r"\max(u,5)")
    assert result.remark == r"not reached in \max(u, 5): argument 2"


def test_a_further_draw_may_reach_it():
    given = dict(u=array((), low=6, high=7))
    with pytest.raises(EquationFails, match="further draw 1"):
        check_tex(r"\max(u, 5) = u", also={"u": 2.0}, **given)
    assert check_tex(r"\max(u, 5) = 5 + \max(u - 5, 0)", also={"u": 2.0},
                     **given).remark == ""


def test_a_branch_that_decides_nothing_is_named():
    with pytest.raises(NotCovered, match="decides no comparison"):
        check_tex("s [s > 0] + 0 |t| = s [s > 0]", **GIVEN)
    with pytest.raises(NotCovered, match="decides no comparison"):
        check_tex(r"\sqrt{s^2} = |s| [0 |s| < 1]", s=(),
                  unreached="[0 |s| < 1]")


def test_conditions_may_exclude_a_branch():
    assert check_tex(r"|s| = -s \quad \text{if } s < 0", s=()).remark == ""


def test_branches_of_definitions_are_reached_too():
    with pytest.raises(NotCovered, match="argument 1"):
        check_tex("a = u", where=[r"a = \max(-5, u)"],
                  u=array((), low=0, high=1))


def test_kinks_of_functions_are_branches():
    with pytest.raises(NotCovered, match="between -inf and 0"):
        check_tex("f(u) = u", u=positive(), f=function(relu, kinks=(0,)))


def test_code_is_tried_on_wide_draws():
    with pytest.raises(EquationFails, match="wide"):
        check_tex("f(s) = s", s=(), f=function(
            lambda x: np.where(abs(x) < 5, x, 5.0)))


# Derivatives

@pytest.mark.parametrize("tex", [
    r"\| \partial x / \partial y \| \le 2",
    r"\left\| \frac{\partial x}{\partial y} \right\|_F \le 2",
    r"\frac{\partial s}{\partial t} = s - s",
    r"\nabla_x s = x - x"])
def test_a_derivative_of_what_does_not_depend_is_an_error(tex):
    with pytest.raises(EquationError):
        check_tex(tex, tight=None, **GIVEN)


def test_a_derivative_may_be_said_to_be_zero():
    assert check_tex(r"s + 0 = s, \quad \frac{\partial s}{\partial t} = 0",
                     s=(), t=()).idle == ()
    assert not check_tex(r"\frac{\partial L}{\partial b} = 0",
                         b=value([1.0, 2.0]), c=value([1.0, 2.0]),
                         where=[r"L = \|b - c\|^4 + \|b - c\|^2"]).draws == 0


# Terms

def test_a_term_that_nothing_would_notice():
    with pytest.raises(NotCovered, match="no comparison would notice"):
        check_tex("10^{14} + s = s + 10^{14}", **GIVEN)
    check_tex("u + v = v + u", u=1e-8, v=1.0)


# Remainders are read where they stand

def test_a_remainder_inside_a_product():
    h = tending_to_zero()
    check_tex(r"\sin h = h (1 + O(h^2))", h=h)
    check_tex(r"\frac{h}{1 + O(h^2)} = \sin h", h=h)
    check_tex(r"e^{O(h^2)} = \cos h", h=h)
    for false in (r"\sin h = h (1 + O(h^3))", r"\frac{h}{1 + O(h)} = \sin h"):
        with pytest.raises(EquationFails, match="slope"):
            check_tex(false, h=h)


# Clauses

@pytest.mark.parametrize("clause", ["s = (s)", "{(s)} = s", "0 s = 0 t",
                                    "s - (s) = t - t",
                                    r"x - x = y - y"])
def test_a_clause_that_shows_nothing_is_named(clause):
    result = check_tex(rf"s + t = t + s, \quad {clause}", **GIVEN)
    assert result.vacuous and len(result.idle) == 1


# Sets

@pytest.mark.parametrize("tex", [
    r"1.000001 n \in \mathbb{N}", r"n + 0.00001 \in \{1, 2, 3\}"])
def test_membership_is_exact(tex):
    with pytest.raises(EquationFails):
        check_tex(tex, n=integer(1, 3))


def test_an_interval_needs_draws_near_its_ends():
    with pytest.raises(NotCovered, match="near -2"):
        check_tex(r"u \in [-2, 1]", u=array((), low=0, high=1))
    with pytest.raises(NotCovered, match="near 1"):
        check_tex(r"u \in [0, 1]", u=array((), low=0, high=1),
                  tight={"u": 0.0})
    assert check_tex(r"u \in [0, 1]", u=array((), low=0, high=1),
                     tight=[{"u": 0.0}, {"u": 1.0}]).remark == ""
    assert "not attained" in check_tex(
        r"\sigma(s) \in (0, 1)", s=(), tight=None).remark


def test_a_derivative_by_an_independent_layer():
    with pytest.raises(EquationError, match="is 0 in every draw"):
        check_tex(r"\left\| \frac{\partial L}{\partial u} \right\|_2 \le 3",
                  L=scalar_of("z"), z=row(2), u=row(2), tight=None)
