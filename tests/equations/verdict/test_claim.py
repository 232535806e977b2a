"""A claim is verified draw by draw, and a failure says where and what."""

import pytest

from mlp_lit.equations import EquationFails, check_tex, prepare
from tests.equations.given import GIVEN, fails, holds, is_refused


@pytest.mark.parametrize("tex", [
    r"s > 0 \implies |s| = s", r"s > 0 \iff -s < 0", r"s = s + 0 = 0 + s"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    (r"s > 0 \implies t > 0", "one side holds"),
    (r"s > 0 \iff t > 0", "one side holds")])
def test_false(tex, words):
    fails(tex, words)


def test_conditions_that_never_hold():
    is_refused(r"s = s \quad \text{for all } s > 10^9", "in no draw")


def test_a_failure_says_where_and_what():
    with pytest.raises(EquationFails) as caught:
        check_tex("A_{ij} = A_{ji}, A = A^\\top", **GIVEN)
    text = str(caught.value)
    assert "relation: A_{i, j} = A_{j, i}" in text
    assert "draw 1" in text and "i = 1" in text
    with pytest.raises(EquationFails) as caught:
        check_tex("A = A^\\top", **GIVEN)
    assert len(caught.value.where) == 2
    assert caught.value.left.shape == (3, 3)


def test_every_relation_in_every_draw_is_compared():
    result = check_tex("x_i = x_i + 0 = 0 + x_i, s = s + 0", x=(3,), s=(),
                       i=range(1, 4), draws=5)
    assert (result.relations, result.comparisons) == (3, 5 * (3 + 3 + 1))
    assert result.uses == ("i", "s", "x")


def test_a_changed_tree_is_verified_under_the_same_declarations():
    claim = prepare("s + t = t + s", s=(), t=())
    other = prepare("s + t = t - s", s=(), t=())
    with pytest.raises(EquationFails) as caught:
        claim.verify(other.tree)
    assert caught.value.tex == claim.tex and claim.verify().relations == 1
