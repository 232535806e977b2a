"""Cut one face along its chords, by one chord after the other.

It is for lines through one point, or one upon the other. It is slower than
cutting along all at once, but whatever lies within a given distance of a
line is taken to lie on it, so that no piece is thinner than that.
"""

import numpy as np

from mlp_lit.geometry.cutting.corners import cut_ends


def cut_carefully(ring, chords, distance):
    """Cut one convex face along chords between points of its boundary.

    Parameters
    ----------
    ring : ndarray of shape (n, 2)
        The boundary, counterclockwise.
    chords : iterable of (int, int)
        First and second end of each, places on the ring.
    distance : float
        A point nearer to a chord than this lies on it.

    Returns
    -------
    new : ndarray of shape (k, 2)
        Points n, n + 1, …
    loops : list of lists of int
        The pieces.
    """
    points, loops = [tuple(point) for point in ring], [[*range(len(ring))]]
    for first, second in chords:
        values = _distances(np.array(points), first, second, len(ring),
                            distance)
        made = {}
        loops = [piece for loop in loops
                 for piece in _halves(loop, values, points, made)]
    return np.array(points[len(ring):]).reshape(-1, 2), loops


def _distances(points, first, second, n, least):
    """Return distances from a chord, their signs on the ring by order."""
    start = points[first]
    along = points[second] - start
    along /= np.hypot(*along) or 1.0
    offset = points - start
    values = along[0] * offset[:, 1] - along[1] * offset[:, 0]
    side = np.ones(n)
    side[first:second] = -1
    side[first] = side[second] = 0
    values[np.abs(values) <= least] = 0
    values[:n] = side * np.maximum(np.abs(values[:n]), least)
    return values


def _halves(loop, values, points, made):
    """Return the loop, or the two parts into which a line cuts it."""
    own = [values[k] for k in loop]
    if max(own) <= 0 or min(own) >= 0:
        return [loop]
    names, signs = [], []
    for k, after in zip(loop, loop[1:] + loop[:1], strict=True):
        names.append(k)
        signs.append(np.sign(values[k]))
        if values[k] * values[after] < 0:
            names.append(_between(k, after, values, points, made))
            signs.append(0)
    begin, end = cut_ends(np.array(signs))
    turned = names[begin:] + names[:begin]
    length = (end - begin) % len(names)
    return [turned[:length + 1], turned[length:] + turned[:1]]


def _between(a, b, values, points, made):
    """Name the point between a and b on the line, made once for both."""
    key = (min(a, b), max(a, b))
    if key not in made:
        u, v = abs(values[a]), abs(values[b])
        made[key] = len(points)
        points.append(tuple((v * np.array(points[a])
                             + u * np.array(points[b])) / (u + v)))
    return made[key]
