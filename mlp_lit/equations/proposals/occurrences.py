r"""Find where letters stand in a formula: alone, called, as an index.

Looks at the pieces of TeX, because the parser must already know the letters.
What has a customary meaning is no letter here: `e^x`, `I_n`, `\sigma(z)`.
"""

from dataclasses import dataclass

from ..meaning.known import KNOWN
from ..meaning.operators import OPERATORS
from ..reading import vocabulary as words
from ..reading.bound import differentials
from ..reading.spelling import operator_name
from .customary import (
    CLOSING,
    DECORATIONS,
    DELTA,
    FRACTION,
    INTEGRAL,
    LARGE,
    PRIMES,
)

_NAMED = {*OPERATORS, *words.EXPECTED, *words.EXTREMA, *words.COMMANDS}


@dataclass(frozen=True)
class Occurrence:
    """A place at which a letter stands.

    Attributes
    ----------
    base : str
        The letter as a piece of TeX.
    sub, sup : tuple of str
        The pieces of its subscript and superscript; empty for none.
    called : bool
        Whether parentheses follow.
    arguments : tuple of str
        The pieces in them.
    primed : bool
    context : str
        "" in the open, "index" in a script of a letter, "limits" below a
        sum, "top" above it, "power" in any other superscript, "bound"
        behind the d of an integral.
    at : int
        Its place among the pieces.
    """

    base: str
    sub: tuple = ()
    sup: tuple = ()
    called: bool = False
    arguments: tuple = ()
    primed: bool = False
    context: str = ""
    at: int = 0


def occurrences(pieces):
    r"""Return all places of letters, in their order.

    Parameters
    ----------
    pieces : sequence of Piece
        What `scan` made of the TeX.

    Examples
    --------
    >>> from mlp_lit.equations.reading.scan import scan
    >>> [(o.base, o.sub, o.context) for o in
    ...  occurrences(scan(r"\sum_i x_i + f(u)").pieces)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('i', (), 'limits'), ('x', ('i',), ''), ('i', (), 'index'),
     ('f', (), ''), ('u', (), '')]
    """
    walk = _Walk([piece.text for piece in pieces])
    walk.span(0, len(walk.texts), "")
    return sorted(walk.found, key=lambda found: found.at)


def is_letter(text):
    r"""Tell whether a piece of TeX can be a letter.

    Examples
    --------
    >>> [is_letter(text) for text in ("x", r"\beta", r"\hat{y}", r"\log")]
    [True, True, True, False]
    """
    if text in words.CUSTOMARY or text in words.ONES or (
            operator_name(text) in _NAMED or text.endswith("{}")):
        return False
    return (len(text) == 1 and text.isalpha() or text[1:] in words.GREEK
            or text.startswith(DECORATIONS))


class _Walk:
    """One walk over the pieces, into scripts as well."""

    def __init__(self, texts):
        self.texts, self.found = texts, []
        self.integrates = INTEGRAL in texts
        self.skipped = {at for at in differentials(texts, {})
                        if self.differentiates(at)}

    def differentiates(self, at):
        r"""Tell whether a d is that of `dx`, or of `\frac{d}{dx}`."""
        if self.texts[at] == words.ALWAYS_DIFFERENTIAL:
            return True
        after = self.texts[at + 1]
        if self.integrates and is_letter(after):
            return True
        before = self.texts[max(at - 2, 0):at]
        above = before == [FRACTION, "{"] and (
            self.texts[self.end(at - 1):][:2] == ["{", "d"])
        return above or before == ["}", "{"] and is_letter(after)

    def span(self, at, end, context):
        while at < end:
            text = self.texts[at]
            if at not in self.skipped and is_letter(text):
                at = self.letter(at, context)
            elif text in ("_", "^"):
                at = self.script(at, context)
            else:
                at += 1

    def script(self, at, context):
        """Walk into a script that stands on no letter."""
        before, end = self.texts[at - 1] if at else "", self.end(at + 1)
        large = before in LARGE or operator_name(before) in words.EXTREMA
        if before == "}" and self.texts[at] == "^":
            large = self.opened_by_large(at - 1)
        inside = {"_": "limits", "^": "top"} if large else {
            "_": "index", "^": "power"}
        if before not in CLOSING or self.texts[at] == "^":
            self.span(at + 2, end - 1, inside[self.texts[at]])
        return end

    def opened_by_large(self, at):
        """Tell whether the group that ends here stands below a sum."""
        depth = 0
        while at > 1:
            depth += (self.texts[at] == "}") - (self.texts[at] == "{")
            if depth == 0:
                break
            at -= 1
        return self.texts[at - 1] == "_" and self.texts[at - 2] in LARGE

    def letter(self, at, context):
        start, scripts, primed = at, {"_": (), "^": ()}, False
        if at - 1 in self.skipped and self.integrates:
            context = "bound"
        at += 1
        while at < len(self.texts):
            text = self.texts[at]
            if text in scripts and not scripts[text]:
                end = self.end(at + 1)
                scripts[text] = tuple(self.texts[at + 2:end - 1])
                layer = text == "_" or scripts[text][:1] == ("(",)
                self.span(at + 2, end - 1, "index" if layer else "power")
                at = end
            elif text in PRIMES:
                primed, at = True, at + 1
            else:
                break
        called = at < len(self.texts) and self.texts[at] == "("
        inside = self.texts[at + 1:self.end(at) - 1] if called else ()
        self.keep(Occurrence(self.texts[start], scripts["_"], scripts["^"],
                             called, tuple(inside), primed, context, start))
        return at

    def keep(self, found):
        if not _customary(found):
            self.found.append(found)

    def end(self, at):
        """Return the place after the bracket that opens here."""
        opening = self.texts[at] if at < len(self.texts) else ""
        closing = {"{": "}", "(": ")"}.get(opening)
        depth = 0
        while at < len(self.texts):
            depth += (self.texts[at] == opening) - (self.texts[at] == closing)
            at += 1
            if depth == 0:
                break
        return at


def _customary(found):
    """Tell whether what stands here is read without a declaration."""
    base, sub = found.base, found.sub
    if (base,) in {(name,) for name in KNOWN}:
        return found.called or found.primed
    if base in words.CONSTANTS:
        return not sub
    if base == "I":
        return bool(sub)
    if base == DELTA:
        return len([text for text in sub if text not in ",+-1"]) == 2
    if base == "J":
        return bool(sub) and found.called
    if (base, "(") in words.BEFORE:
        return found.called
    return found.context == "power" and base == "T"
