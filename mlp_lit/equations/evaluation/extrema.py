r"""Find the largest of indices, of arguments, or in an interval."""

import numpy as np

from ..errors import EvaluationError
from ..meaning.known import relu
from ..rules import rule
from ..values import SCALAR, Value, need_scalar, paired, scalar
from .conditions import interval
from .ellipses import expanded

EXTREMA = {"max": np.argmax, "min": np.argmin, "argmax": np.argmax,
           "argmin": np.argmin}


def extremum(scope, name, bindings, values):
    """Return the extremum over index values, or the index itself."""
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
    r"""Take max(0, Z) entry by entry, max(x) over the entries of x."""
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
    return scope.draw.evidence.take(node, total, {
        f"argument {number}": value.array.real == total.array.real
        for number, value in enumerate(values, 1)})


@rule("positive_part")
def positive_part(scope, node):
    """Return max(0, z), entry by entry."""
    value = scope.value(node[1])
    x = value.array.real
    return scope.draw.evidence.take(node, value.map(relu), {
        "what is negative": x < 0, "what is positive": x > 0})


def arguments(scope, nodes):
    r"""Evaluate a list; `x_1, \dots, x_n` runs over an index."""
    values = []
    for node in nodes:
        if node[0] == "chain" and node[2] == "..." and len(node) == 4:
            _, run = expanded(scope, [node[1]], [node[3]])
            values += [scope.value(item) for item in run]
        else:
            values.append(scope.value(node))
    return values


def over_entries(name, value):
    """Return the extremum over the entries of a vector."""
    if value.is_scalar or value.kind == (True, True):
        raise EvaluationError("a maximum of one argument needs a vector")
    flat = value.array.reshape(*value.array.shape[:-2], -1)
    at = EXTREMA[name](flat.real, -1)[..., None]
    if name.startswith("arg"):
        return Value(at[..., None] + 1.0, SCALAR)
    return Value(np.take_along_axis(flat, at, -1)[..., None], SCALAR)


def over_interval(scope, name, claim, body):
    """Refine a grid over an interval three times around its best."""
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
