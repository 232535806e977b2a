r"""Read reStructuredText: `.. math::`, and `.. check::` below it.

With one colon, `.. check: X=(5, 3)`, the block is a comment, which Sphinx
passes over: so it needs no extension.
"""

import re

from mlp_lit._rst import directives

from ..displayed import displays_of_rst
from .documents import KINDS, Shown, Written

_COMMENT = re.compile(
    r"^([ \t]*\.\. (?:" + "|".join(KINDS) + r")):(?=[ \t]|$)", re.M)


def read_restructured(text, first=1):
    r"""Return the displays and blocks of a reStructuredText.

    Parameters
    ----------
    text : str
    first : int
        The number of its first line.

    Returns
    -------
    list of Shown and Written

    Examples
    --------
    >>> text = ".. math::\n   :label: eq-x\n\n   x = 1\n\n.. check:: x=1.0\n"
    >>> [(item.line, type(item).__name__) for item in read_restructured(text)]
    [(4, 'Shown'), (6, 'Written')]
    """
    text = _COMMENT.sub(r"\1::", text.expandtabs())
    found = [_shown(display) for display in displays_of_rst(text, None, first)]
    found += [_written(block, first) for block in directives(text)
              if block.kind in KINDS]
    return sorted(found, key=lambda item: item.line)


def _shown(display):
    return Shown(display.tex, display.line,
                 (display.label,) if display.label else ())


def _written(block, first):
    """Make a block of a directive `check` or its like."""
    line = block.line + first - 1
    body = "\n".join(block.body)
    if block.kind == "no-check":
        return Written(block.kind, body.strip(), line, block.argument)
    return Written(block.kind, f"{block.argument}\n{body}", line)
