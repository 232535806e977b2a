r"""Multiply and divide: juxtaposed, or with ·, ×, /, ⊙ or ⊗."""

import numpy as np

from ..errors import EvaluationError, KindError
from ..rules import rule
from ..values import (
    MATRIX,
    SCALAR,
    Value,
    check_same,
    kronecker_product,
    need_scalar,
    paired,
    times,
)
from .ellipses import expand_product


def dotted(a, b):
    r"""Return the inner product of two vectors, else a plain product."""
    if a.kind != b.kind or a.kind in (SCALAR, MATRIX):
        return times(a, b)
    check_same(a, b, "inner product")
    return times(a.T, b) if a.kind[0] else times(a, b.T)


def of_numbers(a, b):
    """Multiply numbers with ×, and nothing else."""
    if not (a.is_scalar and b.is_scalar):
        raise KindError(r"\times stands between numbers only")
    return times(a, b)


def divided(above, below):
    """Divide by a scalar."""
    need_scalar(below, "what one divides by")
    return Value(above.array / below.array, above.kind, above.free)


def entrywise(a, b):
    """Multiply entry by entry."""
    return paired(a, b, np.multiply, "product entry by entry")


#: What stands between two factors: `vocabulary.JOINS` has the spellings.
JOINS = {" ": times, "cdot": dotted, "times": of_numbers, "/": divided}
#: Signs that bind less: each side is multiplied out before.
LOOSE_JOINS = {"odot": entrywise, "otimes": kronecker_product}


@rule("product")
def product(scope, node):
    """Multiply from left to right, in groups where ⊙ or ⊗ stands."""
    items = node[1:]
    if any(item[0] == "dots" for _, item in items):
        items = expand_product(scope, items)
    groups, marks = [[]], []
    for join, item in items:
        if join in LOOSE_JOINS:
            marks.append(join)
            groups.append([])
        groups[-1].append((join, scope.value(item)))
    scope.note_peak([value for group in groups for _, value in group],
                    together=True)
    totals = [plain_product(group) for group in groups]
    if marks:
        refuse_two_readings(groups)
    total = totals[0]
    for mark, value in zip(marks, totals[1:], strict=True):
        total = LOOSE_JOINS[mark](total, value)
    return total if scope.noise is None else scope.noise.of_product(
        node, total, [value for group in groups for _, value in group])


def plain_product(items):
    """Multiply from left to right."""
    (_, total), *rest = items
    for join, value in rest:
        total = JOINS[join](total, value)
    return total


def refuse_two_readings(groups):
    r"""Refuse A B ⊙ C, where either product may come first."""
    if any(sum(not v.is_scalar for _, v in group) > 1 for group in groups):
        raise EvaluationError(r"a matrix product beside \odot or \otimes "
                              "has two readings: use parentheses")


@rule("fraction")
def fraction(scope, node):
    """Divide the numerator by the denominator."""
    return divided(scope.value(node[1]), scope.value(node[2]))
