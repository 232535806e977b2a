r"""Differentiate numbers twice, by two methods that share no weakness.

They must agree, or nothing holds. The complex step f'(x) = Im f(x + ih)/h is
exact to rounding, but silently wrong for code that is not analytic. One
central difference along a generic direction notices that. Second derivatives,
and functions that do not take complex numbers, use differences of sixth order
instead.

Source: Squire and Trapp, SIAM Review 40 (1998) 110-112.
"""

import warnings

import numpy as np

from ..errors import (
    DifferentiatorsDisagree,
    EvaluationError,
    KindError,
    NeedsDifferences,
)
from ..values import Value

STEP = 1e-30
WEIGHTS = ((1, 3 / 4), (2, -3 / 20), (3, 1 / 60))


def differentiate(scope, at, x):
    """Find J[..., i, j] = ∂at(x)/∂x_ij in two ways."""
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
    """Differentiate by every entry, in the last two axes.

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
    """Differentiate along a step, exact to rounding."""
    return np.imag(at(x + 1j * STEP * step)) / STEP


def differences(at, x, step, size):
    """Return the central difference of sixth order."""
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
    if scope.draw.on_kink:
        parts = np.abs(J * direction).sum((-1, -2)).max() if (
            x.ndim == 2) else np.abs(J).max()
        return confirm_at_kink(at(x), ahead, behind, claimed, size, parts)
    found = np.real(ahead - behind) / (2 * size)
    scale = np.abs(found).max() + np.abs(claimed).max()
    floor = 1e-13 * np.abs(ahead).max() / size + 10 * size**2
    if not np.abs(found - claimed).max() <= tolerance * scale + floor:
        raise DifferentiatorsDisagree(
            "the differentiators disagree: along one direction the first "
            f"says {np.ravel(claimed)[:4]}, the central difference "
            f"{np.ravel(found)[:4]}; a function may not be analytic (abs, "
            "norm, float(), a real buffer), or a kink is near")
    scope.methods.add("central difference")


def confirm_at_kink(here, ahead, behind, claimed, size, parts):
    """Ask a derivative on a kink to lie between the one-sided ones."""
    sides = np.real((ahead - here) / size), np.real((here - behind) / size)
    slack = 1e-3 * (np.abs(sides).max() + parts + 1e-9)
    low, high = np.minimum(*sides) - slack, np.maximum(*sides) + slack
    if not ((claimed >= low) & (claimed <= high)).all():
        raise DifferentiatorsDisagree(
            "on the kink, the derivative lies outside the one-sided ones")


def slope(scope, function, values, order):
    """Find f'(x), f''(x), … of a function of a number, entry by entry."""
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
    """Take Cauchy's integral on a small circle, and nested differences."""
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
    """Raise if two derivatives of a function differ."""
    if scope.draw.on_kink:
        return
    scale = max(np.abs(result).max(), np.abs(found).max(), 1e-3)
    tolerance = 1e-5 if order == 1 else 2e-2
    if not np.abs(result - found).max() <= tolerance * scale:
        raise DifferentiatorsDisagree(
            f"the differentiators disagree on a derivative of order {order}:"
            f" {np.ravel(result)[:3]} and {np.ravel(found)[:3]}")
