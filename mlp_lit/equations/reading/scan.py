r"""Cut TeX into pieces as TeX does: x^10 is x to the 1, followed by 0.

A formula becomes a flat list of pieces in one canonical spelling: every
argument stands in braces, spacing and the sizes of delimiters are gone,
accents and `\operatorname{...}` are one piece with what they decorate, digits
that stand side by side are one number. Nothing that is seen on the page is
dropped. It is done once; what needs the pieces is handed them.
"""

import re
from itertools import accumulate
from typing import NamedTuple

from ..errors import DeclarationError, TexSyntaxError
from . import vocabulary as words

_PIECE = re.compile(r"\\[A-Za-z]+\*?|\\.|%[^\n]*|\s+|.", re.S)

_WIDTH = re.compile(r"(-?[\d.]+)(\w\w)")


class Piece(NamedTuple):
    """A piece of TeX and the offset at which it stands."""

    text: str
    at: int


class Formula(NamedTuple):
    """A formula as it was typed, its pieces, and where it stands."""

    tex: str
    pieces: tuple = ()
    file: str | None = None
    line: int = 1

    def error(self, at, token, problem):
        """Make an error at an offset of the TeX, with its line and column."""
        before = self.tex[:at]
        column = at - (before.rfind("\n") + 1) + 1
        line = self.line + before.count("\n")
        return TexSyntaxError(problem, token, line, column, self.file)


def scan(tex, file=None, line=1):
    r"""Cut a formula into canonical pieces.

    Parameters
    ----------
    tex : str
    file : str, optional
    line : int
        Where the formula begins in it; errors name both.

    Returns
    -------
    Formula

    Raises
    ------
    TexSyntaxError
        For braces that do not match and arguments that are missing.

    Examples
    --------
    >>> [piece.text for piece in scan(r"x^10 + \bar y").pieces]
    ['x', '^', '{', '1', '}', '0', '+', '\\bar{y}']
    """
    if not isinstance(tex, str):
        raise DeclarationError(f"TeX is a str, not {tex!r}")
    formula = Formula(tex, (), file, line)
    try:
        pieces = _merged(_Canon(formula).run())
    except RecursionError:
        raise formula.error(0, "", "braces are nested too deeply") from None
    return formula._replace(pieces=tuple(pieces))


class _Canon:
    """One walk over the raw pieces that puts each in its canonical form."""

    def __init__(self, formula):
        self.formula = formula
        self.raw = list(_raw_pieces(formula))
        self.next = 0

    def fail(self, piece, problem):
        raise self.formula.error(piece.at, piece.text, problem)

    def run(self):
        out = []
        while self.next < len(self.raw):
            if self.raw[self.next].text == "}":
                self.fail(self.raw[self.next], "this brace closes nothing")
            out += self.seen()
        return out

    def seen(self):
        """Take one item; braces around nothing are not seen on the page."""
        inner = self.item()
        after = (self.raw[self.next].text if self.next < len(self.raw)
                 else "")
        return inner if [piece.text for piece in inner] != ["{", "}"] or (
            after in words.SCRIPTS) else []

    def item(self):
        """Take the canonical pieces of one item: a token or a group."""
        piece = self.raw[self.next]
        self.next += 1
        text = piece.text
        if text == "{":
            return [piece, *self.group(piece), Piece("}", piece.at)]
        if text in words.SPACING:
            return []
        if text in words.SIZES or text in words.STRETCHED:
            return self.delimiter(piece)
        if text in words.SCRIPTS:
            return self.scripts(piece)
        if words.is_sign(text, "_SQRT"):
            return [piece, *self.option(), *self.argument(piece)]
        if text in words.TWO_ARGUMENTS:
            return [Piece(words.TWO_ARGUMENTS[text], piece.at),
                    *self.argument(piece), *self.argument(piece)]
        if text in words.ONE_ARGUMENT:
            return [piece, *self.argument(piece)]
        if text == words.HSPACE:
            return self.space(piece)
        if text in words.UNWRAPPED:
            return self.argument(piece)[1:-1]
        if text in words.ACCENTS:
            inner = self.argument(piece)[1:-1]
            return [Piece(f"{text}{{{_glued(inner)}}}", piece.at)]
        return [piece]

    def scripts(self, piece):
        r"""Take all that stands on one base: below, primes, above.

        TeX sets them in one place, whichever comes first: `A_i^2`, `A^2_i`.
        """
        before = self.raw[self.next - 2].text if self.next > 1 else ""
        if before in words.SPACING - words.PLACING:
            self.fail(piece, "a space stands between this and its base")
        below, primes, above = [], [], []
        while True:
            kind = {"_": below, "^": above}.get(piece.text, primes)
            if kind is not primes and kind:
                self.fail(piece, "a second one on the same base: braces say "
                          "what stands on what")
            if kind is primes and above:
                self.fail(piece, "a prime stands before the exponent")
            if kind is primes:
                primes.append(piece)
            else:
                inner = [one_sign(p) for p in single(self.argument(piece))]
                only = kind is above and not primes and {
                    p.text for p in inner[1:-1]} == {"'"}
                if only:  # x^\prime is what TeX makes of x'
                    primes += inner[1:-1]
                else:
                    kind += [piece, *inner]
            if self.next >= len(self.raw) or (
                    self.raw[self.next].text not in words.SCRIPTS):
                return below + primes + above
            piece = self.raw[self.next]
            self.next += 1

    def group(self, start):
        out = []
        while self.next < len(self.raw):
            if self.raw[self.next].text == "}":
                self.next += 1
                return out
            out += self.seen()
        self.fail(start, "this brace is never closed")

    def delimiter(self, piece):
        r"""Take a delimiter; `\left|` says itself which side it is."""
        if self.next >= len(self.raw) or self.raw[self.next].text in "{}":
            self.fail(piece, "a delimiter must follow")
        mark = self.raw[self.next]
        self.next += 1
        if mark.text == "." and piece.text not in words.SIZES:
            return [Piece(piece.text + ".", piece.at)]
        side = words.SIDES.get(piece.text)
        if mark.text in words.BARS and side:
            return [Piece(words.BARS[mark.text] + side, mark.at)]
        return [mark]

    def space(self, piece):
        r"""Take `\hspace{2em}`: a gap between formulas, if it is wide."""
        width = _WIDTH.fullmatch(_glued(self.argument(piece)[1:-1]))
        if not width or width[2] not in words.WIDE:
            self.fail(piece, "a width such as 2em must follow")
        wide = float(width[1]) >= words.WIDE[width[2]]
        return [Piece(words.GAP, piece.at)] if wide else []

    def option(self):
        r"""Take the [3] of `\sqrt[3]{x}`."""
        out = []
        if self.next < len(self.raw) and self.raw[self.next].text == "[":
            while self.next < len(self.raw) and (
                    not out or out[-1].text != "]"):
                if self.raw[self.next].text == "}":
                    break
                out += self.item()
        return out

    def argument(self, owner):
        """Take one argument; it is always returned in braces."""
        while self.next < len(self.raw):
            text = self.raw[self.next].text
            if text == "}":
                break
            inner = self.item()
            if text == "{":
                return inner
            if text in words.SCRIPTS:
                self.fail(owner, "its argument is missing")
            if inner:
                at = inner[0].at
                return [Piece("{", at), *inner, Piece("}", at)]
        self.fail(owner, "its argument is missing")


def one_sign(piece):
    """Return the one spelling of a prime and of a star above a letter."""
    return piece._replace(text=words.ONE_SIGN.get(piece.text, piece.text))


def single(pieces):
    """Return an argument in one pair of braces: more are not seen."""
    while len(pieces) > 3 and pieces[1].text == "{":
        depths = accumulate((piece.text == "{") - (piece.text == "}")
                            for piece in pieces[1:])
        if next(at for at, depth in enumerate(depths, 1)
                if depth == 0) != len(pieces) - 2:
            break
        pieces = pieces[1:-1]
    return pieces


def _raw_pieces(formula):
    """Yield tokens as TeX sees them; words in braces are one token."""
    tex, at = formula.tex, 0
    while at < len(tex):
        text = _PIECE.match(tex, at).group()
        start, at = at, at + len(text)
        if text.isspace() or text[0] == "%":
            continue
        if text.startswith("\\") and text.endswith("*"):
            starred = text[:-1] in words.WORDED  # as \operatorname* is
            text, at = text[:-1], at if starred else at - 1
        if text in words.OUTSIDE:
            raise formula.error(start, text, "a label belongs outside the "
                                "formula, where the book can find it")
        if text in words.WORDED:
            word, at = _word(formula, at, start, text)
            text = f"{words.WORDED[text]}{{{word}}}"
        yield Piece(text, start)


def _word(formula, at, start, name):
    r"""Return the text between the braces after `\text` and its like."""
    tex = formula.tex
    while at < len(tex) and tex[at].isspace():
        at += 1
    if at < len(tex) and tex[at].isalnum():
        return tex[at], at + 1
    end = tex.find("}", at)
    if at >= len(tex) or tex[at] != "{" or end < 0:
        raise formula.error(start, name, "a word in braces must follow")
    word = tex[at + 1:end]
    if "{" in word or "$" in word:
        raise formula.error(start, name, "only words may stand in here")
    is_operator = "operator" in words.WORDED[name]
    for space in (r"\,", r"\ ", "~", r"\;"):
        word = word.replace(space, "" if is_operator else " ")
    return " ".join(word.split()), end + 1


def _glued(pieces):
    return "".join(piece.text for piece in pieces)


def _merged(pieces):
    """Join digits, and digits around a decimal point, into numbers."""
    out = []
    end = -1
    for position, (text, at) in enumerate(pieces):
        joins = at == end and out and out[-1].text[0].isdigit()
        follows = (position + 1 < len(pieces)
                   and _digit(pieces[position + 1].text)
                   and pieces[position + 1].at == at + 1)
        if joins and (_digit(text) or text == "." and follows
                      and "." not in out[-1].text):
            out[-1] = Piece(out[-1].text + text, out[-1].at)
        else:
            out.append(Piece(text, at))
        end = at + len(text)
    return out


def _digit(text):
    return len(text) == 1 and text in "0123456789"
