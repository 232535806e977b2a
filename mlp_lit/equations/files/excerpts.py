r"""Show where reading stopped, and what would be read there."""

import re

from ..errors import TexSyntaxError
from ..meaning.known import KNOWN
from ..meaning.operators import OPERATORS
from ..reading import vocabulary as words
from .documents import nearest

_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)")


def excerpt(tex, line, error):
    r"""Return the line of TeX at which reading stopped, and a caret below.

    Parameters
    ----------
    tex : str
    line : int
        The number of its first line.
    error : TexSyntaxError

    Returns
    -------
    str

    Examples
    --------
    >>> error = TexSyntaxError("no", r"\rho", 7, 5)
    >>> print(excerpt(r"x = \rho + 1", 7, error))
    x = \rho + 1
        ^^^^
    """
    lines = tex.split("\n")
    text = lines[min(max(error.line - line, 0), len(lines) - 1)]
    start = min(error.column - 1, len(text))
    token = error.token.split("\n")[0]
    width = len(token) if text.startswith(token, start) else 1
    gap = re.sub(r"[^\t]", " ", text[:start])
    return f"{text}\n{gap}{'^' * max(width, 1)}"


def suggestion(error, declared=()):
    r"""Return what is near to what could not be read, as a sentence or "".

    Parameters
    ----------
    error : TexSyntaxError
    declared : iterable of spellings
        The symbols that are declared.

    Examples
    --------
    >>> suggestion(TexSyntaxError("not declared", r"\alfa"))
    'near to it: \\alpha'
    >>> suggestion(TexSyntaxError("not declared", "w"), [("W",)])
    'declared are: W'
    """
    environment = _ENVIRONMENT.match(error.token)
    if environment:
        return _near(nearest(environment[1], _environments()))
    command = _COMMAND.fullmatch(error.token)
    known = {"".join(name): name for name in declared}
    if command and command[1] not in words.GREEK:
        names = sorted({*_commands(), *known})
        return _near(_best(nearest(error.token, names, 0.7), error.token))
    if "declared" in error.problem and known:
        return "declared are: " + ", ".join(sorted(known))
    return ""


def _near(found):
    return f"near to it: {', '.join(found)}" if found else ""


def _best(found, token):
    """Return those that begin alike, if any do: who errs, errs later."""
    alike = [name for name in found if name[:2] == token[:2]]
    return alike or found[:1]


def _environments():
    return sorted(words.BLOCKS | words.MATRICES | words.CASES)


def _commands():
    r"""Return the spellings of all commands that are read."""
    tables = (words.RELATIONS, words.ARROWS, words.SIGNS, words.ACCENTS,
              words.TWO_ARGUMENTS, words.WORDED, words.CUSTOMARY)
    found = {name for table in tables for name in table
             if _COMMAND.fullmatch(name)}
    named = {*OPERATORS, *words.EXTREMA, *words.COMMANDS, *words.GREEK}
    return found | {f"\\{name}" for name in named} | {
        "".join(name) for name in KNOWN}


def explained(error, tex, line, declared=()):
    r"""Return an error with its place in the TeX, and what is near.

    Examples
    --------
    >>> error = TexSyntaxError("the environment algin is not read",
    ...                        r"\begin{algin}", 1, 1)
    >>> print(explained(error, r"\begin{algin} x", 1))
    the environment algin is not read
        \begin{algin} x
        ^^^^^^^^^^^^^
    near to it: align, align*, aligned
    """
    if not isinstance(error, TexSyntaxError):
        return str(error)
    shown = excerpt(tex, line, error).replace("\n", "\n    ")
    more = suggestion(error, declared)
    return f"{error.problem}\n    {shown}" + (f"\n{more}" if more else "")
