r"""Apply named operators: \log(x y), \sin^2 x, \log_2 8."""

import numpy as np

from ..errors import EvaluationError
from ..meaning.definitions import is_layer
from ..meaning.operators import OPERATORS, Entrywise
from ..rules import rule
from ..values import need_scalar, scalar
from .marks import scalar_power


@rule("elementary", "elementary_open")
def elementary(scope, node):
    """Apply an operator to one argument."""
    if len(node) != 3:
        raise EvaluationError(f"{node[1]} takes one argument")
    argument = scope.value(node[2])
    value = OPERATORS[node[1]](argument)
    if OPERATORS[node[1]] is not OPERATORS["sign"]:
        return value
    x = argument.array.real
    return scope.draw.evidence.take(node, value, {
        "what is negative": x < 0, "what is positive": x > 0})


@rule("powered")
def powered(scope, node):
    r"""Read \sin^2 x as (\sin x)^2, and \log_2 x with its base."""
    _, inner, mark = node
    value = scope.value(inner)
    if mark[0] == "sub" and inner[1] == "log" and len(mark) == 2:
        base = need_scalar(scope.value(mark[1]), "a base").array
        return value.map(lambda x: x / np.log(base))
    exponent = scope.value(mark[1]) if mark[0] == "exponent" else scalar(-1)
    if is_layer(mark) or not exponent.is_scalar or (
            exponent.array.real <= 0).any() or not isinstance(
            OPERATORS.get(inner[1]), Entrywise):
        raise EvaluationError("this decoration of a function is not read")
    return value.map(lambda x: scalar_power(x, exponent.array))
