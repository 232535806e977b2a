"""Draw a fit with what it is made of."""

import numpy as np

from mlp_lit.plotting.style import INK, MEASURED, SIGNED, VERMILLION


def fit_with_units(ax, net, x, y, *, extent=(-1, 1)):
    """Draw data, the network's curve, and what its hidden units put out.

    Parameters
    ----------
    ax : matplotlib Axes
    net : MLP
        One input, one output.
    x, y : array_like of shape (n,)
        Data; may be empty.
    extent : (float, float)
        From where to where the curves are drawn.

    Returns
    -------
    ax
    """
    line = np.linspace(*extent, 401)
    trace = net.trace(line[:, np.newaxis])
    ax.plot(line, trace.A[1], color=INK, lw=0.8, ls=(0, (4, 2)))
    # The data lie on the curve when all is well: both must be seen.
    ax.plot(line, trace.A[-1][:, 0], color=VERMILLION, lw=3.2, alpha=0.6)
    ax.plot(x, y, "o", color=MEASURED, ms=1.8, mew=0)
    ax.set(xlabel="$x$", xlim=extent)
    return ax


def heights(ax, f, *, limit=1.0, extent=(-1, 1), resolution=81):
    """Colour a function of the plane: red positive, blue negative.

    Parameters
    ----------
    ax : matplotlib Axes
    f : callable
        Takes points (n, 2), returns heights (n,) or (n, 1).
    limit : float
        The height, up or down, of the darkest colours.
    extent : (float, float)
        Of both inputs.
    resolution : int
        Pixels along a side.

    Returns
    -------
    ax
    """
    low, high = extent
    # Centres of the pixels.
    side = low + (high - low) * (np.arange(resolution) + 0.5) / resolution
    points = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    ax.imshow(np.reshape(f(points), (resolution, resolution)),
              extent=(low, high, low, high), origin="lower", cmap=SIGNED,
              vmin=-limit, vmax=limit)
    ax.set(xticks=(low, (low + high) / 2, high),
           yticks=(low, (low + high) / 2, high))
    return ax
