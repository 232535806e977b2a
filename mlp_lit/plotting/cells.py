"""Draw cells as stained glass: a colour for each pattern."""

import math

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.geometry import maps

# How much white lies over what is not in the light.
VEIL = 0.8


def cell_map(ax, packed, *, limit=5.0, lit=None):
    """Colour the points of a grid by their patterns.

    Parameters
    ----------
    ax : matplotlib Axes
    packed : ndarray of uint8, shape (per_side², bytes)
        Patterns at the points of `maps.grid(limit, per_side)`.
    limit : float
    lit : ndarray of bool, shape (per_side²,), optional
        The rest is shown pale.

    Returns
    -------
    ax

    Raises
    ------
    ValueError
        If the number of points is no square, or `lit` has another one.
    """
    per_side = math.isqrt(len(packed))
    if per_side ** 2 != len(packed) or per_side < 2:
        raise ValueError("packed must hold a pattern for each point of a "
                         f"square grid, but there are {len(packed)}")
    colours = maps.colours(packed)
    if lit is not None:
        lit = np.asarray(lit, bool)
        validation.check_shape("lit", lit.shape, (len(packed),))
        pale = np.round(255 - (1 - VEIL) * (255.0 - colours))
        colours = np.where(lit[:, np.newaxis], colours, pale.astype(np.uint8))
    # A grid point is the centre of its pixel.
    edge = limit + limit / (per_side - 1)
    ax.imshow(colours.reshape(per_side, per_side, 3), origin="lower",
              extent=(-edge, edge, -edge, edge), interpolation="nearest")
    return ax
