r"""Find the TeX behind a label of the book, and its line.

Reads MyST: displays in ```` ```{math} ```` or `:::{math}` with `:label:`,
and `$$ … $$ (label)`, at any depth of nested directives. Code blocks are
skipped: what stands in them is not shown as mathematics.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mlp_lit._myst import DOLLARS, blocks

from .errors import LabelError

_LABEL = re.compile(r"^[A-Za-z][\w.:-]*$")


@dataclass(frozen=True)
class Display:
    """A display equation in a source file.

    `line` is where the TeX starts, counted from 1; `label` may be None.
    """

    tex: str
    label: str | None
    file: Path
    line: int
    options: tuple = ()


def is_label(text):
    r"""Tell whether a text is a label and not TeX.

    >>> is_label("eq-linear-dw"), is_label("Z = X W"), is_label(r"x")
    (True, False, False)
    """
    return bool(_LABEL.match(text)) and bool(re.search(r"[-:]", text))


def find_book(book=None):
    """Return the folder of the book: given, or found from here upwards.

    What finds displays by itself, by a method `find`, is a book, too.
    """
    if book is not None:
        return book if hasattr(book, "find") else Path(book)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "_toc.yml").exists() or (folder / "_config.yml").exists():
            inner = folder / "book"
            return inner if inner.is_dir() else folder
    raise LabelError(f"no book (a folder with _toc.yml) at {here} or above")


def find_equation(book, label):
    """Return the display with this label.

    Parameters
    ----------
    book : pathlib.Path, or anything with `find(label)`
    label : str

    Raises
    ------
    LabelError
        When there is none, or more than one.
    """
    if hasattr(book, "find"):
        return book.find(label)
    found = [display for file in sorted(Path(book).rglob("*.md"))
             if "_build" not in file.parts
             for display in displays_in(file, file.stat().st_mtime_ns)
             if display.label == label]
    if len(found) == 1:
        return found[0]
    if not found:
        raise LabelError(f"no display in {book} has the label {label!r}")
    places = ", ".join(f"{d.file}:{d.line}" for d in found)
    raise LabelError(f"the label {label!r} stands more than once: {places}")


@lru_cache(maxsize=4096)
def displays_in(file, changed=None):
    """Return all displays of a file; `changed` keeps the cache fresh."""
    return tuple(displays(Path(file).read_text(encoding="utf-8"),
                          Path(file)))


def displays(text, file=None):
    r"""Yield all displays in MyST text, in order.

    Yields
    ------
    Display

    Examples
    --------
    >>> [d.label for d in displays("$$\nx = 1\n$$ (eq-neuron)\n")]
    ['eq-neuron']
    """
    for block in blocks(text):
        if block.kind == DOLLARS:
            yield Display("\n".join(block.body), block.argument or None, file,
                          block.start)
        elif block.kind == "math":
            options, body = block.options()
            yield Display("\n".join(body), options.get("label"), file,
                          block.start + len(options), tuple(options.items()))
