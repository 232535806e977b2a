r"""Read the displays of a page, each with its label and its line.

Reads MyST: displays in ```` ```{math} ```` or `:::{math}` with `:label:`,
and `$$ … $$ (label)`, at any depth of nested directives; the same in the
Markdown of notebooks; and `.. math::` in reStructuredText. Code blocks are
skipped: what stands in them is not shown as mathematics.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from mlp_lit._myst import DOLLARS, blocks
from mlp_lit._rst import directives, parts_of

_ROWS = re.compile(r"\\\\|\\(?P<begin>begin)\b|\\(?P<end>end)\b|(?<!\\)&")
_EMPTY = re.compile(r"(?<=\S)[ \t]*\n[ \t]*(?=\n\s*\S)")


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
            yield typeset("\n".join(block.body), block.argument or None, file,
                          block.start)
        elif block.kind == "math":
            options, body = block.options()
            yield typeset("\n".join(body), name_in(options), file,
                          block.start + len(options), tuple(options.items()))
        elif block.kind == "eval-rst":
            yield from displays_of_rst("\n".join(block.body), file,
                                       block.start)


def displays_of_rst(text, file=None, first=1):
    r"""Yield all displays in reStructuredText, in order.

    Examples
    --------
    >>> text = ".. math:: e^{i \\pi} + 1 = 0\n   :label: euler\n"
    >>> [(d.tex, d.label, d.line) for d in displays_of_rst(text)]
    [('e^{i \\pi} + 1 = 0', 'euler', 1)]
    """
    for block in directives(text):
        if block.kind == "math":
            argument, options, content, before = parts_of(block)
            line = block.line if argument else block.start + before
            between = before - len(argument) + 1 if argument else 0
            gap = [""] * between if content else []
            yield typeset("\n".join([*argument, *gap, *content]),
                          name_in(options), file, first + line - 1,
                          tuple(options.items()))


def displays_of_notebook(text, file=None):
    """Yield all displays in the Markdown of a notebook, in order.

    Lines are counted within a cell.
    """
    for cell in json.loads(text).get("cells", []):
        if cell.get("cell_type") == "markdown":
            yield from displays("".join(cell.get("source", "")), file)


def name_in(options):
    """Return the label in the options of a display, as Sphinx finds it."""
    return options.get("label", options.get("name"))


def typeset(tex, label, file, line, options=()):
    r"""Return a display with the rows that Sphinx makes of its lines.

    Empty lines separate equations, and what has rows without a block gets
    one. It is put on lines of its own, or in empty ones, so that all lines
    keep their number.

    >>> typeset("a = b\n\nc = d", None, None, 3)
    ... # doctest: +ELLIPSIS
    Display(tex='\\begin{aligned}\na = b\n\\\\\nc = d\n\\end{aligned}', ...
    """
    tex = _EMPTY.sub(r"\n\\\\", tex)
    if has_rows(tex):
        tex, line = f"\\begin{{aligned}}\n{tex}\n\\end{{aligned}}", line - 1
    return Display(tex, label, file, line, options)


def has_rows(tex):
    r"""Tell whether rows, or their marks, stand outside of any block.

    >>> has_rows(r"a &= b \\ c &= d"), has_rows(r"a = \{ b, c \}")
    (True, False)
    """
    depth = 0
    for match in _ROWS.finditer(tex):
        depth += bool(match["begin"]) - bool(match["end"])
        if not depth and not match["end"]:
            return True
    return False
