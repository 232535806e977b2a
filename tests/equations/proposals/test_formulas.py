r"""The proposals serve for the formulas that authors write."""

import time

import pytest

from mlp_lit.equations.proposals.trial import propose
from mlp_lit.equations.proposals.verdicts import SECONDS

from .formulas import FORMULAS
from .further import FURTHER, UNSEEN


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_comes_to_what_is_expected(name):
    tex, expected = FORMULAS[name]
    found = propose(tex)
    assert (found.status if found.is_evaluated else "") == expected


def share(formulas):
    """Return the share of formulas that have a value, and the longest time."""
    values, longest = [], 0.0
    for tex in formulas:
        start = time.process_time()
        values.append(propose(tex).is_evaluated)
        longest = max(longest, time.process_time() - start)
    return sum(values) / len(values), longest


def test_most_formulas_are_evaluated_in_their_time():
    evaluated, longest = share(tex for tex, _ in FORMULAS.values())
    assert evaluated >= 0.9 and longest < SECONDS + 1


@pytest.mark.parametrize("formulas, least", [
    (tuple(FURTHER.values()), 0.8), (UNSEEN, 0.85)])
def test_so_are_most_others(formulas, least):
    evaluated, longest = share(formulas)
    assert evaluated >= least and longest < SECONDS + 1
