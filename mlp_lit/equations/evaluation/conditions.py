r"""Evaluate conditions: 1 where they hold and 0 where they do not.

Iverson brackets, the rows of `cases`, memberships.
"""

import numpy as np

from ..errors import EvaluationError, KindError
from ..meaning.declarations import IndexSet
from ..reading.vocabulary import IN_CASES, OTHERWISE
from ..rules import rule
from ..values import SCALAR, Value, check_same

MOST_MEMBERS = 10_000
COMPARE = {"<": np.less, ">": np.greater, "<=": np.less_equal,
           ">=": np.greater_equal}


@rule("bracket", "braces")
def bracket(scope, node):
    """Take [x > 0] for a number and [x] for x, and nothing else."""
    if all(is_claim(part) for part in node[1:]):
        held = truth_of_all(scope, node[1:])
        return scope.draw.evidence.take(node, held, {
            "what is true": held.array > 0, "what is false": held.array < 1})
    if len(node) != 2:
        raise EvaluationError("a list in brackets is not a value")
    return scope.value(node[1])


def is_claim(node):
    """Tell whether a node is a relation."""
    return node[0] in ("chain", "implication")


def truth_of_all(scope, claims):
    """Return 1.0 where all relations hold."""
    total = None
    for claim in claims:
        new = truth(scope, claim)
        if total is None:
            total = new
        else:
            total = Value(total.array * new.array,
                          new.kind if total.is_scalar else total.kind)
    return total


def truth(scope, claim):
    """Return 1.0 where every relation of a chain holds, else 0.0."""
    if claim[0] != "chain" or "..." in claim:
        raise EvaluationError("a condition is a relation")
    held, kind = 1.0, SCALAR
    for left, sign, right in zip(claim[1::2], claim[2::2], claim[3::2],
                                 strict=False):
        if sign == "in":
            array, new = member_of(scope, scope.value(left), right)
        else:
            array, new = compared(scope.value(left), sign,
                                  scope.value(right))
        held, kind = held * array, new if kind == SCALAR else kind
    return Value(np.asarray(held, float), kind)


def compared(left, sign, right):
    """Compare two values entry by entry; return truths and their kind."""
    if not (left.is_scalar or right.is_scalar):
        check_same(left, right, "comparison")
    kind = right.kind if left.is_scalar else left.kind
    a, b = left.array.real, right.array.real
    if sign in COMPARE:
        return COMPARE[sign](a, b), kind
    if sign not in ("=", "!="):
        raise EvaluationError("this relation is not a condition")
    equal = np.isclose(a, b, rtol=1e-12, atol=1e-12)
    return (equal if sign == "=" else ~equal), kind


def member_of(scope, value, domain):
    """Tell which entries lie in an interval, a set, or a set of numbers."""
    x = value.array.real
    if domain[0] == "domain":
        whole = nearly(x, np.round(x))
        fits = {"R": np.isfinite(x), "Z": whole, "N": whole & (x >= 0)}
        return fits[domain[1]], value.kind
    if domain[0] == "braces" or is_index_set(scope, domain):
        near = [nearly(x, number) for number in members(scope, domain)]
        return np.any(near, 0), value.kind
    low, high, closed = interval(scope, domain)
    above = x >= low if closed[0] else x > low
    return above & (x <= high if closed[1] else x < high), value.kind


def nearly(x, number):
    """Tell which numbers are a given one, up to rounding."""
    allowed = np.minimum(1e-9 * np.abs(number), 1e-6) + 1e-12
    return np.abs(x - number) <= allowed


def interval(scope, node):
    """Return the ends of an interval, and whether they belong to it."""
    closed = {"bracket": (True, True), "paren": (False, False),
              "half_open": (True, False), "half_closed": (False, True)}
    if node[0] not in closed or len(node) != 3:
        raise EvaluationError("after \\in an interval, a set in braces or "
                              "\\mathbb{R}^{…} is read")
    low, high = (float(np.real(scope.real(end))) for end in node[1:])
    return low, high, closed[node[0]]


def members(scope, node):
    r"""Return the integers (or numbers) in \{1, \dots, K\} or \{0, 1\}."""
    numbers = []
    if is_index_set(scope, node):
        return list(scope.symbols[node[1]].members)
    for part in node[1:]:
        if part[0] == "chain" and part[2] == "..." and len(part) == 4:
            low, high = scope.integer(part[1]), scope.integer(part[3])
            start = low + 1 if numbers and numbers[-1] == low else low
            if high - start > MOST_MEMBERS:
                raise EvaluationError(f"a set of more than {MOST_MEMBERS:,} "
                                      "numbers is not written out")
            numbers += list(range(start, high + 1))
        else:
            numbers.append(float(np.real(scope.real(part))))
    return numbers


def is_index_set(scope, node):
    """Tell whether a node is a letter declared as an index set."""
    return node[0] == "name" and isinstance(scope.symbols.get(node[1]),
                                            IndexSet)


@rule("cases")
def cases(scope, node):
    """Choose the row whose condition holds; rows that overlap must agree."""
    rows = [(value, condition_holds(scope, condition))
            for value, condition in node[1:]]
    value = (batched_cases(scope, rows)
             if any(held.is_batched for _, held in rows)
             else chosen_row(scope, node, rows))
    return scope.draw.evidence.take(node, value, {
        f"row {number + 1}": where for number, where in
        enumerate(rows_taken(node, rows))})


def rows_taken(node, rows):
    """Return where each row of cases gives the value."""
    before, taken = np.zeros(1, bool), []
    for (_, held), (_, condition) in zip(rows, node[1:], strict=True):
        holds = held.array > 0
        taken.append(holds & ~before if is_last(condition) else holds)
        before = before | holds
    return taken


def is_last(condition):
    """Tell whether a row applies where no other one does."""
    return condition[1].strip(" .,;") in OTHERWISE


def chosen_row(scope, node, rows):
    """Return the row that holds; rows that overlap must agree."""
    chosen = None
    for (value, held), (_, condition) in zip(rows, node[1:], strict=False):
        if not held.array.all() or is_last(condition) and (
                chosen is not None):
            continue
        new = scope.value(value)
        if chosen is not None and not same(chosen, new):
            raise EvaluationError("two rows of the cases hold and differ")
        chosen = chosen or new
    if chosen is None:
        raise EvaluationError("no row of the cases applies")
    return chosen


def same(a, b):
    """Tell whether two values agree."""
    return a.kind == b.kind and a.shape == b.shape and np.allclose(
        a.array, b.array, rtol=1e-9, atol=1e-12)


def batched_cases(scope, rows):
    """Choose outcome by outcome the first row that holds for it."""
    total, open_ = None, np.ones(1)
    for node, held in rows:
        value = scope.value(node)
        now = open_ * held.array
        part = np.where(now > 0, value.array, 0.0)
        total = Value(part if total is None else total.array + part,
                      value.kind)
        open_ = open_ * (1 - held.array)
    if np.any(open_ > 0):
        raise EvaluationError("no row of the cases applies")
    return total


def condition_holds(scope, condition):
    """Return the truth of the condition of a row of cases."""
    if condition is None:
        raise EvaluationError("a row of cases needs a condition")
    word, claims = condition[1].strip(" .,;"), condition[2:]
    if word not in IN_CASES:
        raise EvaluationError(f"the word {word!r} in cases is not read")
    if word in OTHERWISE or not claims:
        if claims or word not in OTHERWISE:
            raise EvaluationError("'otherwise' stands alone")
        return Value(np.ones((1, 1)), SCALAR)
    held = truth_of_all(scope, claims)
    if not held.is_scalar:
        raise KindError("the condition of a case must be about scalars")
    return held
