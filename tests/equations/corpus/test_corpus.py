"""Of other texts' formulas four in five are read; no slip holds."""

import pytest

from mlp_lit.equations import Notation, prepare
from mlp_lit.equations.reading.printing import to_tex

from . import displays, texts
from .measure import FALSE, HOLDS, outcome, shares

DISPLAYS = displays()
SHARES = shares()
READ = [d for d in DISPLAYS if outcome(d, d.tex)[0] == HOLDS]


def test_there_are_a_hundred_from_at_least_six_texts():
    assert len(DISPLAYS) >= 100
    assert len(texts()) >= 6
    assert all(len(text.displays) >= 8 for text in texts().values())


def test_four_in_five_of_what_states_something_hold():
    assert SHARES.holding / SHARES.stating >= 0.8


def test_no_slip_holds():
    assert SHARES.slips == len(DISPLAYS)
    assert SHARES.held == 0


@pytest.mark.parametrize("display", READ, ids=lambda d: d.tex)
def test_what_holds_is_printed_as_it_reads(display):
    given = dict(display.declarations)
    notation = Notation(**display.notation)
    tree = prepare(display.tex, notation=notation, **given).tree
    again = prepare(to_tex(tree, notation), notation=notation, **given)
    assert again.tree == tree
    assert display.slip != display.tex


def test_most_slips_are_found_false_not_only_refused():
    false = [d for d in READ if outcome(d, d.slip)[0] == FALSE]
    assert len(false) / len(READ) > 0.75
