r"""Check O(h²) as a slope: halve h, and the error must fall to a quarter.

The residual of an equation with O(…) is measured for several h; on
logarithmic paper its slope, for the smallest h that are not rounding, has
to be that of what the O(…) adds to its side, within 0.15. This asks for more
than O(…) says (a smaller error would do): like the tight instance of an
inequality it keeps the claim sharp.
"""

import numpy as np

from ..errors import EvaluationError
from ..meaning import declarations as s
from ..tree import walk
from ..values import Value, paired
from .tallies import Differs

STEPS_DOWN, STEPS_UP = 8, 5
SLOPE_ERROR = 0.15
ROUNDING = 1e-11


def has_order(relation):
    """Tell whether a relation speaks of orders: O(…) or ∼ without a law."""
    if any(part[0] == "big_o" for part in walk(relation)):
        return True
    return "~" in relation and not any(p[0] == "normal_law"
                                       for p in walk(relation))


def compare_asymptotically(scope, left, sign, right, tally):
    """Check `left = right + O(g)` or `left ∼ right` by fitted slopes."""
    name, meaning = variable(scope)
    start = scope.lookup(name).array
    points, values = [], []
    steps = STEPS_DOWN if meaning.factor < 1 else STEPS_UP
    for step in range(steps):
        array = start * meaning.factor ** step
        moved = scope.moved({(name, ()): Value(array, scope.lookup(
            name).kind)})
        points.append(float(array[0, 0]))
        values.append(measured(moved, left, sign, right))
    tally.comparisons += steps
    tally.nonzero = True
    if sign == "~":
        scope.methods.add("quotient towards the limit")
        return check_equivalent(np.array([v[0] for v in values]), tally)
    scope.methods.add("slope of the error")
    check_slope(np.log(points), values, tally)


def variable(scope):
    """Return the one symbol that tends to a limit."""
    found = [name for name, meaning in scope.symbols.items()
             if isinstance(meaning, s.Tending)]
    if len(found) != 1:
        raise EvaluationError("O(…) and ∼ need one symbol declared as "
                              "tending_to_zero() or tending_to_infinity()")
    return found[0], scope.symbols[found[0]]


def measured(scope, left, sign, right):
    """Measure the residual, the claimed order, and the sides."""
    if sign == "~":
        a, b = scope.value(left).array, scope.value(right).array
        return np.abs(a / b - 1).max(), None, None
    if sign != "=":
        raise EvaluationError("O(…) is read in equations")
    if sum(part[0] == "big_o" for part in walk((left, right))) != 1:
        raise EvaluationError("one O(…) in a relation is read")
    without, with_it = (sides(scope, left, right, times) for times in (0, 1))
    residual = gap(*without)
    order = max(np.abs(one.array - none.array).max()
                for one, none in zip(with_it, without, strict=True))
    return (np.abs(residual).max(), order,
            max(np.abs(value.array).max() for value in without))


def sides(scope, left, right, times):
    """Evaluate both sides with so many times the order for O(…).

    What the O(…) adds to its side is what the relation claims of the error:
    in h (1 + O(h^2)) it is of the third order.
    """
    inner = scope.moved({})
    inner.remainder = times
    return [inner.value(side) for side in (left, right)]


def gap(a, b):
    """Return the difference; a bare O(…) is compared with every entry."""
    if a.is_scalar or b.is_scalar:
        return a.array - b.array
    return paired(a, b, np.subtract, "two sides").array


def check_slope(logs, values, tally):
    """Compare the fitted slope of the residual with the claimed one."""
    residuals, orders, sizes = np.array(values, float).T
    seen = residuals > ROUNDING * sizes
    logs, residuals, orders = logs[seen], residuals[seen], orders[seen]
    if len(logs) < 3:
        raise Differs(residuals, orders, why="the residual vanishes: there "
                      "is no error term to speak of")
    slope, claimed = (np.polyfit(logs[-3:], np.log(array[-3:]), 1)[0]
                      for array in (residuals, orders))
    tally.error = max(tally.error, abs(slope - claimed))
    if not abs(slope - claimed) <= SLOPE_ERROR:
        raise Differs(residuals, orders, why=f"the residual has the slope "
                      f"{slope:.2f}, claimed is {claimed:.2f}")


def check_equivalent(distances, tally):
    """Ask the quotient of both sides to approach 1."""
    if not (distances[-1] < 0.02 and (np.diff(distances) < 0).all()):
        raise Differs(distances, 0, why="the quotient does not tend to 1")
    tally.error = max(tally.error, float(distances[-1]))
