"""Compute moments of an activation of a normal variable.

What a neuron of a wide random layer gets is nearly normal, z ~ N(mean, std²).
Here are the means of a(z), a(z)² and a′(z)². For an activation of two
straight lines (identity, ReLU, leaky ReLU) they are closed forms; for every
other one they are integrals, taken piece by piece with Gauss's rule until
halving the pieces changes nothing.
"""

import math

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import activations

REACH = 10.0  # in standard deviations; beyond lies a probability of 1.5e-23
TOLERANCE = 1e-14
NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)
MOST_PIECES = 2 ** 16


def mean(activation, mean=0.0, std=1.0):
    """E a(z) for z ~ N(mean, std²).

    Parameters
    ----------
    activation : str or Activation
        Names in `mlp_lit.networks.activations.BY_NAME`.
    mean, std : float
        Of z; for std = 0 the result is a(mean).

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If std is negative, or the activation bends too often to be integrated
        (a sine of standard deviation 100,000).

    Examples
    --------
    >>> round(mean("relu") ** 2 * 2 * np.pi, 12)  # (1/√(2π))² · 2π
    1.0
    """
    return _moment(activation, lambda a, z: a(z), mean, std,
                   lambda right, left, s, t: t * right[1] + s * left[1])


def second_moment(activation, mean=0.0, std=1.0):
    """E a(z)² for z ~ N(mean, std²); parameters as for `mean`.

    Examples
    --------
    >>> second_moment("relu", std=3.0)  # half of 3²
    4.5
    """
    return _moment(activation, lambda a, z: a(z) ** 2, mean, std,
                   lambda right, left, s, t: (
                       t ** 2 * right[2] + s ** 2 * left[2]))


def slope_second_moment(activation, mean=0.0, std=1.0):
    """E a′(z)² for z ~ N(mean, std²); parameters as for `mean`.

    Examples
    --------
    >>> slope_second_moment("relu", std=3.0)  # the share of open gates
    0.5
    """
    return _moment(activation, lambda a, z: a.derivative(z) ** 2, mean, std,
                   lambda right, left, s, t: (
                       t ** 2 * right[0] + s ** 2 * left[0]))


def _moment(activation, f, m, s, closed):
    """E f(a, z): a point mass, a closed form, or an integral."""
    a = activations.get(activation)
    m = validation.real("mean", m)
    s = validation.real("std", s, low=0)
    if s == 0:
        return float(f(a, np.array(m)))
    if a.slopes is not None:
        return closed(*_halves(m, s), *(
            validation.real("alpha", slope) for slope in a.slopes))
    return _integral(lambda z: f(a, z), m, s, a.kinks)


def _halves(m, s):
    """E [z > 0] zᵏ and E [z ≤ 0] zᵏ for k = 0, 1, 2."""
    t = m / s
    density = math.exp(-t * t / 2) / math.sqrt(2 * math.pi)
    for sign in (1, -1):
        share = math.erfc(-sign * t / math.sqrt(2)) / 2
        yield (share, m * share + sign * s * density,
               (m * m + s * s) * share + sign * m * s * density)


def _integral(f, m, s, kinks):
    """E f(m + s u) for a standard normal u, split where f may bend."""
    pieces = _first_pieces(m, s, kinks)
    rough, total = _gauss(f, m, s, pieces), 0.0
    tolerance = TOLERANCE * np.abs(rough).sum()
    while len(pieces):
        middles = pieces.mean(axis=1, keepdims=True)
        halves = np.stack([np.hstack([pieces[:, :1], middles]),
                           np.hstack([middles, pieces[:, 1:]])])
        parts = _gauss(f, m, s, halves)
        again = np.abs(parts.sum(axis=0) - rough) > tolerance
        total += parts[:, ~again].sum()
        pieces = halves[:, again].reshape(-1, 2)
        rough = parts[:, again].ravel()
        if len(pieces) > MOST_PIECES:
            raise ValueError(f"std={s:g} is too large to integrate this "
                             "activation: it bends too often")
    return float(total)


def _gauss(f, m, s, pieces):
    """Apply Gauss's rule to the part of E f(m + s u) on each piece of u."""
    low, high = pieces[..., :1], pieces[..., 1:]
    u = (low + high) / 2 + (high - low) / 2 * NODES
    density = np.exp(-u * u / 2) / math.sqrt(2 * math.pi)
    return (high - low)[..., 0] / 2 * ((density * f(m + s * u)) @ WEIGHTS)


def _first_pieces(m, s, kinks):
    """Ends of pieces, cut on the scale of u and on that of z = m + s u.

    An activation bends where z is about 1, however small that is in u: so
    there are cuts at 0, ±1/8, ±1/4, ±1/2, … of z, too.
    """
    z = 2.0 ** np.arange(-3, 60)
    with np.errstate(over="ignore"):
        u = (np.concatenate([-z, [0.0], z, kinks]) - m) / s
    u = np.concatenate([np.linspace(-REACH, REACH, 21), u])
    u = np.unique(u[np.abs(u) <= REACH])
    return np.stack([u[:-1], u[1:]], axis=1)
