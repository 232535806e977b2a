r"""Evaluate numbers, sums, roots, and what only groups.

Nothing is stretched to fit: only literal numbers may meet an array. `X + b`
with a matrix and a vector is an error here, however NumPy would broadcast
it; `1 - A` is not.
"""

import math

import numpy as np

from ..errors import EvaluationError
from ..rules import rule
from ..values import Value, need_scalar, paired, scalar
from .ellipses import expand_sum

CONSTANTS = {"e": math.e, "pi": math.pi, "infinity": math.inf}


@rule("number")
def number(scope, node):
    """Return a number written out."""
    return scalar(float(node[1]))


@rule("constant")
def constant(scope, node):
    """Return e, π or infinity."""
    return scalar(CONSTANTS[node[1]])


def is_literal(node):
    """Tell whether a node is a number written out."""
    while node[0] in ("paren", "group") and len(node) == 2:
        node = node[1]
    if node[0] == "fraction":
        return is_literal(node[1]) and is_literal(node[2])
    return node[0] in ("number", "constant", "big_o")


@rule("sum")
def sum_of(scope, node):
    """Add terms; numbers written out, and O(…), go to every entry."""
    terms = node[1:]
    if any(term[0] == "dots" for _, term in terms):
        terms = expand_sum(scope, terms)
    values = [scope.value(term) for _, term in terms]
    scope.note_peak(values)
    scope.draw.evidence.weigh(node, np.array([
        np.abs(value.array).max() for value in values]))
    values = [value if sign == "+" else value.map(np.negative)
              for value, (sign, _) in zip(values, terms, strict=True)]
    total, literal = values[0], is_literal(terms[0][1])
    for value, (_, term) in zip(values[1:], terms[1:], strict=True):
        total = added(total, value, literal or is_literal(term))
        literal = literal and is_literal(term)
    return total if scope.noise is None else scope.noise.of_sum(
        node, total, values)


@rule("big_o")
def remainder(scope, node):
    """Return a remainder: as many times its order as the scope says."""
    if scope.remainder is None:
        raise EvaluationError("O(…) is read in equations")
    value = need_scalar(scope.value(node[1]), "an order")
    return value.map(lambda x: scope.remainder * x)


def added(total, value, literal):
    """Add two terms; a literal number is added to every entry."""
    if literal and total.is_scalar != value.is_scalar:
        shown = value if total.is_scalar else total
        return Value(total.array + value.array, shown.kind, shown.free)
    return paired(total, value, np.add, "sum")


@rule("group", "index_group")
def group(scope, node):
    """Look through braces and parentheses that only group."""
    return scope.value(node[1])


@rule("paren")
def paren(scope, node):
    """Look through parentheses around one expression."""
    if len(node) != 2:
        raise EvaluationError("a list in parentheses is not a value")
    return scope.value(node[1])


@rule("root")
def root(scope, node):
    """Return the square root of a scalar."""
    return need_scalar(scope.value(node[1]), "a root").map(np.sqrt)


@rule("root_of_order")
def root_of_order(scope, node):
    """Return the n-th root of a scalar."""
    value = need_scalar(scope.value(node[2]), "a root")
    return value.map(lambda x: x ** (1 / scope.integer(node[1])))


@rule("binomial")
def binomial(scope, node):
    """Return the number of subsets with k of n elements."""
    above, below = scope.integer(node[1]), scope.integer(node[2])
    if above < 0 or below < 0 or above > 1000:
        raise EvaluationError("binomials are read for 0 ≤ n ≤ 1000, k ≥ 0")
    return scalar(float(math.comb(above, below)))
