r"""Read reStructuredText: the directives of a text in their order.

This is no parser of reStructuredText. It knows directives, at any depth, and
passes over what is shown as it stands: literal blocks, code and comments.
"""

import re

from mlp_lit._myst import OPTION, VERBATIM, Block

DIRECTIVE = re.compile(r"^\s*\.\.\s+([\w:.+-]+?)::(?:\s+(.*?))?\s*$")
#: What follows two dots and is text all the same: a footnote, a target.
MARKED = re.compile(r"^\s*\.\.\s+(?:\[|_|\|)")
COMMENT = re.compile(r"^\s*\.\.(?:\s|$)")
LITERAL = ("sourcecode", "parsed-literal", "highlight", "productionlist",
           "doctest", "testcode", "testoutput", "testsetup", "jupyter-execute")


def directives(text):
    r"""Yield the directives of a text, those within others too.

    Yields
    ------
    Block
        As of MyST: `body` is what is indented below the directive, from its
        options on; `line` is its own, `start` that of the body.

    Examples
    --------
    >>> [block.kind for block in directives(
    ...     ".. note::\n\n   .. math:: x = 1\n\nAs in::\n\n   .. math:: y\n")]
    ['note', 'math']
    """
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        end, found = extent(lines, at), DIRECTIVE.match(lines[at])
        if found:
            yield block_of(lines[at + 1:end], found, at + 1)
            shown = found[1] in VERBATIM or found[1] in LITERAL
        else:
            shown = (lines[at].rstrip().endswith("::")
                     or COMMENT.match(lines[at])
                     and not MARKED.match(lines[at]))
        at = end if shown else at + 1


def extent(lines, at):
    """Return the line after all that is indented below a line."""
    end = last = at + 1
    while end < len(lines) and (not lines[end].strip() or (
            margin(lines[end]) > margin(lines[at]))):
        end += 1
        if lines[end - 1].strip():
            last = end
    return last


def margin(line):
    """Return how far a line is indented."""
    return len(line) - len(line.lstrip())


def block_of(lines, found, line):
    """Return a directive, its body without the common margin."""
    least = min((margin(text) for text in lines if text.strip()), default=0)
    return Block(found[1], found[2] or "", line,
                 tuple(text[least:].rstrip() for text in lines), line + 1)


def parts_of(block):
    r"""Return argument, options and content of a directive, as docutils does.

    Argument and options end at the first line that is blank.

    Returns
    -------
    argument : tuple of str
        Its lines, the first of which stands beside the directive's name.
    options : dict
    content : tuple of str
    before : int
        How many lines of the body come before the content.

    Examples
    --------
    >>> block, = directives(".. math:: x\n   = 1\n   :label: eq-x\n")
    >>> parts_of(block)
    (('x', '= 1'), {'label': 'eq-x'}, (), 2)
    """
    lines = list(block.body)
    head = lines.index("") if "" in lines else len(lines)
    options = [bool(OPTION.match(text)) for text in lines[:head]]
    first = options.index(True) if True in options else head
    if first == head and not block.argument:
        first = head = 0  # no options: all of it is content
    named = [OPTION.match(text) for text in lines[first:head]]
    argument = [block.argument] * bool(block.argument) + lines[:first]
    while head < len(lines) and not lines[head]:
        head += 1
    return (tuple(argument), {m[1]: m[2] for m in named if m},
            tuple(lines[head:]), head)
