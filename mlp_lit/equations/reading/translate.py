r"""Translate a page's way of writing into the one that the grammar reads.

`A^T` becomes `A^\top`, `W^{[l]}` becomes `W^{(l)}`, `\partial_x f` becomes
`\frac{\partial}{\partial x} f`: one walk over the pieces of a formula, from
left to right. `conventions` has what a `Notation` decides, `shorthands` what
is read on every page. Each is a function of the walk that changes the pieces
at its place, or leaves them alone; what it puts there is looked at again.
Declared names are never touched.
"""

from .conventions import CONVENTIONS, layer_of
from .scan import Piece
from .shorthands import SHORTHANDS, known_words
from .vocabulary import GREEK

CLOSING = {"{": "}", "(": ")", "[": "]", r"\{": r"\}"}
_OPENING = {end: start for start, end in CLOSING.items()}


def translated(formula, names, naming=False):
    r"""Return a formula in the notation of the grammar.

    Parameters
    ----------
    formula : Formula
    names : Names
    naming : bool
        Whether new names are still looked for: `E(w) = …` may define E.

    Returns
    -------
    Formula
        With other pieces; its TeX is still what was typed.

    Raises
    ------
    TexSyntaxError
        For what has two readings, with the way out.

    Examples
    --------
    >>> from mlp_lit.equations.reading.names import Names
    >>> from mlp_lit.equations.reading.scan import scan
    >>> names = Names({("A",): "NAME"})
    >>> "".join(p.text for p in translated(scan("A^T"), names).pieces)
    'A^{\\top}'
    """
    return formula._replace(pieces=tuple(Walk(formula, names, naming).run()))


class Walk:
    """One walk over the pieces of a formula, which it may change.

    Attributes
    ----------
    pieces : list of Piece
    at : int
        Where the walk is.
    names : Names
    notation : Notation
    words : set of str
        Operators and functions that may be typed as words.
    naming : bool
    """

    def __init__(self, formula, names, naming):
        self.formula, self.names, self.naming = formula, names, naming
        self.pieces, self.at = list(formula.pieces), 0
        self.notation, self.words = names.notation, known_words(names)

    def run(self):
        while self.at < len(self.pieces):
            name = self.names.starting(self.texts(self.at, 12), 0)
            if name:
                self.at += len(name)
                layer_of(self, name)
            elif not any(change(self) for change in
                         (*CONVENTIONS, *SHORTHANDS)):
                self.at += 1
        return self.pieces

    def text(self, offset=0):
        """Return the piece at a distance from here, "" beyond the ends."""
        at = self.at + offset
        return self.pieces[at].text if 0 <= at < len(self.pieces) else ""

    def texts(self, start, count=None):
        """Return the pieces from a place on, as text."""
        end = None if count is None else start + count
        return [piece.text for piece in self.pieces[start:end]]

    def fail(self, problem, at=None):
        """Refuse the piece at this place, or at another."""
        piece = self.pieces[self.at if at is None else at]
        raise self.formula.error(piece.at, piece.text, problem)

    def put(self, start, end, *new):
        """Put other pieces in the place of some."""
        at = self.pieces[min(start, len(self.pieces) - 1)].at
        self.pieces[start:end] = [
            piece if isinstance(piece, Piece) else Piece(piece, at)
            for piece in new]

    def end_of(self, start):
        """Return the place behind the bracket that opens at a place."""
        opening, depth = self.pieces[start].text, 0
        if opening not in CLOSING:
            self.fail("a bracket must open here", start)
        closing = CLOSING[opening]
        for at in range(start, len(self.pieces)):
            text = self.pieces[at].text
            depth += (text == opening) - (text == closing)
            if depth == 0:
                return at + 1
        return len(self.pieces)

    def start_of(self, end):
        """Return the place where the bracket before a place opens."""
        closing, depth = self.pieces[end - 1].text, 0
        if closing not in _OPENING:
            self.fail("a bracket must close here", end - 1)
        opening = _OPENING[closing]
        for at in range(end - 1, -1, -1):
            text = self.pieces[at].text
            depth += (text == closing) - (text == opening)
            if depth == 0:
                return at
        return 0

    def end_of_factor(self, start):
        """Return the place behind a name, its indices and arguments."""
        texts = self.texts(start, 12)
        length = len(self.names.starting(texts, 0))
        end = start + (length or 1)
        if not length and not (texts and is_letter(texts[0])):
            return start
        while end < len(self.pieces):
            text = self.pieces[end].text
            if text in ("_", "^") and end + 1 < len(self.pieces):
                end = self.end_of(end + 1)
            elif text == "(" and self.names.declared.get(
                    tuple(self.texts(start, length))) == "FUNCTION":
                end = self.end_of(end)
            else:
                break
        return end


def is_letter(text):
    r"""Tell whether a piece is one letter, Greek or decorated ones too.

    >>> [is_letter(text) for text in ("x", r"\bar{x}", "+", r"\frac")]
    [True, True, False, False]
    """
    return text.isalpha() and len(text) == 1 or (
        text.startswith("\\") and (text.endswith("}") or text[1:] in GREEK))
