"""The directives: what a page shows, and what is stored."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.book.builder import build
from tests.book.small import small_book

ONE = r"""# One

$$
Z = X W
$$ (eq-one-z)

```{check}
sizes = dict(X=(3, 2), W=(2, 4))
define("eq-one-z", implements=lambda X, W: X @ W, **sizes)
```

````{prf:theorem} Product
:label: thm-one
The derivative is

$$
\frac{\partial L}{\partial W} = X^\top \frac{\partial L}{\partial Z} .
$$ (eq-one-dw)

```{check}
check("eq-one-dw", where=["eq-one-z"], L=scalar_of("Z"), **sizes)
```
````

$$
s = \text{whatever}
$$ (eq-one-words)

```{no-check} eq-one-words
These are *words*.
```

$$
W X = X W
$$ (eq-one-wrong)

```{fails}
check("eq-one-wrong", X=(3, 3), W=(3, 3))
```
"""

TWO = r"""# Two

$$
\frac{\partial L}{\partial X} = \frac{\partial L}{\partial Z} W^\top
$$ (eq-two-dx)

```{check}
check("eq-two-dx", where=["eq-one-z"], X=(3, 2), W=(2, 4), L=scalar_of("Z"))
```
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A book in which every display is accounted for."""
    done = build(small_book(tmp_path_factory.mktemp("book"), {
        "one": ONE, "two": TWO,
        "appendix/ledger": "# Ledger\n\n```{equations-ledger}\n```\n"}))
    assert done.code == 0, done.output
    return done


def soup_of(done, name):
    """Return a built page."""
    html = (done.site / "book" / f"{name}.html").read_text("utf8")
    return BeautifulSoup(html, "html.parser")


# What a page shows

def test_each_display_has_its_line(built):
    lines = [line.get_text() for line in
             soup_of(built, "one").select(".mlp-badge-line")]
    assert [line.split(" · ")[0] for line in lines[:2]] == [
        "definition, agrees with the code", "holds as printed"]
    assert "12 draws" in lines[1] and "largest error" in lines[1]
    assert lines[2].startswith("does not hold: in draw 1, the left side")


def test_the_code_is_folded_behind_the_line(built):
    fold = soup_of(built, "one").select_one(".mlp-claim details")
    assert not fold.has_attr("open")
    assert 'check("eq-one-dw"' in fold.select_one("pre").get_text()


def test_a_mistake_shows_the_message(built):
    fold = soup_of(built, "one").select_one(".mlp-mistake details")
    assert "they differ most at index" in fold.get_text()


def test_what_is_not_checked_says_why(built):
    line = soup_of(built, "one").select_one("p.mlp-no-check")
    assert line.get_text().startswith("not checked: These are words.")
    assert line.em


def test_lines_link_to_rows_that_exist(built):
    rows = {row["id"] for row in
            soup_of(built, "appendix/ledger").select("tr[id]")}
    for name in ("one", "two"):
        for link in soup_of(built, name).select(".mlp-badge a"):
            page, _, anchor = link["href"].partition("#")
            assert page == "appendix/ledger.html" and anchor in rows


# The ledger

def test_the_ledger_has_every_display(built):
    ledger = json.loads((built.site / "ledger.json").read_text("utf8"))
    assert [d["label"] for d in ledger["displays"]] == [
        "eq-one-z", "eq-one-dw", "eq-one-words", "eq-one-wrong", "eq-two-dx"]
    assert ledger["displays"][1]["environment"] == "thm-one"
    assert ledger["displays"][1]["uses"] == ["eq-one-z"]
    assert ledger["coverage"] == {
        "definition": 1, "claim": 2, "no-check": 1, "mistake": 1,
        "share": 0.25}


def test_the_page_of_the_ledger(built):
    page = soup_of(built, "appendix/ledger")
    text = page.get_text()
    assert "4 displays: 1 definition, 2 claims, 1 not checked" in text
    assert "Theorem 1.1" in text
    # Each equation has a row of its own, and one for how it was checked.
    assert len(page.select("table.ledger tr.equation")) == 5
    assert len(page.select("table.ledger tbody tr")) == 10
    assert len(page.select("svg.equation-graph path")) == 2
