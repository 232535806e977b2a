r"""Equal to nine digits, relative to the larger side.

Over many seeds true formulas stayed below 10⁻¹² and wrong ones above
10⁻³, so the border between is wide. Where differences or grids are the
source of a value the border is 10⁻⁶.
"""

from dataclasses import dataclass, field

import numpy as np

from ..errors import EvaluationError, KindError
from ..evaluation.conditions import member_of
from ..evaluation.extrema import arguments
from ..meaning import declarations as s
from ..reading.spelling import spelled
from ..tree import walk
from ..values import COLUMN, ROW, Value, check_same, need_scalar

EXACT, ROUGH = 1e-9, 1e-6
ROUGH_METHODS = {"differences of sixth order", "Cauchy's integral",
                 "maximum on a refined grid"}
LARGEST_PEAK = 100.0
SIGNS = {"<=": 1, "<": 1, ">=": -1, ">": -1}


@dataclass
class Tally:
    """What has been seen of one relation over all draws."""

    sign: str
    error: float = 0.0
    comparisons: int = 0
    nonzero: bool = False
    tight: bool = False
    slack: bool = False
    margins: list = field(default_factory=list)


class Differs(Exception):
    """A relation is false; the check adds the equation."""

    def __init__(self, left, right, difference=None, why=""):
        super().__init__(why)
        self.left, self.right, self.why = left, right, why
        self.where = None
        if difference is not None and difference.size > 1:
            at = np.unravel_index(np.argmax(difference), difference.shape)
            axes = [n for n, m in zip(at, difference.shape, strict=True)
                    if m > 1]
            self.where = tuple(int(n) + 1 for n in axes)


def compare(scope, left, sign, right, tally, options):
    """Check one relation on one draw; adds to the tally or raises."""
    tally.comparisons += 1
    if sign == "in":
        return compare_membership(scope, left, right, tally)
    if sign == "~" and right[0] == "normal_law":
        return compare_law(scope, left, right, tally)
    a, b, size = both_sides(scope, left, right)
    if sign in ("=", "~="):
        tolerance = tolerance_of(scope, options)
        if sign == "~=":
            tolerance = need_tolerance(options)
        compare_equal(a, b, size, tally, tolerance)
        tally.nonzero &= left != right
    elif sign in SIGNS:
        compare_order(scope, a, b, sign, size, tally, options)
    elif sign == "!=":
        tally.nonzero = True
        if np.abs(a.array - b.array).max() <= EXACT * size:
            raise Differs(a.array, b.array, why="both sides are equal")
    else:
        raise EvaluationError(f"the relation {sign} is not read here")


def tolerance_of(scope, options):
    """The relative difference allowed on this draw."""
    if options.tolerance is not None:
        return options.tolerance
    return ROUGH if scope.methods & ROUGH_METHODS else EXACT


def need_tolerance(options):
    """The relative difference that ≈ means."""
    if options.approximately is None:
        raise EvaluationError(r"\approx needs approximately=…, the relative "
                              "difference that is meant")
    return options.approximately


def both_sides(scope, left, right):
    """Values of both sides, and the size that errors are relative to."""
    if is_list(left):
        b = scope.value(right)
        a = listed(scope, left, b)
    else:
        a = scope.value(left)
        b = listed(scope, right, a) if is_list(right) else scope.value(right)
    for value in (a, b):
        if not np.isfinite(value.array).all():
            raise EvaluationError("a side is not finite")
    a, b = matched(a, b, left, right)
    size = max(np.abs(a.array).max(), np.abs(b.array).max())
    if not a.array.any() or not b.array.any():
        size = max(size, min(peak_of(scope, left, right), LARGEST_PEAK))
    return a, b, size


def peak_of(scope, left, right):
    """The size of what cancelled, when a side is zero."""
    fresh = scope.moved({})
    fresh.memo, fresh.peak = {}, 0.0
    for side in (left, right):
        if not is_list(side):
            fresh.value(side)
    return fresh.peak


def is_list(node):
    """Whether a side is a vector written as (a, b, c), or transposed."""
    if node[0] == "post" and node[2:] == (("transpose",),):
        node = node[1]
    return node[0] == "paren" and (len(node) > 2 or "..." in node[1])


def listed(scope, node, other):
    """A list of numbers, as a vector of the other side's kind."""
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
    """A literal zero takes the shape of the other side; else both agree."""
    for value, other, node in ((a, b, left), (b, a, right)):
        if node in (("number", "0"), ("big_o",)) and not other.is_scalar:
            zero = Value(np.zeros_like(other.array), other.kind, other.free)
            return (zero, other) if value is a else (other, zero)
    check_same(a, b, "two sides")
    return a, b


def compare_equal(a, b, size, tally, tolerance):
    """Both sides must agree up to a tolerance."""
    difference = np.abs(a.array - b.array)
    worst = float(difference.max())
    tally.nonzero |= bool(size > 1e-100)
    if size > 0:
        tally.error = max(tally.error, worst / size)
    if worst > tolerance * size:
        raise Differs(a.array, b.array, difference)


def compare_order(scope, a, b, sign, size, tally, options):
    """An inequality must hold in every entry."""
    gap = SIGNS[sign] * (b.array - a.array).real
    tally.nonzero |= bool(size > 1e-100)
    tolerance = tolerance_of(scope, options)
    strict = sign in ("<", ">")
    if (gap < -tolerance * size).any() or strict and (gap <= 0).any():
        raise Differs(a.array, b.array, -gap)
    near = options.tight_within or max(tolerance, EXACT)
    tally.error = max(tally.error, float(-gap.min()) / size if size else 0)
    tally.tight |= bool((gap <= near * size).any())
    tally.slack |= bool((gap > 100 * tolerance * size).any())


def compare_membership(scope, left, right, tally):
    """A value must lie in a set, or have a shape."""
    value = scope.value(left)
    tally.nonzero = True
    power = right[0] == "post" and right[1][0] == "domain"
    if power:
        sizes = sizes_of(scope, right)
        found = tuple(value.shape[axis] for axis in (0, 1)
                      if value.kind[axis])
        if found != sizes or any(value.free):
            raise Differs(found, sizes, why="the shape is another one")
        right = right[1]
    elif right[0] == "domain" and not value.is_scalar:
        raise KindError("an array is no element of a set of numbers")
    inside, _ = member_of(scope, value, right)
    if not inside.all():
        raise Differs(value.array, "the set", why="not an element")


def sizes_of(scope, node):
    """The sizes in the exponent of a set of arrays."""
    if len(node) != 3 or node[2][0] != "exponent":
        raise EvaluationError(r"after \in stands \mathbb{R}^{m \times n}")
    power = node[2][1]
    factors = [power]
    if power[0] == "product" and any(j == "times" for j, _ in power[2:]):
        if any(j != "times" for j, _ in power[2:]):
            raise EvaluationError("put products of dimensions in parentheses")
        factors = [item for _, item in power[1:]]
    return tuple(scope.integer(factor) for factor in factors)


def compare_law(scope, left, right, tally):
    """x ∼ N(μ, σ²) is held against the declaration of x."""
    meaning = scope.symbols.get(left[1]) if left[0] == "name" else None
    if isinstance(meaning, s.Entries):
        meaning = scope.symbols.get(meaning.of)
    if left[0] == "post":
        raise EvaluationError("name the random variable without indices")
    if not isinstance(meaning, s.Normal) or len(right) != 3:
        raise EvaluationError("∼ N(mean, variance) is read for a symbol "
                              "declared as normal(...)")
    declared = [number_of(scope, p) for p in (meaning.mean,
                                              meaning.variance)]
    printed = [float(np.real(scope.real(p))) for p in right[1:]]
    tally.nonzero = True
    if not np.allclose(declared, printed, rtol=1e-9, atol=1e-12):
        raise Differs(declared, printed, why="mean and variance differ")


def number_of(scope, parameter):
    """A declared parameter: a number or the name of one."""
    if isinstance(parameter, (int, float)):
        return float(parameter)
    return float(scope.lookup(spelled(parameter)).array.real[0, 0])


def has_order(node):
    """Whether a relation speaks of orders: O(…) or ∼ without a law."""
    if any(part[0] == "big_o" for part in walk(node)):
        return True
    return "~" in node and not any(p[0] == "normal_law" for p in walk(node))
