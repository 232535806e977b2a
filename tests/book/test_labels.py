"""The labels that docstrings, comments and captions cite exist."""

import io
import re
import tokenize

from tests.book.builder import ROOT
from tests.book.chapters import read_chapter
from tests.book.pages import Page

CITED = re.compile(r"\b(?:eq|thm|lem|prop|cor|def|lst|fig|tbl)-[a-z0-9]"
                   r"(?:[\w-]*\w)?")


# The gates

def words_of(code):
    """Return the comments and strings of a program, docstrings included."""
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return [t.string for t in tokens
            if t.type in (tokenize.COMMENT, tokenize.STRING)]


def labels_in(pages):
    """Return every label of the book, as authors write it."""
    return {anchor.removeprefix("equation-")
            for page in pages for anchor in page.ids}


def unknown_labels(cited, labels):
    """Find labels that are cited but stand nowhere in the book.

    `cited` are pairs of a place and a text.
    """
    return sorted({f"{place}: {label}" for place, text in cited
                   for label in CITED.findall(text) if label not in labels})


def package_texts(root):
    """Return the words of every module that knows of this book.

    The engine and the readers of files know of none: the labels in their
    examples could be anybody's.
    """
    anybodys = {root / "mlp_lit" / "equations", root / "mlp_lit" / "_rst.py"}
    return [(path.relative_to(root).as_posix(), text)
            for path in sorted((root / "mlp_lit").rglob("*.py"))
            if anybodys.isdisjoint((path, *path.parents))
            for text in words_of(path.read_text("utf8"))]


def chapter_texts(chapters):
    """Return all captions, and the comments in the code cells."""
    return [(f"{chapter.name}:{block.line}", text)
            for chapter in chapters for block in chapter.blocks
            for text in [caption(block), *comments(block)]]


def caption(block):
    """Return the caption of a figure, a listing or a table."""
    figure = block.options.get("mystnb", {}).get("figure", {})
    return str(block.options.get("caption", figure.get("caption", "")))


def comments(block):
    """Return the comments of a code cell."""
    cell = block.kind == "code-cell"
    return re.findall(r"#.*", block.body) if cell else []


# The book

def test_labels_cited_in_the_package(pages):
    assert unknown_labels(package_texts(ROOT), labels_in(pages)) == []


def test_labels_cited_in_chapters(chapters, pages):
    assert unknown_labels(chapter_texts(chapters), labels_in(pages)) == []


# The gates can fail

def test_unknown_labels_are_found():
    labels = labels_in([Page("a.html", '<p id="equation-eq-a"></p>')])
    code = '"""See eq-a and {eq}`eq-b`."""\nx = 1  # by thm-c\n'
    cited = [("m.py", text) for text in words_of(code)]
    assert unknown_labels(cited, labels) == ["m.py: eq-b", "m.py: thm-c"]


def test_captions_and_comments_are_looked_at():
    chapter = read_chapter("a.md", (
        "```{literalinclude} /a.py\n:caption: By eq-a\n```\n\n"
        "```{code-cell} ipython3\n---\nmystnb:\n  figure: "
        "{caption: By eq-b}\n---\n1  # by eq-c\n```\n"))
    assert unknown_labels(chapter_texts([chapter]), set()) == [
        "a.md:1: eq-a", "a.md:5: eq-b", "a.md:5: eq-c"]


def test_code_is_not_taken_for_a_label():
    assert words_of("fig-a\neq-b\n") == []
