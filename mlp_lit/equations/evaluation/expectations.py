"""Evaluate expectations, variances, probabilities over outcomes.

Outcomes lie along one axis of every random value. Where only moments matter,
a few of them give the exact expectation.
"""

import numpy as np

from ..errors import EvaluationError, KindError
from ..rules import rule
from ..values import SCALAR, Value
from .conditions import is_claim, truth_of_all


@rule("expected")
def expected(scope, node):
    """Evaluate E, Var, Cov or P over all outcomes."""
    name, args = node[1], node[2:]
    if scope.draw.weights is None:
        raise EvaluationError(f"{name} needs a random variable: declare a "
                              "distribution(...) or normal(...)")
    if name == "P":
        held = truth_of_all(scope, claims_of(args))
        return mean(scope, scope.draw.evidence.take(node, held, {
            "what is true": held.array > 0, "what is false": held.array < 1}))
    if len(args) != (2 if name == "Cov" else 1):
        raise EvaluationError(f"{name} does not take {len(args)} arguments")
    values = [scope.value(arg) for arg in args]
    if name == "E":
        return mean(scope, values[0])
    if not all(value.is_scalar for value in values):
        raise KindError(f"{name} is read for scalars; use indices")
    centred = [v.array - mean(scope, v).array for v in values]
    return mean(scope, Value(centred[0] * centred[-1], SCALAR))


def claims_of(args):
    """Return the conditions of a probability."""
    if not args or not all(is_claim(arg) for arg in args):
        raise EvaluationError("P needs a condition such as P(z > 0)")
    return args


def mean(scope, value):
    """Average over the outcomes, which lie before the last two axes."""
    array = value.array
    if array.ndim < 3 or array.shape[-3] == 1:
        return value
    weights = scope.draw.weights[:, None, None]
    result = (weights * array).sum(-3, keepdims=array.ndim > 3)
    return Value(np.asarray(result), value.kind)
