"""Write down the weights of networks that follow a given function.

That shows what a network can compute. Nothing here is trained: each function
returns an `MLP` whose weights are read off the values of the function that
it is to come near to.
"""

import math

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks.mlp import MLP


def interpolating_network(knots, values):
    """Build the ReLU network 1-m-1 whose graph joins the given points.

    Unit j is a hinge at knot j, and its output weight is by how much the
    slope changes there ({eq}`eq-approximation-interpolant`). Left of the
    first knot it is constant, right of the last it goes straight on.

    Parameters
    ----------
    knots : array_like of shape (m + 1,)
        Strictly increasing; at least two.
    values : array_like of shape (m + 1,)

    Returns
    -------
    MLP

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    Examples
    --------
    >>> net = interpolating_network([-1, 0, 1], [1, 0, 1])
    >>> net.layers[1].W.ravel()
    array([-1.,  2.])
    >>> net.forward([[-0.5], [0.25]]).ravel()
    array([0.5 , 0.25])
    """
    x, y = _points(knots, values)
    slopes = np.diff(y) / np.diff(x)
    return _one_input("relu", 1.0, -x[:-1], np.diff(slopes, prepend=0), y[0])


def interpolation_bound(M_2, h):
    """Bound what straight segments are off by: M₂h²/8.

    Where the second derivative of f exists ({eq}`eq-approximation-bound`).

    Parameters
    ----------
    M_2 : float
        Bound of |f″|, at least 0.
    h : float or ndarray
        Largest distance of neighbouring knots.

    Examples
    --------
    >>> interpolation_bound(2.0, 0.5)  # exact for x²
    0.0625
    """
    return validation.real("M_2", M_2, 0) * h ** 2 / 8


def units_needed(M_2, length, error):
    """Count the hidden units that suffice by {eq}`eq-approximation-units`.

    Parameters
    ----------
    M_2 : float
        Bound of |f″|, at least 0.
    length : float
        Of the interval, positive.
    error : float
        The largest error that is allowed, positive.

    Returns
    -------
    int

    Examples
    --------
    >>> units_needed(2.0, 2.0, 0.01)
    10
    """
    M_2 = validation.real("M_2", M_2, 0)
    length = validation.real("length", length, 0, open_low=True)
    error = validation.real("error", error, 0, open_low=True)
    return max(1, math.ceil(length * math.sqrt(M_2 / (8 * error))))


def staircase_network(knots, values, steepness):
    """Build the sigmoid network 1-m-1 that climbs from value to value.

    Unit j is a step half way between knots j − 1 and j, as high as the
    values there differ ({eq}`eq-approximation-staircase`).

    Parameters
    ----------
    knots, values : as in `interpolating_network`
    steepness : float
        s > 0: a step is climbed within a few 1/s.

    Returns
    -------
    MLP

    Examples
    --------
    >>> step = staircase_network([-1, 1], [0, 1], 50)
    >>> step.forward([[-0.5], [0.0], [0.5]]).ravel().round(6)
    array([0. , 0.5, 1. ])
    """
    x, y = _points(knots, values)
    s = validation.real("steepness", steepness, 0, open_low=True)
    middles = (x[:-1] + x[1:]) / 2
    return _one_input("sigmoid", s, -s * middles, np.diff(y), y[0])


def staircase_bound(variation, h, steepness):
    """Bound what a staircase is off by ({eq}`eq-approximation-stairs`).

    Parameters
    ----------
    variation : float
        ω(h): by how much f differs between points at most h apart.
    h : float
        Distance of neighbouring knots, all equal; positive.
    steepness : float
        s > 0.

    Examples
    --------
    >>> round(staircase_bound(0.1, 0.1, 200), 4)
    0.1
    """
    h = validation.real("h", h, 0, open_low=True)
    s = validation.real("steepness", steepness, 0, open_low=True)
    # 1/sinh z without overflow: 2e⁻ᶻ/(1 − e⁻²ᶻ).
    tails = -2 * math.exp(-s * h / 2) / math.expm1(-s * h)
    return (1 + tails) * validation.real("variation", variation, 0)


def _points(knots, values):
    x = validation.array("knots", knots, ("m + 1",), float)
    if len(x) < 2 or (np.diff(x) <= 0).any():
        raise ValueError("knots must be at least two numbers, strictly "
                         f"increasing, not {x}")
    return x, validation.array("values", values, x.shape, float)


def _one_input(activation, W_in, b_in, W_out, b_out):
    """Build a network 1-m-1 with these weights and biases."""
    first = np.full((1, len(W_out)), W_in), b_in
    last = W_out[:, np.newaxis], [b_out]
    return MLP.from_layers([first, last], activation)
