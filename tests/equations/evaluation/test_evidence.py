"""What draws show of branches, derivatives and terms."""

import numpy as np
import pytest

from mlp_lit.equations import function, prepare
from mlp_lit.equations.evaluation.evidence import Evidence
from mlp_lit.equations.meaning.known import relu
from mlp_lit.equations.values import COLUMN, Value, scalar

NODE = ("absolute", ("name", ("s",)))


def column(*numbers):
    return Value(np.array(numbers, float)[:, None], COLUMN)


def test_branches_are_noted_over_entries():
    seen = Evidence()
    x = column(-1, 2)
    assert seen.take(NODE, x, {"low": x.array < 0, "high": x.array > 5}) is x
    assert seen.branches == {NODE: {"low": True, "high": False}}


def test_a_bent_branch_changes_only_where_it_is_taken():
    bent = Evidence((NODE, "low", lambda x: x * 10))
    x = column(-1, 2)
    value = bent.take(NODE, x, {"low": x.array < 0})
    assert value.array.ravel().tolist() == [-10, 2]
    same = tuple(list(NODE))  # equal, but another place of the formula
    assert bent.take(same, x, {"low": x.array < 0}) is x


def test_derivatives_and_terms():
    seen = Evidence()
    seen.move(NODE, scalar(0.0))
    assert seen.moved == {NODE: False}
    seen.move(NODE, scalar(2.0))
    assert seen.moved == {NODE: True}
    seen.weigh(NODE, np.array([1e-12, 1.0, 0.0]))
    assert seen.shares[NODE].tolist() == [1e-12, 1.0, 1.0]
    seen.weigh(NODE, np.array([0.0, 0.0, 0.0]))
    seen.weigh(NODE, np.array([0.5, 1.0, 0.0]))
    assert seen.shares[NODE].tolist() == [0.5, 1.0, 1.0]


def test_draws_add_up():
    one, two = Evidence(), Evidence()
    one.take(NODE, scalar(1.0), {"low": False, "high": True})
    two.take(NODE, scalar(1.0), {"low": True, "high": False})
    two.move(NODE, scalar(1.0))
    two.weigh(NODE, np.array([1.0, 0.5]))
    one.add(two)
    assert one.branches == {NODE: {"low": True, "high": True}}
    assert one.moved == {NODE: True} and one.shares[NODE].min() == 0.5


@pytest.mark.parametrize("tex, branches", [
    ("|x_i| = s", 2), (r"\max(s, t, 0) = s", 3), ("[s > 0] = s", 2),
    (r"\begin{cases} s & s > 0 \\ t & s = 0 \\ 0 & s < 0 \end{cases} = s", 3),
    (r"\operatorname{relu}(s) = s", 2), (r"\operatorname{sgn} s = t", 2),
    ("f(s) = s", 3), ("s + t = s", 0)])
def test_what_has_branches(tex, branches):
    claim = prepare(tex, s=(), t=(), x=(3,), i=range(1, 4),
                    f=function(relu, kinks=(-1, 1)))
    scope = claim.scope(0)
    scope.indices = {("i",): 1}
    for side in claim.tree[1][1::2]:
        scope.value(side)
    assert [len(seen) for seen in scope.draw.evidence.branches.values()] == (
        [branches] if branches else [])
