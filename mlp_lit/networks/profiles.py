"""Measure an activation: its range, its steepness, where it is flat.

All is read off a fine grid of values and slopes; nothing here knows which
activation it looks at.
"""

import math
from dataclasses import dataclass

import numpy as np

from mlp_lit.networks import activations, gaussian

REACH = 40.0  # beyond it, only the two far points below are looked at
FAR = 1e4
STEP = 1e-3
FLAT = 0.01


@dataclass(frozen=True)
class Profile:
    """What was measured of an activation a.

    Attributes
    ----------
    low, high : float
        Ends of the range of a, reached or not; infinite where it grows.
    lipschitz : float
        Largest |a′|: no two values differ by more than this times the
        distance of their arguments.
    flat_left, flat_right : float or None
        |a′| stays below 0.01 left of the one and right of the other.
    mean, second_moment : float
        E a(z) and E a(z)² for a standard normal z.
    slope_second_moment : float
        E a′(z)² for a standard normal z.
    """

    low: float
    high: float
    lipschitz: float
    flat_left: float | None
    flat_right: float | None
    mean: float
    second_moment: float
    slope_second_moment: float


def profile(activation):
    """Measure an activation on a fine grid (steps of 0.001 up to ±40).

    Parameters
    ----------
    activation : str or Activation
        Names in `mlp_lit.networks.activations.BY_NAME`.

    Returns
    -------
    Profile

    Examples
    --------
    >>> tanh = profile("tanh")
    >>> tanh.low, tanh.high, tanh.lipschitz
    (-1.0, 1.0, 1.0)
    >>> profile("relu").flat_left, profile("relu").flat_right
    (0.0, None)
    """
    a = activations.get(activation)
    z = np.arange(-round(REACH / STEP), round(REACH / STEP) + 1) * STEP
    values, slopes = a(z), a.derivative(z)
    flat = np.abs(slopes) < FLAT
    return Profile(
        *_range(a, values), float(np.abs(slopes).max()),
        _end_of_run(z, flat), _end_of_run(z[::-1], flat[::-1]),
        gaussian.mean(a), gaussian.second_moment(a),
        gaussian.slope_second_moment(a))


def _range(a, values):
    """Least and largest value; infinite if twice as far goes beyond."""
    ends = []
    for extreme, infinity in ((np.min, -math.inf), (np.max, math.inf)):
        near = extreme([extreme(values), *a([-FAR, FAR])])
        far = extreme([near, *a([-2 * FAR, 2 * FAR])])
        ends.append(float(near) if far == near else infinity)
    return ends


def _end_of_run(z, flat):
    """Find where the run of flat points that opens a grid ends."""
    if not flat[0]:
        return None
    last = len(flat) if flat.all() else int(np.argmin(flat))
    return float(z[last - 1])
