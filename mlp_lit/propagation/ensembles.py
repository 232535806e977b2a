"""Draw many random networks, and measure what they do on average.

One network is one draw; theory speaks of what all of them do. These are the
moments of every layer of many networks drawn alike: measured in networks, or
drawn from their exact law without any matrix.
"""

import math

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import activations
from mlp_lit.networks import initialization as initializations
from mlp_lit.networks.mlp import MLP
from mlp_lit.propagation.moments import Moments, measure


def draw_moments(sizes, activation="relu", initialization="he", *,
                 second_moment=1.0, draws, rng):
    """Draw moments of z over the units at one input, in random networks.

    Of normal weights, only the length of what comes in matters: given a,
    each z = b + ‖a‖ std ζ with ζ standard normal, independent of the other
    units ({eq}`eq-variance-chi`). So the moments are drawn from their exact
    law, at any width and for any activation, without a network.

    Parameters
    ----------
    sizes, activation, initialization, second_moment : as in
        `mlp_lit.propagation.variance.propagate`; the weights are taken to
        be normal
    draws : int
        How many networks.
    rng : numpy.random.Generator

    Returns
    -------
    Moments
        Of arrays of shape (draws, L).

    Examples
    --------
    >>> found = draw_moments((2, 16, 16, 3), "identity", "lecun",
    ...                      draws=20000, rng=np.random.default_rng(0))
    >>> found.second_moment.mean(axis=0).round(1)
    array([1., 1., 1.])
    """
    sizes = validation.widths("sizes", sizes, 2)
    activation = activations.get(activation)
    start = initializations.get(initialization)
    draws = validation.integer("draws", draws)
    validation.generator("rng", rng)
    a2 = np.full(draws, validation.real("second_moment", second_moment, 0))
    means, squares = [], []
    for d_in, d_out in zip(sizes, sizes[1:], strict=False):
        scale = start.std(d_in, d_out) * np.sqrt(d_in * a2)
        zeta = rng.standard_normal((draws, d_out))
        z = start.bias + scale[:, np.newaxis] * zeta
        means.append(z.mean(axis=1))
        squares.append(np.mean(z ** 2, axis=1))
        a2 = np.mean(activation.forward(z) ** 2, axis=1)
    mean, second = np.stack(means, axis=1), np.stack(squares, axis=1)
    return Moments(mean, second, second - mean ** 2)


def networks(sizes, activation="relu", initialization="he", *, draws, rng):
    """Yield networks that are drawn one after the other, all alike.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> [net.sizes for net in networks((2, 3), draws=2, rng=rng)]
    [(2, 3), (2, 3)]
    """
    for _ in range(validation.integer("draws", draws)):
        yield MLP(sizes, activation, initialization, rng=rng)


def over_draws(sizes, X, activation="relu", initialization="he", *, draws,
               rng):
    """Measure the variance of each z over the weights, at fixed inputs.

    Taken for every unit and sample by itself, and averaged over them.

    Parameters
    ----------
    sizes, activation, initialization : as in `MLP`
    X : array_like of shape (batch, d_0)
    draws : int
        At least 2.
    rng : numpy.random.Generator

    Returns
    -------
    variance : ndarray of shape (L,)
        Unbiased: the sum of squares is divided by draws − 1.
    measured : list of Layers, one for each network

    Examples
    --------
    >>> variance, measured = over_draws(
    ...     (3, 8, 8), np.eye(3), "identity", "lecun", draws=500,
    ...     rng=np.random.default_rng(0))
    >>> variance.round(1), len(measured)  # 1/3 of the length 1
    (array([0.3, 0.3]), 500)
    """
    validation.integer("draws", draws, 2)
    total, squares, measured = 0, 0, []
    for net in networks(sizes, activation, initialization, draws=draws,
                        rng=rng):
        Z = np.concatenate(net.trace(X).Z[1:], axis=1)
        total, squares = total + Z, squares + Z ** 2
        measured.append(measure(net, X))
    each = ((squares - total ** 2 / draws) / (draws - 1)).mean(axis=0)
    layers = np.split(each, np.cumsum(net.sizes[1:-1]))
    return np.array([part.mean() for part in layers]), measured


def relu_cosine(cosine):
    """Predict the cosine of a wide random ReLU layer's outputs.

    For weights of mean 0, independent and normal, without biases, in the
    limit of many neurons ({eq}`eq-variance-cosine`; Cho and Saul 2009).

    Parameters
    ----------
    cosine : float or ndarray
        Of the angle between two inputs; in [−1, 1].

    Examples
    --------
    >>> relu_cosine(np.array([-1.0, 0.0, 1.0])).round(4)
    array([0.    , 0.3183, 1.    ])
    """
    c = validation.array("cosine", cosine)
    if (np.abs(c) > 1).any():
        raise ValueError(f"cosine must lie in [−1, 1], not {cosine}")
    angle = np.arccos(c)
    return (np.sin(angle) + (np.pi - angle) * c) / np.pi


def log_chi_squared(n):
    """Compute E ln χ²_k, the mean logarithm of a χ² variable, k = 1 … n.

    It is ln 2 + ψ(k/2), with the digamma function ψ, of which ψ(1/2) =
    −γ − ln 4, ψ(1) = −γ and ψ(x + 1) = ψ(x) + 1/x.

    Parameters
    ----------
    n : int

    Returns
    -------
    ndarray of shape (n,)

    Examples
    --------
    >>> log_chi_squared(4).round(3)  # below ln k, and nearer for larger k
    array([-1.27 ,  0.116,  0.73 ,  1.116])
    """
    n = validation.integer("n", n)
    logs = np.empty(n)
    logs[0::2] = -np.euler_gamma - math.log(2)
    logs[1::2] = -np.euler_gamma + math.log(2)
    for k in range(3, n + 1):
        logs[k - 1] = logs[k - 3] + 2 / (k - 2)
    return logs


def log_growth(width):
    """Compute E ln Σ relu(ζ_j)² of independent standard normal ζ_1 … ζ_width.

    What ln ‖a‖² typically gains in a ReLU layer with W ~ N(0, 1) and no
    biases, given that not every neuron is off: if k of them are on, the sum
    is a χ² variable of k degrees of freedom ({eq}`eq-variance-growth`).

    Parameters
    ----------
    width : int

    Returns
    -------
    float

    Examples
    --------
    >>> round(log_growth(16), 3), round(math.log(16 / 2) - 5 / 32, 3)
    (1.903, 1.923)
    """
    width = validation.integer("width", width)
    chances = [math.comb(width, k) / (2 ** width - 1)
               for k in range(1, width + 1)]
    return float(chances @ log_chi_squared(width))
