"""A brace over or under a term: its label holds, or is words."""

import pytest

from mlp_lit.equations import EquationError, check_tex, prepare
from mlp_lit.equations.reading.printing import to_tex

GIVEN = dict(x=(3,), W=(2, 3), b=(2,), s=(), i=range(1, 4))
WHERE = ["z = W x + b", "y = 2 z"]


@pytest.mark.parametrize("tex", [
    r"y = 2 \underbrace{(W x + b)}_{z}",
    r"y = 2 \overbrace{(W x + b)}^{= z}",
    r"y = \underbrace{2 W x}_{\text{the signal}} + \underbrace{2 b}_{"
    r"\mathrm{bias}}",
    r"\sum_i \underbrace{x_i^2}_{\ge 0} = x^\top x",
    r"\nabla_x \underbrace{x^\top x}_{\|x\|^2} = 2 x"])
def test_true(tex):
    claim = prepare(tex, where=WHERE, **GIVEN)
    assert claim.verify().relations == 1
    assert prepare(to_tex(claim.tree), where=WHERE, **GIVEN).tree == (
        claim.tree)


@pytest.mark.parametrize("tex, words", [
    (r"y = 2 \underbrace{(W x + b)}_{y}", "label at a brace is false"),
    (r"y = 2 \underbrace{(W x + b)}_{s}", "do not fit"),
    (r"s = \underbrace{s}_{> s}", "is false"),
    (r"s = \underbrace{s}_{\text{= 0}}", "claim something"),
    (r"s = \underbrace{s}_{q}", "not declared"),
    (r"s = \underbrace{s}_{\to 0}", "limits"),
    (r"s = \underbrace{s}_{\text{small } s}", "cannot stand here")])
def test_refused(tex, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, where=WHERE, **GIVEN)


def test_words_at_a_brace_are_read():
    one, other = (prepare(rf"s = \underbrace{{s}}_{{\text{{{word}}}}}",
                          s=()).tree for word in ("a", "b"))
    assert one != other
