"""What must end a build ends it, and is told of each page by itself.

A build tells of all that is wrong at once, so three small books with a fault
on every page do for all faults. Each page's own complaint is looked for.
"""

import re

import pytest

from tests.book.builder import build
from tests.book.small import TINY, small_book

NOTEBOOK = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n\n"
CELL = "```{{code-cell}} ipython3\n{}\n```\n\n"


def told_of(page, output):
    """Return what a build reports of a page, up to the rule after it."""
    part = rf"^book/{page}\b.*?(?=^-{{72}}$|^Traceback|\Z)"
    return re.findall(part, output, re.MULTILINE | re.DOTALL)


def warnings_of(output):
    """Return the warnings of each page, by its name."""
    found = re.findall(
        r"book/(\w+)(?:\.md)?(?::\d+)?: WARNING: (.*)", output)
    return {page: [text for name, text in found if name == page]
            for page, _ in found}


# Cells

CELLS = {
    "raises": ("1 / 0", "ZeroDivisionError"),
    "warns": ("import warnings\nwarnings.warn('mind the gap')",
              "mind the gap"),
}


@pytest.fixture(scope="module")
def with_bad_cells(tmp_path_factory):
    """A book in which the second cell of each chapter fails."""
    pages = {name: f"{NOTEBOOK}# A page\n\n" + CELL.format("1")
             + CELL.format(code) for name, (code, _) in CELLS.items()}
    return build(small_book(tmp_path_factory.mktemp("cells"), pages, TINY))


def test_bad_cells_end_the_build(with_bad_cells):
    assert with_bad_cells.code != 0
    assert f"{len(CELLS)} problem(s)" in with_bad_cells.output


@pytest.mark.parametrize("name", CELLS)
def test_a_bad_cell_is_told_with_its_place(with_bad_cells, name):
    code, message = CELLS[name]
    told = told_of(name, with_bad_cells.output)[0]
    first = code.split("\n")[0]
    assert told.startswith(f"book/{name}, code cell 2 ({first}")
    assert message in told


# Equations

def derivative(page):
    """Return a page with an equation that passes."""
    return rf"""# A page

$$
\frac{{\partial L}}{{\partial X}} = \frac{{\partial L}}{{\partial Z}} W^\top
$$ (eq-{page}-dx)

```{{check}}
check("eq-{page}-dx", where=["eq-one-z"], X=(3, 2), W=(2, 4), L=scalar_of("Z"))
```
"""


def bent(page, *changes):
    """Return such a page with some parts replaced."""
    text = derivative(page)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


ONE = r"""# One

$$
Z = X W
$$ (eq-one-z)

```{check}
sizes = dict(X=(3, 2), W=(2, 4))
define("eq-one-z", implements=lambda X, W: X @ W, **sizes)
```

$$
\frac{\partial L}{\partial W} = X^\top \frac{\partial L}{\partial Z} .
$$ (eq-one-dw)

```{check}
check("eq-one-dw", where=["eq-one-z"], L=scalar_of("Z"), **sizes)
```
"""
UNTURNED = (r"W^\top", "W")

EQUATIONS = {
    "wrong": (
        bent("wrong", UNTURNED, ("(3, 2)", "(3, 4)"), ("(2, 4)", "(4, 4)")),
        "they differ most at index"),
    "shapes": (bent("shapes", UNTURNED), "book/shapes.md:8:"),
    "syntax": (bent("syntax", ("^", r"\frac")), "book/syntax.md, line 4"),
    "name": (bent("name", ("scalar_of(", "scalar_off(")), "NameError"),
    "python": (bent("python", ("X=(3, 2)", "X=(3, 2")), "SyntaxError"),
    "label": (bent("label", ('check("eq-label-dx"', 'check("eq-label-dy"')),
              "eq-label-dy"),
    "right": (bent("right", ("```{check}", "```{fails}")), "but it holds"),
    "vacuous": (
        "# A page\n\n$$ 0 x = 0 y $$ (eq-vacuous)\n\n```{check}\n"
        'check("eq-vacuous", x=(), y=())\n```\n', "shows nothing"),
    "nothing": ("# A page\n\n```{check}\n1 + 1\n```\n", "checks no display"),
    "reason": (
        "# A page\n\n$$ a $$ (eq-a)\n\n```{no-check} eq-a\n```\n", "say why"),
}


@pytest.fixture(scope="module")
def with_bad_equations(tmp_path_factory):
    """A book in which each page but two has an equation that fails."""
    pages = {"one": ONE, "two": derivative("two"),
             **{name: text for name, (text, _) in EQUATIONS.items()}}
    return build(small_book(tmp_path_factory.mktemp("equations"), pages),
                 strict=False)


def test_bad_equations_end_the_build(with_bad_equations):
    assert with_bad_equations.code != 0
    count = f"{len(EQUATIONS)} equation(s) do not pass"
    assert count in with_bad_equations.output


@pytest.mark.parametrize("name", EQUATIONS)
def test_a_bad_equation_is_told_with_its_place(with_bad_equations, name):
    assert EQUATIONS[name][1] in told_of(name, with_bad_equations.output)[0]


@pytest.mark.parametrize("name", ["one", "two"])
def test_of_good_equations_nothing_is_told(with_bad_equations, name):
    assert told_of(name, with_bad_equations.output) == []


# What nobody accounted for

ESCAPES = {
    "bare": ("# A page\n\n$$ a = b $$\n",
             "this display has no label: a = b"),
    "unmarked": ("# A page\n\n$$ a = b $$ (eq-unmarked)\n",
                 "eq-unmarked is neither checked nor marked"),
    "twice": (derivative("twice") + derivative("twice").split("\n\n", 2)[2],
              "checks eq-twice-dx 2 times"),
    "elsewhere": (bent("elsewhere", ('eq-elsewhere-dx",', 'eq-one-dw",')),
                  "which stands elsewhere"),
    "sourceless": ("---\nsources: [F2]\n---\n# A page\n",
                   "claims source F2, but has no section"),
}
SOURCES = ("---\nsources: [F1]\n---\n\n(source-F1)=\n# A page\n\n"
           "```{source-index}\n```\n")


@pytest.fixture(scope="module")
def with_escapes(tmp_path_factory):
    """A book in which each page but three lets something escape."""
    pages = {"one": ONE, "two": derivative("two"), "sources": SOURCES,
             **{name: text for name, (text, _) in ESCAPES.items()}}
    return build(small_book(tmp_path_factory.mktemp("escapes"), pages))


def test_escapes_end_the_build(with_escapes):
    assert with_escapes.code != 0


@pytest.mark.parametrize("name", ESCAPES)
def test_nothing_escapes(with_escapes, name):
    assert ESCAPES[name][1] in " / ".join(
        warnings_of(with_escapes.output).get(name, []))


def test_of_good_pages_there_is_no_warning(with_escapes):
    assert set(warnings_of(with_escapes.output)) == set(ESCAPES)
