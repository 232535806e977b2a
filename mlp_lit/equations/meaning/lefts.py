r"""A symbol that nobody declared is declared by standing left of a sign `=`.

Looks at the pieces of TeX before they are parsed, because the parser must
already know which letters are functions.
"""

import re

from ..reading.scan import scan
from ..reading.spelling import GREEK
from ..reading.vocabulary import CUSTOMARY, ELEMENTARY, EXPECTED, EXTREMA
from .declarations import Defined, Family, Parameter


def new_names(tex, symbols, defining=False):
    """Names on left sides (and their arguments) that nobody declared.

    Parameters
    ----------
    tex : str
    symbols : Symbols
    defining : bool
        Whether `f(x) = …` declares x also where f is declared already.

    Yields
    ------
    (spelling, Declaration)
    """
    for segment in _segments([piece.text for piece in scan(tex)]):
        if "=" not in segment:
            continue
        old = _declared(segment, symbols)
        if old and not (defining and len(old) == 1):
            continue
        name, head = segment[0], segment[1:segment.index("=")]
        arguments = _arguments(head)
        if not _can_be_new(name) or arguments is None or (
                (name, *head[:1]) in CUSTOMARY_LEFT):
            continue
        layered = head[:3] == ["^", "{", "("]
        composed = r"\circ" in segment and not head
        for parameter in arguments:
            if (parameter,) not in symbols and _can_be_new(parameter):
                yield (parameter,), Parameter()
        if old:
            continue
        function = arguments or composed
        yield (name,), Family({}) if layered else Defined(
            "FUNCTION" if function else "NAME")


# δ_ij, J_f and I_n have a meaning of their own
CUSTOMARY_LEFT = {(r"\delta", "_"), ("J", "_"), ("I", "_")}


def _can_be_new(text):
    """Letters, Greek letters, decorated letters and operator names."""
    if text in CUSTOMARY or text in (r"\mathbf{1}", r"\mathbb{1}",
                                     r"\mathbb{E}", r"\mathbb{P}"):
        return False
    name = re.fullmatch(r"\\([a-z]+)\{.+\}", text)
    if name and name[1] == "operatorname":
        word = text[text.index("{") + 1:-1]
        return word not in ELEMENTARY | set(EXPECTED) | set(EXTREMA)
    return bool(name and name[1] not in ("text", "begin", "end")
                or len(text) == 1 and text.isalpha() or text[1:] in GREEK)


def _arguments(head):
    """Arguments of a left side such as `f(x, y)_i`; None if it is none.

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
    """The declared name a segment starts with, or None."""
    return next((name for name in symbols
                 if tuple(segment[:len(name)]) == name), None)


OPENING = {"(", "[", "{", r"\{", r"\begin{cases}", r"\begin{pmatrix}"}
CLOSING = {")", "]", "}", r"\}", r"\end{cases}", r"\end{pmatrix}"}


def _segments(texts):
    """Cut at commas, gaps and line ends outside of all brackets."""
    depth, segment = 0, []
    for text in texts:
        opens = text in OPENING
        closes = text in CLOSING
        depth += opens - closes
        if depth == 0 and text in (",", ";", r"\\", r"\quad", r"\qquad"):
            yield segment
            segment = []
        elif depth or text != "&" and not text.startswith(
                (r"\begin{", r"\end{", r"\text{")):
            segment.append(text)  # words within braces are part of a name
    yield segment
