"""Three probabilities that sum to one are a point of a triangle."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.plotting.style import CLASS_COLOURS, INK

# Class 0 at the left, 1 at the right, 2 at the top.
CORNERS = np.array([[0, 0], [1, 0], [0.5, np.sqrt(3) / 2]])


def barycentric(P):
    """Points of the plane for triples of probabilities.

    Parameters
    ----------
    P : array_like of shape (n, 3), rows that sum to 1

    Returns
    -------
    ndarray of shape (n, 2)
        Mean of the corners of a triangle with sides 1, weighted by P.

    Examples
    --------
    >>> barycentric([[1, 0, 0], [0.5, 0.5, 0]])
    array([[0. , 0. ],
           [0.5, 0. ]])
    """
    P = validation.array("P", P, ("n", 3))
    validation.check_distributions("P", P)
    return P @ CORNERS


def draw_simplex(ax, names=("class 0", "class 1", "class 2")):
    """The triangle, and at each corner the class that is certain there.

    Parameters
    ----------
    ax : matplotlib Axes
    names : three str

    Returns
    -------
    ax
    """
    outline = np.vstack([CORNERS, CORNERS[:1]])
    ax.plot(*outline.T, color=INK, lw=0.8)
    for k, (x, y) in enumerate(CORNERS):
        ax.text(x, y + (0.04 if k == 2 else -0.04), names[k], ha="center",
                va="bottom" if k == 2 else "top", color=CLASS_COLOURS[k])
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax
