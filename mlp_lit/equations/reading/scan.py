r"""TeX reads one character at a time: x^10 is x to the 1, followed by 0.

The scanner follows TeX in this and turns a formula into a flat list of
pieces in one canonical spelling: every argument stands in braces, spacing
and the sizes of delimiters are gone, accents and `\operatorname{...}` are
one piece with what they decorate, digits that stand side by side are one
number. Nothing that is seen on the page is dropped.
"""

import re
from typing import NamedTuple

from ..errors import TexSyntaxError


class Piece(NamedTuple):
    """A piece of TeX and the offset at which it stands."""

    text: str
    at: int


SPACING = {r"\,", r"\;", r"\:", r"\!", r"\>", r"\ ", "\\\n", "\\\t", "~",
           r"\displaystyle", r"\textstyle", r"\limits", r"\nolimits",
           r"\nonumber", r"\notag", r"\hfill", r"\relax"}
SIZES = {"\\" + big + side for big in ("big", "Big", "bigg", "Bigg")
         for side in ("", "l", "r", "m")}
TWO_ARGUMENTS = {r"\frac": r"\frac", r"\tfrac": r"\frac",
                 r"\dfrac": r"\frac", r"\binom": r"\binom",
                 r"\tbinom": r"\binom", r"\dbinom": r"\binom"}
ACCENTS = {"\\" + name for name in (
    "hat bar tilde vec widehat widetilde overline underline mathbf "
    "boldsymbol mathcal mathbb mathsf mathit dot ddot").split()}
WORDS = {r"\operatorname": r"\operatorname", r"\mathrm": r"\operatorname",
         r"\text": r"\text", r"\textrm": r"\text", r"\mbox": r"\text",
         r"\begin": r"\begin", r"\end": r"\end"}
BARS = {"|": "|", r"\|": "||", r"\vert": "|", r"\Vert": "||"}
SIDES = {r"\left": "<", r"\right": ">"}
SIDES.update({size: "<" for size in SIZES if size.endswith("l")})
SIDES.update({size: ">" for size in SIZES if size.endswith("r")})
_PIECE = re.compile(r"\\[A-Za-z]+\*?|\\.|%[^\n]*|\s+|.", re.S)


def scan(tex):
    r"""Split TeX into canonical pieces.

    Parameters
    ----------
    tex : str

    Returns
    -------
    list of Piece

    Raises
    ------
    TexSyntaxError
        For braces that do not match and arguments that are missing.

    Examples
    --------
    >>> [piece.text for piece in scan(r"x^10 + \bar y")]
    ['x', '^', '{', '1', '}', '0', '+', '\\bar{y}']
    """
    try:
        return _merged(_Canon(tex).run())
    except RecursionError:
        raise TexSyntaxError("braces are nested too deeply") from None


def spelling(tex):
    """The canonical spelling of a name, as a tuple of texts."""
    return tuple(piece.text for piece in scan(tex))


def syntax_error(tex, at, token, problem):
    """A TexSyntaxError with line and column from an offset."""
    before = tex[:at]
    column = at - (before.rfind("\n") + 1) + 1
    return TexSyntaxError(problem, token, before.count("\n") + 1, column)


class _Canon:
    """Walks over raw tokens once, building canonical pieces."""

    def __init__(self, tex):
        self.tex = tex
        self.raw = list(_raw_pieces(tex))
        self.next = 0

    def fail(self, piece, problem):
        raise syntax_error(self.tex, piece.at, piece.text, problem)

    def run(self):
        out = []
        while self.next < len(self.raw):
            if self.raw[self.next].text == "}":
                self.fail(self.raw[self.next], "this brace closes nothing")
            out += self.item()
        return out

    def item(self):
        """The canonical pieces of one item: a token or a braced group."""
        piece = self.raw[self.next]
        self.next += 1
        text = piece.text
        if text == "{":
            return [piece, *self.group(piece), Piece("}", piece.at)]
        if text in SPACING:
            return []
        if text in SIZES or text in (r"\left", r"\right", r"\middle"):
            return self.delimiter(piece)
        if text in ("^", "_"):
            return [piece, *self.argument(piece)]
        if text == r"\sqrt":
            return [piece, *self.option(), *self.argument(piece)]
        if text in TWO_ARGUMENTS:
            return [Piece(TWO_ARGUMENTS[text], piece.at),
                    *self.argument(piece), *self.argument(piece)]
        if text in ACCENTS:
            inner = self.argument(piece)[1:-1]
            return [Piece(f"{text}{{{_glued(inner)}}}", piece.at)]
        return [piece]

    def group(self, start):
        out = []
        while self.next < len(self.raw):
            if self.raw[self.next].text == "}":
                self.next += 1
                return out
            out += self.item()
        self.fail(start, "this brace is never closed")

    def delimiter(self, piece):
        r"""`\left|` and `\bigr|` say themselves which side they are."""
        if self.next >= len(self.raw) or self.raw[self.next].text in "{}":
            self.fail(piece, "a delimiter must follow")
        mark = self.raw[self.next]
        self.next += 1
        if mark.text == "." and piece.text not in SIZES:
            self.fail(piece, "an invisible delimiter is not read; write "
                      "what it stands for")
        side = SIDES.get(piece.text)
        if mark.text in BARS and side:
            return [Piece(BARS[mark.text] + side, mark.at)]
        return [mark]

    def option(self):
        r"""The [3] of `\sqrt[3]{x}`."""
        out = []
        if self.next < len(self.raw) and self.raw[self.next].text == "[":
            while self.next < len(self.raw) and (
                    not out or out[-1].text != "]"):
                if self.raw[self.next].text == "}":
                    break
                out += self.item()
        return out

    def argument(self, owner):
        """One argument, always returned in braces."""
        while self.next < len(self.raw):
            text = self.raw[self.next].text
            if text == "}":
                break
            inner = self.item()
            if text == "{":
                return inner
            if text == "^" or text == "_":
                self.fail(owner, "its argument is missing")
            if inner:
                at = inner[0].at
                return [Piece("{", at), *inner, Piece("}", at)]
        self.fail(owner, "its argument is missing")


def _raw_pieces(tex):
    """Tokens as TeX sees them; words in braces become one token."""
    at = 0
    while at < len(tex):
        text = _PIECE.match(tex, at).group()
        start, at = at, at + len(text)
        if text.isspace() or text[0] == "%":
            continue
        if text.startswith("\\") and text.endswith("*"):
            text, at = (text[:-1], at if text[:-1] in WORDS else at - 1)
        if text in (r"\label", r"\tag"):
            raise syntax_error(tex, start, text, "a label belongs outside "
                               "the formula, where the book can find it")
        if text in WORDS:
            word, at = _word(tex, at, start, text)
            text = f"{WORDS[text]}{{{word}}}"
        yield Piece(text, start)


def _word(tex, at, start, name):
    r"""The text between the braces after `\text` and its like."""
    while at < len(tex) and tex[at].isspace():
        at += 1
    if at < len(tex) and tex[at].isalnum():
        return tex[at], at + 1
    end = tex.find("}", at)
    if at >= len(tex) or tex[at] != "{" or end < 0:
        raise syntax_error(tex, start, name, "a word in braces must follow")
    word = tex[at + 1:end]
    if "{" in word or "$" in word:
        raise syntax_error(tex, start, name, "only words may stand in here")
    for space in (r"\,", r"\ ", "~", r"\;"):
        word = word.replace(space, "" if "operator" in name else " ")
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
