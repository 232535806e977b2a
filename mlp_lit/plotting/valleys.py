"""Draw a valley from above, with the ways that were taken down it."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.plotting.style import INK


def valley(ax, hessian, extent, paths=(), *, levels=9):
    """Draw contours of ½ θᵀ H θ, and paths on it as dots and thin lines.

    Parameters
    ----------
    ax : matplotlib Axes
    hessian : array_like of shape (2, 2)
        H, symmetric and positive definite.
    extent : (left, right, bottom, top)
    paths : iterable of (label, colour, path)
        path is an ndarray of shape (steps + 1, 2).
    levels : int
        Number of contours; each stands for twice the height of the last.

    Returns
    -------
    ax
    """
    H = validation.array("hessian", hessian, (2, 2))
    left, right, bottom, top = extent
    grid = np.stack(np.meshgrid(np.linspace(left, right, 121),
                                np.linspace(bottom, top, 121)), axis=-1)
    height = np.einsum("...i,ij,...j->...", grid, H, grid) / 2
    ax.contour(grid[..., 0], grid[..., 1], height, colors=INK, alpha=0.35,
               levels=height.max() / 2.0 ** np.arange(levels)[::-1],
               linewidths=0.6)
    for label, colour, path in paths:
        ax.plot(*np.transpose(path), "o-", color=colour, label=label, ms=2.5,
                lw=0.8)
    ax.plot(0, 0, "+", color="black", ms=9)
    ax.set(xlim=extent[:2], ylim=extent[2:])
    return ax
