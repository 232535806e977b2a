r"""\sum_{i \ne j} binds i; j only if nobody outside has bound it.

Sums, products, maxima and arg max over indices, sets and intervals.
"""

import itertools

import numpy as np

from . import symbols as s
from .conditions import interval, members, truth
from .errors import EvaluationError
from .rules import rule
from .tree import names_in
from .values import SCALAR, Value, need_scalar, paired, scalar, times

MOST_TERMS = 100_000


@rule("large")
def large(scope, node):
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
    """Index bindings of every term, in order."""
    names, spans, conditions = [], [], []
    for part in domain:
        bound = explicit(scope, part, top)
        if bound:
            top = None
            names.append(bound[0])
            spans.append(bound[1])
            continue
        for name in bound_names(scope, part):
            if name not in names:
                names.append(name)
                spans.append(scope.symbols.range_of(name))
        if part[0] == "chain":
            conditions.append(part)
    if top is not None or not names:
        raise EvaluationError("the range of a sum must be written as i=1 "
                              "below and n above, or its index declared")
    if np.prod([float(len(span)) for span in spans]) > MOST_TERMS:
        raise EvaluationError("these are too many terms")
    for numbers in itertools.product(*spans):
        bound = dict(zip(names, numbers))
        if all(holds(scope, bound, part) for part in conditions):
            yield bound


def holds(scope, bound, claim):
    before = scope.indices
    scope.indices = {**before, **bound}
    try:
        return truth(scope, claim).array.all()
    finally:
        scope.indices = before


def explicit(scope, part, top):
    r"""`i = 1` with a top, `i = 1, \dots, n`, or `i \in \{…\}`."""
    if part[0] != "chain" or part[1][0] != "name":
        return None
    name = part[1][1]
    if part[2] == "=" and len(part) == 6 and part[4] == "...":
        return name, whole_range(scope, part[3], part[5])
    if part[2] == "=" and len(part) == 4 and top is not None:
        return name, whole_range(scope, part[3], top)
    if part[2] == "in" and len(part) == 4 and part[3][0] == "braces":
        return name, [int(m) if m == int(m) else m
                      for m in members(scope, part[3])]
    return None


def whole_range(scope, low, high):
    return range(scope.integer(low), scope.integer(high) + 1)


def bound_names(scope, part):
    """Indices a condition binds: those on its left, and new ones."""
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
    """The names in `i` or `i j`; none for anything longer."""
    items = [item for _, item in part[1:]] if part[0] == "product" else [
        part]
    return [item[1] for item in items] if all(
        item[0] == "name" for item in items) else []


def index_names(scope, node):
    """The declared indices in a node."""
    return sorted(name for name in names_in((node,))
                  if isinstance(scope.symbols.get(name), s.Index))


EXTREMA = {"max": np.argmax, "min": np.argmin, "argmax": np.argmax,
           "argmin": np.argmin}


def extremum(scope, name, bindings, values):
    if not values:
        raise EvaluationError("a maximum over nothing has no value")
    arrays = [need_scalar(v, "what is compared").array for v in values]
    stack = np.concatenate(np.broadcast_arrays(*arrays), -1)
    at = EXTREMA[name](stack.real, -1)[..., None]
    if name.startswith("arg"):
        if any(len(bound) != 1 for bound in bindings):
            raise EvaluationError("arg max is read for one index")
        numbers = np.array([float(*b.values()) for b in bindings])
        return Value(numbers[at], SCALAR)
    return Value(np.take_along_axis(stack, at, -1), SCALAR)


@rule("extremum")
def extremum_of(scope, node):
    r"""max(0, Z) entry by entry; max(x) over the entries of x."""
    name, values = node[1], arguments(scope, node[2:])
    if len(values) == 1:
        return over_entries(name, values[0])
    if name.startswith("arg"):
        raise EvaluationError("arg max needs an index below it")
    total = values[0]
    pick = np.greater if name == "max" else np.less
    for value in values[1:]:
        kind = value.kind if total.is_scalar else total.kind
        if not (total.is_scalar or value.is_scalar):
            paired(total, value, np.add, name)
        a, b = np.broadcast_arrays(total.array, value.array)
        total = Value(np.where(pick(a.real, b.real), a, b), kind)
    return total


def arguments(scope, nodes):
    r"""Values of a list; `x_1, \dots, x_n` runs over an index."""
    from .ellipses import expanded
    values = []
    for node in nodes:
        if node[0] == "chain" and node[2] == "..." and len(node) == 4:
            _, run = expanded(scope, [node[1]], [node[3]])
            values += [scope.value(item) for item in run]
        else:
            values.append(scope.value(node))
    return values


def over_entries(name, value):
    if value.is_scalar or value.kind == (True, True):
        raise EvaluationError("a maximum of one argument needs a vector")
    flat = value.array.reshape(*value.array.shape[:-2], -1)
    at = EXTREMA[name](flat.real, -1)[..., None]
    if name.startswith("arg"):
        return Value(at[..., None] + 1.0, SCALAR)
    return Value(np.take_along_axis(flat, at, -1)[..., None], SCALAR)


def over_interval(scope, name, claim, body):
    """Max over an interval: a grid, refined three times around its best."""
    if claim[1][0] != "name":
        raise EvaluationError("a maximum over an interval binds a symbol")
    key = claim[1][1], ()
    low, high, _ = interval(scope, claim[3])
    edges = low, high
    for _ in range(4):
        grid = np.linspace(*edges, 801)
        inner = scope.moved({key: Value(grid.reshape(
            (-1,) + (1,) * (scope.batch_axes + 2)), SCALAR)})
        inner.batch_axes += 1
        values = need_scalar(inner.value(body), "what is compared").array
        if values.ndim != 3:
            raise EvaluationError("what is compared must depend on "
                                  + "".join(key[0]))
        at = int(EXTREMA[name](values.real.ravel()))
        step = grid[1] - grid[0]
        edges = max(low, grid[at] - step), min(high, grid[at] + step)
    scope.methods.add("maximum on a refined grid")
    return scalar(grid[at] if name.startswith("arg")
                  else values.ravel()[at])
