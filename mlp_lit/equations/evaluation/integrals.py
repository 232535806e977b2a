r"""Integrate in one variable, by quadrature cut at the kinks.

Gauss–Legendre on panels, done twice: if twice as many panels change the
value, there is no value but an error.
"""

import numpy as np

from ..errors import EvaluationError
from ..rules import rule
from ..values import SCALAR, Value, need_scalar

NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)


@rule("integral")
def integral(scope, node):
    """Integrate twice; both numbers must agree."""
    _, low, high, body, name = node
    ends = scope.real(low), scope.real(high)
    coarse = quadrature(scope, ends, body, name, panels=4)
    fine = quadrature(scope, ends, body, name, panels=9)
    rough, finer = (quadrature(scope, ends, body, name, panels, np.abs)
                    for panels in (4, 9))
    if not np.abs(rough - finer).max() <= 0.05 * np.abs(finer).max() + 1e-12:
        raise EvaluationError("the integral of the absolute value does not "
                              "settle: the integral may not exist")
    change = np.abs(coarse - fine).max()
    if not change <= 1e-9 * max(1.0, np.abs(fine).max()):
        raise EvaluationError("the integral does not settle; declare the "
                              "kinks of its functions")
    scope.methods.add("Gauss–Legendre quadrature")
    return Value(fine, SCALAR)


def quadrature(scope, ends, body, name, panels, of=np.asarray):
    """Apply Gauss–Legendre between the kinks of an interval."""
    points, weights = [], []
    for low, high in between_kinks(scope, ends):
        x, w = panel_rule(low, high, panels)
        points.append(x)
        weights.append(w)
    points, weights = np.concatenate(points), np.concatenate(weights)
    shape = (-1,) + (1,) * (scope.batch_axes + 2)
    inner = scope.moved({(name, ()): Value(points.reshape(shape), SCALAR)})
    inner.batch_axes += 1
    inner.indices = {k: v for k, v in scope.indices.items() if k != name}
    with np.errstate(all="ignore"):
        value = need_scalar(inner.value(body), "an integrand").array
    if value.ndim < scope.batch_axes + 3:
        value = np.broadcast_to(value, (len(points), *value.shape[-2:]))
    weights = weights.reshape(shape)
    return (of(weights) * of(value)).sum(0)


def between_kinks(scope, ends):
    """Cut an interval at the kinks of all declared functions."""
    low, high = ends
    kinks = set(scope.draw.kinks)
    for meaning in scope.symbols.values():
        kinks |= set(getattr(meaning, "kinks", ()))
    inside = sorted(k for k in kinks
                    if min(low.real, high.real) < k < max(low.real,
                                                          high.real))
    if low.real > high.real:
        inside = inside[::-1]
    cuts = [low, *inside, high]
    return zip(cuts, cuts[1:], strict=False)


def panel_rule(low, high, panels):
    """Return points and weights, infinite ends by x = t/(1 − t²)."""
    if np.isinf(low) or np.isinf(high):
        start, end = to_unit(low), to_unit(high)
        t, w = panel_rule(start, end, 6 * panels)
        return t / (1 - t * t), w * (1 + t * t) / (1 - t * t) ** 2
    edges = low + (high - low) * np.linspace(0, 1, panels + 1)
    middle, half = (edges[1:] + edges[:-1]) / 2, (edges[1:] - edges[:-1]) / 2
    x = middle[:, None] + half[:, None] * NODES
    return x.ravel(), (half[:, None] * WEIGHTS).ravel()


def to_unit(x):
    """Return the t in [−1, 1] with t/(1 − t²) = x."""
    if np.isinf(x):
        return np.sign(x.real)
    return 2 * x / (1 + np.sqrt(1 + 4 * x * x))
