"""Draw the one vector of all parameters, every W and b a stretch of it."""

import numpy as np
from matplotlib.patches import Rectangle

from mlp_lit.plotting.networks import MOST_NUMBERS, _largest, _number
from mlp_lit.plotting.style import INK, SIGNED


def draw_parameters(ax, net, *, numbers=None):
    """Draw the vector θ as a strip of coloured cells, cut at its views.

    Parameters
    ----------
    ax : matplotlib Axes
    net : MLP
    numbers : bool, optional
        Write each parameter below its cell; by default at most 40.

    Returns
    -------
    ax
    """
    theta = net.parameters
    if numbers is None:
        numbers = len(theta) <= MOST_NUMBERS
    limit = _largest([theta])
    ax.imshow(theta[np.newaxis], cmap=SIGNED, vmin=-limit, vmax=limit,
              extent=(0, len(theta), 0, 1), aspect="auto")
    for i, value in enumerate(theta) if numbers else ():
        _number(ax, value, (i + 0.5, -0.45))
    start = 0
    for l, layer in enumerate(net.layers, start=1):
        views = [("b", layer.b), ("W", layer.W)]
        if layer.dalpha is not None:
            views.append((r"\alpha", layer.activation.alpha))
        for letter, view in views:
            ax.add_patch(Rectangle((start, 0), view.size, 1, fill=False,
                                   lw=1.2, edgecolor=INK, clip_on=False))
            ax.text(start + view.size / 2, 1.25, f"${letter}^{{({l})}}$",
                    ha="center", va="bottom")
            start += view.size
    ax.set(ylim=(-0.9 * numbers, 1), xlim=(0, len(theta)))
    ax.set_axis_off()
    return ax
