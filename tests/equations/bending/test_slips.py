"""Slips in the text of a formula."""

import pytest

from mlp_lit.equations import prepare, tending_to_zero
from mlp_lit.equations.bending.mutate import fate_of
from mlp_lit.equations.bending.slips import bent_texts, joined, slips
from mlp_lit.equations.reading.scan import scan

GIVEN = dict(s=(), t=(), x=(3,), y=(3,), A=(3, 3), i=range(1, 4),
             j=range(1, 4), h=tending_to_zero())


def texts(tex):
    return [piece.text for piece in scan(tex).pieces]


@pytest.mark.parametrize("tex, change, bent", [
    ("(s + t) x", "lost bracket", "s + t x"),
    ("|s| + t", "lost bracket", None), ("x_i", "lost index", "x"),
    ("s^2 t", "lost exponent", "s t"), ("s'", "lost prime", "s"),
    (r"\frac{s}{2}", "upside down", r"\frac{2}{s}"),
    (r"\frac{s}{2}", "lost denominator", "{s}"),
    ("s + t", "other sign", "s - t"), ("-s", "lost sign", "s"),
    ("s t", "other letter", "t t"), ("s t", "exchanged letters", "t s"),
    ("s t", "lost letter", "t"), ("3 s", "other digit", "4 s"),
    (r"\left|s\right| t", "lost bracket", "s t")])
def test_what_slips(tex, change, bent):
    found = [texts(joined(new)) for name, new in bent_texts(
        texts(tex), ["s", "t", "x"]) if name == change]
    assert (texts(bent) in found) if bent else found == []


@pytest.mark.parametrize("tex", [
    r"\alpha x + \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"\left\| x \right\|_2^2 + \bigl| s \bigr| \{ s \}"])
def test_pieces_are_read_as_they_were(tex):
    assert texts(joined(texts(tex))) == texts(tex)


def test_what_says_the_same_is_left_out():
    trees = {mutant.change for mutant in slips(prepare(
        r"s t = \delta_{ij} (s) + O(h)", **GIVEN))[0]}
    assert "exchanged letters" not in trees and "lost bracket" not in trees
    changes = [m.change for m in slips(prepare("x = A y", **GIVEN))[0]]
    assert "exchanged letters" in changes


@pytest.mark.parametrize("tex", [
    r"(x + y)^\top (x + y) = \|x\|^2 + 2 x^\top y + \|y\|^2",
    r"\frac{s^2 - t^2}{s - t} = s + t",
    r"(A x)_i = \sum_{j=1}^3 A_{ij} x_j"])
def test_slips_are_noticed(tex):
    claim = prepare(tex, **GIVEN)
    found, unread = slips(claim)
    alive = [m.tex for m in found if fate_of(claim, m) == "survived"]
    assert alive == [] and len(found) > 5 and unread > 0
