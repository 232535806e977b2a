"""The directives: what a page shows, what is stored, what ends a build."""

import json

import pytest
from bs4 import BeautifulSoup

from tests.book.builder import ROOT, build

TOC = """\
format: jb-book
root: book/intro
parts:
  - numbered: true
    chapters:
      - file: book/one
      - file: book/two
      - file: book/appendix/ledger
"""

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
def new_book(tmp_path_factory):
    """Make small books with the extensions and the package of this one."""
    def make(one=ONE, two=TWO):
        root = tmp_path_factory.mktemp("book")
        (root / "book" / "_static").mkdir(parents=True)
        (root / "book" / "appendix").mkdir()
        for link in ("mlp_lit", "book/_ext"):
            (root / link).symlink_to(ROOT / link)
        settings = (ROOT / "_config.yml").read_text("utf8")
        (root / "_config.yml").write_text(without_leave(settings), "utf8")
        (root / "_toc.yml").write_text(TOC)
        pages = {"intro": "# Preface\n", "one": one, "two": two,
                 "404": "---\norphan: true\n---\n# None\n",
                 "references": "---\norphan: true\n---\n# None\n",
                 "appendix/ledger": "# Ledger\n\n```{ledger}\n```\n"}
        for name, text in pages.items():
            (root / "book" / f"{name}.md").write_text(text, "utf8")
        (root / "book" / "references.bib").write_text("")
        (root / "book" / "_static" / "book.css").write_text("p {margin: 0}")
        return root
    return make


def without_leave(settings):
    """Remove the pages that may still have unchecked displays."""
    lines = settings.split("\n")
    kept = [line for line in lines if "      - book/" not in line
            and "equations_pending" not in line]
    return "\n".join(kept)


@pytest.fixture(scope="module")
def built(new_book):
    """A book in which every display is accounted for."""
    done = build(new_book())
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
    assert "4 displays: 1 definitions, 2 claims, 1 not checked" in text
    assert "Theorem 1.1" in text
    assert len(page.select("table.ledger tbody tr")) == 5
    assert len(page.select("svg.equation-graph path")) == 2


# What ends a build

def with_second_page(new_book, text, **options):
    """Build a book whose second page is given."""
    title = "" if text.startswith("#") else "# Two\n\n"
    return build(new_book(two=title + text), **options)


@pytest.mark.parametrize("text, complaint", [
    (TWO.replace(r"W^\top", "W").replace("(3, 2)", "(3, 4)").replace(
        "(2, 4)", "(4, 4)"), "they differ most at index"),
    (TWO.replace(r"W^\top", "W"), "book/two.md:8:"),
    (TWO.replace("^", r"\frac"), "book/two.md, line 4"),
    (TWO.replace("scalar_of(", "scalar_off("), "NameError"),
    (TWO.replace("X=(3, 2)", "X=(3, 2"), "SyntaxError"),
    (TWO.replace('check("eq-two-dx"', 'check("eq-two-dy"'), "eq-two-dy"),
    (TWO.replace("```{check}", "```{fails}"), "but it holds"),
    ("$$ 0 x = 0 y $$ (eq-two-dx)\n\n```{check}\ncheck(\"eq-two-dx\","
     " x=(), y=())\n```\n", "shows nothing"),
    ("```{check}\n1 + 1\n```\n", "checks no display"),
    ("$$ a $$ (eq-a)\n\n```{no-check} eq-a\n```\n", "say why")])
def test_a_failure_ends_the_build(new_book, text, complaint):
    done = with_second_page(new_book, text, strict=False)
    assert done.code != 0
    assert complaint in done.output
    assert "equation(s) do not pass" in done.output


@pytest.mark.parametrize("text, complaint", [
    ("$$ a = b $$\n", "this display has no label: a = b"),
    ("$$ a = b $$ (eq-a)\n", "eq-a is neither checked nor marked"),
    (TWO + TWO.split("\n\n", 2)[2], "checks eq-two-dx 2 times"),
    (TWO.replace("eq-two-dx\",", "eq-one-dw\","), "which stands elsewhere")])
def test_nothing_escapes(new_book, text, complaint):
    done = with_second_page(new_book, text)
    assert done.code != 0
    assert complaint in done.output


def test_a_draft_checks_again_what_rests_on_a_changed_equation(new_book):
    root = new_book()
    assert build(root, MLP_LIT_DRAFT="1").code == 0
    again = build(root, MLP_LIT_DRAFT="1")
    assert "checked" not in again.output
    page = root / "book" / "one.md"
    page.write_text(page.read_text("utf8").replace("Z = X W", "Z = 2 X W")
                    .replace("X @ W", "2 * X @ W")
                    .replace(r"= X^\top", r"= 2 X^\top"), "utf8")
    changed = build(root, strict=False, MLP_LIT_DRAFT="1")
    assert changed.code != 0
    assert "1 equation(s) do not pass" in changed.output
    assert "book/two.md:8:" in changed.output
