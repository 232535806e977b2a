r"""Spell names: Python says theta where TeX says \theta.

Inside, a name is the tuple of its canonical pieces, whichever way it was
given: `theta` and `\theta`, `x_1` and `x_{1}` are one name each.
"""

import re
import unicodedata

from ..errors import DeclarationError, EquationError
from .scan import scan
from .vocabulary import GREEK

_OPERATOR = re.compile(r"\\operatorname\{(.+)\}|\\mathbb\{([EPV])\}|\\(.+)")


def canonical(tex):
    r"""Return the canonical spelling of a name in TeX, as a tuple.

    Examples
    --------
    >>> canonical(r"\bar x_1")
    ('\\bar{x}', '_', '{', '1', '}')
    """
    return tuple(piece.text for piece in scan(tex).pieces)


def spelled(name):
    r"""Return the canonical spelling of a name from Python or TeX.

    Examples
    --------
    >>> spelled("theta") == spelled(r"\theta"), spelled("loss")
    (True, ('\\operatorname{loss}',))
    """
    if isinstance(name, tuple):
        return name
    tex = name
    base, _, below = name.partition("_")
    if name.isidentifier() and "\\" not in name:
        tex = _command(base) + (f"_{{{below}}}" if below else "")
    try:
        result = canonical(tex)
    except EquationError as error:
        raise DeclarationError(f"{name!r} is not a name: {error}") from None
    if not result or not (result[0].isalpha() or result[0][0] == "\\"):
        raise DeclarationError(f"{name!r} is not a name")
    return result


def _command(word):
    if word in GREEK:
        return "\\" + word
    return word if len(word) == 1 else rf"\operatorname{{{word}}}"


def operator_name(text):
    r"""Return the name in `\tr`, `\operatorname{tr}`, `\mathbb{E}`, or "".

    Examples
    --------
    >>> [operator_name(t) for t in (r"\log", r"\operatorname{tr}", "x")]
    ['log', 'tr', '']
    """
    found = _OPERATOR.fullmatch(text)
    return next(filter(None, found.groups())) if found else ""


def readable(name):
    r"""Return a name for a line of plain text: Greek letters as letters.

    Examples
    --------
    >>> readable(("\\kappa",)), readable(("\\lambda", "_", "{i}"))
    ('κ', 'λ_{i}')
    """
    return re.sub(r"\\([A-Za-z]+)", _letter, "".join(name))


def _letter(command):
    case = "CAPITAL" if command[1][0].isupper() else "SMALL"
    word = command[1].upper().replace("LAMBDA", "LAMDA")  # as Unicode has it
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {word}")
    except KeyError:
        return command[0]
