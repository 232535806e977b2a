r"""Python says theta where TeX says \theta: one spelling for both."""

import re
import unicodedata

from ..errors import DeclarationError, EquationError
from .scan import spelling

GREEK = set(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota "
    "kappa lambda mu nu xi rho varrho sigma tau phi varphi chi psi omega pi "
    "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell".split())


def spelled(name):
    """The canonical spelling of a Python identifier or a TeX name."""
    if isinstance(name, tuple):
        return name
    tex = name
    base, _, below = name.partition("_")
    if name.isidentifier() and "\\" not in name:
        tex = _command(base) + (f"_{{{below}}}" if below else "")
    try:
        result = spelling(tex)
    except EquationError as error:
        raise DeclarationError(f"{name!r} is not a name: {error}") from None
    if not result or not (result[0].isalpha() or result[0][0] == "\\"):
        raise DeclarationError(f"{name!r} is not a name")
    return result


def _command(word):
    if word in GREEK:
        return "\\" + word
    return word if len(word) == 1 else rf"\operatorname{{{word}}}"


def readable(name):
    r"""A name for a line of plain text: Greek letters as letters.

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
