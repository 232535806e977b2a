"""A small network can be seen whole: every number has a place in it."""

import numpy as np
from matplotlib import colormaps
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.patches import Circle, Rectangle

from mlp_lit.plotting.style import INK, SIGNED

RADIUS = 0.29
WIDEST = 4  # line, in points
STUB = 0.24  # length of the line that stands for a bias
MOST_NUMBERS = 40  # weights; beyond that, numbers would cover each other


def draw_network(ax, net, x=None, *, gap=2.4, numbers=None, names=True):
    """A network as units and lines: red is positive, blue negative.

    Every line between two units is a weight, the wider the larger its
    absolute value, and a weight of 0 no line; the short line above a unit
    is its bias. With an input, each unit shows what it puts out for it.

    Parameters
    ----------
    ax : matplotlib Axes
    net : MLP
    x : array_like of shape (d_0,), optional
        The input whose forward pass is shown.
    gap : float
        From one layer to the next; two units of a layer are 1 apart.
    numbers : bool, optional
        Write weights, biases and activations beside or into what shows
        them; by default where there are at most 40 weights.
    names : bool
        Write the name of each layer's output below it.

    Returns
    -------
    ax
    """
    if numbers is None:
        numbers = net.parameters.size - sum(net.sizes[1:]) <= MOST_NUMBERS
    outputs = [None] * len(net.sizes) if x is None else [
        A[0] for A in net.trace([np.asarray(x)]).A]
    brightest = _largest([A for A in outputs if A is not None])
    limit = _largest([net.parameters])
    places = [_places(d, gap * l) for l, d in enumerate(net.sizes)]
    for l, layer in enumerate(net.layers):
        _weights(ax, layer.W, places[l], places[l + 1], limit, numbers)
        _biases(ax, layer.b, places[l + 1], limit, numbers)
    for units, values in zip(places, outputs, strict=True):
        _units(ax, units, values, brightest, numbers)
    _frame(ax, places, names)
    return ax


def _frame(ax, places, names):
    bottom = -max(map(len, places)) / 2 - 0.3
    for l, units in enumerate(places if names else ()):
        ax.text(units[0, 0], bottom, _name(l, len(places) - 1),
                ha="center", va="baseline")
    ax.set(xlim=(-0.5, places[-1][0, 0] + 0.5), aspect="equal",
           ylim=(bottom - 0.2 * names, -bottom))
    ax.set_axis_off()


def _largest(arrays):
    """The largest absolute value, or 1 where there is nothing but 0."""
    return max((np.abs(A).max() for A in arrays), default=0.0) or 1.0


def _places(width, x):
    heights = (width - 1) / 2 - np.arange(width)
    return np.stack([np.full(width, x), heights], axis=1)


def _weights(ax, W, below, above, limit, numbers):
    _lines(ax, [(below[k], above[j]) for k, j in np.ndindex(W.shape)],
           W.ravel(), limit)
    # The lines of a layer lie furthest apart at its wider side.
    near = 0.3 if len(below) > len(above) else 0.7
    for k, j in np.argwhere(W) if numbers else ():
        _number(ax, W[k, j], (1 - near) * below[k] + near * above[j],
                bbox={"boxstyle": "round,pad=0.1", "fc": "white",
                      "lw": 0, "alpha": 0.85})


def _biases(ax, b, units, limit, numbers):
    top = units + [0, RADIUS]
    _lines(ax, list(zip(top, top + [0, STUB], strict=True)), b, limit)
    for j, in np.argwhere(b) if numbers else ():
        _number(ax, b[j], top[j] + [0.07, STUB / 2 + 0.04], ha="left")


def _units(ax, units, values, limit, numbers):
    shades = np.zeros(len(units)) if values is None else values / limit
    ax.add_collection(PatchCollection(
        [Circle(place, RADIUS) for place in units], zorder=3, lw=0.8,
        edgecolor=INK, facecolor=_shade(shades)))
    show = numbers and values is not None
    for value, shade, place in zip(values, shades, units,
                                   strict=True) if show else ():
        _number(ax, value, place, zorder=4,
                color="white" if abs(shade) > 0.75 else INK)


def _lines(ax, segments, values, limit):
    ax.add_collection(LineCollection(
        segments, linewidths=WIDEST * np.abs(values) / limit, zorder=1,
        colors=_shade(0.75 * np.sign(values)), capstyle="butt"))


def _shade(values):
    """Colours of numbers in [−1, 1]; the ends of the map are too dark."""
    return colormaps[SIGNED](0.5 + 0.42 * np.asarray(values))


def _number(ax, value, place, **settings):
    text = f"{value + 0.0:.2g}".replace("-", "−")
    settings = {"ha": "center", "va": "center", "color": INK,
                "zorder": 2} | settings
    ax.text(*place, text, fontsize=7, **settings)


def _name(l, last):
    if l == 0:
        return "$x$"
    return f"$Z^{{({l})}}$" if l == last else f"$A^{{({l})}}$"


def draw_parameters(ax, net, *, numbers=None):
    """The vector θ as a strip of coloured cells, cut at its views.

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
