r"""Find draws that lie exactly on a border, where no random one does.

Only there does `[s > 0]` differ from `[s \ge 0]`, and `s < s + |t|` fail.
"""

import itertools
from dataclasses import dataclass, field

from ..errors import MISHAPS, EquationError, EvaluationError
from ..evaluation.references import resolve
from ..tree import walk
from ..values import Value
from .boundaries import SLOPES, conditions, drawn, mixes, moved_to
from .quantify import free_indices, index_values

#: Of so many draws one is tried.
EVERY = 6


def exact_scopes(reading, scopes, symbols):
    r"""Yield draws on the border itself, where it is one symbol's value.

    Only there `[s > 0]` and `[s \ge 0]` differ. Where the claim has
    derivatives, the author says by `kinks` what happens there.
    """
    if any(node[0] in SLOPES for claim in reading.claims
           for node in walk(claim)):
        return
    for scope in [scope for scope in scopes if not scope.draw.wide][::EVERY]:
        yield from special_scopes(scope)
    for chain in dict.fromkeys(conditions(reading)):
        names = free_indices(chain, symbols)
        for side, other in itertools.permutations(chain[1::2], 2):
            for scope in scopes[::EVERY]:
                for exact in at_value(scope, side, other, names, reading):
                    yield exact
                    yield from special_scopes(exact)


def special_scopes(scope):
    """Yield draws in which one number is 0, or all are: no random one is."""
    zeros = {}
    for key in scope.draw.values:
        how = drawn(scope.symbols, key)
        if hasattr(how, "special") and key not in scope.overrides:
            value = scope.lookup(*key)
            if value.is_scalar:
                zeros[key] = Value(how.special(value.array), value.kind)
    together = [zeros] if len(zeros) > 1 else []
    for moves in [*({key: zero} for key, zero in zeros.items()), *together]:
        exact = moved_to(scope, moves)
        exact.draw.exact = scope.draw.exact or AT_ZERO
        yield exact


@dataclass(frozen=True)
class Border:
    """Says which symbol, or entry, is equal to another side of a relation."""

    key: tuple | None = None
    place: tuple = ()
    other: tuple = ()
    bound: dict = field(default_factory=dict)

    def kept(self, scope):
        """Return a scope in which the symbol lies on the border there."""
        if self.key is None:
            return scope
        scope.indices = self.bound
        try:
            value, old = scope.value(self.other), scope.lookup(*self.key)
        finally:
            scope.indices = {}
        if not value.is_scalar or value.is_batched or old.is_batched:
            raise EvaluationError("no single number lies on this border")
        array = old.array.copy()
        array[self.place or ...] = value.array[0, 0].real
        return scope.moved({self.key: Value(array, old.kind)})


#: Where a number is 0 on purpose; nothing is to be kept there.
AT_ZERO = Border()


def at_value(scope, side, other, names, reading):
    """Yield the draw in which a symbol, or an entry, is another side."""
    try:
        bound = next(index_values(scope, reading, names))
        scope.indices = bound
        found = resolve(scope, side)
        if found is None or found.marks:
            return
        key = found.name, found.member
        place = tuple(scope.integer(index) - 1 for index in found.entry)
        if not mixes(scope.symbols, key):
            return
        exact = moved_to(scope, {})
        exact.draw.exact = Border(key, place, other, bound)
        exact = exact.draw.exact.kept(exact)
    except (EquationError, StopIteration, *MISHAPS):
        return
    finally:
        scope.indices = {}
    yield exact
