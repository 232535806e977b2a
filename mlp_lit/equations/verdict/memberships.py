r"""Compare a value with a set, a shape or a law: x ∈ ℝⁿ, x ∼ N(μ, σ²)."""

import numpy as np

from ..errors import EvaluationError, KindError
from ..evaluation.conditions import interval, member_of
from ..meaning import declarations as s
from .outcomes import parameters_of
from .tallies import Differs

EXACT = 1e-9


def compare_membership(scope, left, right, tally, options):
    """Check that a value lies in a set, or has a shape."""
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
    if right[0] not in ("domain", "braces"):
        inside = inside | note_ends(scope, value.array.real, right, tally,
                                    options)
    if not inside.all():
        raise Differs(value.array, "the set", why="not an element")


def note_ends(scope, x, node, tally, options):
    """Note which ends of an interval values come near to.

    Returns
    -------
    numpy.ndarray of bool
        Where a value is an end up to rounding, in a draw where that counts
        for nothing.
    """
    low, high, _ = interval(scope, node)
    finite = [end for end in (low, high) if np.isfinite(end)]
    size = max(np.abs(x).max(), *map(abs, finite)) if finite else 1.0
    width = high - low if len(finite) == 2 else size
    within = (options.tight_within or EXACT) * width
    tally.ends |= set(finite)
    tally.near |= {end for end in finite
                   if (np.abs(x - end) <= within).any()}
    rounding = [np.abs(x - end) <= EXACT * size for end in finite]
    return np.any(rounding, 0) & scope.draw.wide if rounding else (
        np.zeros(x.shape, bool))


def sizes_of(scope, node):
    """Return the sizes in the exponent of a set of arrays."""
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
    """Hold x ∼ N(μ, σ²) against the declaration of x."""
    meaning = scope.symbols.get(left[1]) if left[0] == "name" else None
    if isinstance(meaning, s.Entries):
        meaning = scope.symbols.get(meaning.of)
    if left[0] == "post":
        raise EvaluationError("name the random variable without indices")
    if not isinstance(meaning, s.Normal) or len(right) != 3:
        raise EvaluationError("∼ N(mean, variance) is read for a symbol "
                              "declared as normal(...)")
    declared = parameters_of(meaning, scope)
    printed = [float(np.real(scope.real(p))) for p in right[1:]]
    tally.nonzero = True
    if not np.allclose(declared, printed, rtol=1e-9, atol=1e-12):
        raise Differs(declared, printed, why="mean and variance differ")
