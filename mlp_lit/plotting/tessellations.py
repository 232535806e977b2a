"""Draw the cells of a layer, tinted by pattern, with lines and sites.

Each neuron tints the side on which it is on; the tints show the pattern.
"""

import numpy as np
from matplotlib.collections import EllipseCollection
from matplotlib.colors import to_rgb

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.plotting.style import BLUE, GREEN, INK, PURPLE, VERMILLION

TINTS = (BLUE, VERMILLION, GREEN, PURPLE, "#E69F00", "#56B4E9")


def tint_patterns(patterns):
    """Give each pattern a colour, as if tinted glass were laid over it.

    Parameters
    ----------
    patterns : array_like of shape (n, m)
        Zeros and ones.

    Returns
    -------
    ndarray of shape (n, 3)
        White where all neurons are off.

    Examples
    --------
    >>> tint_patterns([[0, 0], [1, 0]]).round(2)
    array([[1.  , 1.  , 1.  ],
           [0.68, 0.82, 0.9 ]])
    """
    patterns = validation.array("patterns", patterns, ("n", "m"))
    m = patterns.shape[1]
    depth = 0.32 * min(1, np.sqrt(5 / m))
    tints = np.array([to_rgb(TINTS[j % len(TINTS)]) for j in range(m)])
    glass = 1 - depth * patterns[:, :, np.newaxis] * (1 - tints)
    return glass.prod(axis=1)


def tessellation(ax, patterns, extent):
    """Draw a square image of patterns, one for each of its `pixels`.

    Parameters
    ----------
    ax : matplotlib Axes
    patterns : array_like of shape (resolution ** 2, m)
    extent : (left, right, bottom, top)

    Returns
    -------
    ax
    """
    colours = tint_patterns(patterns)
    side = round(np.sqrt(len(colours)))
    ax.imshow(colours.reshape(side, side, 3), extent=extent, origin="lower",
              interpolation="nearest", aspect="equal", zorder=-1)
    ax.set(xticks=[], yticks=[], xlim=extent[:2], ylim=extent[2:])
    ax.spines[:].set_visible(False)
    return ax


@arrays(W="2 m", b="m")
def draw_hyperplanes(ax, W, b, **style):
    """Draw the lines z_j = 0 of a layer with two inputs.

    Parameters
    ----------
    ax : matplotlib Axes
    W : array_like of shape (2, m)
        A column of zeros draws nothing.
    b : array_like of shape (m,)
    style
        Handed on to `Axes.axline`.

    Returns
    -------
    ax
    """
    style = {"color": INK, "lw": 1, **style}
    for w, offset in zip(W.T, b, strict=True):
        if w.any():
            foot = -offset * w / (w @ w)
            ax.axline(foot, foot + [-w[1], w[0]], **style)
    return ax


def draw_sites(ax, sites, weights=None, *, colour=INK, circles=INK):
    """Draw sites as dots, their weights as circles of that squared radius.

    Parameters
    ----------
    ax : matplotlib Axes
    sites : array_like of shape (n, 2)
    weights : array_like of shape (n,), optional
        A site of weight 0 or less has no circle.
    colour, circles : matplotlib colours

    Returns
    -------
    ax
    """
    sites = validation.array("sites", sites, ("n", 2))
    ax.plot(*sites.T, "o", color=colour, ms=4, mec="white", mew=0.6)
    if weights is not None:
        weights = validation.array("weights", weights, (len(sites),))
        width = 2 * np.sqrt(np.maximum(weights, 0))
        ax.add_collection(EllipseCollection(
            width, width, np.zeros(len(sites)), units="xy", offsets=sites,
            transOffset=ax.transData, facecolors="none", edgecolors=circles,
            linewidths=0.7))
    return ax
