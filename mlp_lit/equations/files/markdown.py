r"""Read Markdown, plain or MyST: displays, and the fences below them.

Displays stand between `$$` and in `{math}` (or, as GitHub has it, `math`)
fences; checks in fences called `{check}`, or `check` in plain Markdown.
"""

from mlp_lit._myst import DOLLARS, blocks

from ..displayed import name_in, typeset
from .documents import KINDS, Shown, Written
from .restructured import read_restructured


def read_markdown(text, cell=None):
    r"""Yield the displays and blocks of a Markdown text.

    Parameters
    ----------
    text : str
    cell : int, optional
        The cell of a notebook in which it stands.

    Yields
    ------
    Shown or Written

    Examples
    --------
    >>> text = "$$\nx = 1\n$$ (eq-x)\n\n```{check}\nx=1.0\n```\n"
    >>> for item in read_markdown(text):
    ...     print(item.line, item)  # doctest: +ELLIPSIS
    2 Shown(tex='x = 1', line=2, labels=('eq-x',), cell=None)
    6 Written(kind='check', code='x=1.0', line=6, argument='', cell=None)
    """
    for block in blocks(text):
        name, argument = named(block)
        if name == DOLLARS:
            yield shown(block.body, block.start, argument, cell)
        elif name == "math":
            options, body = block.options()
            yield shown(body, block.start + len(options), name_in(options),
                        cell)
        elif name in KINDS:
            yield written(name, argument, block, cell)
        elif name == "eval-rst":
            yield from read_restructured("\n".join(block.body), block.start)


def written(name, argument, block, cell):
    """Make a block of a fence; its code may begin beside its name."""
    body = "\n".join(block.body)
    if argument and name != "no-check":
        return Written(name, f"{argument}\n{body}", block.line, "", cell)
    return Written(name, body, block.start, argument, cell)


def named(block):
    """Return name and argument; a fence `math` of plain Markdown has both."""
    if block.kind != "code":
        return block.kind, block.argument
    name, _, argument = block.argument.partition(" ")
    return (name if name in ("math", *KINDS) else "code"), argument.strip()


def shown(body, line, label, cell=None):
    """Make a display of lines; those that are empty at its ends go."""
    lines = list(body)
    while lines and not lines[0].strip():
        line += 1
        del lines[0]
    display = typeset("\n".join(lines).strip(), label, None, line)
    return Shown(display.tex, display.line, (label,) if label else (), cell)
