"""Measure how large the numbers of one network are, layer by layer.

The moments of every layer of a network on some data, forwards and backwards,
in any precision. Entry l − 1 of every array belongs to layer l = 1 … L. What
theory expects of them is in `mlp_lit.propagation.variance`.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks import losses


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


def measure(net, X, y=None, *, loss="softmax_cross_entropy", dtype=None):
    """Measure the moments of every layer on some data, forwards and backwards.

    Parameters
    ----------
    net : MLP
        Is not changed.
    X : array_like of shape (batch, d_0)
    y : array_like, optional
        Targets: backwards go the derivatives of the loss. Without them,
        those of each output in turn, averaged over the outputs.
    loss : str or Loss
    dtype : numpy.float16, float32 or float64, optional
        Compute both passes in this precision; by default in the network's.
        The moments themselves are taken in float64.

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
    X = validation.array("X", X, ("batch", net.sizes[0]))
    loss = losses.get(loss)
    if y is not None:
        y = validation.targets("y", loss, y, (len(X), net.sizes[-1]), float)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        net = net.astype(net.dtype if dtype is None else dtype)
        trace = net.trace(X)
        starts = _output_derivatives(trace.Z[-1], loss, y)
        dz = [_backwards(net, dZ.astype(net.dtype), trace) for dZ in starts]
        return Layers(_measured(trace.Z[1:]), _measured(trace.A[1:]),
                      np.mean(dz, axis=0))


def _output_derivatives(outputs, loss, y):
    """Return derivatives to start from: of the loss, or of every output."""
    if not np.isfinite(outputs).all():
        return [np.full(outputs.shape, np.nan)]
    if y is not None:
        return [loss.backward(outputs.astype(float), y)]
    return [np.broadcast_to(row, outputs.shape)
            for row in np.eye(outputs.shape[1])]


def _backwards(net, dZ, trace):
    """Measure the second moment of the derivative by each layer's Z."""
    net.backward(dZ, trace)
    return np.array([np.mean(np.square(dZ_l, dtype=float))
                     for dZ_l in (*trace.dZ[1:-1], dZ)])


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


@arrays(float, A="samples d")
def effective_inputs(A):
    """Say how many uncorrelated inputs vary as much as these do.

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
    A = A - A.mean(axis=0)
    C = A.T @ A / len(A)
    if not C.any():
        raise ValueError("A must vary from sample to sample, but all its "
                         "rows are the same")
    return float(np.trace(C) ** 2 / np.sum(C ** 2))
