"""Verify a claim on all its draws, or a changed version of it.

Draws are made once and kept, with all that definitions gave on them, so
that hundreds of mutants of one equation cost little more than one check.
"""

import numpy as np

from ..errors import (
    MISHAPS,
    EquationError,
    EquationFails,
    EvaluationError,
    NeedsDifferences,
)
from ..evaluation.conditions import truth
from ..meaning import declarations as s
from ..meaning.definitions import split_definitions
from ..meaning.standard import overruled
from ..reading.printing import to_tex
from ..reading.spelling import readable
from ..tree import names_in
from .asymptotics import compare_asymptotically, has_order
from .instances import Instances, values_of
from .quantify import free_indices, index_values, read_statement
from .relations import compare
from .results import Result, method_text
from .sampling import compare_samples
from .tallies import Differs, Tally


class Claim:
    """An equation that has been read, with the meaning of its symbols.

    Attributes
    ----------
    tex : str
    tree : tuple
    symbols : Symbols
    definitions : dict from spelling to list of Definition
        Those of `where`.
    options : Options
    labels : tuple of str
        Labels of the definitions it rests on.
    local : list of tuple
        Symbols that the display itself declares.
    """

    def __init__(self, tex, tree, symbols, definitions, options, labels=(),
                 local=()):
        self.tex, self.tree, self.symbols = tex, tree, symbols
        self.definitions, self.options = definitions, options
        self.labels, self.local = labels, list(local)
        self._instances = Instances(symbols, definitions, options)

    @property
    def instances(self):
        """List (name, replaced declarations, on a kink) of every draw."""
        return self._instances.all

    def scope(self, number):
        """Return the scope of one draw."""
        return self._instances.scope(number)

    def verify(self, tree=None):
        """Check the claim, or a changed tree under the same declarations.

        Returns
        -------
        Result

        Raises
        ------
        EquationError
        """
        tree = self.tree if tree is None else tree
        try:
            with np.errstate(all="ignore"):
                return self._verify(tree)
        except EquationError:
            raise
        except NeedsDifferences:
            raise EvaluationError(
                "a derivative is read at real numbers only: "
                f"{' '.join(self.tex.split())}") from None
        except MISHAPS as problem:
            raise EvaluationError(
                f"{type(problem).__name__}: {problem} — while evaluating "
                f"{' '.join(self.tex.split())}") from problem

    def _verify(self, tree):
        tree, definitions = split_definitions(tree, self.local, self.symbols,
                                              self.tex)
        if definitions and not any(map(_claims_something, tree[1:])):
            return self._evaluate(definitions)
        reading = read_statement(tree, self.symbols)
        tallies, methods = {}, set()
        if self.options.samples:
            compare_samples(self, reading, tallies, methods, definitions)
        else:
            for number, (name, _, _) in enumerate(self.instances):
                scope = self._scope_with(definitions, number)
                self._check_draw(scope, reading, tallies, name)
                methods |= scope.methods
        return self._concluded(tree, tallies, methods)

    def _scope_with(self, definitions, number):
        scope = self.scope(number)
        return scope.with_definitions(definitions) if definitions else scope

    # -- one draw -----------------------------------------------------------

    def _check_draw(self, scope, reading, tallies, draw):
        for position, claim in enumerate(reading.claims):
            names = free_indices((claim, *reading.conditions), self.symbols)
            for bound in index_values(scope, reading, names):
                scope.indices = bound
                try:
                    if all(truth(scope, c).array.all()
                           for c in reading.conditions):
                        check_claim(scope, claim, position, tallies,
                                    self.options)
                except Differs as differs:
                    raise self.failure(claim, differs, draw, bound) from None
                finally:
                    scope.indices = {}

    def failure(self, claim, differs, draw, bound):
        """Make the error that tells which relation is false, and where."""
        values = ", ".join(f"{''.join(k)} = {v}" for k, v in bound.items())
        detail = ", ".join(filter(None, [draw, values, str(differs.why)]))
        return EquationFails(self.tex, to_tex(claim), differs.left,
                             differs.right, differs.where, detail)

    # -- all draws together -------------------------------------------------

    def _concluded(self, tree, tallies, methods):
        if not tallies:
            raise EvaluationError("the conditions hold in no draw, so "
                                  "nothing was checked")
        found = list(tallies.values())
        for tally in found:
            tally.conclude(self.tex, self.options.tight is not None)
        uses = sorted("".join(name) for name in names_in(tree)
                      if name in self.symbols)
        return Result(
            self.tex, self.options.label, self.options.kind,
            method_text(methods), len(self.instances),
            max(t.error for t in found), len(found),
            sum(t.comparisons for t in found), (*uses, *self.labels),
            not all(t.nonzero for t in found), self._remark(tree, found))

    def _remark(self, tree, tallies):
        remarks = ["the bound is not attained"] if any(
            t.is_bound and not t.tight for t in tallies) else []
        defined = [name for name in self.local if not isinstance(
            self.symbols[name], s.Parameter)]
        if defined:
            remarks.append("defines " + ", ".join(map(readable, defined)))
        return "; ".join(remarks + overruled(tree, self.symbols))

    def _evaluate(self, definitions):
        """Run a definition that no code is held against."""
        if self.options.kind != "definition":
            raise EvaluationError(
                "nothing is left to check: "
                + ", ".join("".join(name) for name in definitions)
                + " is only defined here; declare it, or use define(…)")
        scope = self._scope_with(definitions, 0)
        for name, (definition, *_) in definitions.items():
            if not definition.parameters and definition.body[0] != (
                    "composed"):
                values_of(scope, name)
        return Result(self.tex, self.options.label, "definition",
                      "evaluated", 1)


def _claims_something(clause):
    """Tell whether a clause is more than words or a lone symbol."""
    return clause[0] in ("chain", "implication") or (
        clause[0] == "note" and len(clause) > 2)


def check_claim(scope, claim, position, tallies, options):
    """Check every relation of a chain, on one draw."""
    if claim[0] == "implication":
        return check_implication(scope, claim, position, tallies)
    for number in range(1, len(claim) - 1, 2):
        left, sign, right = relation = claim[number:number + 3]
        tally = tallies.setdefault((position, number), Tally(sign))
        if has_order(relation):
            compare_asymptotically(scope, left, sign, right, tally)
        else:
            compare(scope, left, sign, right, tally, options)


def check_implication(scope, claim, position, tallies):
    """Compare the truth of both sides; both must occur over the draws."""
    for number in range(1, len(claim) - 1, 2):
        left, arrow, right = claim[number:number + 3]
        a, b = (bool(truth(scope, side).array.all())
                for side in (left, right))
        tally = tallies.setdefault((position, number), Tally(arrow))
        tally.comparisons += 1
        tally.nonzero = True
        tally.tight |= a
        tally.slack |= not a
        if a != b and (arrow == "iff" or a):
            raise Differs(a, b, why="one side holds, the other does not")
