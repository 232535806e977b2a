"""Equations lead to the ledger and to the code, and the ledger leads back."""

import sys

from tests.equations.sphinx.project import MYST, PAGES, built

CODE = """\
def double(x):
    return 2 * x
"""
API = "API\n===\n\n.. py:module:: doubling\n\n.. py:function:: double(x)\n"
DEFINES = MYST.replace('define("eq-y", x=())',
                       'define("eq-y", implements=doubling.double, x=())')


def test_lines_link_to_rows_that_exist(tmp_path):
    done = built(tmp_path, {**PAGES, "ledger.md": "# Ledger\n\n"
                            "```{equations-ledger}\n```\n"})
    rows = {row["id"] for row in done.soup("ledger").select("tr[id]")}
    links = [link["href"] for page in ("one", "two")
             for link in done.soup(page).select(".mlp-badge a")]
    assert len(links) == 6
    assert {link.partition("#")[2] for link in links} == rows
    assert {link.partition("#")[0] for link in links} == {"ledger.html"}


def test_the_ledger_links_to_equations_that_exist(tmp_path):
    done = built(tmp_path, {**PAGES, "ledger.md": "# Ledger\n\n"
                            "```{equations-ledger}\n```\n"})
    links = {link["href"] for link in done.soup("ledger").select(
        "tr.equation a, svg a")}
    assert len(links) == 6
    for link in links:
        page, _, anchor = link.partition("#")
        assert done.soup(page.removesuffix(".html")).find(id=anchor)


def test_code_in_an_api_reference_is_linked(tmp_path, monkeypatch):
    (tmp_path / "doubling.py").write_text(CODE)
    monkeypatch.syspath_prepend(tmp_path)
    done = built(tmp_path, {"one.md": DEFINES, "api.rst": API},
                 equations_names=["doubling"], equations_code="doubling")
    sys.modules.pop("doubling")
    badge = done.soup("one").select_one(".mlp-definition")
    assert "implemented by double ·" in badge.get_text()
    assert badge.a["href"] == "api.html#doubling.double"


def test_numbers_are_those_of_the_page(tmp_path):
    page = ("# A\n\n$$ x = x + 0 y $$ (eq-b)\n\n$$ x + 0 y = x $$ (eq-c)\n\n"
            '```{check}\ncheck("eq-b", x=(), y=())\n'
            'check("eq-c", x=(), y=())\n```\n')
    index = "# Index\n\n```{toctree}\n:numbered:\nb\na\n```\n"
    done = built(tmp_path, {"a.md": page, "b.md": "# B\n"}, numfig=True,
                 math_numfig=True)
    done.write(index__md=index).build()
    assert [line.get_text()[:5] for line in
            done.soup("a").select(".mlp-badge-line")] == ["(2.1)", "(2.2)"]
