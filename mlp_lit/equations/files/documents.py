"""Hold what was found in a file: displays, and the checks below them."""

import difflib
from dataclasses import dataclass, field

from ..errors import LabelError

#: The blocks that an author writes below a display.
KINDS = ("check", "define", "fails", "no-check")


@dataclass(frozen=True)
class Shown:
    """A display.

    Attributes
    ----------
    tex : str
        What stands in it, without labels and numbers.
    line : int
        Where it begins, from 1; in a notebook, within its cell.
    labels : tuple of str
        Under which it can be named.
    cell : int or None
        In a notebook, the number of its cell, from 1.
    """

    tex: str
    line: int
    labels: tuple = ()
    cell: int | None = None


@dataclass(frozen=True)
class Written:
    """A block below a display: one of `KINDS`, with what it says.

    Attributes
    ----------
    kind : str
    code : str
        Python, or the reason of a "no-check".
    line : int
        Where the code begins.
    argument : str
        What stands behind the name of the block.
    cell : int or None
    """

    kind: str
    code: str
    line: int
    argument: str = ""
    cell: int | None = None


@dataclass(frozen=True)
class Document:
    """A file that was read: its displays and blocks, in their order."""

    path: str
    format: str
    items: tuple = ()

    @property
    def displays(self):
        """Return the displays alone."""
        return [item for item in self.items if isinstance(item, Shown)]


def place(path, item):
    """Write where something stands, as compilers do.

    Examples
    --------
    >>> place("a.md", Shown("x", 3)), place("a.ipynb", Shown("x", 3, (), 2))
    ('a.md:3', 'a.ipynb:cell 2:3')
    """
    return f"{source(path, item)}:{item.line}"


def source(path, item):
    """Write the file of something, with the cell if there is one."""
    return path if item.cell is None else f"{path}:cell {item.cell}"


@dataclass(frozen=True)
class Found:
    """A display as `mlp_lit.equations.sources.find_equation` returns it."""

    tex: str
    label: str
    file: str
    line: int


@dataclass
class Labels:
    """Find the displays of several documents by label.

    Parameters
    ----------
    documents : sequence of Document

    Examples
    --------
    >>> labels = Labels([Document("a.md", "markdown",
    ...                           (Shown("x = 1", 3, ("eq-x",)),))])
    >>> labels.find("eq-x").line
    3
    """

    documents: tuple
    table: dict = field(init=False, repr=False)

    def __post_init__(self):
        self.table = {}
        for document in self.documents:
            for shown in document.displays:
                for label in shown.labels:
                    self.table.setdefault(label, []).append((document, shown))

    def find(self, label):
        """Return the one display with a label, as `sources` does.

        Raises
        ------
        LabelError
            When there is none, or more than one.
        """
        document, shown = self.owner(label)
        return Found(shown.tex, label, source(document.path, shown),
                     shown.line)

    def owner(self, label):
        """Return the document and the display of a label."""
        found = self.table.get(label, [])
        if len(found) == 1:
            return found[0]
        if not found:
            near = nearest(label, self.table)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise LabelError(f"no display has the label {label!r}{hint}")
        places = ", ".join(place(d.path, shown) for d, shown in found)
        raise LabelError(f"the label {label!r} stands more than once: "
                         f"{places}")


class Names(Labels):
    """Find displays by label, and those of one document by their place.

    A display without a label is called by its line: "line-3", or
    "cell-2-line-3" in a notebook.

    Examples
    --------
    >>> one = Document("a.md", "markdown", (Shown("x = 1", 3),))
    >>> Names(one, Labels((one,))).find("line-3").tex
    'x = 1'
    """

    def __init__(self, document, labels):
        super().__init__(labels.documents)
        for shown in document.displays:
            self.table.setdefault(name_of(shown), [(document, shown)])


def name_of(shown):
    """Return the name of a display that need have no label.

    Examples
    --------
    >>> name_of(Shown("x", 3)), name_of(Shown("x", 3, (), 2))
    ('line-3', 'cell-2-line-3')
    """
    cell = "" if shown.cell is None else f"cell-{shown.cell}-"
    return f"{cell}line-{shown.line}"


def nearest(word, known, least=0.6):
    """Return the known words that are near to a word, best first.

    Examples
    --------
    >>> nearest("eq-linar", ["eq-linear", "eq-softmax"])
    ['eq-linear']
    """
    return difflib.get_close_matches(str(word), list(map(str, known)), 3,
                                     least)
