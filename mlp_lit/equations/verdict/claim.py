"""Verify a claim on all its draws, or a changed version of it.

Draws are made once and kept, with all that definitions gave on them, so
that hundreds of mutants of one equation cost little more than one check.
"""

from functools import cached_property

import numpy as np

from ..errors import (
    MISHAPS,
    EquationError,
    EquationFails,
    EvaluationError,
    NeedsDifferences,
)
from ..meaning import declarations as s
from ..meaning.definitions import split_definitions
from ..meaning.standard import overruled
from ..reading.printing import to_tex
from ..reading.spelling import readable
from ..tree import names_in
from .coverage import WIDE, wide_draws
from .instances import Instances, values_of
from .results import Result, method_text
from .sizes import refuse_coincidences
from .verification import Verification


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
    looks_further : bool
        Whether draws are made for its branches and bounds.
    """

    def __init__(self, tex, tree, symbols, definitions, options, labels=(),
                 local=()):
        self.tex, self.tree, self.symbols = tex, tree, symbols
        self.definitions, self.options = definitions, options
        self.labels, self.local = labels, list(local)
        wide = wide_draws(tree, symbols, definitions, options)
        self.looks_further = wide == WIDE
        self._instances = Instances(symbols, definitions, options, wide)

    @property
    def instances(self):
        """List every draw, as an Instance."""
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
        self._instances.work.done = 0
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
        self._sizes_are_apart  # noqa: B018, an error if they are not
        verification = Verification(self, tree, definitions)
        verification.run()
        return self._concluded(verification)

    @cached_property
    def _sizes_are_apart(self):
        refuse_coincidences(self.tree, [
            self._instances.table(number)
            for number, instance in enumerate(self.instances)
            if not instance.wide])
        return True

    def scope_with(self, definitions, number):
        """Return the scope of one draw that knows some definitions more."""
        scope = self.scope(number)
        return scope.with_definitions(definitions) if definitions else scope

    def failure(self, claim, differs, draw, bound):
        """Make the error that tells which relation is false, and where."""
        values = ", ".join(f"{''.join(k)} = {v}" for k, v in bound.items())
        detail = ", ".join(filter(None, [draw, values, str(differs.why)]))
        return EquationFails(self.tex, to_tex(claim), differs.left,
                             differs.right, differs.where, detail)

    # -- all draws together -------------------------------------------------

    def _concluded(self, seen):
        if not seen.tallies:
            raise EvaluationError("the conditions hold in no draw, so "
                                  "nothing was checked")
        found = list(seen.tallies.values())
        for tally in found:
            tally.conclude(self.tex, self.options.tight is not None)
        uses = sorted("".join(name) for name in names_in(seen.tree)
                      if name in self.symbols)
        return Result(
            self.tex, self.options.label, self.options.kind,
            method_text(seen.methods), seen.draws,
            max(t.error for t in found), len(found),
            sum(t.comparisons for t in found), (*uses, *self.labels),
            seen.idle(), self._remark(seen, found))

    def _remark(self, seen, tallies):
        remarks = ["the bound is not attained"] if any(
            t.is_bound and not t.is_attained for t in tallies) else []
        defined = [name for name in self.local if not isinstance(
            self.symbols[name], s.Parameter)]
        if defined:
            remarks.append("defines " + ", ".join(map(readable, defined)))
        return "; ".join(remarks + seen.unreached
                         + overruled(seen.tree, self.symbols))

    def _evaluate(self, definitions):
        """Run a definition that no code is held against."""
        if self.options.kind != "definition":
            raise EvaluationError(
                "nothing is left to check: "
                + ", ".join("".join(name) for name in definitions)
                + " is only defined here; declare it, or use define(…)")
        scope = self.scope_with(definitions, 0)
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
