r"""Evaluate what stands at a brace, and hold it to its label.

A label of words says nothing that could be false. A formula does: below
`\\underbrace{W x + b}` a z claims to be equal, and `\\ge 0` a bound.
"""

import numpy as np

from ..errors import EvaluationError
from ..reading.printing import to_tex
from ..rules import rule
from ..values import check_same
from .conditions import compared

TOLERANCE = 1e-9


@rule("braced")
def braced(scope, node):
    """Return the value of what the brace spans."""
    _, _, body, label = node
    value = scope.value(body)
    if label[0] == "label" and not holds(scope, value, label):
        raise EvaluationError(f"the label at a brace is false: {to_tex(body)}"
                              f" {label[1]} {to_tex(label[2])} does not hold")
    return value


def holds(scope, value, label):
    """Tell whether the relation between a term and its label holds."""
    _, sign, right = label
    other = scope.value(right)
    if sign != "=":
        return compared(value, sign, other)[0].all()
    check_same(value, other, "a label at a brace")
    a, b = value.array, other.array
    size = max(np.abs(a).max(), np.abs(b).max())
    return np.abs(a - b).max() <= TOLERANCE * size
