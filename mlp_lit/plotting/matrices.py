"""Draw small matrices: their numbers on cells of their colour."""

import numpy as np
from matplotlib.patches import Rectangle

from mlp_lit import _validation as validation
from mlp_lit.plotting.style import INK, SIGNED


def matrix(ax, M, *, limit, rows=(), columns=(), cells=(), title=None):
    """Draw a small matrix as coloured cells with its numbers in them.

    Parameters
    ----------
    ax : matplotlib Axes
    M : array_like of shape (n, m)
    limit : float
        The colours run from −limit (blue) over 0 (white) to limit (red).
    rows, columns : sequences of int
        Rows and columns to frame.
    cells : sequence of (int, int)
        Single entries to frame.

    Returns
    -------
    ax
    """
    M = validation.array("M", M, ("n", "m"))
    ax.imshow(M, cmap=SIGNED, vmin=-limit, vmax=limit, aspect="equal")
    n, m = M.shape
    for i, j in np.ndindex(n, m):
        dark = abs(M[i, j]) > 0.6 * limit
        ax.text(j, i, f"{M[i, j]:.3g}".replace("-", "−"), ha="center",
                va="center", fontsize=7, color="white" if dark else INK)
    for i in rows:
        _frame(ax, -0.5, i - 0.5, m, 1)
    for j in columns:
        _frame(ax, j - 0.5, -0.5, 1, n)
    for i, j in cells:
        _frame(ax, j - 0.5, i - 0.5, 1, 1)
    ax.set(xticks=[], yticks=[], title=title)
    ax.spines[:].set_visible(True)
    ax.spines[:].set_linewidth(0.5)
    return ax


def _frame(ax, x, y, width, height):
    ax.add_patch(Rectangle((x, y), width, height, fill=False, lw=2,
                           edgecolor=INK, clip_on=False, zorder=3))


def matrix_equation(figure, terms, *, limit, left, middle, cell=0.26):
    """Draw matrices and signs side by side, as an equation is written.

    Parameters
    ----------
    figure : matplotlib Figure, without a layout engine
    terms : list of str or dict
        A string is a sign between matrices; a dict holds the arguments of
        `matrix`, with the matrix as "M".
    limit : float
        As in `matrix`, for all of them.
    left, middle : float
        Where the equation begins and the height of its axis, in inches from
        the lower left corner of the figure.
    cell : float
        Side of a cell, in inches.

    Returns
    -------
    list of Axes
    """
    width, height = figure.get_size_inches()
    axes = []
    for term in terms:
        sign = isinstance(term, str)
        # Factors of a product stand close, with no sign between them.
        gap = (1, 1) if term else (1, 0.4)
        rows, columns = gap if sign else np.shape(term["M"])
        bottom = middle - cell * rows / 2
        ax = figure.add_axes([left / width, bottom / height,
                              cell * columns / width, cell * rows / height])
        if sign:
            ax.text(0.5, 0.5, term, ha="center", va="center", fontsize=11)
            ax.set_axis_off()
        else:
            matrix(ax, limit=limit, **term)
        axes.append(ax)
        left += cell * columns
    return axes
