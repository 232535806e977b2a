"""Draws on both sides of the border of a condition."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationFails,
    check_tex,
    integer,
    one_hot,
    prepare,
    probabilities,
)
from mlp_lit.equations.verdict.boundaries import (
    between,
    border_scopes,
    conditions,
    mixes,
)
from mlp_lit.equations.verdict.quantify import read_statement


def scopes_of(claim, count=12):
    return [claim.scope(number) for number in range(count)]


def test_conditions_are_found_wherever_they_stand():
    claim = prepare(r"s > 1 \implies t > [s < 2], \quad"
                    r" \begin{cases} s & t > 3 \\ t & \text{otherwise}"
                    r" \end{cases} = s \quad \text{if } s > 9", s=(), t=())
    found = list(conditions(read_statement(claim.tree, claim.symbols)))
    assert len(found) == 5


def test_scopes_lie_close_to_the_border():
    claim = prepare(r"s > 0.3 \implies s > 0", s=())
    reading = read_statement(claim.tree, claim.symbols)
    values = [scope.lookup(("s",)).array.item() for scope in
              border_scopes(reading, scopes_of(claim), claim.symbols)]
    assert values
    for border in (0.3, 0.0):
        near = [v for v in values if abs(v - border) < 1e-3]
        assert min(near) < border < max(near)


@pytest.mark.parametrize("tex", [
    r"s > 1 \implies s > 1.2", r"s > 2 \iff s > 2.001",
    "[s > 0] = [s > 0.01]", r"x_i > 1 \implies x_i > 1.1",
    r"s < 0.5 \implies p_1 < 0.5 \quad \text{for } p_1 < 0.51"])
def test_what_is_false_near_the_border_is_found(tex):
    with pytest.raises(EquationFails):
        check_tex(tex, s=(), x=(3,), i=range(1, 4), p=probabilities(2))


def test_draws_are_mixed_only_where_a_mean_is_a_draw():
    claim = prepare("s + n + p_1 + y_1 = s", s=(), n=integer(1, 5),
                    p=probabilities(2), y=one_hot(2))
    names = {name for name in claim.symbols if mixes(claim.symbols,
                                                     (name, ()))}
    assert names == {("s",), ("p",)}
    half = between(claim.scope(0), claim.scope(1), 0.5)
    assert np.isclose(half.lookup(("p",)).array.sum(), 1)
    only = prepare("n = n + 0", n=integer(1, 5))
    assert between(only.scope(0), only.scope(1), 0.5) is None
