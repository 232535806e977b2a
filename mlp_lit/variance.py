"""Each layer multiplies what came in, so a wrong factor counts L times.

The theory of second moments from layer to layer, forwards and backwards,
and the measurement of the same numbers in a network that is at hand.
Entry l − 1 of every array belongs to layer l = 1 … L.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit import activations, gaussian, losses
from mlp_lit import initialization as initializations


@dataclass(frozen=True)
class Moments:
    """Moments of every layer, each an ndarray of shape (L,).

    Attributes
    ----------
    mean, second_moment : ndarrays
        Over all units and samples at once.
    variance : ndarray
        About that mean: the second moment less the squared mean.
    over_data : ndarray or None
        Variance of each unit over the samples, about the unit's own mean;
        averaged over the units ({eq}`eq-variance-split`). Theory has none.
    """

    mean: np.ndarray
    second_moment: np.ndarray
    variance: np.ndarray
    over_data: np.ndarray | None = None


@dataclass(frozen=True)
class Layers:
    """What is known of the layers of a network.

    Attributes
    ----------
    z, a : Moments
        Of the pre-activations, and of what the activation makes of them.
    dz : ndarray of shape (L,)
        Second moment of the derivative by z, relative to the last layer's
        where it comes from theory.
    """

    z: Moments
    a: Moments
    dz: np.ndarray


def propagate(sizes, activation="relu", initialization="he", *,
              second_moment=1.0):
    """Second moments of all layers in theory, over the draw of the weights.

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
    """What theory says of a network whose initialisation is not known.

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
    """Both recursions, from Var(w), and mean and variance of b, by layer."""
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
    """E a, E a², E a′² of normal z; infinite where z has overflowed."""
    slopes = getattr(activation, "alpha", None)
    if np.ndim(slopes):  # a slope for each unit: the mean over the units
        return np.mean([_through(activations.LeakyReLU(alpha), mean, variance)
                        for alpha in slopes], axis=0)
    if not np.isfinite(variance):
        return np.nan, np.inf, np.nan
    normal = activation, mean, np.sqrt(variance)
    return (gaussian.mean(*normal), gaussian.second_moment(*normal),
            gaussian.slope_second_moment(*normal))


def _moments(pairs):
    mean, second = np.array(pairs, float).T
    return Moments(mean, second, second - mean ** 2)


def measure(net, X, y=None, *, loss="softmax_cross_entropy", dtype=None):
    """The moments of every layer of a network on some data, both ways.

    Parameters
    ----------
    net : MLP
        Is not changed.
    X : array_like of shape (batch, d_0)
    y : array_like, optional
        Targets: backwards go the derivatives of the loss. Without them,
        those of each output in turn, averaged over the outputs.
    loss : str or Loss
    dtype : numpy dtype, optional
        Compute both passes in this precision, float16 included; by default
        in the network's. The moments themselves are taken in float64.

    Returns
    -------
    Layers
        Where a layer overflowed, its moments are infinite and its mean is
        nan; if the outputs did, every dz is nan.

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((1, 2, 1), rng=np.random.default_rng(0))
    >>> net.parameters[:] = [0, 0, 3, -4, 0, 1, -1]  # weights 3, −4; 1, −1
    >>> found = measure(net, [[1.0], [-1.0]])
    >>> found.z.second_moment  # of ±3, ∓4; and of 3, −4
    array([12.5, 12.5])
    >>> found.z.over_data, found.dz
    (array([12.5 , 12.25]), array([0.5, 1. ]))
    """
    dtype = _precision(net.dtype if dtype is None else dtype)
    X = validation.array("X", X, ("batch", net.sizes[0]))
    loss = losses.get(loss)
    if y is not None:
        y = validation.targets("y", loss, y, (len(X), net.sizes[-1]), float)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        Z, A = _forwards(net, X.astype(dtype), dtype)
        starts = _output_derivatives(Z[-1], loss, y)
        dz = [_backwards(net, dZ.astype(dtype), Z, A) for dZ in starts]
        return Layers(_measured(Z), _measured(A), np.mean(dz, axis=0))


def _precision(dtype):
    if np.dtype(dtype).kind != "f":
        raise ValueError(f"dtype must be a float dtype, not {dtype!r}")
    return np.dtype(dtype)


def _forwards(net, A, dtype):
    Z_all, A_all = [], []
    for layer in net.layers:
        Z = A @ layer.W.astype(dtype) + layer.b.astype(dtype)
        A = layer.activation.forward(Z)
        Z_all.append(Z)
        A_all.append(A)
    return Z_all, A_all


def _output_derivatives(outputs, loss, y):
    """Derivatives to start from: one of the loss, or of every output."""
    if not np.isfinite(outputs).all():
        return [np.full(outputs.shape, np.nan)]
    if y is not None:
        return [loss.backward(outputs.astype(float), y)]
    return [np.broadcast_to(row, outputs.shape)
            for row in np.eye(outputs.shape[1])]


def _backwards(net, dZ, Z, A):
    """Second moment of the derivative by each layer's Z."""
    found = [np.mean(np.square(dZ, dtype=float))]
    for l in range(len(Z) - 2, -1, -1):
        dA = dZ @ net.layers[l + 1].W.astype(dZ.dtype).T
        dZ = net.layers[l].activation.backward(dA, Z[l], A[l])
        found.append(np.mean(np.square(dZ, dtype=float)))
    return np.array(found[::-1])


def _measured(arrays):
    rows = []
    for values in arrays:
        values = values.astype(float)
        if np.isfinite(values).all():
            rows.append((values.mean(), np.mean(values ** 2), values.var(),
                         values.var(axis=0).mean()))
        else:
            rows.append((np.nan, np.inf, np.inf, np.inf))
    return Moments(*np.array(rows).T)


def effective_inputs(A):
    """How many uncorrelated inputs vary as much as these do.

    (tr C)² / tr(C²) of their covariance matrix C: d if all d vary equally
    and without correlation, 1 if all move together
    ({eq}`eq-variance-effective`).

    Parameters
    ----------
    A : array_like of shape (samples, d)

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If nothing varies.

    Examples
    --------
    >>> effective_inputs([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]])
    2.0
    >>> effective_inputs([[1.0, 1.0], [0.0, 0.0]])
    1.0
    """
    A = validation.array("A", A, ("samples", "d"), float)
    A = A - A.mean(axis=0)
    C = A.T @ A / len(A)
    if not C.any():
        raise ValueError("A must vary from sample to sample, but all its "
                         "rows are the same")
    return float(np.trace(C) ** 2 / np.sum(C ** 2))
