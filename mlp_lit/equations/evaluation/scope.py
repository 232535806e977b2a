r"""Hold one draw of all symbols, and find all that follows from it.

A scope looks symbols up, runs definitions when they are needed, remembers
results, and can be perturbed: ∂L/∂W moves W, forgets what rests on it, and
asks for L again. A perturbed scope shares everything that does not depend on
what was moved.
"""

import math

import numpy as np

from ..errors import (
    CircularDefinition,
    EvaluationError,
    KindError,
    NeedsDifferences,
)
from ..meaning import declarations as s
from ..meaning.definitions import pattern_match
from ..rules import RULES
from ..tree import names_in
from ..values import Value, from_python, scalar, to_python

DEEPEST = 60


class Scope:
    """One draw: values of symbols, and all that follows from them.

    Attributes
    ----------
    draw : Draw
    overrides : dict from (name, member) to Value
        What was moved away from the draw.
    indices : dict from name to int
        Indices bound by a sum, a pattern, or the check.
    batch_axes : int
        How many axes of outcomes or grid points values may have in front.
    complex : bool
        Whether some value is complex: the complex step is under way.
    peak : float or None
        The largest term met, where cancellation is looked for.
    remainder : float or None
        How many times its order an O(…) is.
    noise : Noise or None
        Moves each intermediate value that is rounded by a few roundings.
    """

    def __init__(self, symbols, definitions, draw):
        self.symbols, self.definitions = symbols, definitions
        self.draw, self.methods = draw, draw.methods
        self.overrides, self.memo, self.indices = {}, {}, {}
        self.jacobians, self.active, self.uses = {}, [], {}
        self.batch_axes = 0 if draw.weights is None else 1
        self.complex, self.peak, self.remainder = False, None, None
        self.noise = None

    # -- values of nodes ----------------------------------------------------

    def value(self, node):
        """Evaluate a node of the tree."""
        rule = RULES.get(node[0])
        if rule is None:
            raise EvaluationError(f"this has no value here: {node[0]}")
        value = rule(self, node)
        self.draw.work.step(value.array.size)
        return value if self.noise is None else self.noise.of_node(node,
                                                                   value)

    def integer(self, node):
        """Return the value of an index or a limit."""
        before, self.noise = self.noise, None
        try:
            value = self.value(node)
        finally:
            self.noise = before
        if not value.is_scalar or value.is_batched:
            raise KindError("an index must be a single number")
        number = float(value.array.real[0, 0])
        if number != round(number) or abs(number) > 1e9:
            raise EvaluationError(f"an index must be an integer, not "
                                  f"{number:.6g}")
        return int(number)

    def real(self, node):
        """Return the value of a node that must be one real number."""
        value = self.value(node)
        if not value.is_scalar or value.is_batched:
            raise KindError("a single number is needed here")
        return value.array[0, 0]

    # -- names --------------------------------------------------------------

    def lookup(self, name, member=()):
        """Return the value of a symbol, or of one member of a family."""
        key = name, member
        if name in self.indices and not member:
            return scalar(float(self.indices[name]))
        for store in (self.overrides, self.memo, self.draw.values):
            if key in store:
                return store[key]
        if key in self.active:
            raise CircularDefinition(
                f"{show(key)} is defined by way of itself: "
                + " → ".join(map(show, [*self.active, key])))
        if len(self.active) > DEEPEST:
            raise CircularDefinition(f"the definition of {show(key)} never "
                                     "comes to an end")
        self.active.append(key)
        try:
            value = self.memo[key] = self.compute(name, member)
        finally:
            self.active.pop()
        return value

    def compute(self, name, member):
        """Find the value that a definition, or Python code, gives a symbol."""
        for definition in self.definitions.get(name, ()):
            bound = pattern_match(definition.member, member, self)
            if bound is not None:
                return self.run(definition, bound)
        meaning = self.symbols.get(name)
        if isinstance(meaning, s.Computed) and not member:
            arguments = [to_python(self.lookup(a)) for a in
                         meaning.arguments]
            if not meaning.analytic and any(map(np.iscomplexobj,
                                                arguments)):
                raise NeedsDifferences
            return from_python(meaning.call(*arguments), meaning.kind)
        if isinstance(meaning, s.ScalarOf) and not member:
            return self.draw.losses[name](
                [self.lookup(a) for a in meaning.arguments])
        raise EvaluationError(self.why_no_value(name, member, meaning))

    def why_no_value(self, name, member, meaning):
        """Tell why a symbol has no value."""
        shown = show((name, member))
        if isinstance(meaning, s.Index):
            return f"the index {shown} is not bound here"
        if isinstance(meaning, s.Family):
            return f"{shown} is not a member of the family" if member else (
                f"{shown} is a family: say which member")
        if isinstance(meaning, s.Defined | s.Function):
            return f"{shown} is a function: give it an argument" if (
                meaning.token == "FUNCTION") else f"{shown} has no value"
        return f"{shown} has no value here"

    def run(self, definition, bound):
        """Evaluate the right side of a definition, seeing no other index."""
        if definition.parameters:
            raise EvaluationError(f"{''.join(definition.name)} is a "
                                  "function: give it an argument")
        names = [c[1] for c in definition.component if c[0] == "name"]
        if len(names) != len(definition.component):
            raise EvaluationError("components are defined for an index, not "
                                  f"for a number: {definition.tex}")
        return self.components(definition.body, names, bound)

    def components(self, body, names, bound):
        """Make an array from a formula for its entries."""
        if not names:
            return self.with_indices(bound, body)
        ranges = [self.symbols.range_of(name) for name in names]
        if len(names) > 2:
            raise EvaluationError("an array has one or two indices")
        columns = ranges[1] if len(names) == 2 else [None]
        rows = []
        for i in ranges[0]:
            cells = [self.with_indices({**bound, **dict(
                zip(names, (i, j), strict=False))}, body).array
                for j in columns]
            rows.append(np.concatenate(np.broadcast_arrays(*cells), -1))
        kind = (True, len(names) == 2)
        return Value(np.concatenate(np.broadcast_arrays(*rows), -2), kind)

    def with_indices(self, bound, body, keep=False):
        """Evaluate with these indices bound (and, if keep, those before)."""
        before = self.indices
        self.indices = {**before, **bound} if keep else bound
        try:
            return self.value(body)
        finally:
            self.indices = before

    def note_peak(self, values, together=False):
        """Remember how large the terms were that may cancel to zero."""
        if self.peak is not None:
            sizes = [float(np.abs(v.array).max()) for v in values]
            peak = math.prod(sizes) if together else max(sizes)
            self.peak = max(self.peak, peak)

    # -- other scopes that share what they can ------------------------------

    def moved(self, overrides):
        """Return a scope in which some symbols have other values."""
        other = object.__new__(Scope)
        other.__dict__.update(self.__dict__)
        other.overrides = {**self.overrides, **overrides}
        touched = self.resting_on({name for name, _ in overrides})
        other.memo = {key: value for key, value in self.memo.items()
                      if key[0] not in touched}
        other.jacobians, other.active = {}, []
        other.complex = self.complex or any(
            np.iscomplexobj(v.array) for v in overrides.values())
        return other

    def with_definitions(self, definitions):
        """Return a scope that knows some definitions more."""
        other = self.moved({})
        other.definitions = {**self.definitions, **definitions}
        other.memo, other.uses = {}, {}
        return other

    def resting_on(self, names):
        """Return all names whose definitions lead to one of these."""
        if not self.uses:
            self.uses.update(self._what_is_used())
        reached, before = set(names), None
        while before != reached:
            before = set(reached)
            reached |= {name for name, used in self.uses.items()
                        if used & reached}
        return reached

    def _what_is_used(self):
        """Return the names each definition and declaration mentions."""
        uses = {name: set().union(*(names_in(d.body) for d in definitions))
                for name, definitions in self.definitions.items()}
        for name, meaning in self.symbols.items():
            uses.setdefault(name, set()).update(
                getattr(meaning, "arguments", ()))
            # The entries x_{nk} move when the array X does.
            if isinstance(meaning, s.Entries):
                uses[name].add(meaning.of)
        return uses


def show(key):
    """Return a symbol and the member that is meant: 'A^(2)'."""
    name, member = key
    return "".join(name) + "".join(f"^({number})" for number in member)
