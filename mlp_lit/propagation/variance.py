"""Predict the second moments of every layer, without a network.

Each layer multiplies what came in, so a wrong factor counts L times,
forwards and backwards. `measure`, which finds the same numbers in a network
that is at hand, and `effective_inputs` are those of
`mlp_lit.propagation.moments`. Entry l − 1 of every array belongs to layer l
= 1 … L.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import activations, gaussian
from mlp_lit.networks import initialization as initializations
from mlp_lit.propagation.moments import (
    Layers,
    Moments,
    effective_inputs,
    measure,
)

__all__ = ["Layers", "Moments", "effective_inputs", "measure", "propagate",
           "theory_of"]


def propagate(sizes, activation="relu", initialization="he", *,
              second_moment=1.0):
    """Predict the second moments of all layers, over the draw of the weights.

    Forwards, z has the second moment fan_in · Var(w) · E[a²] + b² exactly,
    at any width, for weights of mean 0, uncorrelated and independent of a.
    That of a(z) is exact for the identity with any such weights; for (leaky)
    ReLU with b = 0 and weights drawn symmetrically; otherwise z is taken to
    be normal, as it is in the limit of wide layers.

    Backwards, ∂L/∂z gains the factor fan_out · Var(w) · E[a′(z)²]. With
    derivatives at the outputs that do not depend on the weights, this is
    exact for the identity and for leaky ReLU with b = 0; for ReLU too, but
    for the rare networks in which a whole layer below is off; otherwise in
    the limit of wide layers ({eq}`eq-variance-forward` and
    {eq}`eq-variance-backward`).

    Parameters
    ----------
    sizes : sequence of int
        Widths d_0 … d_L. The last layer has no activation.
    activation : str or Activation
    initialization : str or Initialization
        Its `std` and `bias` are used.
    second_moment : float
        Of the inputs: the mean of their squares, over all entries.

    Returns
    -------
    Layers

    Examples
    --------
    >>> theory = propagate((2, 16, 16, 3), "identity", "standard_normal")
    >>> theory.z.second_moment.round(2)  # 2 + 0.01, then 16 times as much
    array([  2.01,  32.17, 514.73])
    >>> theory.dz
    array([48.,  3.,  1.])
    """
    sizes = validation.widths("sizes", sizes, 2)
    start = initializations.get(initialization)
    stds = [start.std(*fans) for fans in zip(sizes, sizes[1:], strict=False)]
    hidden = [activations.get(activation)] * (len(sizes) - 2)
    return _recursion(sizes, [*hidden, activations.Identity()],
                      np.square(stds), np.full(len(stds), start.bias),
                      np.zeros(len(stds)), second_moment)


def theory_of(net, *, second_moment=1.0):
    """Predict the moments of a network whose initialisation is not known.

    Each layer's weights enter by the mean of their squares, its biases by
    their mean and variance, as if they had been drawn anew.

    Parameters
    ----------
    net : MLP
    second_moment : float
        Of the inputs.

    Returns
    -------
    Layers

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((1, 2, 1), "identity", rng=np.random.default_rng(0))
    >>> net.parameters[:] = [0, 0, 3, 4, 0, 1, -1]  # weights 3, 4; 1, −1
    >>> theory_of(net).z.second_moment  # (9 + 16) / 2, and 2 · 12.5 · 1
    array([12.5, 25. ])
    """
    layers = net.layers
    return _recursion(net.sizes, [layer.activation for layer in layers],
                      [np.mean(np.square(layer.W, dtype=float))
                       for layer in layers],
                      [np.mean(layer.b, dtype=float) for layer in layers],
                      [np.var(layer.b, dtype=float) for layer in layers],
                      second_moment)


def _recursion(sizes, hidden, weights, biases, spreads, second_moment):
    """Run both recursions, from Var(w), mean and variance of b, by layer."""
    a2 = validation.real("second_moment", second_moment, 0)
    z, a, slopes = [], [], []
    with np.errstate(over="ignore", invalid="ignore"):
        for l, activation in enumerate(hidden):
            mean = biases[l]
            variance = sizes[l] * weights[l] * a2 + spreads[l]
            z.append((mean, variance + mean ** 2))
            mean, a2, slope = _through(activation, mean, variance)
            a.append((mean, a2))
            slopes.append(slope)
        dz = np.ones(len(hidden))
        for l in range(len(hidden) - 2, -1, -1):
            dz[l] = slopes[l] * sizes[l + 2] * weights[l + 1] * dz[l + 1]
        return Layers(_moments(z), _moments(a), dz)


def _through(activation, mean, variance):
    """Compute E a, E a², E a′² of normal z; infinite if z has overflowed."""
    slopes = getattr(activation, "alpha", None)
    if np.ndim(slopes):  # a slope for each unit: the mean over the units
        return np.mean([_through(activation.with_alpha(float(alpha)), mean,
                                 variance) for alpha in slopes], axis=0)
    if not np.isfinite(variance):
        return np.nan, np.inf, np.nan
    normal = activation, mean, np.sqrt(variance)
    return (gaussian.mean(*normal), gaussian.second_moment(*normal),
            gaussian.slope_second_moment(*normal))


def _moments(pairs):
    mean, second = np.array(pairs, float).T
    return Moments(mean, second, second - mean ** 2)
