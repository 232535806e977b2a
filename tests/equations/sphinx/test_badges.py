"""The line under an equation is made of its parts, in every kind of book."""

from docutils import nodes

from mlp_lit.equations.pages import Record
from mlp_lit.equations.sphinx import badges
from tests.equations.sphinx.project import PAGES, built

RECORD = Record("eq-a", "definition", "one", "a = b", "direct evaluation", 3,
                1, 3, code="layers.forward")


def text_of(line):
    return nodes.paragraph("", "", *line).astext()


def test_the_code_that_implements_a_definition_is_named():
    assert text_of(badges.line_of(RECORD)) == (
        "definition, implemented by layers.forward · direct evaluation · "
        "3 draws · largest error 0")


def test_a_badge_has_lines_and_what_is_folded():
    made = badges.badge("claim", [badges.line_of(RECORD)], [],
                        badges.block("check()", "python"))
    assert made["kind"] == "claim"
    fold, links = made
    assert isinstance(fold[0], badges.check_line) and not links.children
    assert fold[1]["language"] == "python"
    assert [p.astext()[:10] for p in badges.in_words(made)] == ["definition"]


def test_what_has_no_sides_has_no_value():
    assert text_of(badges.line_of_mistake(ValueError("log of −1"))) == (
        "has no value: log of −1")


def test_a_book_without_html_has_the_lines_as_text(tmp_path):
    done = built(tmp_path, PAGES, equations_ledger="one")
    done.build("text")
    assert done.error is None and done.warnings == ""
    text = (done.site / "one.txt").read_text("utf8")
    assert "\nholds as printed · complex step" in text
    assert "not checked: These are *words*." in text
    assert "a mistake, on" in text and "check(" not in text
    done.build("latex")
    assert done.error is None
    text = "".join(p.read_text("utf8") for p in done.site.glob("*.tex"))
    assert "holds as printed" in text
