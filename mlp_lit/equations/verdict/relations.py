r"""Compare the two sides of a relation on one draw.

Equal means equal to nine digits, relative to the larger side. Over many
seeds true formulas stayed below 10⁻¹² and wrong ones above 10⁻³, so the
border between is wide. Where differences or grids are the source of a value
the border is 10⁻⁶.
"""

import numpy as np

from ..errors import EvaluationError, KindError
from ..evaluation.extrema import arguments
from ..tree import DERIVATIVES, plain, walk
from ..values import COLUMN, ROW, Value, check_same, need_scalar
from .coverage import ZERO
from .memberships import EXACT, compare_law, compare_membership
from .tallies import Differs

ROUGH = 1e-6
#: In draws of unusual sizes only gross differences count: a formula need not
#: be one that rounds well.
WIDE = 3e-3
ROUGH_METHODS = {"differences of sixth order", "Cauchy's integral",
                 "maximum on a refined grid"}
LARGEST_PEAK = 100.0
#: How near to equal sides are that are made equal on purpose.
MADE_EQUAL = 1e-12
#: What the gap between two sides is multiplied by to be positive.
DIRECTION = {"<=": 1, "<": 1, ">=": -1, ">": -1}


def compare(scope, left, sign, right, tally, options):
    """Check one relation on one draw; adds to the tally or raises."""
    tally.comparisons += 1
    if sign == "in":
        return compare_membership(scope, left, right, tally, options)
    if sign == "~" and right[0] == "normal_law":
        return compare_law(scope, left, right, tally)
    a, b = both_sides(scope, left, right)
    size = size_of(scope, left, right, a, b)
    if sign == "~=" and scope.draw.wide:
        raise EvaluationError("≈ is meant for values of the usual size")
    if sign in ("=", "~="):
        tolerance = (tolerance_of(scope, options) if sign == "=" else
                     need_tolerance(options))
        compare_equal(a, b, size, tally, tolerance)
        tally.nonzero = tally.nonzero or shows_something(left, right, a, b,
                                                         size)
    elif sign in DIRECTION:
        compare_order(scope, a, b, sign, size, tally, options)
    elif sign == "!=":
        tally.nonzero = True
        near = EXACT if scope.draw.wide else tolerance_of(scope, options)
        if np.abs(a.array - b.array).max() <= near * size:
            raise Differs(a.array, b.array, why="both sides are equal")
    else:
        raise EvaluationError(f"the relation {sign} is not read here")


def tolerance_of(scope, options):
    """Return the relative difference allowed on this draw."""
    if scope.draw.wide:
        return WIDE
    if options.tolerance is not None:
        return options.tolerance
    return ROUGH if scope.methods & ROUGH_METHODS else EXACT


def need_tolerance(options):
    """Return the relative difference that ≈ means."""
    if options.approximately is None:
        raise EvaluationError(r"\approx needs approximately=…, the relative "
                              "difference that is meant")
    return options.approximately


# The two sides

def both_sides(scope, left, right):
    """Evaluate both sides, as values of one kind."""
    if is_list(left):
        b = scope.value(right)
        a = listed(scope, left, b)
    else:
        a = scope.value(left)
        b = listed(scope, right, a) if is_list(right) else scope.value(right)
    for value in (a, b):
        if not np.isfinite(value.array).all():
            raise EvaluationError("a side is not finite")
    return matched(a, b, left, right)


def size_of(scope, left, right, a, b):
    """Return the size that errors are relative to.

    What cancelled is looked for only where it matters: where a side is zero,
    and the other is not, or a 0 is written out.
    """
    size = max(np.abs(a.array).max(), np.abs(b.array).max())
    cancels = not a.array.any() or not b.array.any()
    if cancels and (size > 0 or ZERO in (plain(left), plain(right))):
        size = max(size, min(peak_of(scope, left, right), LARGEST_PEAK))
    return size


def peak_of(scope, left, right):
    """Return the size of what cancelled, when a side is zero."""
    fresh = scope.moved({})
    fresh.memo, fresh.peak = {}, 0.0
    for side in (left, right):
        if not is_list(side):
            fresh.value(side)
    return fresh.peak


def is_list(node):
    """Tell whether a side is a vector written as (a, b, c), or transposed."""
    if node[0] == "post" and node[2:] == (("transpose",),):
        node = node[1]
    return node[0] == "paren" and (len(node) > 2 or "..." in node[1])


def listed(scope, node, other):
    """Make a list of numbers a vector of the other side's kind."""
    if other.kind not in (COLUMN, ROW) or (
            node[0] == "post" and other.kind == ROW):
        raise KindError("a list in parentheses is compared with a vector; "
                        "its transpose with a column")
    node = node[1] if node[0] == "post" else node
    entries = [need_scalar(v, "an entry of a list").array
               for v in arguments(scope, node[1:])]
    axis = -2 if other.kind == COLUMN else -1
    return Value(np.concatenate(entries, axis), other.kind)


def matched(a, b, left, right):
    """Give a literal zero the shape of the other side; else both agree."""
    for value, other, node in ((a, b, left), (b, a, right)):
        if node == ("number", "0") and not other.is_scalar:
            zero = Value(np.zeros_like(other.array), other.kind, other.free)
            return (zero, other) if value is a else (other, zero)
    check_same(a, b, "two sides")
    return a, b


# The comparison

def shows_something(left, right, a, b, size):
    """Tell whether two sides that agree are more than x = x or 0 = 0.

    That terms cancel, or a derivative vanishes, is said by a 0 written out.
    """
    left, right = plain(left), plain(right)
    if left == right:
        return False
    if ZERO in (left, right):
        return size > 1e-100 or any(part[0] in DERIVATIVES for part in
                                    walk((left, right)))
    return bool(a.array.any() or b.array.any())


def compare_equal(a, b, size, tally, tolerance):
    """Compare both sides up to a tolerance."""
    difference = np.abs(a.array - b.array)
    worst = float(difference.max())
    if size > 0:
        tally.error = max(tally.error, worst / size)
    if worst > tolerance * size:
        raise Differs(a.array, b.array, difference)


def compare_order(scope, a, b, sign, size, tally, options):
    """Check an inequality in every entry."""
    gap = DIRECTION[sign] * (b.array - a.array).real
    tally.nonzero |= bool(size > 1e-100)
    tolerance = tolerance_of(scope, options)
    wrong = gap < -tolerance * size
    if sign in ("<", ">"):
        # A number that is 0 on purpose makes sides equal, not nearly so.
        wrong |= gap <= (MADE_EQUAL * size if scope.draw.exact else 0)
    if wrong.any():
        raise Differs(a.array, b.array, -gap)
    near = options.tight_within or max(tolerance, EXACT)
    tally.error = max(tally.error, float(-gap.min()) / size if size else 0)
    tally.tight |= bool((gap <= near * size).any())
    tally.slack |= bool((gap > 100 * tolerance * size).any())
