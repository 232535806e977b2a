r"""Find the TeX behind a label of the book, and its line."""

import difflib
import os
import re
from functools import lru_cache
from pathlib import Path

from .displayed import (
    Display,
    displays,
    displays_of_notebook,
    displays_of_rst,
)
from .errors import LabelError

__all__ = ["Display", "displays", "displays_in", "find_among", "find_book",
           "find_equation", "is_label"]

_LABEL = re.compile(r"^[^\W\d][\w.:-]+$")
RST = (".rst", ".rest", ".txt")
#: What is searched for labels in a folder.
ENDINGS = (".md", ".ipynb", ".rst")


def is_label(text):
    r"""Tell whether a text is a label and not TeX that states something.

    >>> is_label("eq-linear-dw"), is_label("euler"), is_label("Z = X W")
    (True, True, False)
    """
    return bool(_LABEL.match(text))


def find_book(book=None):
    """Return the folder of the book: given, or found from here upwards.

    What finds displays by itself, by a method `find`, is a book, too.
    """
    if book is not None:
        return book if finds_displays(book) else Path(book)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "_toc.yml").exists() or (folder / "_config.yml").exists():
            inner = folder / "book"
            return inner if inner.is_dir() else folder
    raise LabelError(f"no book (a folder with _toc.yml) at {here} or above")


def finds_displays(book):
    """Tell whether a book has a method to find displays by label."""
    return hasattr(book, "find") and not isinstance(book, str)


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
    if finds_displays(book):
        return book.find(label)
    return find_among(files_in(book), label, book)


def files_in(folder):
    """Return the files below a folder in which displays may stand."""
    found = []
    for inner, folders, files in os.walk(folder):
        folders[:] = [name for name in folders
                      if name != "_build" and name[0] != "."]
        found += [Path(inner, name) for name in files
                  if name.endswith(ENDINGS)]
    return sorted(found)


def find_among(files, label, place):
    """Return the display with this label in some files.

    Parameters
    ----------
    files : sequence of pathlib.Path
    label : str
    place : object
        What an error calls the whole of them.
    """
    found = [display for file in files
             for display in displays_in(file, file.stat().st_mtime_ns)
             if display.label == label]
    if len(found) == 1:
        return found[0]
    if not found:
        raise LabelError(f"no display in {place} has the label {label!r}"
                         f"{hint_at(label, files)}")
    places = ", ".join(f"{d.file}:{d.line}" for d in found)
    raise LabelError(f"the label {label!r} stands more than once: {places}")


def hint_at(label, files):
    """Name the label in some files that is nearest to one that is missing."""
    known = {display.label for file in files
             for display in displays_in(file, file.stat().st_mtime_ns)}
    near = difflib.get_close_matches(label, filter(None, known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


@lru_cache(maxsize=4096)
def displays_in(file, changed=None):
    """Return all displays of a file; `changed` keeps the cache fresh."""
    file = Path(file)
    text = file.read_text(encoding="utf-8")
    if file.suffix in RST:
        return tuple(displays_of_rst(text, file))
    if file.suffix == ".ipynb":
        return tuple(displays_of_notebook(text, file))
    return tuple(displays(text, file))
