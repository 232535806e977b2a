"""Count the cells that hyperplanes make.

One more hyperplane adds as many cells as the others cut out of it.
"""

from fractions import Fraction
from math import comb

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks import linear


def most_cells(m, d, central=False):
    """Count cells of hyperplanes in general position ({eq}`eq-voronoi-cells`).

    Parameters
    ----------
    m : int
        Hyperplanes, or neurons.
    d : int
        Dimension of the space.
    central : bool
        All of them through the origin, as with b = 0, and otherwise in
        general position ({eq}`eq-ex-voronoi-central`).

    Returns
    -------
    int
        No m hyperplanes of this kind make more.

    Examples
    --------
    >>> most_cells(4, 2), most_cells(4, 2, central=True), most_cells(4, 4)
    (11, 8, 16)
    """
    m = validation.integer("m", m, 0)
    d = validation.integer("d", d)
    if central and m:
        return 2 * sum(comb(m - 1, k) for k in range(d))
    return sum(comb(m, k) for k in range(d + 1))


@arrays(W="d m", b="m")
def count_cells(W, b):
    """Count the cells that the hyperplanes z_j = 0 of a layer make, exactly.

    It runs the proof of {eq}`eq-voronoi-recursion`, and in rational numbers:
    floats are fractions, so parallels and common points are found without a
    tolerance. About m ** d / d! steps.

    Parameters
    ----------
    W : array_like of shape (d, m)
        Column j is the normal of hyperplane j; a column of zeros makes none.
    b : array_like of shape (m,)

    Returns
    -------
    int

    Examples
    --------
    >>> three_lines = [[1, 0, 1], [0, 1, 1]]
    >>> count_cells(three_lines, [0, 0, 1])  # in general position
    7
    >>> count_cells(three_lines, [0, 0, 0])  # through one point
    6
    """
    rows = np.vstack([W, b]).T
    return _count(list(by_hyperplane(
        [Fraction(v) for v in row] for row in rows)))


def _count(planes):
    """Count the cells of distinct hyperplanes; each meets those before it."""
    return 1 + sum(_count(_traces(planes[:j], plane))
                   for j, plane in enumerate(planes))


def _traces(planes, floor):
    """Return what hyperplanes leave on another one, as hyperplanes of it."""
    # On the floor one coordinate follows from the others: eliminate it.
    pivot = next(i for i, value in enumerate(floor) if value)
    eliminated = ([v - plane[pivot] * f
                   for v, f in zip(plane, floor, strict=True)]
                  for plane in planes)
    return list(by_hyperplane(row[:pivot] + row[pivot + 1:]
                              for row in eliminated))


def by_hyperplane(rows):
    """Group the rows (normal, offset) that mean one hyperplane, exactly.

    Parameters
    ----------
    rows : iterable of sequences of Fraction
        Those with a normal of zeros make no hyperplane and are left out.

    Returns
    -------
    dict
        For each hyperplane, as the row scaled such that its first entry that
        is not 0 is 1, a list of pairs (place, factor): row number `place` is
        `factor` times it.

    Examples
    --------
    >>> one, two = Fraction(1), Fraction(2)
    >>> found = by_hyperplane([[one, two], [-two, -2 * two], [0, one]])
    >>> [[(place, int(factor)) for place, factor in members]
    ...  for members in found.values()]
    [[(0, 1), (1, -2)]]
    """
    found = {}
    for place, row in enumerate(rows):
        first = next((value for value in row[:-1] if value), None)
        if first is not None:
            key = tuple(value / first for value in row)
            found.setdefault(key, []).append((place, first))
    return found


@arrays(W="d m", b="m")
def in_general_position(W, b):
    """Tell whether the hyperplanes make as many cells as m of them can.

    By {prf:ref}`thm-voronoi-cells` that is the same as the definition by
    intersections.

    Parameters
    ----------
    W : array_like of shape (d, m)
    b : array_like of shape (m,)

    Returns
    -------
    bool

    Examples
    --------
    >>> in_general_position([[1, 0, 1], [0, 1, 1]], [0, 0, 1])
    True
    >>> in_general_position([[1, 2], [0, 0]], [0, 1])  # parallel
    False
    """
    d, m = W.shape
    return count_cells(W, b) == most_cells(m, d)


@arrays(w="d", X="n d")
def reflect(X, w, b):
    """Reflect points in the hyperplane w·x + b = 0.

    Parameters
    ----------
    X : array_like of shape (n, d)
    w : array_like of shape (d,)
        Not 0.
    b : float

    Returns
    -------
    ndarray of shape (n, d)
        {eq}`eq-voronoi-reflection`, row by row.

    Examples
    --------
    >>> reflect([[3.0, 1.0]], [1.0, 0.0], -1.0)
    array([[-1.,  1.]])
    """
    b = validation.real("b", b)
    square = w @ w
    if not square:
        raise ValueError("w must not be 0: it is the normal of a mirror")
    Z = linear.forward(X, w[:, np.newaxis], np.array([b]))
    return X - 2 * Z * w / square
