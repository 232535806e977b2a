r"""Look for a draw that breaks a bound, step by step from the closest ones.

A bound such as `t \le t [u < 10] + 30` is broken only where t and u are both
large. Many draws of all sizes are tried; from those that come closest, one
symbol at a time is moved, and what comes closer still is kept.
"""

import numpy as np

from ..errors import MISHAPS, EquationError
from ..meaning.declare_arrays import SCALES
from ..tree import walk
from ..values import Value
from .boundaries import SLOPES, drawn, is_held, moved_to
from .quantify import free_indices, index_values
from .relations import DIRECTION, both_sides

TRIES, STARTS, STEPS, BORDERS = 150, 3, 30, 8


def closest_scopes(reading, scopes, symbols, borders=()):
    """Yield the draws to which a search for a broken bound has led.

    `borders` are draws beside the border of a condition: a search starts
    there, too, since no step would lead into a narrow place.
    """
    for claim in reading.claims:
        if claim[0] != "chain" or any(node[0] in SLOPES
                                      for node in walk(claim)):
            continue
        for left, sign, right in zip(claim[1::2], claim[2::2], claim[3::2],
                                     strict=False):
            if sign in DIRECTION and scopes and movable(scopes[0]):
                bound = Bound(left, sign, right, reading, symbols)
                yield from bound.led_to(scopes, borders[:BORDERS])


def broken_scopes(reading, scopes, borders=()):
    """Yield draws, of all sizes or near borders, that break implications."""
    rng = np.random.default_rng(1)
    for claim in reading.claims:
        if claim[0] != "implication" or not scopes or not movable(scopes[0]):
            continue
        tried = [redrawn(scopes[0], rng) for _ in range(TRIES)]
        tried += mixed(borders[:2 * BORDERS])
        for left, right in zip(claim[1::2], claim[3::2], strict=False):
            yield from [scope for scope in tried if is_held(scope, left, True)
                        and is_held(scope, right, False)][:STARTS]


def mixed(scopes):
    """Return draws with one symbol of another one, for all pairs."""
    return [moved_to(one, {key: other.lookup(*key)})
            for one in scopes for other in scopes if one is not other
            for key in movable(one)]


class Bound:
    """How far two sides are apart, on a draw."""

    def __init__(self, left, sign, right, reading, symbols):
        self.left, self.right, self.reading = left, right, reading
        self.sign, self.symbols = DIRECTION[sign], symbols
        self.names = free_indices((left, right), symbols)

    def gap(self, scope):
        """Return the smallest relative gap, infinity where there is none."""
        smallest = np.inf
        try:
            with np.errstate(over="raise", divide="raise", invalid="raise"):
                for bound in index_values(scope, self.reading, self.names):
                    scope.indices = bound
                    a, b = both_sides(scope, self.left, self.right)
                    gap = (self.sign * (b.array - a.array).real).min()
                    size = max(np.abs(a.array).max(), np.abs(b.array).max())
                    smallest = min(smallest, gap / (size or 1.0))
        except (EquationError, *MISHAPS):
            return np.inf
        finally:
            scope.indices = {}
        return smallest

    def led_to(self, scopes, borders=()):
        """Yield what is broken, and the end of the way from the closest."""
        rng = np.random.default_rng(0)
        tried = [scopes[0], *(redrawn(scopes[0], rng) for _ in range(TRIES))]
        ranked = sorted(((self.gap(scope), number) for number, scope in
                         enumerate(tried)))
        yield from (tried[number] for gap, number in ranked[:STARTS]
                    if gap <= 0)
        starts = [(gap, tried[number]) for gap, number in ranked[:STARTS]]
        for gap, scope in starts + [(self.gap(s), s) for s in borders]:
            for _ in range(STEPS):
                other = neighbour(scope, rng)
                if (found := self.gap(other)) < gap:
                    gap, scope = found, other
            yield scope


def movable(scope):
    """Return the symbols of a draw that may have other values."""
    return [key for key in scope.draw.values
            if hasattr(drawn(scope.symbols, key), "step")]


def redrawn(scope, rng):
    """Return a draw in which symbols have other sizes, alike or not."""
    moves = {}
    scale = rng.choice(SCALES) if rng.random() < 0.5 else None
    for key in movable(scope):
        value = scope.lookup(*key)
        array = drawn(scope.symbols, key).wide(rng, value.array.shape, scale)
        moves[key] = Value(array, value.kind)
    return moved_to(scope, moves)


def neighbour(scope, rng):
    """Return a draw in which one symbol has another value."""
    keys = movable(scope)
    key = keys[int(rng.integers(len(keys)))]
    value = scope.lookup(*key)
    array = drawn(scope.symbols, key).step(rng, value.array)
    return moved_to(scope, {key: Value(array, value.kind)})
