"""The engine has the last word on a draft, within its time."""

import time

import pytest

from mlp_lit.equations import EquationError, EquationFails
from mlp_lit.equations.proposals.drafts import Draft
from mlp_lit.equations.proposals.verdicts import Proposal, within


def test_fewer_draws_are_told():
    written, asked = Draft(), []

    def verify(draws=12):
        asked.append(draws)
        time.sleep(0.01 * draws)
        return draws

    assert within(0.05, written, verify) == asked[-1] < 12
    assert written.given == {"draws": str(asked[-1])}
    assert within(0.001, Draft(), verify) == 1
    assert within(9, Draft(), verify) == 12


def test_what_fails_in_one_draw_is_tried_in_all():
    def verify(draws=12):
        raise (EquationFails("x = y", "x = y") if draws == 1
               else EquationError("a side is not finite"))

    with pytest.raises(EquationError, match="not finite"):
        within(1, Draft(), verify)


def test_where_one_draw_is_too_few_all_are_made():
    def verify(draws=12):
        if draws == 1:
            raise EquationError("too few")
        return draws

    assert within(1, Draft(), verify) == 12
    with pytest.raises(EquationError):
        within(0, Draft(), verify)

    def fails(draws=12):
        raise EquationFails("x = y", "x = y")

    with pytest.raises(EquationFails):
        within(1, Draft(), fails)


def test_what_says_more_is_better():
    holds, false = Proposal(Draft(), "holds"), Proposal(Draft(), "false")
    assert holds.better(false) and holds.better(None)
    assert not false.better(holds)
