"""Draw three probabilities that sum to one, as a point of a triangle."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.plotting.style import CLASS_COLOURS, INK

# Class 0 at the left, 1 at the right, 2 at the top.
CORNERS = np.array([[0, 0], [1, 0], [0.5, np.sqrt(3) / 2]])


def barycentric(P):
    """Place triples of probabilities in the plane.

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


def draw_simplex(ax, names=("class 0", "class 1", "class 2"), *,
                 shade=None, resolution=300):
    """Draw the triangle, and at each corner the class that is certain there.

    Parameters
    ----------
    ax : matplotlib Axes
    names : three str
    shade : callable, optional
        From probabilities (n, 3) to colours (n, 3), such as `class_image`;
        fills the triangle.
    resolution : int
        Pixels along each side.

    Returns
    -------
    ax
    """
    if shade is not None:
        _fill(ax, shade, resolution)
    outline = np.vstack([CORNERS, CORNERS[:1]])
    ax.plot(*outline.T, color=INK, lw=0.8)
    for k, (x, y) in enumerate(CORNERS):
        ax.text(x, y + (0.03 if k == 2 else -0.03), names[k], ha="center",
                va="bottom" if k == 2 else "top", color=CLASS_COLOURS[k])
    ax.set(aspect="equal", xlim=(-0.12, 1.12), ylim=(-0.12, 1))
    ax.set_axis_off()
    return ax


def _fill(ax, shade, resolution):
    """Colour the pixels within the triangle; those without are clear."""
    side = (np.arange(resolution) + 0.5) / resolution
    x, y = np.meshgrid(side, side * CORNERS[2, 1])
    # Solve for the weights of the corners.
    third = y / CORNERS[2, 1]
    P = np.stack([1 - x - third / 2, x - third / 2, third], axis=-1)
    colours = np.zeros((resolution, resolution, 4))
    within = (P >= 0).all(axis=-1)
    colours[within, :3], colours[within, 3] = shade(P[within]), 1
    ax.imshow(colours, extent=(0, 1, 0, CORNERS[2, 1]), origin="lower",
              zorder=-1)
