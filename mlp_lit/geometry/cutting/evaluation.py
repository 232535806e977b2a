"""Evaluate layers at many points of the plane, square by square.

Near each other, points agree about most neurons. In a small square nearly
all neurons of a layer are on at every point, or off at every point. Their
part of the next pre-activation is affine, and is formed once for the square.
Only the few that differ are left to be summed point by point.
"""

from dataclasses import dataclass

import numpy as np

LEAST = 1000  # points in a square, on average


def squares(points, count):
    """Part points into about `count` rectangles with equally many.

    Upright strips first, each cut across then: where points crowd, the
    rectangles are small.
    """
    side = max(1, round(np.sqrt(count)))
    strip = np.empty(len(points), int)
    strip[np.argsort(points[:, 0])] = np.arange(len(points)) * side // len(
        points)
    order = np.lexsort((points[:, 1], strip))
    return [part for part in np.array_split(order, side ** 2) if len(part)]


@dataclass(frozen=True)
class Nearby:
    """Some points, and what layers make of them: activations A = F M."""

    index: np.ndarray
    F: np.ndarray
    M: np.ndarray


def activations_of(points, layers):
    """Compute the activations behind the layers, square by square.

    Returns
    -------
    list of Nearby
    largest : float
        The largest |A| at any point.
    """
    width = max((len(layer.b) for layer in layers), default=2)
    found, largest = [], 0.0
    for index in squares(points, len(points) / max(width, LEAST)):
        F, M, reach = _common(points[index], layers)
        found.append(Nearby(index, F, M))
        largest = max(largest, reach)
    return found, largest


def preactivations(nearby, size, W, b):
    """Compute Z = A W + b at all points, (size, neurons)."""
    Z = np.empty((size, len(b)))
    for some in nearby:
        Z[some.index] = some.F @ (some.M @ W)
    Z += b
    return Z


def _common(X, layers):
    """Return features F of some points and M, such that A = F M.

    F has the columns x, 1, and the activations of those neurons of any
    layer that do not have the same sign at all the points.
    """
    F, M = np.column_stack([X, np.ones(len(X))]), np.eye(3)[:, :2]
    reach = np.abs(X).max()
    for layer in layers:
        M = M @ layer.W
        M[2] += layer.b
        Z = F @ M
        low, high = Z.min(axis=0), Z.max(axis=0)
        reach = max((np.abs(layer.right) * high).max(),
                    (np.abs(layer.left) * -low).max())
        differ = np.flatnonzero((low <= 0) & (high > 0))
        A = layer.activate(Z, differ)
        M *= layer.gates(low > 0)
        M[:, differ] = 0
        own = np.zeros((len(differ), len(layer.b)))
        own[np.arange(len(differ)), differ] = 1
        F, M = np.hstack([F, A]), np.vstack([M, own])
    return F, M, reach
