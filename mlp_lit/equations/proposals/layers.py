r"""Read superscripts that number layers: `W^{(l)}`, `W^{[l]}`, `W^l`.

Here they all become `W^{(l)}`; the declarations say which way is meant by a
`Notation`. What stands one layer apart has a shape of its own, and becomes a
member of a family.
"""

import re

from ..reading.scan import Piece
from .customary import LAYERS

#: The layer at which a formula is tried.
LAYER = 2
_PLAIN = re.compile(r"(l|\\ell|L)([+-]\d)?")
_MEMBER = re.compile(r"\((l|\\ell|L|[a-z])(?:([+-])(\d))?\)")


def asks_for_layers(pieces):
    r"""Tell whether superscripts such as l number layers, and no powers.

    They do if they stand on several letters, and l stands nowhere else.

    Examples
    --------
    >>> from mlp_lit.equations.reading.scan import scan
    >>> [asks_for_layers(scan(tex).pieces) for tex in (
    ...     r"z^l = W^l a^{l-1}", "x^l + l", "x^2")]
    [True, False, False]
    """
    texts = [piece.text for piece in pieces]
    found = [at for at in range(len(texts)) if _layer_at(texts, at, "l")]
    inside = sum(texts[at + 2] in LAYERS for at in found)
    return len(found) > 1 and inside > 0 and inside == sum(
        text in LAYERS for text in texts)


def in_parentheses(formula, way):
    r"""Return a formula with its layers in parentheses.

    Parameters
    ----------
    formula : Formula
    way : {None, "(l)", "[l]", "l"}
        How they are written.

    Examples
    --------
    >>> from mlp_lit.equations.reading.scan import scan
    >>> "".join(p.text for p in in_parentheses(scan("W^{[l]}"), "[l]").pieces)
    'W^{(l)}'
    """
    if way not in ("[l]", "l"):
        return formula
    pieces, texts = [], [piece.text for piece in formula.pieces]
    at = 0
    while at < len(texts):
        end = _layer_at(texts, at, way)
        if end:
            inner = slice(at + 2 + (way == "[l]"), end - (way == "[l]"))
            pieces += [*formula.pieces[at:at + 2],
                       Piece("(", formula.pieces[at].at),
                       *formula.pieces[inner], Piece(")", formula.pieces[
                           end].at)]
            at = end
        else:
            pieces.append(formula.pieces[at])
            at += 1
    return formula._replace(pieces=tuple(pieces))


def _layer_at(texts, at, way):
    """Return the end of a layer in the superscript at a place, or 0."""
    if texts[at:at + 2] != ["^", "{"]:
        return 0
    if way == "[l]":
        end = next((n for n in range(at + 2, len(texts))
                    if texts[n] == "]"), 0)
        return end + 1 if end and texts[at + 2] == "[" else 0
    for end in range(at + 3, min(at + 6, len(texts))):
        if texts[end] in ("}", "T", r"^"):
            return end if _PLAIN.fullmatch("".join(texts[at + 2:end])) else 0
    return 0


def member_of(name):
    r"""Return base and layer of a name such as `a^{(l-1)}`, or None.

    Examples
    --------
    >>> member_of(tuple("a^{(l-1)}")), member_of(("a",))
    (('a', 1), None)
    """
    if name[1:3] != ("^", "{"):
        return None
    match = _MEMBER.fullmatch("".join(name[3:-1]))
    if match is None:
        return None
    offset = int(match[3] or 0) * (-1 if match[2] == "-" else 1)
    return name[0], LAYER + offset


def family_text(members, place=""):
    """Return the declaration of a family.

    Examples
    --------
    >>> family_text({2: "(3, 4)"}), family_text({1: "()"}, "subscript")
    ('family({2: (3, 4)})', 'family({1: ()}, place="subscript")')
    """
    inside = ", ".join(f"{n}: {text}" for n, text in sorted(members.items()))
    where = f', place="{place}"' if place else ""
    return f"family({{{inside}}}{where})"
