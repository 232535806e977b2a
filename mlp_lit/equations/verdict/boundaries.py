r"""Find draws on both sides of the border of a condition.

Between a draw where `s > 1` holds and one where it does not lies a place
where it changes. A statement that is false only near there, such as
`s > 1 \implies s > 1.2`, is met by no random draw, but by these.
"""

import itertools
from dataclasses import replace

from ..errors import MISHAPS, EquationError
from ..evaluation.conditions import truth
from ..evaluation.evidence import Evidence
from ..meaning import declarations as s
from ..tree import DERIVATIVES, names_in, walk
from ..values import Value
from .quantify import free_indices, index_values

PAIRS, BINDINGS, HALVINGS, CROSSED = 3, 3, 24, 4
ROOTS, FINE = 4, 60
BORDERS = {"<", ">", "<=", ">=", "in", "="}
SLOPES = DERIVATIVES | {"prime"}
#: How far from the border, on the way between two draws.
ASIDE = 1e-5


def border_scopes(reading, scopes, symbols):
    """Yield scopes on both sides of the border of each condition.

    Parameters
    ----------
    reading : Reading
    scopes : list of Scope
        The draws there are.
    symbols : Symbols
    """
    for chain in dict.fromkeys(conditions(reading)):
        names = free_indices(chain, symbols)
        try:
            bindings = list(itertools.islice(
                index_values(scopes[0], reading, names), BINDINGS))
        except (EquationError, IndexError):
            continue
        for bound in bindings:
            if set(chain[2::2]) == {"="}:
                yield from roots(chain, bound, scopes)
            else:
                yield from around(chain, bound, scopes)


def crossed_scopes(reading, scopes):
    r"""Yield draws in which the sides of an implication meet at random.

    What its left side speaks of comes from a draw where that holds, the rest
    from one where the right side fails: so `s > 3 \implies t > -30` is met
    by an s and a t that no single draw has brought together.
    """
    for claim in reading.claims:
        if claim[0] != "implication":
            continue
        for left, right in zip(claim[1::2], claim[3::2], strict=False):
            names = names_in((left,))
            hold = [scope for scope in scopes if is_held(scope, left, True)]
            fail = [scope for scope in scopes if is_held(scope, right, False)]
            for one, other in itertools.product(hold[:CROSSED],
                                                fail[-CROSSED:]):
                moves = {key: value for key, value in
                         one.draw.values.items() if key[0] in names
                         and isinstance(one.symbols.get(key[0]), s.Drawn)}
                if one is not other and moves:
                    yield moved_to(other, moves)


def is_held(scope, chain, wanted):
    """Tell whether a condition has a value, and the one that is wanted."""
    array = truths(scope, chain, {})
    return array is not None and bool(array.all()) == wanted


def moved_to(scope, moves):
    """Return a wide draw in which some symbols have other values."""
    moved = scope.moved(moves)
    moved.draw = replace(scope.draw, wide=True, evidence=Evidence())
    return moved


def conditions(reading):
    """Yield the conditions of a statement that have a border."""
    chains = list(reading.conditions)
    for claim in reading.claims:
        for node in walk(claim):
            if node[0] in ("implication", "bracket", "braces"):
                chains += [part for part in node[1:]
                           if isinstance(part, tuple)]
            elif node[0] == "condition":
                chains += list(node[2:])
    for chain in chains:
        if chain[0] == "chain" and BORDERS & set(chain[2::2]):
            yield chain


def around(chain, bound, scopes):
    """Yield scopes around places where a condition begins to hold."""
    found = [(scope, array) for scope in scopes if (
        array := truths(scope, chain, bound)) is not None]
    pairs = 0
    for (one, a), (other, b) in itertools.combinations(found, 2):
        if pairs == PAIRS or a.shape != b.shape:
            return
        if (a != b).any():
            low, high = border(one, other, chain, bound, a)
            if low is not None:
                pairs += 1
                yield between(one, other, max(low - ASIDE, 0.0))
                yield between(one, other, min(high + ASIDE, 1.0))


def roots(chain, bound, scopes):
    r"""Yield scopes in which two sides are equal: no random ones are.

    So `s^2 = t^2 \implies s = t` is tried where s is −t.
    """
    found = [(scope, gap) for scope in scopes if (
        gap := difference(scope, chain, bound)) is not None]
    pairs = [(one, other) for (one, a), (other, b) in
             itertools.combinations(found, 2) if a * b < 0]
    for one, other in pairs[:ROOTS] + pairs[ROOTS:][-ROOTS:]:
        low, high = 0.0, 1.0
        start = difference(one, chain, bound)
        for _ in range(FINE):
            middle = between(one, other, (low + high) / 2)
            here = middle and difference(middle, chain, bound)
            if here is None:
                break
            low, high = ((low + high) / 2, high) if here * start > 0 else (
                low, (low + high) / 2)
        else:
            yield middle


def difference(scope, chain, bound):
    """Return how much two numbers differ, or None where they have no value."""
    before, scope.indices = scope.indices, bound
    try:
        return float(scope.real(chain[1]).real - scope.real(chain[3]).real)
    except (EquationError, *MISHAPS):
        return None
    finally:
        scope.indices = before


def truths(scope, chain, bound):
    """Return where a condition holds, or None where it has no value."""
    before, scope.indices = scope.indices, bound
    try:
        return truth(scope, chain).array
    except (EquationError, *MISHAPS):
        return None
    finally:
        scope.indices = before


def border(one, other, chain, bound, at_one):
    """Halve the way between two draws until the border is found."""
    low, high = 0.0, 1.0
    if between(one, other, 1.0) is None:
        return None, None
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        here = truths(between(one, other, middle), chain, bound)
        if here is None or here.shape != at_one.shape:
            return None, None
        if (here == at_one).all():
            low = middle
        else:
            high = middle
    return (low, high) if high < 1 or low > 0 else (None, None)


def between(one, other, share):
    """Return the draw at some share of the way from one to another."""
    moves = {key: Value((1 - share) * value.array
                        + share * other.draw.values[key].array, value.kind)
             for key, value in one.draw.values.items()
             if mixes(one.symbols, key)
             and key in other.draw.values
             and other.draw.values[key].array.shape == value.array.shape}
    return moved_to(one, moves) if moves else None


def mixes(symbols, key):
    """Tell whether a mean of two draws of a symbol is a draw of it."""
    return getattr(drawn(symbols, key), "mixes", False)


def drawn(symbols, key):
    """Return how a symbol, or a member of a family, is drawn, or None."""
    meaning = symbols.get(key[0])
    if isinstance(meaning, s.Family):
        meaning = meaning.members.get(key[1][0]) if key[1] else None
    return meaning.draw if isinstance(meaning, s.Drawn) else None
