"""Draw an activation with its slope: each explains the other."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import activations
from mlp_lit.plotting.style import INK, VERMILLION

FLAT = 0.01


def activation(ax, a, *, reach=5.5):
    """Draw the graph of an activation and of its derivative.

    Grey ground: outwards from there, the slope stays below 0.01. Where the
    slope jumps, rings mark its two limits, and a dot what the package takes.

    Parameters
    ----------
    ax : matplotlib Axes
    a : str or Activation
        Names in `mlp_lit.networks.activations.BY_NAME`.
    reach : float
        z runs from −reach to reach.

    Returns
    -------
    ax
    """
    a = activations.get(a)
    reach = validation.real("reach", reach, 0, open_low=True)
    z = np.linspace(-reach, reach, 2201)
    slope = a.derivative(z)
    steep = np.flatnonzero(np.abs(slope) >= FLAT)
    ax.axhline(0, color="#b8b8b8", lw=0.6)
    ax.axvline(0, color="#b8b8b8", lw=0.6)
    for left, right in ((-reach, z[steep[0]]), (z[steep[-1]], reach)):
        ax.axvspan(left, right, color="#ececec", lw=0, zorder=0)
    for kink in a.kinks:
        slope[np.abs(z - kink).argmin()] = np.nan  # no line through a jump
    ax.plot(z, slope, color=VERMILLION, lw=1.2)
    ax.plot(z, a(z), color=INK, lw=1.6)
    for kink in a.kinks:
        _jump(ax, a, kink)
    return ax


def _jump(ax, a, kink):
    """Mark what the slope tends to at a kink, and what is taken there."""
    left, taken, right = a.derivative(kink + np.array([-1e-9, 0, 1e-9]))
    ring = {"mfc": "white", "mec": VERMILLION, "mew": 0.9, "ms": 3.6}
    ax.plot([kink, kink], [left, right], "o", ls="none", zorder=3, **ring)
    ax.plot(kink, taken, "o", color=VERMILLION, ms=3.6, zorder=4)
