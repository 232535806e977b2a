r"""Run over indices and sets: sums, products, maxima, arg max.

`\sum_{i \ne j}` binds i; and j only if nobody outside has bound it.
"""

import itertools

import numpy as np

from ..errors import EvaluationError
from ..meaning import declarations as s
from ..rules import rule
from ..tree import names_in
from ..values import paired, scalar, times
from .conditions import is_index_set, members, truth
from .extrema import EXTREMA, extremum, over_interval

MOST_TERMS = 100_000


@rule("large")
def large(scope, node):
    """Evaluate a sum, product or extremum over its bindings."""
    _, name, domain, top, body = node
    first = domain[0]
    if first[0] == "chain" and first[2] == "in" and name in EXTREMA and (
            first[3][0] in ("bracket", "paren", "half_open", "half_closed")):
        return over_interval(scope, name, first, body)
    bindings = list(all_bindings(scope, domain, top))
    values = [scope.with_indices(bound, body, keep=True)
              for bound in bindings]
    if name in EXTREMA:
        return extremum(scope, name, bindings, values)
    if not values:
        return scalar(0.0 if name == "sum" else 1.0)
    total = values[0]
    scope.note_peak(values)
    for value in values[1:]:
        total = (paired(total, value, np.add, "sum") if name == "sum"
                 else times(total, value))
    return total


def all_bindings(scope, domain, top):
    """Yield the index bindings of every term, in order."""
    spans, conditions, explained = spans_of(scope, domain, top)
    if not explained or not spans:
        raise EvaluationError("the range of a sum must be written as i=1 "
                              "below and n above, or its index declared")
    if np.prod([float(len(s)) for s in spans.values()]) > MOST_TERMS:
        raise EvaluationError("these are too many terms")
    for numbers in itertools.product(*spans.values()):
        bound = dict(zip(spans, numbers, strict=True))
        if all(holds(scope, bound, part) for part in conditions):
            yield bound


def spans_of(scope, domain, top):
    """Return the values of each index, conditions, and if `top` was used.

    In `i, j = 1` the i has the range of the j.
    """
    spans, conditions, waiting = {}, [], []
    for part in domain:
        bound = explicit(scope, part, top)
        if bound:
            top = None
            spans |= dict.fromkeys((*waiting, bound[0]), bound[1])
            waiting = []
            continue
        new = bound_names(scope, part)
        spans = {**{name: scope.symbols.range_of(name) for name in new},
                 **spans}
        waiting = [*waiting, *new] if part[0] == "name" else []
        if part[0] == "chain":
            conditions.append(part)
    return spans, conditions, top is None


def holds(scope, bound, claim):
    """Tell whether a condition holds for some values of indices."""
    before = scope.indices
    scope.indices = {**before, **bound}
    try:
        return truth(scope, claim).array.all()
    finally:
        scope.indices = before


def explicit(scope, part, top):
    r"""Read `i = 1` with a top, `i = 1, \dots, n`, or `i \in \{…\}`."""
    if part[0] != "chain" or part[1][0] != "name":
        return None
    name = part[1][1]
    refuse_bound(scope, name)
    if part[2] == "=" and len(part) == 6 and part[4] == "...":
        return name, whole_range(scope, part[3], part[5])
    if part[2] == "=" and len(part) == 4 and top is not None:
        return name, whole_range(scope, part[3], top)
    if part[2] == "in" and len(part) == 4 and (
            part[3][0] == "braces" or is_index_set(scope, part[3])):
        return name, [int(m) if m == int(m) else m
                      for m in members(scope, part[3])]
    return None


def refuse_bound(scope, name):
    """Refuse to bind a letter that means something else already."""
    meaning = scope.symbols.get(name)
    if meaning is not None and not isinstance(meaning, s.Index):
        raise EvaluationError(
            f"{''.join(name)} runs over a range here, and is declared as "
            "something else: take another letter")


def whole_range(scope, low, high):
    """Return the range between two limits, both included."""
    return range(scope.integer(low), scope.integer(high) + 1)


def bound_names(scope, part):
    """Return the indices a condition binds: those left, and new ones."""
    if part[0] == "chain":
        left = index_names(scope, part[1])
        rest = [n for side in part[3::2] for n in index_names(scope, side)
                if n not in scope.indices]
        return [*left, *rest] if left else rest
    names = [name for name in plain_names(part)
             if isinstance(scope.symbols.get(name), s.Index)]
    if not names:
        raise EvaluationError("below a sum stand indices, i = 1, or a "
                              "condition")
    return names


def plain_names(part):
    """Return the names in `i` or `i j`, none for anything longer."""
    items = [item for _, item in part[1:]] if part[0] == "product" else [
        part]
    return [item[1] for item in items] if all(
        item[0] == "name" for item in items) else []


def index_names(scope, node):
    """Return the declared indices in a node."""
    return sorted(name for name in names_in((node,))
                  if isinstance(scope.symbols.get(name), s.Index))
