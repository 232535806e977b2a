"""Describe the factor of a layer of finite width, exactly.

A network of finite width keeps its numbers on average, and only so. In a
ReLU network with He initialisation, zero biases and normal or orthogonal
weights, the mean square of a layer's activations is that of the layer below
times a random factor of mean 1. The factors of different layers are
independent, and their law depends on the width alone: here it is, exactly.
"""

import math
from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.propagation import ensembles

WEIGHTS = ("normal", "orthogonal")


@dataclass(frozen=True)
class Factor:
    """Tell what one layer does to the mean square of the activations.

    Attributes
    ----------
    mean, variance : float
    log_mean, log_variance : float
        Of the factor's logarithm, given that not all units are off.
    off : float
        The chance that all units are off: then the factor is 0.
    """

    mean: float
    variance: float
    log_mean: float
    log_variance: float
    off: float


def factor(width, weights="normal"):
    """Compute the exact moments of one layer's factor.

    With k of n units on, which has the chance C(n, k) / 2ⁿ, the factor is
    2/n times a χ² variable of k degrees of freedom for normal weights, and
    twice a beta variable with parameters k/2 and (n − k)/2 for orthogonal
    ones ({eq}`eq-he-factor`, {eq}`eq-he-orthogonal-variance`). For normal
    weights the mean logarithm is `ensembles.log_growth` less ln(n/2).

    Parameters
    ----------
    width : int
        The number n of units in the layer; for orthogonal weights also in
        the layer below.
    weights : {"normal", "orthogonal"}
        Of variance 2/fan_in, or orthonormal columns times √2.

    Returns
    -------
    Factor

    Examples
    --------
    >>> one = factor(1)  # 2 g² or 0, with equal chances
    >>> one.mean, one.variance, one.off
    (1.0, 5.0, 0.5)
    >>> round(factor(64).log_mean * 64, 2)  # nearly −5/2
    -2.57
    """
    n = validation.integer("width", width)
    choice = validation.choice("weights", weights, WEIGHTS)
    on = np.array([math.comb(n, k) / (2 ** n - 1) for k in range(1, n + 1)])
    logs, variances = ensembles.log_chi_squared(n), _trigamma(n)
    growth = ensembles.log_growth(n)
    if choice == "normal":
        variance, log_mean, less = 5 / n, growth - math.log(n / 2), 0.0
    else:
        variance = 3 / (n + 2)
        log_mean, less = growth - logs[-1] + math.log(2), variances[-1]
    spread = on @ (logs - growth) ** 2 + on @ (variances - less)
    return Factor(1.0, variance, float(log_mean), float(spread), 2.0 ** -n)


def survival(widths):
    """Compute the chance that no hidden layer is all off, up to each layer.

    For one input and a ReLU network without biases, whose weights are
    symmetric and have densities: 2⁻ᵈ is the chance that d fair coins all
    show off ({eq}`eq-he-backward`; Lu et al. 2020).

    Parameters
    ----------
    widths : sequence of int
        Of the hidden layers, d_1, d_2, …

    Returns
    -------
    ndarray, one chance for each layer

    Examples
    --------
    >>> survival([1, 2, 2])  # 1/2, then 3/4 of it, and 3/4 again
    array([0.5    , 0.375  , 0.28125])
    """
    widths = validation.widths("widths", widths)
    return np.cumprod([1 - 2.0 ** -d for d in widths])


def draw_factors(width, shape, weights="normal", *, rng):
    """Draw independent factors from their exact law, without a network.

    Parameters
    ----------
    width, weights : as in `factor`
    shape : tuple of int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray of that shape

    Examples
    --------
    >>> drawn = draw_factors(8, (100_000, 2), rng=np.random.default_rng(0))
    >>> drawn.mean(axis=0).round(2), drawn.var(axis=0).round(1)  # 1 and 5/8
    (array([1., 1.]), array([0.6, 0.6]))
    """
    n = validation.integer("width", width)
    choice = validation.choice("weights", weights, WEIGHTS)
    validation.generator("rng", rng)
    on = rng.binomial(n, 0.5, shape)
    # A gamma variable of shape k/2 is half a χ² variable; of shape 0 it is 0.
    lit = rng.standard_gamma(on / 2)
    if choice == "normal":
        return 4 / n * lit
    return 2 * lit / (lit + rng.standard_gamma((n - on) / 2))


def _trigamma(n):
    """Compute ψ′(k/2) for k = 1 … n, the variance of ln χ²_k."""
    trigamma = np.empty(n)
    trigamma[0::2], trigamma[1::2] = math.pi ** 2 / 2, math.pi ** 2 / 6
    for k in range(2, n):
        trigamma[k] = trigamma[k - 2] - 4 / (k - 1) ** 2
    return trigamma
