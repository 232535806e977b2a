"""Nothing that is seen of a display goes unread."""

import pytest

from mlp_lit.equations import EquationError, prepare
from mlp_lit.equations.pages import Page
from mlp_lit.equations.reading.clauses import without_end
from mlp_lit.equations.reading.parser import parse
from mlp_lit.equations.reading.scan import scan
from tests.book.builder import ROOT
from tests.book.chapters import read_chapters

#: What only places other things, and what separates as a sentence does.
LAYOUT = {"&", r"\\", r"\quad", r"\qquad", ",", ";", "."}
EVERY = 4


class Reader(Page):
    """Reads the displays of a page, without evaluating them."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.claims = []
        self.recorder.verify = self.keep

    def keep(self, claim, *_):
        self.claims.append(claim)
        return claim


def claims_of(chapter):
    """What the checks of a chapter read."""
    from book_names import names
    page = Reader(ROOT / "book", chapter.name, names())
    for block in chapter.of_kind("check", "define"):
        page.run(block.body, block.line + 1)
    return page.claims


def unread(claim, every=1):
    """Find pieces that can go without changing the tree."""
    formula = scan(claim.tex)
    pieces = without_end(formula.pieces)
    for at in range(len(claim.tex) % every, len(pieces), every):
        if pieces[at].text in LAYOUT:
            continue
        bent = formula._replace(pieces=(*pieces[:at], *pieces[at + 1:]))
        try:
            tree = parse(bent, claim.symbols.names())
        except EquationError:
            continue
        if tree == parse(formula, claim.symbols.names()):
            yield pieces[at].text


@pytest.mark.parametrize("chapter", [
    chapter for chapter in read_chapters(ROOT)
    if list(chapter.of_kind("check", "define"))], ids=lambda c: c.name)
def test_no_visible_piece_of_a_display_is_dropped(chapter):
    claims = claims_of(chapter)
    found = [(claim.tex, text) for claim in claims
             for text in unread(claim, EVERY)]
    assert claims and found == []


def test_a_piece_that_is_dropped_is_found(monkeypatch):
    claim = prepare("s + t = s", s=(), t=())
    assert list(unread(claim)) == []
    monkeypatch.setattr("tests.equations_book.test_visible.parse",
                        lambda formula, names: "the same")
    assert list(unread(claim)) == ["s", "+", "t", "=", "s"]
