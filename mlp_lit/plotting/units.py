"""A unit is blamed by all that listen to it: what comes back is a sum."""

import numpy as np
from matplotlib import colormaps
from matplotlib.patches import Circle, Wedge

from mlp_lit import _validation as validation
from mlp_lit import linear, losses
from mlp_lit.plotting.style import BLUE, INK, SIGNED, VERMILLION

RADIUS, WIDE, HIGH = 0.27, 2.0, 0.85


def draw_units(ax, net, x, target, *, focus=(1, 0), loss="squared_error"):
    """A small network, unit by unit, with the derivatives coming back.

    Each circle holds what the unit puts out (above) and the derivative of
    the loss by it (below). A line carries the share w_kj dz_j that unit k
    of a layer is blamed by unit j of the next: its width the size, red for
    positive, blue for negative. Those of one unit have their numbers.

    Parameters
    ----------
    ax : matplotlib Axes
    net : MLP
        Is not changed.
    x : array_like of shape (d_0,), one sample
    target : array_like
        A batch of one, as the loss takes it.
    focus : (int, int)
        Layer (0 is the input) and number, from 0, of the unit with numbers.
    loss : str or Loss

    Returns
    -------
    ax

    Raises
    ------
    TypeError, ValueError
        If an argument does not fit the network.
    """
    net = net.copy()
    layer = validation.integer("focus[0]", focus[0], minimum=0)
    if layer >= len(net.layers) or not 0 <= focus[1] < net.sizes[layer]:
        raise ValueError("focus must be a layer below the last and a unit of "
                         f"it, in a network {net.sizes}, not {focus}")
    A, dA, dZ = _values(net, np.atleast_2d(x), target, losses.get(loss))
    shares = [layer.W * dz for layer, dz in zip(net.layers, dZ[1:],
                                                strict=True)]
    largest = max(np.abs(share).max() for share in shares)
    for l, share in enumerate(shares):
        for k, j in np.ndindex(share.shape):
            _line(ax, net.sizes, (l, k, j), share[k, j], largest,
                  labelled=(l, k) == tuple(focus))
    for l, d in enumerate(net.sizes):
        for k in range(d):
            _unit(ax, _place(net.sizes, l, k), A[l][k], dA[l][k],
                  ring=(l, k) == tuple(focus))
    ax.set(xlim=(-0.5, WIDE * len(shares) + 0.5), aspect="equal",
           ylim=np.array([-0.5, 0.5]) * HIGH * max(net.sizes))
    ax.set_axis_off()
    return ax


def _values(net, x, target, loss):
    """Outputs, and derivatives by outputs and by pre-activations."""
    trace = net.trace(x)
    dZ = [*trace.dZ[:-1], loss.backward(trace.A[-1], target)]
    net.backward(dZ[-1], trace)
    dX = linear.backward_input(dZ[1], net.layers[0].W)
    dA = [dX, *trace.dA[1:], dZ[-1]]
    return ([A[0] for A in trace.A], [M[0] for M in dA],
            [None] + [M[0] for M in dZ[1:]])


def _place(sizes, l, k):
    return WIDE * l, HIGH * ((sizes[l] - 1) / 2 - k)


def _line(ax, sizes, edge, share, largest, labelled):
    l, k, j = edge
    start, stop = _place(sizes, l, k), _place(sizes, l + 1, j)
    colour = VERMILLION if share > 0 else BLUE
    ax.plot(*zip(start, stop, strict=True), color=colour, zorder=1,
            lw=0.3 + 3.2 * abs(share) / largest, solid_capstyle="round",
            alpha=1 if labelled else 0.35)
    if labelled:
        at = 0.6
        ax.text(*(np.array(start) * (1 - at) + np.array(stop) * at),
                _number(share), fontsize=7.5, ha="center", va="center",
                color=colour, zorder=2, bbox={
                    "facecolor": "white", "edgecolor": "none", "pad": 1.2})


def _unit(ax, place, value, derivative, ring):
    x, y = place
    for angle, number in ((0, value), (180, derivative)):
        ax.add_patch(Wedge(place, RADIUS, angle, angle + 180, zorder=3, lw=0,
                           facecolor=_colour(number)))
    ax.add_patch(Circle(place, RADIUS, fill=False, ec=INK, zorder=4,
                        lw=2 if ring else 0.8))
    ax.text(x, y + 0.035, _number(value), ha="center", va="bottom",
            fontsize=7.5, zorder=5, color=INK)
    ax.text(x, y - 0.045, _number(derivative), ha="center", va="top",
            fontsize=7.5, zorder=5, color=INK)


def _number(value):
    return f"{value:.2f}".replace("-", "−")


def _colour(value, limit=2):
    # Half of the map's depth, so that the number stays readable.
    part = min(max(value / limit, -1), 1)
    return colormaps[SIGNED](0.5 + 0.25 * part)
