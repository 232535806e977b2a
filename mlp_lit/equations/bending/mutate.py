r"""Bend an equation in the ways in which one errs, and see what notices.

`mutants` makes the small changes one makes by mistake: a sign, a transpose,
two indices, the order of a product, a factor 2, a limit, a neighbouring
symbol. A mutant that still passes is either the same statement in other
words, or a hole in the check: a check that never fails shows nothing.
"""

from dataclasses import dataclass

import numpy as np

from ..errors import MISHAPS, EquationError
from ..meaning import declarations as s
from ..reading.printing import to_tex
from ..tree import names_in
from .changes import CHANGES

REFERENCES = ("sub", "kronecker", "identity", "slots")
_ANY_INDEX = s.Index(1, 1)


@dataclass(frozen=True)
class Mutant:
    """A changed tree, and what was changed."""

    change: str
    tree: tuple

    @property
    def tex(self):
        return to_tex(self.tree)


def mutants(tree, symbols, scope=None):
    """Return all mutants of a statement, without repetitions.

    Parameters
    ----------
    tree : tuple
    symbols : Symbols
    scope : Scope, optional
        One draw: tells which symbols are of the same kind.

    Returns
    -------
    list of Mutant
    """
    maker = Maker(symbols, scope)
    found, seen = [], {tree}
    for change, new in maker.changes(tree, "statement"):
        if new not in seen:
            seen.add(new)
            found.append(Mutant(change, new))
    return found


def fate_of(claim, mutant):
    """Tell what became of a mutant.

    Returns
    -------
    str
        "survived", or the reason of its death: "false", "vacuous", or
        the name of the error.
    """
    try:
        result = claim.verify(mutant.tree)
    except EquationError as error:
        name = type(error).__name__
        return "false" if name == "EquationFails" else name
    return "vacuous" if result.vacuous else "survived"


def survivors(claim):
    """Return the mutants of a claim that pass, and how many there are."""
    everything = mutants(claim.tree, claim.symbols, claim.scope(
        len(claim.instances) - 1))
    return ([m for m in everything if fate_of(claim, m) == "survived"],
            len(everything))


class Maker:
    """Walks the tree; each node offers its own changes."""

    def __init__(self, symbols, scope):
        self.symbols, self.scope = symbols, scope
        self.kinds = {name: self.kind_of(name, scope) for name in symbols}

    def kind_of(self, name, scope):
        """Return what two symbols must share to be taken for each other."""
        meaning = self.symbols[name]
        if isinstance(meaning, s.Index | s.Entries | s.Parameter):
            return type(meaning).__name__
        if isinstance(meaning, s.Family):
            return "family", meaning.place
        if meaning.token == "FUNCTION":
            return "function"
        try:
            value = scope.lookup(name)
        except (EquationError, AttributeError):
            return None
        return value.kind, value.shape

    def is_scalar(self, node):
        """Tell whether a node is a scalar: such factors commute."""
        if self.scope is None:
            return False
        names = {name for name in names_in((node,)) if isinstance(
            self.symbols.get(name, _ANY_INDEX), s.Index)}
        bound = {name: self.symbols.range_of(name)[0] if name in
                 self.symbols else 1 for name in names}
        try:
            with np.errstate(all="ignore"):
                return self.scope.with_indices(bound, node).is_scalar
        except (EquationError, *MISHAPS):
            return False

    def neighbours(self, name):
        """Return the other symbols of the same kind."""
        kind = self.kinds.get(name)
        return [other for other, its in self.kinds.items()
                if kind is not None and its == kind and other != name]

    def changes(self, node, place):
        """Yield (change, new node) for a node and everything inside it."""
        if not isinstance(node, tuple) or not node:
            return
        tag = node[0]
        if isinstance(tag, str):
            own = CHANGES.get(tag)
            if own:
                yield from own(self, node, place)
            if tag in ("name", "number", "function"):
                return
        for at in range(len(node)):
            inner = self.place_inside(node, at, place)
            for change, new in self.changes(node[at], inner):
                yield change, (*node[:at], new, *node[at + 1:])

    def place_inside(self, node, at, place):
        """Tell where a part of a node stands: in a value or a reference."""
        tag = node[0]
        if tag in ("statement", "note"):
            return "statement"
        if tag in REFERENCES or place == "reference":
            return "reference"
        if tag == "post" and at == 1 and node[1][0] == "name":
            return "decorated"
        if tag in ("derivative", "derivative_at", "derived",
                   "derived_open") and at == 3:
            return "reference"
        if tag == "large" and at == 2 or tag == "exponent" and (
                node[1][0] == "paren"):
            return "reference"
        return "value"
