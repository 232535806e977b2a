"""Keep all draws of a claim: plain ones, tight ones, one on the kink."""

import itertools
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ..errors import EvaluationError
from ..evaluation.draw import Work
from ..meaning import declarations as s
from ..meaning.declare import declaration
from ..meaning.symbols import Symbols
from ..values import Value
from .draws import draw_scope, seed_of

TRIES = 200
MARGIN = 0.05


def values_of(scope, name):
    """Return all members of a symbol with their values."""
    meaning = scope.symbols.get(name)
    if isinstance(meaning, s.Family):
        numbers = list(meaning.members) or sorted(itertools.chain(*(
            scope.symbols.range_of(d.member[0][1])
            for d in scope.definitions.get(name, ())
            if d.member[0][0] == "name")))
        return {(n,): scope.lookup(name, (n,)) for n in numbers}
    return {(): scope.lookup(name)}


def distance(value, at):
    """Return how near the entries of a value come to a number."""
    return float(np.abs(value.array - at).min())


def put_on_kink(scope, kinks, number):
    """Set one entry of each such symbol exactly on its kink."""
    moves = {}
    for name, at in kinks:
        members = values_of(scope, name)
        member = sorted(members)[number % len(members)]
        array = members[member].array.copy()
        array.flat[(number + 1) % array.size] = at
        moves[name, member] = Value(array, members[member].kind)
    moved = scope.moved(moves)
    moved.draw = replace(scope.draw, on_kink=True)
    return moved


class Instance(NamedTuple):
    """How one draw is made: its name, and what is particular to it."""

    name: str
    changes: tuple = ()
    on_kink: bool = False
    wide: bool = False


class Instances:
    """The draws of one claim; each is made when first needed, and kept.

    `wide` is how many draws have values of unusual sizes; `work` counts
    what all of them evaluate.
    """

    def __init__(self, symbols, definitions, options, wide=0):
        self.symbols, self.definitions = symbols, definitions
        self.options, self._scopes, self.wide = options, {}, wide
        self.work = Work()

    @cached_property
    def all(self):
        """List every draw, as an Instance."""
        kink = [Instance("the draw on the kink", on_kink=True)] if (
            any(self.is_drawn(name) for name, _ in self.options.kinks)
        ) else []
        others = [Instance(f"{words} {n + 1}", changes)
                  for words, many in (("tight instance", self.options.tight),
                                      ("further draw", self.options.also))
                  for n, changes in enumerate(many or ())]
        plain = [Instance(f"draw {n + 1}") for n in range(self.options.draws)]
        wide = [Instance(f"wide draw {n + 1}", wide=True)
                for n in range(self.wide)]
        return kink + others + plain + wide

    def table(self, number):
        """Return the declarations of one draw."""
        changes = self.all[number].changes
        if not changes:
            return self.symbols
        changed = {name: declaration(new) for name, new in changes}
        return Symbols({**self.symbols.table, **changed},
                       notation=self.symbols.notation)

    def scope(self, number):
        """Return the scope of one draw; made when first needed."""
        if number not in self._scopes:
            instance = self.all[number]
            rng = np.random.default_rng([seed_of(self.options.seed), number])
            scope = self.away_from_kinks(self.table(number), rng,
                                         instance.wide)
            kinks = [k for k in self.options.kinks if self.is_drawn(k[0])]
            self._scopes[number] = put_on_kink(
                scope, kinks, number) if instance.on_kink else scope
        return self._scopes[number]

    def away_from_kinks(self, symbols, rng, wide):
        """Draw until no value is near a kink."""
        for _ in range(TRIES):
            scope = draw_scope(symbols, self.definitions, rng,
                               kinks=[at for _, at in self.options.kinks],
                               wide=wide, work=self.work)
            scope.draw.settled = max(scope.draw.settled,
                                     self.options.tolerance or 0.0)
            if wide or all(distance(value, at) > MARGIN
                   for name, at in self.options.kinks if self.is_drawn(name)
                   for value in values_of(scope, name).values()):
                return scope
        raise EvaluationError("no draw keeps away from the kinks")

    def is_drawn(self, name):
        """Tell whether values may hit a kink; else integrals are cut there."""
        return name in self.symbols and not isinstance(
            self.symbols[name], s.Normal | s.Distribution)
