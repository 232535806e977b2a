r"""Find the symbols that a display declares itself: those left of an `=`.

Looks at the pieces of TeX before they are parsed, because the parser must
already know which letters are functions.
"""

import re

from ..reading import vocabulary as words
from ..reading.spelling import operator_name
from ..reading.translate import translated
from .declarations import Defined, Family, Parameter
from .operators import OPERATORS

_DECORATED = re.compile(r"\\(?!(?:text|begin|end)\{)[a-z]+\{.+\}")
_BRACKETED = words.MATRICES | words.CASES
OPENING = {"(", "[", "{", r"\{", *(rf"\begin{{{e}}}" for e in _BRACKETED)}
CLOSING = {")", "]", "}", r"\}", *(rf"\end{{{e}}}" for e in _BRACKETED)}


def new_names(formula, symbols, defining=False):
    """Yield names on left sides (and their arguments) nobody declared.

    Parameters
    ----------
    formula : Formula
    symbols : Symbols
        A name that is added while this runs is no longer new.
    defining : bool
        Whether `f(x) = …` declares x also where f is declared already.

    Yields
    ------
    (spelling, Declaration)
    """
    pieces = translated(formula, symbols.names(), naming=True).pieces
    for segment in _segments([piece.text for piece in pieces]):
        if "=" not in segment:
            continue
        old = _declared(segment, symbols)
        if old and not (defining and len(old) == 1):
            continue
        name, head = segment[0], segment[1:segment.index("=")]
        arguments = _arguments(head)
        if not _can_be_new(name) or arguments is None or (
                (name, *head[:1]) in words.BEFORE):
            continue
        for parameter in arguments:
            if (parameter,) not in symbols and _can_be_new(parameter):
                yield (parameter,), Parameter()
        if not old:
            yield (name,), _meaning(head, arguments, segment)


def _meaning(head, arguments, segment):
    """Tell what a new name is, by what stands around it."""
    if head[:3] == ["^", "{", "("]:
        return Family({})
    composed = not head and any(words.is_sign(text, "_CIRC")
                                for text in segment)
    return Defined("FUNCTION" if arguments or composed else "NAME")


def _can_be_new(text):
    """Tell whether a text is a letter or name of no customary meaning."""
    known = operator_name(text)
    if text in words.CUSTOMARY or text in words.ONES or (
            known in OPERATORS or known in words.EXPECTED
            or known in words.EXTREMA):
        return False
    return bool(_DECORATED.fullmatch(text)
                or len(text) == 1 and text.isalpha()
                or text[1:] in words.GREEK)


def _arguments(head):
    """Return the arguments of a left side, or None if it is none.

    After the name only sub- and superscripts and one list may stand.
    """
    arguments, at = [], 0
    while at < len(head):
        layer = head[at:at + 3] == ["^", "{", "("]
        if layer or head[at:at + 2] == ["_", "{"]:
            at = _end_of(head, at + 1, "{", "}")
        elif head[at] == "(" and not arguments:
            end = _end_of(head, at, "(", ")")
            arguments = [t for t in head[at + 1:end - 1] if t != ","]
            at = end
        else:
            return None
    return arguments


def _end_of(texts, at, opening, closing):
    depth = 0
    while at < len(texts):
        depth += (texts[at] == opening) - (texts[at] == closing)
        at += 1
        if depth == 0:
            break
    return at


def _declared(segment, symbols):
    """Return the declared name a segment starts with, or None."""
    return next((name for name in symbols
                 if tuple(segment[:len(name)]) == name), None)


def _segments(texts):
    """Cut at commas, gaps and line ends outside of all brackets."""
    depth, segment = 0, []
    for text in texts:
        depth += (text in OPENING) - (text in CLOSING)
        if depth == 0 and (text in (",", ";", r"\\") or text in words.GAPS):
            yield segment
            segment = []
        elif depth or text != "&" and not text.startswith(
                (r"\begin{", r"\end{", r"\text{")):
            segment.append(text)  # words within braces are part of a name
    yield segment
