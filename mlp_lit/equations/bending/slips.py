r"""Make the slips of whoever types a formula: in its text, not in its tree.

A bracket is lost, a letter exchanged, an index forgotten, a fraction stands
upside down or has lost its denominator. What then cannot be read is noticed
already; what can be read is another tree, and its check must notice.
"""

from ..errors import NeedsDifferences, TexSyntaxError
from ..reading import vocabulary as words
from ..reading.parser import parse
from ..reading.scan import scan
from ..tree import plain
from .mutate import Maker, Mutant

PAIRS = {"(": ")", "[": "]", r"\{": r"\}", "|<": "|>", "||<": "||>"}
SIGNS = {"+": "-", "-": "+"}
#: How factors are joined where brackets do not matter.
JOINS = {" ", "cdot", "times"}


def slips(claim):
    """Return what is read of the slips in the text of a claim.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    mutants : list of Mutant
        Those that can be read, and are another tree than the claim.
    unread : int
        How many cannot be read.
    """
    texts = [piece.text for piece in scan(claim.tex).pieces]
    letters = sorted({text for text in texts if (text,) in claim.symbols})
    maker = Maker(claim.symbols, claim.scope(0))
    found, seen, unread = [], {normal(claim.tree, maker)}, 0
    for change, bent in bent_texts(texts, letters):
        try:
            tree = parse(scan(joined(bent)), claim.symbols.names())
        except TexSyntaxError:
            unread += 1
            continue
        same = normal(tree, maker)
        if same not in seen:
            seen.add(same)
            found.append(Mutant(change, tree))
    return found, unread


def normal(node, maker):
    """Return a tree in which what says the same of itself looks the same.

    Brackets that only group are gone, those of `tr(A)`, `a + (b + c)` and
    `A (B C)` too; numbers stand before what they multiply and in one order;
    a remainder has no sign, and Kronecker's delta no order.
    """
    return _sorted(plain(node), maker)


def _sorted(node, maker):
    if not isinstance(node, tuple) or not node:
        return node
    node = tuple(_sorted(part, maker) for part in node)
    if node[0] == "kronecker":
        return (node[0], *sorted(node[1:], key=repr))
    if node[0] == "elementary_open":
        return ("elementary", *node[1:])
    if node[0] == "sum":
        return (node[0], *_terms(node))
    return (node[0], *_factors(node, maker)) if node[0] == "product" else node


def _terms(node):
    """Yield the terms of a sum, and those of a sum that is added to it."""
    for sign, term in node[1:]:
        if sign == "+" and term[0] == "sum":
            yield from term[1:]
        else:
            yield ("+" if term[0] == "big_o" else sign), term


def _factors(node, maker):
    """Return the factors of a product: first its numbers, in one order."""
    joins = [join for join, _ in node[1:]]
    end = joins.index("/") if "/" in joins else len(joins)
    if not set(joins[:end]) <= JOINS:
        return node[1:]
    factors = []
    for join, item in node[1:end + 1]:
        factors += (item[1:] if _is_plain_product(item, maker)
                    else [(join, item)])
    numbers = [item for _, item in factors if _is_number(item, maker)]
    rest = [pair for pair in factors if pair[1] not in numbers]
    rest[:1] = [(" ", item) for _, item in rest[:1]]
    return [*((" ", item) for item in sorted(numbers, key=repr)), *rest,
            *node[end + 1:]]


def _is_plain_product(node, maker):
    r"""Tell whether the brackets of a product may be left out in another.

    Not so in `A (x^\top y)`: a matrix times a row is something else.
    """
    return (node[0] == "product" and {join for join, _ in node[1:]} <= JOINS
            and (not _is_number(node, maker) or all(
                _is_number(item, maker) for _, item in node[1:])))


def _is_number(node, maker):
    try:
        return maker.is_scalar(node)
    except NeedsDifferences:
        return False


def joined(texts):
    r"""Put pieces together so that they are read as these pieces.

    Examples
    --------
    >>> joined(["\\alpha", "x", "|<", "y", "|>"])
    '\\alpha x \\left| y \\right| '
    """
    sides = {"|<": r"\left|", "|>": r"\right|", "||<": r"\left\|",
             "||>": r"\right\|"}
    return "".join(sides.get(text, text) + " " for text in texts).replace(
        "\\\\ ", "\\\\\n")


def bent_texts(texts, letters):
    """Yield (change, pieces) for every slip.

    Parameters
    ----------
    texts : list of str
        The pieces of a formula, as `scan` cuts them.
    letters : list of str
        The letters of its symbols.
    """
    for at, text in enumerate(texts):
        before, after = texts[:at], texts[at + 1:]
        if text in PAIRS:
            end = closing(texts, at, PAIRS[text])
            if end is not None:
                yield "lost bracket", [*before, *texts[at + 1:end],
                                       *texts[end + 1:]]
        elif text in ("_", "^"):
            end = closing(texts, at + 1, "}")
            lost = "lost index" if text == "_" else "lost exponent"
            yield lost, [*before, *texts[end + 1:]]
        elif words.is_sign(text, "_FRAC"):
            yield from of_fraction(texts, at)
        elif text in SIGNS:
            yield "other sign", [*before, SIGNS[text], *after]
            yield "lost sign", [*before, *after]
        elif text in letters:
            yield from of_letter(texts, at, letters)
        elif text.isdigit():
            yield "other digit", [*before, str(int(text) + 1), *after]
            yield "lost digit", [*before, *after]
        elif text == "'":
            yield "lost prime", [*before, *after]


def of_fraction(texts, at):
    """Yield a fraction upside down, and without its denominator."""
    middle = closing(texts, at + 1, "}")
    end = closing(texts, middle + 1, "}")
    above, below = texts[at + 1:middle + 1], texts[middle + 1:end + 1]
    rest = texts[end + 1:]
    yield "upside down", [*texts[:at + 1], *below, *above, *rest]
    yield "lost denominator", [*texts[:at], *above, *rest]


def of_letter(texts, at, letters):
    """Yield a formula with another letter, none, or two exchanged."""
    place = letters.index(texts[at])
    others = [letters[(place + step) % len(letters)] for step in (1, -1)]
    for other in dict.fromkeys(others):
        if other != texts[at]:
            yield "other letter", [*texts[:at], other, *texts[at + 1:]]
    yield "lost letter", texts[:at] + texts[at + 1:]
    if at + 1 < len(texts) and texts[at + 1] in letters:
        yield "exchanged letters", [*texts[:at], texts[at + 1], texts[at],
                                    *texts[at + 2:]]


def closing(texts, at, mark):
    """Return where the bracket that opens at a place is closed, or None."""
    depth = 0
    for end in range(at, len(texts)):
        depth += (texts[end] == texts[at]) - (texts[end] == mark)
        if depth == 0:
            return end
    return None
