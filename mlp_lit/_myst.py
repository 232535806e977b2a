"""Read MyST: the blocks of a text in their order, at any depth.

This is no Markdown parser. It knows headings, targets, fences, and displays
between dollars, which is all that is asked of a page's source. What stands
in code is not looked at.
"""

import re
from dataclasses import dataclass

FENCE = re.compile(r"^\s*(`{3,}|:{3,}|~{3,})\s*(?:\{([^}]*)\})?\s*(.*?)\s*$")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
TARGET = re.compile(r"^\(([^()\s]+)\)=\s*$")
OPTION = re.compile(r"^\s*:([\w-]+):\s*(.*?)\s*$")
LABEL = re.compile(r"^\s*\(([^)\s]+)\)")
DOLLARS = "$$"

#: Directives whose body is not text of the page.
VERBATIM = {"code", "code-cell", "code-block", "literalinclude", "eval-rst",
            "raw", "math", "bibliography", "toctree", "tableofcontents",
            "mermaid", "check", "define", "fails", "no-check"}


@dataclass(frozen=True)
class Block:
    """A heading, a target, a fenced block or a display between dollars.

    Attributes
    ----------
    kind : str
        "heading", "target", "$$", or the name of a directive; "code" for a
        fence without a name.
    argument : str
        What a heading says, what a target or a display is called, or what
        follows the name of a directive.
    line : int
        Where it begins, from 1.
    body : tuple of str
        The lines within, without the marks of a block quote.
    start : int
        The line of the first of these.
    level : int
        Of a heading; 0 for everything else.
    depth : int
        How many directives stand around it.
    """

    kind: str
    argument: str
    line: int
    body: tuple = ()
    start: int = 0
    level: int = 0
    depth: int = 0

    def options(self):
        r"""Return the options `:name: value` of a directive, and the rest.

        Examples
        --------
        >>> block, = blocks("```{math}\n:label: eq-mlp\nx = 1\n```")
        >>> block.options()
        ({'label': 'eq-mlp'}, ('x = 1',))
        """
        found = {}
        for number, line in enumerate(self.body):
            match = OPTION.match(line)
            if not match:
                return found, self.body[number:]
            found[match[1]] = match[2]
        return found, ()


def blocks(text, first=1):
    r"""Yield the blocks of a text, those within directives too.

    Parameters
    ----------
    text : str
    first : int
        The number of its first line.

    Yields
    ------
    Block

    Examples
    --------
    >>> [block.kind for block in blocks("# A\n\n:::{note}\n$$x$$\n:::\n")]
    ['heading', 'note', '$$']
    """
    yield from _blocks(text.split("\n"), first, 0)


def _blocks(lines, first, depth):
    at = 0
    while at < len(lines):
        line, end = _unquoted(lines[at]), at
        fence = FENCE.match(line)
        heading, target = HEADING.match(lines[at]), TARGET.match(lines[at])
        if fence:
            end = closing(lines, at, fence[1])
            body = lines[at + 1:end]
            if line != lines[at]:
                body = list(map(_unquoted, body))
            yield from _fenced(fence, body, first + at, depth)
        elif line.lstrip().startswith(DOLLARS):
            block, end = _display(lines, at, first, depth)
            yield block
        elif heading:
            yield Block("heading", heading[2], first + at,
                        level=len(heading[1]), depth=depth)
        elif target:
            yield Block("target", target[1], first + at, depth=depth)
        at = end + 1


def _unquoted(line):
    """Return a line of a block quote without its mark."""
    return re.sub(r"^\s*> ?", "", line)


def closing(lines, at, mark):
    """Return the line that closes the fence of line `at`."""
    for end in range(at + 1, len(lines)):
        text = _unquoted(lines[end]).strip()
        if text.startswith(mark) and not text.strip(mark[0]):
            return end
    return len(lines)


def _fenced(fence, lines, line, depth):
    """Yield a fenced block, and what stands in it if that is text."""
    # Three colons without a name are a container, whose body is text.
    kind = fence[2] or ("container" if fence[1][0] == ":" else "code")
    yield Block(kind, fence[3], line, tuple(lines), line + 1,
                depth=depth)
    if kind not in VERBATIM:
        yield from _blocks(lines, line + 1, depth + 1)


def _display(lines, at, first, depth):
    """Return a display on one or several lines, and its last line."""
    rest = _unquoted(lines[at]).partition(DOLLARS)[2]
    body, end, after = [], at, ""
    while True:
        inside, closed, after = rest.partition(DOLLARS)
        body.append(inside)
        if closed or end + 1 >= len(lines):
            break
        end += 1
        rest = _unquoted(lines[end])
    label = LABEL.match(after)
    below = not body[0].strip()
    return Block(DOLLARS, label[1] if label else "", first + at,
                 tuple(body[1:] if below else body), first + at + below,
                 depth=depth), end
