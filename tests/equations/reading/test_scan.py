"""TeX is cut as TeX cuts it, once, and errors know their place."""

from collections import Counter

import pytest

from mlp_lit.equations import check_tex, define
from mlp_lit.equations.reading import scan as module
from mlp_lit.equations.reading.scan import scan
from tests.equations.given import has_no_reading, holds, is_refused

PIECES = {
    "x^10": "x ^ { 1 } 0", r"\tfrac12": r"\frac { 1 } { 2 }",
    "12 3": "12 3", "0.5": "0.5", "1.5.2": "1.5 . 2", "2.": "2 .",
    r"\bar x_i": r"\bar{x} _ { i }", r"\sqrt[3] 8": r"\sqrt [ 3 ] { 8 }",
    r"\left| x \right|": "|< x |>", r"\bigl\| x \bigr\|": "||< x ||>",
    r"\bigl( x \bigr)": "( x )", r"x \, y \quad z": r"x y \quad z",
    r"\operatorname*{arg\,max}": r"\operatorname{argmax}",
    r"\mathrm d x": r"\operatorname{d} x", "x % a comment\n y": "x y",
    r"\mathbf{\hat x}": r"\mathbf{\hat{x}}", r"x^\top": r"x ^ { \top }"}


@pytest.mark.parametrize("tex", PIECES)
def test_pieces(tex):
    assert " ".join(p.text for p in scan(tex).pieces) == PIECES[tex]


def test_pieces_know_where_they_stand():
    tex = r"a + \bar b_{12}"
    found = {p.text: p.at for p in scan(tex).pieces}
    assert found["+"] == 2 and found["12"] == tex.index("1")


@pytest.mark.parametrize("tex", [
    "1.5 + 0.5 = 2", "s = s \\\n+ 0", "s = % a comment\n s + 0",
    r"\sqrt[3]{8} = 2", r"\left\{ s + t \right\} = s + t"])
def test_true(tex):
    holds(tex)


NO_READING = {
    r"x = \frac{1}{": (13, "never closed"), r"x = }": (5, "closes nothing"),
    r"x = \frac": (5, "argument is missing"),
    r"s^^2 = s": (2, "argument is missing"),
    r"s = \left. s \right)": (5, "invisible"),
    r"s = \left": (5, "delimiter must follow"),
    r"s = \text s \label{eq-x}": (13, "label"),
    r"s = \operatorname{a$b}": (5, "only words"),
    r"s = \text": (5, "braces must follow"),
}


@pytest.mark.parametrize("tex", NO_READING)
def test_errors_have_a_place(tex):
    has_no_reading(tex, *NO_READING[tex])


def test_errors_in_a_file_have_its_line():
    error = scan("x\n+ y", "a.md", 7).error(4, "y", "why?")
    assert str(error) == "a.md, line 8, column 3, at 'y': why?"


def test_an_option_that_never_ends_is_refused():
    is_refused(r"\sqrt[{3} = s")
    is_refused(r"\sqrt[3{8} = 2")


@pytest.fixture
def scanned(monkeypatch):
    """Count how often each text is cut into pieces."""
    count = Counter()
    raw_pieces = module._raw_pieces

    def counting(formula):
        count[formula.tex] += 1
        return raw_pieces(formula)
    monkeypatch.setattr(module, "_raw_pieces", counting)
    return count


def test_what_is_checked_is_scanned_once(scanned):
    tex, definition = "s t = m s + 0, m = t", "t = u + 1"
    assert check_tex(tex, where=[definition], s=(), u=(),
                     defines="m").relations == 1
    assert (scanned[tex], scanned[definition]) == (1, 1)


def test_what_is_defined_is_scanned_once(scanned):
    assert define("Z = X W", implements=lambda X, W: X @ W, X=(2, 3),
                  W=(3, 4)).relations == 1
    assert scanned["Z = X W"] == 1
