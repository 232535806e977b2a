r"""Find where one clause ends and the next begins: commas, gaps, new rows.

An aligned block is read as it is seen: a row that starts with a relation
goes on with the row above, any other row is a clause of its own.
"""

from lark import Token

from .vocabulary import FULL_STOPS, GAPS

BLANK = {"GAP", "NEWLINE", "ALIGN"}
SEPARATORS = BLANK | {"_COMMA"}


def without_end(pieces):
    """Return the pieces without the full stops that end a display or row.

    A display may end like a sentence; the full stop is not mathematics.
    """
    kept, depth = [], 0
    for piece in pieces:
        depth += (piece.text in "([") - (piece.text in ")]")
        ends_row = piece.text.startswith(r"\end{") or (
            piece.text == r"\\" and depth <= 0)
        while ends_row and kept and kept[-1].text in FULL_STOPS:
            kept.pop()
        kept.append(piece)
    while kept and kept[-1].text in FULL_STOPS | GAPS:
        kept.pop()
    return kept


def separate(tokens):
    """Return tokens with a comma for each gap and row end that separates."""
    out = []
    for position, token in enumerate(tokens):
        if token.type in SEPARATORS:
            token = _separator(tokens, position, out)
        if token is not None:
            out.append(token)
    return out


def _separator(tokens, position, out):
    """Return what a comma, a gap or a row end comes to, or None."""
    token = tokens[position]
    kinds = [t.type for t in tokens[position + 1:position + 9]]
    after = next((k for k in kinds if k not in BLANK), None)
    if token.type == "_COMMA":
        if after == "WORDS":
            return None
        if not _ends_list(out):
            return token
        del out[-2:]
        return _replaced(token, "LISTDOTS", "...")
    blank = position and tokens[position - 1].type in BLANK
    if token.type == "ALIGN" or blank or not _separates(token, kinds, after,
                                                        out):
        return None
    return _replaced(token, "_COMMA", ",")


def _separates(token, kinds, after, out):
    r"""Tell whether a gap or a new row begins a clause.

    A row goes on with the one above if it starts with a relation, a plus, a
    sign of multiplication or, behind `&`, a minus.
    """
    before = out[-1].type if out else None
    if after in (None, "_COMMA", "WORDS", "REL", "ARROW"):
        return False
    if before in (None, "_COMMA", "WORDS", "REL", "ARROW"):
        return False
    if token.type == "GAP":
        return True
    behind = kinds[:1] == ["ALIGN"]
    goes_on = {"PLUS", "CDOT", "JOIN"} | ({"MINUS"} if behind else set())
    return before not in ("PLUS", "MINUS") and after not in goes_on


def _ends_list(out):
    return [token.type for token in out[-2:]] == ["_COMMA", "DOTS"]


def _replaced(token, kind, value):
    return Token.new_borrow_pos(kind, value, token)
