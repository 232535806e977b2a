"""Read Jupyter notebooks: displays of Markdown cells, checks below them.

A check stands in a fence of a Markdown cell, or in a code cell whose first
line is `#! check` (or `#! define`, `#! fails`).
"""

import json
import re

from ..errors import EquationError
from .documents import KINDS, Written
from .markdown import read_markdown

_FIRST = re.compile(r"^#! ?(" + "|".join(KINDS) + r")(?:\s+(.*?))?\s*$")


class NotebookError(EquationError, ValueError):
    """A file is no notebook."""


def read_notebook(text):
    r"""Yield the displays and blocks of a notebook.

    Yields
    ------
    Shown or Written
        With the number of the cell, from 1; lines count within it.

    Raises
    ------
    NotebookError

    Examples
    --------
    >>> cells = [{"cell_type": "markdown", "source": ["$$\n", "x = 1\n$$"]},
    ...          {"cell_type": "code", "source": "#! check\nx=1.0"}]
    >>> for item in read_notebook(json.dumps({"cells": cells})):
    ...     print(item)
    Shown(tex='x = 1', line=2, labels=(), cell=1)
    Written(kind='check', code='\nx=1.0', line=1, argument='', cell=2)
    """
    for number, (kind, source) in enumerate(cells_of(text), 1):
        first, _, rest = source.partition("\n")
        match = _FIRST.match(first)
        if kind == "markdown":
            yield from read_markdown(source, number)
        elif kind == "code" and match:
            yield Written(match[1], f"{match[2] or ''}\n{rest}", 1, "",
                          number)


def cells_of(text):
    """Return kind and source of each cell.

    Raises
    ------
    NotebookError
        When the text is no JSON, or has no cells.
    """
    try:
        book = json.loads(text)
        return [(str(cell["cell_type"]), _joined(cell["source"]))
                for cell in book["cells"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotebookError("this is no notebook of format 4: "
                            f"{type(error).__name__}: {error}") from error


def _joined(source):
    return source if isinstance(source, str) else "".join(source)
