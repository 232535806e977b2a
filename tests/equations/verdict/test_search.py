r"""Bounds that are broken only where several symbols have unusual sizes."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationFails,
    array,
    check_tex,
    integer,
    positive,
    prepare,
)
from mlp_lit.equations.verdict.quantify import read_statement
from mlp_lit.equations.verdict.search import (
    Bound,
    closest_scopes,
    movable,
    neighbour,
    redrawn,
)

GIVEN = dict(s=(), t=(), u=positive(), tight=None)


@pytest.mark.parametrize("tex", [
    r"t \le t [s < 10] + 30", r"|s| |t| < 900 + u",
    r"\min(s, t) \cdot [u < 9] + 40 \ge \min(s, t)",
    r"t < s \implies t < 5",
    r"s < \begin{cases} 2 & t \ge 5 \\ t & t < 5 \end{cases} \implies s < 2",
    r"s < s + |t|", r"s^2 + t^2 > 0 u",
    r"\begin{cases} |s| & t \le 1 \\ u & \text{otherwise} \end{cases} \le"
    r" \begin{cases} |s| & t \le 2 \\ u & \text{otherwise} \end{cases}"])
def test_they_are_broken(tex):
    with pytest.raises(EquationFails):
        check_tex(tex, **GIVEN)


@pytest.mark.parametrize("tex", [
    r"|s + t| \le |s| + |t|", r"s t \le \frac{s^2 + t^2}{2}",
    r"u < u + 1", r"\sigma(s) < 1", r"\tanh u > 0"])
def test_what_holds_is_not_broken(tex):
    assert check_tex(tex, **GIVEN).relations == 1


def test_the_way_leads_closer():
    claim = prepare(r"s \ge -5", s=())
    reading = read_statement(claim.tree, claim.symbols)
    scopes = [claim.scope(number) for number in range(3)]
    _, left, sign, right = reading.claims[0]
    bound = Bound(left, sign, right, reading, claim.symbols)
    ends = list(closest_scopes(reading, scopes, claim.symbols))
    assert min(map(bound.gap, ends)) < min(map(bound.gap, scopes))
    assert bound.gap(ends[0]) < 0


def test_what_may_have_other_values():
    claim = prepare("s + u + v + n = s", s=(), u=positive(), n=integer(1, 3),
                    v=array((), low=2, high=3))
    scope, rng = claim.scope(0), np.random.default_rng(0)
    assert {key[0] for key in movable(scope)} == {("s",), ("u",), ("v",)}
    for other in (redrawn(scope, rng), neighbour(scope, rng)):
        assert other.draw.wide
        assert other.lookup(("u",)).array > 0
        assert 2 <= other.lookup(("v",)).array <= 3
        assert other.lookup(("n",)).array == scope.lookup(("n",)).array


def test_bounds_of_derivatives_are_not_searched():
    claim = prepare(r"\frac{d}{ds} s^2 \le 2 |s| + 1", s=())
    reading = read_statement(claim.tree, claim.symbols)
    assert list(closest_scopes(reading, [claim.scope(0)],
                               claim.symbols)) == []
