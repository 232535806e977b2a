r"""Go through all draws of a claim, and ask whether they cover it.

Plain draws decide. Wide ones, of several scales, and those on both sides of
the border of a condition look for what plain ones do not reach: there only a
difference counts that no rounding explains, and a draw without a value is
passed over.
"""

from dataclasses import replace

import numpy as np

from ..errors import (
    MISHAPS,
    DeclarationError,
    EquationError,
    EquationFails,
    EvaluationError,
    NeedsDifferences,
)
from ..evaluation.conditions import truth
from ..evaluation.evidence import Evidence
from ..evaluation.noise import Noise
from ..reading.printing import to_tex
from .asymptotics import compare_asymptotically, has_order
from .boundaries import border_scopes, crossed_scopes
from .coverage import (
    deciding_parts,
    is_equation,
    notices,
    refuse_lost_terms,
    refuse_undecided,
    refuse_unmoved,
    refuse_untaken,
)
from .exact import AT_ZERO, exact_scopes
from .quantify import free_indices, index_values, read_statement
from .relations import compare
from .sampling import compare_samples
from .search import broken_scopes, closest_scopes
from .sizes import exchanged_indices, resized
from .tallies import Differs, Tally

RAISING = dict(over="raise", under="raise", divide="raise", invalid="raise")
#: How often a failing draw is repeated with less exact values.
NOISY = 5


class Verification:
    """One pass over all draws of a claim.

    Attributes
    ----------
    claim : Claim
    tree : tuple
        What is claimed, without the definitions of the display.
    definitions : dict from spelling to list of Definition
        Those of the display.
    reading : Reading
    tallies : dict
        What was seen of each relation.
    methods : set of str
    evidence, excluded : Evidence
        What was seen where the conditions of the display hold, and where
        they do not.
    draws : int
        How many draws had values.
    unreached : list of str
        What no draw reaches, where that was announced.
    """

    def __init__(self, claim, tree, definitions):
        self.claim, self.tree, self.definitions = claim, tree, definitions
        self.reading = read_statement(tree, claim.symbols)
        self.tallies, self.methods, self.evidence = {}, set(), Evidence()
        self.draws, self.unreached, self.scopes = 0, [], []
        self.excluded = Evidence()

    def run(self):
        """Check all draws, and what they cover."""
        if self.claim.options.samples:
            self.draws = len(self.claim.instances)
            return compare_samples(self.claim, self.reading, self.tallies,
                                   self.methods, self.definitions)
        for number, instance in enumerate(self.claim.instances):
            if instance.wide:
                self.try_instance(number, instance.name)
                continue
            scope = self.claim.scope_with(self.definitions, number)
            self.check_draw(scope, instance.name, self.tallies)
            self.keep(scope)
        for scope in resized(self.tree, self.claim.symbols, self.scopes[0]
                             ) if self.scopes else ():
            self.try_draw(scope, "a draw with other sizes")
        self.look_further()
        self.ask_for_cover()

    def look_further(self):
        """Check draws that are made for the branches and bounds there are."""
        if not self.claim.looks_further:
            return
        parts = self.reading, self.scopes
        borders = list(border_scopes(*parts, self.claim.symbols))
        for scope in [*borders, *crossed_scopes(*parts),
                      *exact_scopes(*parts, self.claim.symbols),
                      *broken_scopes(*parts, borders),
                      *closest_scopes(*parts, self.claim.symbols, borders)]:
            self.try_draw(scope, "a draw made for a condition")

    def keep(self, scope):
        """Keep what a draw has shown."""
        self.draws += 1
        self.methods |= scope.methods
        self.evidence.add(scope.draw.evidence)
        if not scope.draw.on_kink:
            self.scopes.append(scope)

    def ask_for_cover(self):
        """Refuse what the draws leave untried."""
        refuse_unmoved(self.tree, self.evidence)
        refuse_lost_terms(self.tree, self.evidence)
        accepted = self.claim.options.unreached
        self.unreached = refuse_untaken(self.evidence, self.excluded,
                                        accepted)
        for claim, node, branch, changes in deciding_parts(
                self.reading.claims, self.evidence):
            if not any(notices(scope, node, branch, changes,
                               self.checker(claim)) for scope in self.scopes):
                refuse_undecided(node, branch, accepted, self.unreached)

        self.ask_for_sizes()

    def ask_for_sizes(self):
        """Refuse sizes for which another index would do as well."""
        for claim in filter(is_equation, self.reading.claims):
            for other, old, new in exchanged_indices(claim,
                                                     self.claim.symbols):
                if all(self.holds(scope, claim, other)
                       for scope in self.scopes):
                    raise DeclarationError(
                        f"with {to_tex(new)} for {to_tex(old)} the check "
                        "would pass as well: the sizes agree by chance. "
                        "Declare others, or others besides: also={…}")

    def holds(self, scope, claim, other):
        """Tell whether a changed claim holds in place of another one."""
        try:
            self.check_claims(scope.moved({}), [other], "", {},
                              self.place(claim))
        except (EquationError, *MISHAPS):
            return False
        return True

    def checker(self, claim):
        """Return a function that checks one claim of the display."""
        return lambda scope: self.check_claims(scope, [claim], "", {})

    # -- one draw -----------------------------------------------------------

    def check_draw(self, scope, name, tallies):
        """Check every claim on one draw, or raise EquationFails."""
        scope.draw.evidence = Evidence()
        self.check_claims(scope, self.reading.claims, name, tallies)

    def check_claims(self, scope, claims, name, tallies, place=None):
        """Check claims for all values of their free indices."""
        for claim in claims:
            names = free_indices((claim, *self.reading.conditions),
                                 self.claim.symbols)
            for bound in index_values(scope, self.reading, names):
                scope.indices = bound
                try:
                    if not all(truth(scope, c).array.all()
                               for c in self.reading.conditions):
                        self.look(scope, claim)
                    else:
                        check_claim(
                            scope, claim, self.place(claim) if place is None
                            else place, tallies, self.claim.options)
                except Differs as differs:
                    raise self.claim.failure(claim, differs, name,
                                             bound) from None
                finally:
                    scope.indices = {}

    def look(self, scope, claim):
        """See which branches the condition of a claim excludes."""
        before = scope.draw.evidence
        scope.draw.evidence = self.excluded
        try:
            for side in claim[1::2] if claim[0] == "chain" else ():
                scope.value(side)
        except (EquationError, *MISHAPS):
            pass
        finally:
            scope.draw.evidence = before

    def place(self, claim):
        """Return which claim of the display this is."""
        return next(at for at, other in enumerate(self.reading.claims)
                    if other is claim)

    def idle(self):
        """Return the relations that show nothing, as TeX."""
        found = []
        for (position, number), tally in self.tallies.items():
            if not tally.nonzero:
                chain = self.reading.claims[position]
                found.append(to_tex(("chain", *chain[number:number + 3])))
        return tuple(found)

    def try_instance(self, number, name):
        """Check a draw that need not even be made."""
        try:
            scope = self.claim.scope_with(self.definitions, number)
        except (EquationError, *MISHAPS):
            return
        self.try_draw(scope, name)

    def try_draw(self, scope, name):
        """Check a draw that need not have values; what it shows counts."""
        tallies = {}
        try:
            with np.errstate(**RAISING):
                self.check_draw(scope, name, tallies)
        except EquationFails as failure:
            if scope.draw.exact == AT_ZERO or self.is_no_rounding(
                    scope, failure, name):
                raise
            return
        except (EquationError, NeedsDifferences, *MISHAPS):
            return
        for key, tally in tallies.items():
            if scope.draw.exact == AT_ZERO:
                tally.tight = False  # where all is 0, much is equal
            self.tallies.setdefault(key, Tally(tally.sign)).add(tally)
        self.keep(scope)

    def is_no_rounding(self, scope, failure, name):
        """Tell whether a difference stays when all values are less exact."""
        for seed in range(NOISY):
            noisy = scope.moved({})
            noisy.memo, noisy.draw = {}, replace(scope.draw)
            noisy.noise = Noise(seed)
            if scope.draw.exact:
                noisy = scope.draw.exact.kept(noisy)
            try:
                with np.errstate(**RAISING):
                    self.check_draw(noisy, name, {})
            except EquationFails as again:
                if not same_difference(failure, again):
                    return False
            except (EquationError, NeedsDifferences, *MISHAPS):
                return False
            else:
                return False
        return True


def same_difference(one, other):
    """Tell whether two failures show the same difference."""
    if one.left is None or other.left is None:
        return one.left is other.left
    try:
        first, second = (np.asarray(f.left, float)
                         - np.asarray(f.right, float) for f in (one, other))
    except (TypeError, ValueError):
        return True  # no numbers: a set, a law, a shape
    return first.shape == second.shape and bool(
        np.abs(first - second).max() <= 0.01 * np.abs(first).max())


# One claim on one draw

def check_claim(scope, claim, position, tallies, options):
    """Check every relation of a chain, on one draw."""
    if claim[0] == "implication":
        return check_implication(scope, claim, position, tallies)
    for number in range(1, len(claim) - 1, 2):
        left, sign, right = relation = claim[number:number + 3]
        tally = tallies.setdefault((position, number), Tally(sign))
        if has_order(relation):
            if scope.draw.wide:
                raise EvaluationError("orders are seen near the usual draws")
            compare_asymptotically(scope, left, sign, right, tally)
        else:
            compare(scope, left, sign, right, tally, options)


def check_implication(scope, claim, position, tallies):
    """Compare the truth of both sides; all must occur over the draws."""
    for number in range(1, len(claim) - 1, 2):
        left, arrow, right = claim[number:number + 3]
        a, b = (bool(truth(scope, side).array.all())
                for side in (left, right))
        tally = tallies.setdefault((position, number), Tally(arrow))
        tally.comparisons += 1
        tally.nonzero = True
        tally.tight |= a
        tally.slack |= not b
        if a != b and (arrow == "iff" or a):
            raise Differs(a, b, why="one side holds, the other does not")
