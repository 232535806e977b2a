r"""Two differentiators that share no weakness must agree, or nothing holds.

The complex step f'(x) = Im f(x + ih)/h is exact to rounding, but silently
wrong for code that is not analytic. One central difference along a random
direction notices that. Second derivatives, and functions that do not take
complex numbers, use differences of sixth order instead.

Source: Squire and Trapp, SIAM Review 40 (1998) 110-112.
"""

import warnings

import numpy as np

from .errors import (DifferentiatorsDisagree, EvaluationError, KindError,
                     NeedsDifferences)
from .references import digits_apart, resolve
from .rules import rule
from .tree import names_in
from .values import MATRIX, SCALAR, Value

STEP = 1e-30
WEIGHTS = ((1, 3 / 4), (2, -3 / 20), (3, 1 / 60))
HERE = ("∇",)


def jacobian(scope, node, name, member):
    r"""All partial derivatives of a node by all entries of a symbol.

    Returns
    -------
    y : Value
        Value of the node.
    J : numpy.ndarray
        Shape (..., *y.shape, *x.shape).
    """
    indices = tuple(sorted((k, v) for k, v in scope.indices.items()
                           if k in names_in((node,))))
    key = node, name, member, indices
    if key not in scope.jacobians:
        scope.jacobians[key] = _jacobian(scope, node, (name, member))
    return scope.jacobians[key]


def _jacobian(scope, node, key):
    if scope.complex:
        raise NeedsDifferences
    x = scope.lookup(*key)
    if x.is_batched and not x.is_scalar:
        raise EvaluationError("a derivative by a random array")

    def at(array):
        moved = scope.moved({key: Value(array, x.kind)})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return moved.value(node).array
    y = scope.value(node)
    J = differentiate(scope, at, x.array)
    return y, J


def differentiate(scope, at, x):
    """J[..., i, j] = ∂at(x)/∂x_ij, found twice."""
    try:
        J = each_entry(x, lambda step: complex_step(at, x, step))
        scope.methods.add("complex step")
        error, tolerance = 1e-5, 1e-4
    except NeedsDifferences:
        J = each_entry(x, lambda step: differences(at, x, step, 1e-2))
        scope.methods.add("differences of sixth order")
        error, tolerance = 1e-3, 1e-3
    except TypeError as problem:
        raise EvaluationError(
            "a function does not take complex numbers; declare it with "
            f"analytic=False ({problem})") from None
    confirm(scope, at, x, J, error, tolerance)
    return J


def each_entry(x, derivative):
    """Derivatives by every entry, in the last two axes.

    A scalar on a grid of outcomes is moved everywhere at once: outcomes do
    not depend on each other.
    """
    if x.ndim > 2:
        return derivative(np.ones_like(x))[..., None, None]
    columns = []
    for entry in np.ndindex(*x.shape):
        step = np.zeros(x.shape)
        step[entry] = 1.0
        columns.append(derivative(step))
    J = np.stack(columns, -1)
    return J.reshape(*J.shape[:-1], *x.shape)


def complex_step(at, x, step):
    return np.imag(at(x + 1j * STEP * step)) / STEP


def differences(at, x, step, size):
    """The central difference of sixth order."""
    total = 0.0
    for multiple, weight in WEIGHTS:
        move = multiple * size * step
        total = total + weight * (at(x + move) - at(x - move))
    return total / size


def confirm(scope, at, x, J, size, tolerance):
    """Compare with a central difference along one generic direction."""
    direction = np.cos(1.7 * np.arange(x.size) + 0.3).reshape(x.shape)
    if x.ndim > 2:
        direction = np.ones_like(x)
        claimed = J[..., 0, 0]
    else:
        claimed = (J * direction).sum((-1, -2))
    ahead, behind = at(x + size * direction), at(x - size * direction)
    if scope.extras.get("on kink"):
        return confirm_at_kink(at(x), ahead, behind, claimed, size)
    found = np.real(ahead - behind) / (2 * size)
    scale = np.abs(found).max() + np.abs(claimed).max()
    floor = 1e-9 * np.abs(ahead).max() / size + 10 * size**2
    if not np.abs(found - claimed).max() <= tolerance * scale + floor:
        raise DifferentiatorsDisagree(
            "the differentiators disagree: along one direction the first "
            f"says {np.ravel(claimed)[:4]}, the central difference "
            f"{np.ravel(found)[:4]}; a function may not be analytic (abs, "
            "norm, float(), a real buffer), or a kink is near")
    scope.methods.add("central difference")


def confirm_at_kink(here, ahead, behind, claimed, size):
    """On a kink a derivative must lie between the one-sided ones."""
    sides = np.real((ahead - here) / size), np.real((here - behind) / size)
    slack = 1e-3 * (np.abs(sides).max() + 1e-9)
    low, high = np.minimum(*sides) - slack, np.maximum(*sides) + slack
    if not ((claimed >= low) & (claimed <= high)).all():
        raise DifferentiatorsDisagree(
            "on the kink, the derivative lies outside the one-sided ones")


def slope(scope, function, values, order):
    """f'(x), f''(x), … of a function of one number, entry by entry."""
    if len(values) != 1:
        raise KindError("f' is read for functions of one argument")
    x = values[0]
    if scope.complex or np.iscomplexobj(x.array):
        raise NeedsDifferences
    if order > 4:
        raise EvaluationError("derivatives up to the fourth are read")

    def at(array):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(Value(array, x.kind, x.free)).array
    if order == 1:
        try:
            result = complex_step(at, x.array, 1.0)
            found = differences(at, x.array, 1.0, 1e-3)
            scope.methods |= {"complex step", "central difference"}
        except NeedsDifferences:
            result = differences(at, x.array, 1.0, 1e-2)
            found = differences(at, x.array, 1.0, 2e-3)
            scope.methods.add("differences of sixth order")
    else:
        result, found = higher_slopes(at, x.array, order)
        scope.methods |= {"Cauchy's integral", "central difference"}
    compare_slopes(scope, result, found, order)
    return Value(result, x.kind, x.free)


def higher_slopes(at, x, order):
    """Cauchy's integral on a small circle, beside nested differences."""
    radius, points = 0.04, 16
    circle = np.exp(2j * np.pi * np.arange(points) / points)
    total = sum(at(x + radius * z) * z ** -order for z in circle)
    cauchy = np.real(total) / points / radius**order * _factorial(order)
    step = 2e-3 if order == 2 else 2e-2

    def nested(array, depth):
        if depth == 0:
            return at(array)
        return (nested(array + step, depth - 1)
                - nested(array - step, depth - 1)) / (2 * step)
    return cauchy, nested(x, order)


def _factorial(order):
    return (1, 1, 2, 6, 24)[order]


def compare_slopes(scope, result, found, order):
    if scope.extras.get("on kink"):
        return
    scale = max(np.abs(result).max(), np.abs(found).max(), 1e-3)
    tolerance = 1e-5 if order == 1 else 2e-2
    if not np.abs(result - found).max() <= tolerance * scale:
        raise DifferentiatorsDisagree(
            f"the differentiators disagree on a derivative of order {order}:"
            f" {np.ravel(result)[:3]} and {np.ravel(found)[:3]}")


def laid_out(y, x, J):
    """A scalar's derivative has the other's shape; else J_ij = ∂y_i/∂x_j."""
    if y.is_scalar:
        return Value(J[..., 0, 0, :, :], x.kind)
    if x.is_scalar:
        return Value(J[..., 0, 0], y.kind)
    head = J.shape[:-4]
    return Value(J.reshape(*head, y.shape[0] * y.shape[1], -1), MATRIX)


@rule("derivative")
def derivative(scope, node):
    _, sign, order, slots, top = node
    variables = list(expanded_slots(scope, slots))
    if len(variables) != order:
        raise EvaluationError(f"a derivative of order {order} by "
                              f"{len(variables)} variables")
    if order > 2:
        raise EvaluationError("derivatives of arrays are read up to the "
                              "second")
    *inner, last = variables
    if inner:
        top = ("derivative", sign, 1, (inner[0],), top)
    return by_variable(scope, with_arguments(scope, top), last)


@rule("derived", "derived_open")
def derived(scope, node):
    return derivative(scope, ("derivative", *node[1:]))


def expanded_slots(scope, slots):
    r"""∂x² is x twice; the transpose in ∂x ∂x^⊤ changes nothing."""
    for position, slot in enumerate(slots):
        times = 1
        if slot[0] == "post":
            base, posts = slot[1], slot[2:]
            if posts[-1][0] == "exponent" and posts[-1][1][0] == "number":
                times, posts = int(posts[-1][1][1][:2]), posts[:-1]
            elif posts[-1] == ("transpose",) and position == 1:
                posts = posts[:-1]
            slot = ("post", base, *posts) if posts else base
        yield from [slot] * times


def with_arguments(scope, top):
    """∂f/∂x, when f(x, y) = … is printed, means ∂f(x, y)/∂x."""
    if top[0] == "function" and (top[1], ()) not in scope.overrides:
        for definition in scope.definitions.get(top[1], ()):
            return ("call", top, 0, *(("name", p) for p in
                                      definition.parameters))
    return top


def by_variable(scope, top, slot):
    below = resolve(scope, slot)
    if below is None or below.posts:
        raise EvaluationError("one differentiates by a symbol or an entry "
                              "of one")
    base, entry = split_entry(scope, top)
    y, J = jacobian(scope, base, below.name, below.member)
    x = scope.lookup(below.name, below.member)
    if entry:
        y, J = picked(scope, y, J, entry, axis=-4)
    if below.entry:
        x, J = picked(scope, x, J, below.entry, axis=-2)
    return laid_out(y, x, J)


def split_entry(scope, top):
    """∂p_i/∂t: differentiate p once, then take its entry i."""
    above = resolve(scope, top)
    if above is None or above.posts or not above.entry:
        return top, ()
    if ("slice",) in above.entry:
        raise EvaluationError("a derivative of a slice")
    if not above.member:
        return ("name", above.name), above.entry
    meaning, number = scope.symbols[above.name], ("number",
                                                  str(above.member[0]))
    post = ("sub", number) if meaning.place == "subscript" else (
        "exponent", ("paren", number))
    return ("post", ("name", above.name), post), above.entry


def picked(scope, value, J, entry, axis):
    """Entries of a value and the matching part of its Jacobian."""
    axes = [i for i in (0, 1) if value.kind[i]]
    entry = digits_apart(entry, len(axes))
    if len(entry) != len(axes) or ("slice",) in entry:
        raise KindError("these indices do not fit what is differentiated")
    at = [0, 0]
    for i, index in zip(axes, entry):
        at[i] = scope.integer(index) - 1
        if not 0 <= at[i] < value.shape[i]:
            raise EvaluationError(f"the index {at[i] + 1} is outside 1 … "
                                  f"{value.shape[i]}")
    for i in (0, 1):
        J = np.take(J, [at[i]], axis=axis + i)
    part = value.array[..., at[0]:at[0] + 1, at[1]:at[1] + 1]
    return Value(part, SCALAR), J


@rule("nabla")
def nabla(scope, node):
    _, by, order, body = node
    if order not in (1, 2):
        raise EvaluationError("the first and second power of ∇ are read")
    scope, body, slot = nabla_variable(scope, by, body)
    if order == 2:
        return derivative(scope, ("derivative", "partial", 2, (slot, slot),
                                  body))
    if not scope.value(body).is_scalar:
        raise KindError("a gradient belongs to a scalar")
    return by_variable(scope, body, slot)


def nabla_variable(scope, by, body):
    """∇_θ L names its variable; in ∇f(x) it is the argument."""
    if by is not None:
        return scope, with_arguments(scope, body), by
    if body[0] != "call" or len(body) != 4:
        raise EvaluationError(r"∇ of what, by what? Write \nabla_x L or "
                              r"\nabla f(x)")
    inner = scope.moved({(HERE, ()): scope.value(body[3])})
    return inner, (*body[:3], ("name", HERE)), ("name", HERE)


@rule("jacobian")
def jacobian_of_function(scope, node):
    _, function, *args = node
    if len(args) != 1:
        raise EvaluationError("J_f(x) is read for one argument")
    x = scope.value(args[0])
    inner = scope.moved({(HERE, ()): x})
    y, J = jacobian(inner, ("call", function, 0, ("name", HERE)), HERE, ())
    return laid_out(y, x, J)


