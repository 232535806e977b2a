r"""Read reStructuredText: `.. math::`, and `.. check::` below it."""

import re
import textwrap

from .documents import KINDS, Shown, Written
from .rows import in_rows, rows_of_paragraphs

_DIRECTIVE = re.compile(r"^(\s*)\.\. ([\w-]+)::(?: +(.*?))? *$")
_OPTION = re.compile(r"^\s*:([\w-]+):\s*(.*?)\s*$")
#: Directives whose body is not text of the page.
CODE = {"code", "code-block", "sourcecode", "parsed-literal", "raw",
        "highlight", "doctest", "testcode", "testoutput", "jupyter-execute"}


def read_restructured(text, first=1):
    r"""Yield the displays and blocks of a reStructuredText.

    Parameters
    ----------
    text : str
    first : int
        The number of its first line.

    Yields
    ------
    Shown or Written

    Examples
    --------
    >>> text = ".. math::\n   :label: eq-x\n\n   x = 1\n\n.. check:: x=1.0\n"
    >>> [(item.line, type(item).__name__) for item in read_restructured(text)]
    [(4, 'Shown'), (6, 'Written')]
    """
    lines, at = text.expandtabs().split("\n"), 0
    while at < len(lines):
        match = _DIRECTIVE.match(lines[at])
        kind = match[2] if match else ""
        if not match and not _opens_literal(lines[at]):
            at += 1
            continue
        end = _end_of_body(lines, at)
        if kind == "math":
            yield _display(lines, at, end, match[3] or "", first)
        elif kind in KINDS:
            yield _block(lines, at, end, match, first)
        skips = not match or kind in {*CODE, *KINDS, "math"}
        at = end if skips else at + 1


def _opens_literal(line):
    """Tell whether a literal block follows: a line that ends with `::`."""
    return line.rstrip().endswith("::")


def _end_of_body(lines, at):
    """Return the line after the indented block below line `at`."""
    indent = _indent(lines[at])
    end = last = at + 1
    while end < len(lines) and (
            not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
        last = end if lines[end - 1].strip() else last
    return last


def _indent(line):
    return len(line) - len(line.lstrip())


def _display(lines, at, end, argument, first):
    """Make a display of a directive `math`."""
    options, body = _options(lines, at + 1, end)
    while body < end and not lines[body].strip():
        body += 1
    tex = _dedented(lines[body:end])
    line = body
    if argument:
        tex = argument + "\n" * (body - at) + tex if tex else argument
        line = at
    tex, line = in_rows(rows_of_paragraphs(tex.rstrip()), first + line)
    label = options.get("label") or options.get("name")
    return Shown(tex, line, (label,) if label else ())


def _block(lines, at, end, match, first):
    """Make a block of a directive `check` or its like."""
    kind, argument = match[2], match[3] or ""
    body = _dedented(lines[at + 1:end])
    if kind == "no-check":
        return Written(kind, body.strip(), first + at + 1, argument)
    return Written(kind, f"{argument}\n{body}", first + at)


def _options(lines, at, end):
    """Return the options at the head of a body, and the line after them."""
    found = {}
    while at < end and (match := _OPTION.match(lines[at])):
        found[match[1]] = match[2]
        at += 1
    return found, at


def _dedented(lines):
    return textwrap.dedent("\n".join(lines))
