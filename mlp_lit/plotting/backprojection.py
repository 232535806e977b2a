"""Draw what layers have made of the plane, as a sheet or by a view.

A grid drawn on the plane shows where it has been pressed.
"""

import numpy as np
from matplotlib.colors import to_rgb

from mlp_lit.plotting.flattening import draw_grid
from mlp_lit.plotting.maps import scatter_classes
from mlp_lit.plotting.style import CLASS_COLOURS, INK


def draw_pressed(ax, view, samples, y, lines=None, *, limit=None, size=5):
    """Draw samples, and maybe a grid behind them, seen by one view.

    Parameters
    ----------
    ax : matplotlib Axes
    view : callable
        Points of shape (n, d) to points of the plane (n, 2).
    samples : array_like of shape (N, d)
    y : array_like of int, shape (N,)
    lines : array_like of shape (k, points, d), optional
        The lines of the grid, carried along.
    limit : float, optional
        Half of the window's side, around 0; by default the window is made
        for the samples.
    size : float
        Area of a dot, in points².

    Returns
    -------
    ax
    """
    if lines is not None:
        lines = np.asarray(lines)
        grid = view(lines.reshape(-1, lines.shape[-1]))
        draw_grid(ax, grid.reshape(*lines.shape[:2], 2), lw=0.5, alpha=0.5)
    seen = view(samples)
    # Right above the lines and below the frame: if both become pixels, they
    # become one picture.
    scatter_classes(ax, seen, y, size=size, zorder=2.2)
    low, high = seen.min(axis=0), seen.max(axis=0)
    middle = (low + high) / 2 if limit is None else np.zeros(2)
    # A layer whose outputs are all the same has no extent of its own.
    side = limit or 0.55 * (high - low).max() or 1.0
    ax.set(xlim=(middle[0] - side, middle[0] + side),
           ylim=(middle[1] - side, middle[1] + side), xticks=[], yticks=[])
    ax.spines[:].set_visible(True)
    return ax


def draw_sheet(ax, sheet, colours, samples, y, *, every=4, size=3):
    """Draw the plane as a coloured sheet in space, with grid and samples.

    Parameters
    ----------
    ax : matplotlib Axes with projection="3d"
    sheet : array_like of shape (side, side, 3)
        Where the points of a square grid have gone.
    colours : array_like of shape (side, side, 3)
        Of each of them.
    samples : array_like of shape (N, 3)
    y : array_like of int, shape (N,)
    every : int
        Draw each so many-th line of the grid.
    size : float
        Area of a dot, in points².

    Returns
    -------
    ax
    """
    sheet, colours = np.asarray(sheet), np.asarray(colours)
    ax.plot_surface(*np.moveaxis(sheet, -1, 0), rstride=1, cstride=1,
                    facecolors=colours[:-1, :-1], shade=False, linewidth=0,
                    alpha=0.75)
    for k in range(0, len(sheet), every):
        ax.plot(*sheet[k].T, color=INK, lw=0.5)
        ax.plot(*sheet[:, k].T, color=INK, lw=0.5)
    dots = np.array([to_rgb(c) for c in CLASS_COLOURS])[np.asarray(y)]
    ax.scatter(*np.asarray(samples).T, c=dots, s=size, depthshade=False,
               linewidths=0)
    ax.set_axis_off()
    return ax
