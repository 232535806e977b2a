"""A claim with all its draws: verify it, or verify a changed version.

Draws are made once and kept, with all that definitions gave on them, so
that hundreds of mutants of one equation cost little more than one check.
"""

import numpy as np

from ..errors import (
    EquationError,
    EquationFails,
    EvaluationError,
    NeedsDifferences,
)
from ..evaluation.conditions import truth
from ..meaning import declarations as s
from ..meaning.definitions import Definition
from ..reading.printing import to_tex
from ..reading.spelling import readable
from ..tree import names_in
from .asymptotics import compare_asymptotically
from .instances import Draws
from .quantify import free_indices, index_values, read_statement
from .relations import Differs, Tally, compare, has_order
from .results import Result, method_text
from .sampling import compare_samples

USUAL = (ValueError, ArithmeticError, TypeError, IndexError, KeyError,
         AttributeError, RecursionError, MemoryError, np.linalg.LinAlgError)


class Claim:
    """An equation that has been read, with the meaning of its symbols."""

    def __init__(self, tex, tree, symbols, definitions, options, labels=(),
                 local=()):
        self.tex, self.tree, self.symbols = tex, tree, symbols
        self.definitions, self.options = definitions, options
        self.labels, self.local = labels, list(local)
        self.draws = Draws(symbols, definitions, options)

    @property
    def instances(self):
        """(name, replaced declarations, on a kink) of every draw."""
        return self.draws.instances

    def scope(self, number):
        """The scope of one draw."""
        return self.draws.scope(number)

    # -- verification ------------------------------------------------------

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
        except USUAL as problem:
            raise EvaluationError(
                f"{type(problem).__name__}: {problem} — while evaluating "
                f"{' '.join(self.tex.split())}") from problem

    def _verify(self, tree):
        tree, definitions = self.without_local(tree)
        if tree is None:
            return self.evaluate_only(definitions)
        reading = read_statement(tree, self.symbols)
        tallies, methods = {}, set()
        if self.options.samples:
            compare_samples(self, reading, tallies, methods, definitions)
        else:
            for number, (name, _, _) in enumerate(self.instances):
                scope = self.prepared_scope(number, definitions)
                self.check_draw(scope, reading, tallies, name)
                methods |= scope.methods
        self.judge_tallies(tallies, tree)
        return self.result(tree, tallies, methods)

    def prepared_scope(self, number, definitions):
        scope = self.scope(number)
        if definitions:
            scope = scope.moved({})
            scope.definitions = {**scope.definitions, **definitions}
            scope.memo = {}
            scope.extras = {k: v for k, v in scope.extras.items()
                            if k != "uses"}
        return scope

    def check_draw(self, scope, reading, tallies, draw):
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
        values = ", ".join(f"{''.join(k)} = {v}" for k, v in bound.items())
        detail = ", ".join(filter(None, [draw, values, str(differs.why)]))
        return EquationFails(self.tex, to_tex(claim), differs.left,
                             differs.right, differs.where, detail)

    def judge_tallies(self, tallies, tree):
        """What only all draws together can tell."""
        if not tallies:
            raise EvaluationError("the conditions hold in no draw, so "
                                  "nothing was checked")
        for tally in tallies.values():
            if tally.sign in ("iff", "implies"):
                self.judge_implication(tally)
            if tally.sign not in ("<=", ">=", "<", ">"):
                continue
            if not tally.slack:
                raise EquationFails(
                    self.tex, tally.sign, detail="both sides are equal in "
                    "all draws: this is an equation")
            if not tally.tight and self.options.tight is not None:
                raise EquationFails(
                    self.tex, tally.sign, detail="no draw is tight: give "
                    "tight={…} (declarations that make both sides equal), "
                    "or tight=None where the bound is never attained")

    def judge_implication(self, tally):
        """An implication whose left side never holds shows nothing."""
        if not tally.tight or tally.sign == "iff" and not tally.slack:
            never = "fails" if tally.tight else "holds"
            raise EquationFails(self.tex, tally.sign, detail="the left side "
                                f"{never} in no draw: nothing is shown")

    def result(self, tree, tallies, methods):
        found = list(tallies.values())
        never = any(not t.tight and t.sign in ("<=", ">=", "<", ">")
                    for t in found)
        uses = sorted("".join(name) for name in names_in(tree)
                      if name in self.symbols)
        return Result(
            self.tex, self.options.label, self.options.kind,
            method_text(methods), len(self.instances),
            max(t.error for t in found), len(found),
            sum(t.comparisons for t in found), (*uses, *self.labels),
            not all(t.nonzero for t in found),
            self.remark(never))

    def remark(self, never_tight):
        remarks = ["the bound is not attained"] if never_tight else []
        defined = [name for name in self.local if not isinstance(
            self.symbols[name], s.Parameter)]
        if defined:
            remarks.append("defines " + ", ".join(map(readable, defined)))
        return "; ".join(remarks)

    # -- definitions inside the display ------------------------------------

    def without_local(self, tree):
        """Take out clauses that define a symbol of this display only."""
        kept, definitions = [], {}
        for clause in tree[1:]:
            name = self.defined_here(clause)
            if name is None:
                kept.append(clause)
                continue
            chain = clause if clause[0] == "chain" else clause[2]
            left, posts = chain[1], ()
            if left[0] == "post":
                left, posts = left[1], left[2][1:]
            parameters = ()
            if left[0] == "call":
                parameters = tuple(arg[1] for arg in left[3:])
            definitions[name] = [Definition(name, (), posts, parameters,
                                            chain[3], self.tex)]
            if len(chain) > 4:
                kept.append(chain)
        if not any(c[0] in ("chain", "implication") or c[0] == "note"
                   and len(c) > 2 for c in kept) and definitions:
            return None, definitions
        return (tree[0], *kept), definitions

    def defined_here(self, clause):
        if clause[0] == "note" and len(clause) > 2:
            clause = clause[2]
        if clause[0] != "chain" or clause[2] != "=":
            return None
        left = clause[1]
        while left[0] in ("post", "call"):
            left = left[1]
        return left[1] if left[0] in ("name", "function") and (
            left[1] in self.local) else None

    def evaluate_only(self, definitions):
        """A definition without code to hold against it."""
        if self.options.kind != "definition":
            raise EvaluationError(
                "nothing is left to check: "
                + ", ".join("".join(name) for name in definitions)
                + " is only defined here; declare it, or use define(…)")
        scope = self.prepared_scope(0, definitions)
        for name, (definition,) in definitions.items():
            if not definition.parameters and definition.body[0] != (
                    "composed"):
                scope.lookup(name)
        return Result(self.tex, self.options.label, "definition",
                      "evaluated", 1)


def check_claim(scope, claim, position, tallies, options):
    """Every relation of a chain, on one draw."""
    if claim[0] == "implication":
        return check_implication(scope, claim, position, tallies)
    for number in range(1, len(claim) - 1, 2):
        left, sign, right = claim[number:number + 3]
        tally = tallies.setdefault((position, number), Tally(sign))
        if has_order(claim[number:number + 3]):
            compare_asymptotically(scope, left, sign, right, tally)
        else:
            compare(scope, left, sign, right, tally, options)


def check_implication(scope, claim, position, tallies):
    """Truth values of both sides; both must occur over the draws."""
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
