"""Draw grids that maps have moved, and the pushes of a layer.

A grid of lines shows what a map does to the space between them.
"""

import numpy as np
from matplotlib.collections import LineCollection

from mlp_lit import _validation as validation
from mlp_lit.inversion import flattening
from mlp_lit.plotting.style import INK


def grid_lines(extent, lines=13, points=101):
    """Lay upright and level lines over a rectangle, as rows of points.

    Parameters
    ----------
    extent : (left, right, bottom, top)
    lines : int
        In each direction.
    points : int
        On each line.

    Returns
    -------
    ndarray of shape (2 · lines, points, 2)

    Examples
    --------
    >>> grid_lines((0, 1, 0, 1), lines=2, points=2)[0]
    array([[0., 0.],
           [0., 1.]])
    """
    left, right, bottom, top = validation.array("extent", extent, (4,))
    lines = validation.integer("lines", lines)
    points = validation.integer("points", points, 2)
    upright = np.stack(np.meshgrid(
        np.linspace(left, right, lines), np.linspace(bottom, top, points),
        indexing="ij"), axis=-1)
    level = np.stack(np.meshgrid(
        np.linspace(left, right, points), np.linspace(bottom, top, lines)),
        axis=-1)
    return np.concatenate([upright, level])


def draw_grid(ax, curves, *, colour=INK, lw=0.6, alpha=0.6):
    """Draw the lines of a grid, wherever a map has taken their points.

    Parameters
    ----------
    ax : matplotlib Axes
    curves : array_like of shape (n, points, 2)

    Returns
    -------
    ax
    """
    ax.add_collection(LineCollection(np.asarray(curves), colors=[colour],
                                     lw=lw, alpha=alpha))
    return ax


def draw_pushes(ax, X, W, b, *, colour=INK):
    """Draw a thin line from each sample to where a layer presses it.

    Parameters
    ----------
    ax : matplotlib Axes
    X : array_like of shape (n, 2)
    W : array_like of shape (2, m)
    b : array_like of shape (m,)

    Returns
    -------
    ax
    """
    X = validation.array("X", X, ("n", 2))
    landed = flattening.press(X, W, b)
    ax.add_collection(LineCollection(np.stack([X, landed], axis=1),
                                     colors=[colour], lw=0.6, alpha=0.7))
    ax.plot(*X.T, "o", ms=2.2, mfc="white", mec=colour, mew=0.6)
    ax.plot(*landed.T, "o", ms=2.2, color=colour)
    return ax
