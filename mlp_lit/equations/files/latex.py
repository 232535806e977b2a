r"""Read LaTeX: displays of all kinds, and checks in comments below them.

A run of comments that begins with `%! check` (or `%! define`, `%! fails`,
`%! no-check`) is a block; further lines that begin with `%!` go on with it::

    \begin{equation}\label{eq:forward}
    Z = X W + \mathbf{1} b^\top
    \end{equation}
    %! define X=(5, 3), W=(3, 4), b=(4,)
"""

import re

from .documents import KINDS, Shown, Written

#: Environments that are handed over as they are; the engine knows them.
BLOCKS = ("align", "gather")
#: Environments that are read as if they were called `align`.
ALIGNED = ("eqnarray", "flalign", "alignat", "xalignat")
#: Environments of which the inside is read.
PLAIN = ("equation", "displaymath", "multline", "dmath", "math")
#: Environments in which nothing is read.
VERBATIM = ("verbatim", "Verbatim", "lstlisting", "minted", "comment",
            "filecontents")

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)(%[^\n]*)")
_OPENING = re.compile(
    r"\\\\|\\begin\{(" + "|".join((*BLOCKS, *ALIGNED, *PLAIN))
    + r")(\*?)\}|(\\\[)|(?<!\\)(\$\$)")
_VERBATIM = re.compile(
    r"\\begin\{(" + "|".join(VERBATIM) + r")\}.*?(?:\\end\{\1\}|\Z)", re.S)
_NAMED = re.compile(r"\\label\s*\{([^{}]*)\}")
_DROPPED = re.compile(
    r"\\label\s*\{[^{}]*\}|\\tag\*?\s*\{[^{}]*\}|\\(?:nonumber|notag)\b")
_BLOCK = re.compile(
    r"^\s*%! ?\s*(" + "|".join(KINDS) + r")(?:\s+(.*?))?\s*$")
_MORE = re.compile(r"^\s*%!(?: (?! *%))?(.*?)\s*$")


def read_latex(text):
    r"""Yield the displays and blocks of a LaTeX text.

    Yields
    ------
    Shown or Written

    Examples
    --------
    >>> text = "\\[ x = 1 \\label{eq:x} \\]\n%! check x=1.0\n"
    >>> for item in read_latex(text):
    ...     print(item)
    Shown(tex='x = 1', line=1, labels=('eq:x',), cell=None)
    Written(kind='check', code='x=1.0', line=2, argument='', cell=None)
    """
    text = _VERBATIM.sub(_blank, text)
    found = [*_displays(_COMMENT.sub(_blank_comment, text)), *_written(text)]
    return sorted(found, key=lambda item: item.line)


def _blank_comment(match):
    return match[1] + " " * len(match[2])


def _blank(match):
    """Keep the length and the lines of what is taken away."""
    return re.sub(r"[^\n]", " ", match[0])


# Displays

def _displays(text):
    at = 0
    while match := _OPENING.search(text, at):
        at = match.end()
        if match[0] == r"\\":
            continue
        closing = _closing(match)
        end = text.find(closing, at)
        end = len(text) if end < 0 else end
        yield _display(text, match, end)
        at = end + len(closing)


def _closing(match):
    if match[1]:
        return f"\\end{{{match[1]}{match[2]}}}"
    return r"\]" if match[3] else "$$"


def _display(text, match, end):
    """Make a display of what stands between its two ends."""
    inside = text[match.end():end]
    labels = tuple(name.strip() for name in _NAMED.findall(inside))
    tex, start = _DROPPED.sub(_blank, inside), match.end()
    if match[1] in (*BLOCKS, *ALIGNED):
        tex, start = _as_block(tex, match), match.start()
    start += len(tex) - len(tex.lstrip())
    return Shown(tex.strip(), 1 + text.count("\n", 0, start), labels)


def _as_block(tex, match):
    r"""Put a block that the engine knows around rows; no column moves."""
    name = match[1] if match[1] in BLOCKS else "align"
    if match[1].endswith("alignat"):
        tex = re.sub(r"^\s*\{\d*\}", _blank, tex)
    opening = f"\\begin{{{name}}}".ljust(len(match[0]))
    return f"{opening}{tex}\\end{{{name}}}"


# Blocks

def _written(text):
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        match = _BLOCK.match(lines[at])
        if not match and not re.match(r"^\s*%!", lines[at]):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _goes_on(lines[end]):
            end += 1
        more = [_MORE.match(line)[1] for line in lines[at + 1:end]]
        first = (match[2] or "") if match else _MORE.match(lines[at])[1]
        kind = match[1] if match else "check"
        yield Written(kind, "\n".join([first, *more]).rstrip(), at + 1)
        at = end


def _goes_on(line):
    """Tell whether a line goes on with the block above it."""
    return bool(re.match(r"^\s*%!", line)) and not _BLOCK.match(line)
