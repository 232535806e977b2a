"""An activation is a curve, and what matters of a curve can be measured.

Nothing here knows which activation it looks at: all numbers are read off its
values and its slopes.
"""

import math
from dataclasses import dataclass

import numpy as np

from mlp_lit import activations

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
        Names in `mlp_lit.activations.BY_NAME`.

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
    moments = (a, lambda z: a(z) ** 2, lambda z: a.derivative(z) ** 2)
    return Profile(
        *_range(a, values), float(np.abs(slopes).max()),
        _end_of_run(z, flat), _end_of_run(z[::-1], flat[::-1]),
        *(_normal_mean(f, (z[1:] + z[:-1]) / 2) for f in moments))


def _range(a, values):
    """Least and largest value; infinite if twice as far goes beyond."""
    ends = []
    for extreme, infinity in ((np.min, -math.inf), (np.max, math.inf)):
        near = extreme([extreme(values), *a([-FAR, FAR])])
        far = extreme([near, *a([-2 * FAR, 2 * FAR])])
        ends.append(float(near) if far == near else infinity)
    return ends


def _end_of_run(z, flat):
    """Where the unbroken run of flat points that opens a grid ends."""
    if not flat[0]:
        return None
    last = len(flat) if flat.all() else int(np.argmin(flat))
    return float(z[last - 1])


def _normal_mean(f, z):
    """E f(z) for a standard normal z; jumps lie between the points z."""
    density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return float((density * f(z)).sum() * STEP)
