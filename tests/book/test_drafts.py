"""A draft does again what a change has made stale, and nothing else.

One small book is built several times in a row, with one change between.
"""

import pytest

import book_origin
from tests.book.builder import build
from tests.book.small import small_book, with_lines
from tests.equations_book.test_checks import ONE, TWO

RUNS = """\
---
file_format: mystnb
kernelspec: {name: python3}
---

# Runs

```{code-cell} ipython3
"""
PAGES = {
    "one": ONE,
    "two": TWO,
    "answer": RUNS + "import mlp_lit\nprint(mlp_lit.ANSWER)\n```\n",
    "appendix/ledger": "# Ledger\n\n```{equations-ledger}\n```\n",
    "asks": RUNS + "'eq-a'  # for mlp_lit.equations\n```\n",
}


def edit(path, *changes):
    """Replace parts of a file."""
    text = path.read_text("utf8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf8")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A book whose package can be changed."""
    return small_book(tmp_path_factory.mktemp("drafts"), PAGES, {
        "__init__.py": with_lines("__init__.py", "ANSWER = 42")})


@pytest.fixture(scope="module")
def drafts(root):
    """What each draft did, by what was changed before it."""
    def draft():
        return build(root, strict=False, MLP_LIT_DRAFT="1")

    done = {"all": draft()}
    edit(root / "book" / "intro.md", ("Preface", "Other words"))
    done["words"] = draft()
    edit(root / "book" / "one.md", ("Z = X W", "Z = 2 X W"),
         ("X @ W", "2 * X @ W"), (r"= X^\top", r"= 2 X^\top"))
    done["equation"] = draft()
    edit(root / "book" / "two.md", (r"= \frac", r"= 2 \frac"))
    edit(root / "mlp_lit" / "__init__.py", ("ANSWER = 42", "ANSWER = 43"))
    done["package"] = draft()
    return done


def executed(draft):
    """Return the chapters that a draft executed."""
    return [line.split()[-1] for line in draft.output.split("\n")
            if line.startswith("executed ")]


def test_the_first_draft_does_everything(drafts):
    assert drafts["all"].code == 0, drafts["all"].output
    assert sorted(executed(drafts["all"])) == ["book/answer", "book/asks"]
    assert "checked" in drafts["all"].output


def test_a_draft_is_not_taken_for_a_clean_build(drafts, root):
    assert (root / "_build" / "html" / "index.html").exists()
    assert not (root / "_build" / "html" / book_origin.FILE).exists()


def test_other_words_make_nothing_stale(drafts):
    assert drafts["words"].code == 0
    assert executed(drafts["words"]) == []
    assert "checked" not in drafts["words"].output


def test_an_equation_makes_those_cells_stale_that_read_equations(drafts):
    assert executed(drafts["equation"]) == ["book/asks"]


def test_an_equation_makes_stale_what_rests_on_it(drafts):
    assert drafts["equation"].code != 0
    assert "1 equation(s) do not pass" in drafts["equation"].output
    assert "book/two.md:8:" in drafts["equation"].output


def test_the_package_makes_everything_stale(drafts, root):
    assert drafts["package"].code == 0, drafts["package"].output
    assert sorted(executed(drafts["package"])) == [
        "book/answer", "book/asks"]
    page = drafts["package"].site / "book" / "answer.html"
    assert "43" in page.read_text("utf8")
    assert len(list((root / ".jupyter_cache").iterdir())) == 1


# Pages that gather facts of all others

def test_the_ledger_is_written_only_when_it_tells_something_new(drafts):
    def written(draft):
        return any("writing output" in line and "appendix/ledger" in line
                   for line in draft.output.split("\n"))

    assert written(drafts["all"])
    assert not written(drafts["words"])
    assert written(drafts["package"])
