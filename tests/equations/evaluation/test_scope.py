"""A scope runs definitions when asked, and forgets what rests on a move."""

import pytest

from mlp_lit.equations import (
    CircularDefinition,
    EquationError,
    check_tex,
    entries,
    family,
    prepare,
)
from mlp_lit.equations.evaluation.draw import Draw
from mlp_lit.equations.evaluation.scope import Scope
from mlp_lit.equations.values import scalar


def test_circular_definitions_are_found():
    with pytest.raises(CircularDefinition, match="u → v → u"):
        check_tex("u = v", where=["u = v + 1", "v = u - 1"])
    with pytest.raises(CircularDefinition, match="end"):
        check_tex("u_1 = 1", where=["u_k = u_{k+1} + 1"], k=range(1, 999),
                  u=family(place="subscript"))


def test_a_move_forgets_only_what_rests_on_it():
    claim = prepare("q = p", s=2.0, t=3.0, where=["p = s + 1", "q = t + 1"])
    scope = claim.scope(0)
    assert [scope.lookup((name,)).array.item() for name in "pq"] == [3, 4]
    moved = scope.moved({(("s",), ()): scalar(5.0)})
    assert ((("q",), ()) in moved.memo) and (("p",), ()) not in moved.memo
    assert [moved.lookup((name,)).array.item() for name in "pq"] == [6, 4]
    assert scope.lookup(("p",)).array.item() == 3
    again = moved.moved({(("t",), ()): scalar(0.0)})
    assert [again.lookup((name,)).array.item() for name in "pq"] == [6, 1]
    assert not moved.complex and moved.moved(
        {(("s",), ()): scalar(1j)}).complex


def test_entries_move_with_their_array():
    scope = prepare("p = q", X=(2, 2), x=entries("X"),
                    where=[r"p = x_{11}", "q = 2 p"]).scope(0)
    assert scope.resting_on({("X",)}) == {("X",), ("x",), ("p",), ("q",)}
    assert scope.resting_on({("q",)}) == {("q",)}


def test_further_definitions_start_afresh():
    scope = prepare("p = s", s=2.0, where=["p = s + 1"]).scope(0)
    scope.lookup(("p",))
    (other,) = prepare("s = s", s=(), where=["p = 2 s"]
                       ).definitions[("p",)]
    richer = scope.with_definitions({("p",): [other]})
    assert richer.lookup(("p",)).array.item() == 4
    assert scope.lookup(("p",)).array.item() == 3


def test_the_largest_term_is_remembered_only_when_asked():
    scope = Scope({}, {}, Draw())
    scope.note_peak([scalar(3.0)])
    assert scope.peak is None
    scope.peak = 0.0
    scope.note_peak([scalar(-3.0), scalar(2.0)])
    assert scope.peak == 3
    scope.note_peak([scalar(-3.0), scalar(2.0)], together=True)
    assert scope.peak == 6


@pytest.mark.parametrize("tex, words", [
    ("q = s", "index i is not bound"), ("h = s", "say which member")])
def test_why_there_is_no_value(tex, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, s=(), i=range(1, 3), h=family(), where=["q = i"])
