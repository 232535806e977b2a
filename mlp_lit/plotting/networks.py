"""Draw a small network whole: every number has a place in it."""

import numpy as np
from matplotlib import colormaps
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.patches import Circle, Wedge

from mlp_lit import _validation as validation
from mlp_lit.networks import linear, losses
from mlp_lit.plotting.style import INK, SIGNED

RADIUS = 0.29
WIDEST = 4  # line, in points
PALE = 0.35  # opacity of the lines out of focus
STUB = 0.24  # length of the line that stands for a bias
MOST_NUMBERS = 40  # weights; beyond that, numbers would cover each other


def draw_network(ax, net, x=None, target=None, *, loss="squared_error",
                 focus=None, gap=2.4, numbers=None, names=True):
    """Draw a network as units and lines: red is positive, blue negative.

    Every line between two units is a weight, the wider the larger its
    absolute value, and a weight of 0 no line; the short line above a unit
    is its bias. With an input, each unit shows what it puts out for it.

    With a target as well, each unit shows two numbers: what it puts out, and
    below that the derivative of the loss by it. The line from unit k to unit
    j of the next layer is then the share w_kj dz_j that j has in the
    derivative of k, and the biases, which pass nothing on, are left out.

    Parameters
    ----------
    ax : matplotlib Axes
    net : MLP
        Is not changed.
    x : array_like of shape (d_0,), optional
        The input whose forward pass is shown.
    target : array_like, optional
        A batch of one, as the loss takes it: the backward pass is shown.
    loss : str or Loss
    focus : (int, int), optional
        Layer (0 is the input) and number, from 0, of a unit: only the lines
        that leave it have numbers, and the others are pale.
    gap : float
        From one layer to the next; two units of a layer are 1 apart.
    numbers : bool, optional
        Write the numbers beside or into what shows them; by default where
        there are at most 40 weights.
    names : bool
        Write the name of each layer's output below it.

    Returns
    -------
    ax

    Raises
    ------
    TypeError, ValueError
        If an argument does not fit the network.
    """
    if numbers is None:
        numbers = net.parameters.size - sum(net.sizes[1:]) <= MOST_NUMBERS
    _check_focus(focus, net.sizes)
    values, shares = _run(net, x, target, loss)
    lines = shares or [layer.W for layer in net.layers]
    limit = _largest(shares or [net.parameters])
    places = [_places(d, gap * l) for l, d in enumerate(net.sizes)]
    for l, M in enumerate(lines):
        _connect(ax, M, places[l:l + 2], limit, numbers,
                 focus and (focus[1] if focus[0] == l else -1))
        if not shares:
            _biases(ax, net.layers[l].b, places[l + 1], limit, numbers)
    for l, units in enumerate(places):
        _units(ax, units, [(kind[l], _largest(kind)) for kind in values],
               numbers, focus[1] if focus and focus[0] == l else None)
    _frame(ax, places, names)
    return ax


def _check_focus(focus, sizes):
    if focus is not None:
        layer = validation.integer("focus[0]", focus[0], minimum=0)
        if layer >= len(sizes) - 1 or not 0 <= focus[1] < sizes[layer]:
            raise ValueError("focus must be a layer below the last and a "
                             f"unit of it, in a network {sizes}, not {focus}")


def _run(net, x, target, loss):
    """Return lists of what is known of the units, and the lines' shares."""
    if x is None:
        if target is not None:
            raise ValueError("x must be given where a target is")
        return [], None
    net = net.copy()
    trace = net.trace(validation.array("x", x, (net.sizes[0],)))
    outputs = [A[0] for A in trace.A]
    if target is None:
        return [outputs], None
    dZ = [*trace.dZ[:-1], losses.get(loss).backward(trace.Z[-1], target)]
    net.backward(dZ[-1], trace)
    dX = linear.backward_input(dZ[1], net.layers[0].W)
    derivatives = [dA[0] for dA in (dX, *trace.dA[1:], dZ[-1])]
    return [outputs, derivatives], [layer.W * dz for layer, dz in zip(
        net.layers, dZ[1:], strict=True)]


def _frame(ax, places, names):
    bottom = -max(map(len, places)) / 2 - 0.3
    for l, units in enumerate(places if names else ()):
        ax.text(units[0, 0], bottom, _name(l, len(places) - 1),
                ha="center", va="baseline")
    ax.set(xlim=(-0.5, places[-1][0, 0] + 0.5), aspect="equal",
           ylim=(bottom - 0.2 * names, -bottom))
    ax.set_axis_off()


def _largest(arrays):
    """Return the largest absolute value, or 1 where there is only 0."""
    return max(np.abs(A).max() for A in arrays) or 1.0


def _places(width, x):
    heights = (width - 1) / 2 - np.arange(width)
    return np.stack([np.full(width, x), heights], axis=1)


def _connect(ax, M, places, limit, numbers, focus):
    """Draw lines between two layers; with a focus, only one unit's strong."""
    below, above = places
    strong = np.array([focus in (None, k) for k, j in np.ndindex(M.shape)])
    _lines(ax, [(below[k], above[j]) for k, j in np.ndindex(M.shape)],
           M.ravel(), limit, np.where(strong, 1, PALE))
    # The lines of a layer lie furthest apart at its wider side.
    near = 0.3 if len(below) > len(above) else 0.7
    near = near if focus is None else 0.6
    for k, j in np.argwhere(M * strong.reshape(M.shape)) if numbers else ():
        _number(ax, M[k, j], (1 - near) * below[k] + near * above[j],
                bbox={"boxstyle": "round,pad=0.1", "fc": "white",
                      "lw": 0, "alpha": 0.85},
                form=".2g" if focus is None else ".2f")


def _biases(ax, b, units, limit, numbers):
    top = units + [0, RADIUS]
    _lines(ax, list(zip(top, top + [0, STUB], strict=True)), b, limit)
    for j in np.flatnonzero(b) if numbers else ():
        _number(ax, b[j], top[j] + [0.07, STUB / 2 + 0.04], ha="left")


def _units(ax, units, values, numbers, ring):
    """Draw discs, or a half for each of two values, in their colours."""
    halves = len(values) > 1
    for i, (value, limit) in enumerate(values or [(np.zeros(len(units)), 1)]):
        shades = value / limit
        angles = (180 * i, 180 * (i + 1)) if halves else (0, 360)
        ax.add_collection(PatchCollection(
            [Wedge(place, RADIUS, *angles) for place in units], zorder=3,
            lw=0, facecolor=_shade(shades)))
        shift = [0, 0.11 - 0.23 * i] if halves else [0, 0]
        for k, place in enumerate(units if numbers and values else ()):
            _number(ax, value[k], place + shift, zorder=5,
                    color="white" if abs(shades[k]) > 0.7 else INK,
                    form=".2f" if halves else ".2g")
    ax.add_collection(PatchCollection(
        [Circle(place, RADIUS) for place in units], zorder=4,
        lw=[2 if k == ring else 0.8 for k in range(len(units))],
        edgecolor=INK, facecolor="none"))


def _lines(ax, segments, values, limit, alpha=None):
    ax.add_collection(LineCollection(
        segments, linewidths=WIDEST * np.abs(values) / limit, zorder=1,
        colors=_shade(0.75 * np.sign(values)), capstyle="butt", alpha=alpha))


def _shade(values):
    """Colour numbers in [−1, 1]; the ends of the map are too dark."""
    return colormaps[SIGNED](0.5 + 0.42 * np.asarray(values))


def _number(ax, value, place, form=".2g", **settings):
    text = f"{value + 0.0:{form}}".replace("-", "−")
    settings = {"ha": "center", "va": "center", "color": INK,
                "zorder": 2} | settings
    ax.text(*place, text, fontsize=7, **settings)


def _name(l, last):
    if l == 0:
        return "$x$"
    return f"$Z^{{({l})}}$" if l == last else f"$A^{{({l})}}$"
