"""The ledger lists what was found, on the page that the author chose."""

import pytest

from tests.equations.sphinx.project import MYST, PAGES, built, project

PAGE = "# Ledger\n\n```{equations-ledger}\n```\n"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    done = built(tmp_path_factory.mktemp("ledger"),
                 {**PAGES, "ledger.md": PAGE})
    return done.soup("ledger")


def test_the_coverage_is_told(page):
    assert page.select_one(".ledger-summary").get_text() == (
        "5 displays: 1 definition, 3 claims, 1 not checked (20.0%)."
        " 1 more is a mistake on show, which must fail.")


def test_every_page_has_its_table(page):
    titles = [section.get_text().rstrip("¶#") for section in
              page.select("section section :is(h1, h2)")]
    assert titles == ["One", "Two", "What rests on what"]
    assert len(page.select("table.ledger")) == 2
    assert len(page.select("tr.equation")) == 6
    assert len(page.select("table.ledger tbody tr")) == 12


def test_what_rests_on_what_is_drawn(page):
    drawing = page.select_one("div.equation-graph svg")
    assert len(drawing.select("path")) == 2
    assert {a["class"][0] for a in drawing.select("a")} == {
        "definition", "claim", "mistake"}


def test_formulas_are_typeset_there(page):
    assert any("mathjax" in tag["src"].lower()
               for tag in page.select("script[src]"))


def test_a_page_that_is_named_gets_the_ledger_at_its_end(tmp_path):
    done = built(tmp_path, {**PAGES, "notes.rst": "Notes\n=====\n\nWords.\n"},
                 equations_ledger="notes")
    text = done.soup("notes").get_text()
    assert text.index("Words.") < text.index("5 displays")
    assert done.soup("one").select_one(".mlp-badge a")["href"].startswith(
        "notes.html#ledger-")


def test_a_directive_on_the_page_that_is_named_is_the_place(tmp_path):
    done = built(tmp_path, {**PAGES, "notes.md": PAGE + "\nWords.\n"},
                 equations_ledger="notes")
    assert len(done.soup("notes").select(".ledger-summary")) == 1


def test_without_lines_nothing_is_drawn(tmp_path):
    done = built(tmp_path, {"two.rst": PAGES["two.rst"], "ledger.md": PAGE})
    assert not done.soup("ledger").select(".equation-graph")


# What is written again

def test_the_ledger_is_written_when_it_tells_something_new(tmp_path):
    done = project(tmp_path, {**PAGES, "ledger.md": PAGE}).build()
    done.write(index__md=(tmp_path / "index.md").read_text() + "\nMore.\n")
    assert done.build().written == ["index"]
    done.write(one__md=MYST.replace("2 x", "x + x"))
    assert {"one", "ledger"} <= set(done.build().written)


def test_a_ledger_that_is_new_is_linked_from_all_pages(tmp_path):
    done = project(tmp_path, PAGES).build()
    done.write(index__md="# I\n\n```{toctree}\none\ntwo\nledger\n```\n",
               ledger__md=PAGE).build()
    assert {"one", "two", "ledger"} <= set(done.written)
    assert done.soup("one").select(".mlp-badge a")
    (tmp_path / "ledger.md").unlink()
    done.write(index__md="# I\n\n```{toctree}\none\ntwo\n```\n").build()
    assert done.soup("one").select(".mlp-badge a") == []
