"""All draws together must show something."""

import numpy as np
import pytest

from mlp_lit.equations import NotCovered, check_tex
from mlp_lit.equations.verdict.tallies import Differs, Tally


def test_implications_that_show_nothing():
    with pytest.raises(NotCovered, match="holds in no draw"):
        check_tex(r"s > 1 \implies s > 0", s=0.5)
    with pytest.raises(NotCovered, match="fails in no draw"):
        check_tex(r"s > 0 \iff s > -1", s=0.5)


@pytest.mark.parametrize("tally, words", [
    (Tally("<=", tight=True), "this is an equation"),
    (Tally("<", slack=True), "no draw is tight"),
    (Tally("implies", slack=True), "holds in no draw"),
    (Tally("implies", tight=True), "fails in no draw"),
    (Tally("iff", tight=True), "fails in no draw")])
def test_what_shows_too_little(tally, words):
    with pytest.raises(NotCovered, match=words):
        tally.conclude("a < b", tight_wanted=True)


@pytest.mark.parametrize("tally", [
    Tally("="), Tally("<=", tight=True, slack=True),
    Tally("implies", tight=True, slack=True),
    Tally("iff", tight=True, slack=True)])
def test_what_shows_enough(tally):
    tally.conclude("a < b", tight_wanted=True)


def test_a_bound_that_is_never_attained_may_say_so():
    Tally("<=", slack=True).conclude("a < b", tight_wanted=False)


def test_the_place_of_the_largest_difference():
    difference = np.array([[[0.0, 1.0], [3.0, 2.0]]])
    assert Differs(0, 0, difference).where == (2, 1)
    assert Differs(0, 0, difference[:, :1]).where == (2,)
    assert Differs(0, 0, np.ones((1, 1))).where is None
