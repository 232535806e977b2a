"""Ask a network that does not learn where its gradient was lost."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import losses


def dead_units(net, X):
    """Hidden units whose activation has slope 0 at every sample.

    No loss of these samples has any influence on the weights of such a unit:
    its part of the gradient is 0 ({eq}`eq-activation-backward`).

    Parameters
    ----------
    net : MLP
    X : array_like of shape (batch, d_0)

    Returns
    -------
    list of ndarrays of bool
        One for each hidden layer, of shape (d_l,).

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((1, 2, 1), rng=np.random.default_rng(0))
    >>> net.parameters[:] = [-5, 0, 1, 1, 0, 1, 1]  # biases −5 and 0
    >>> dead_units(net, [[1.0], [4.0]])
    [array([ True, False])]
    """
    trace = net.trace(X)
    hidden = zip(net.layers[:-1], trace.Z[1:-1], strict=True)
    return [(layer.activation.derivative(Z) == 0).all(axis=0)
            for layer, Z in hidden]


def gradient_lengths(net, X, y, *, loss="softmax_cross_entropy"):
    """Lengths of the derivatives of the loss by Z[1], …, Z[L].

    The length of a matrix is that of all its entries in one vector. The
    network's gradient is overwritten.

    Parameters
    ----------
    net : MLP
    X : array_like of shape (batch, d_0)
    y : array_like
        What the loss takes.
    loss : str or Loss
        Names in `mlp_lit.networks.losses.BY_NAME`.

    Returns
    -------
    ndarray of shape (L,)
        Entry l − 1 belongs to layer l; {eq}`eq-vanishing` bounds them.

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((1, 1, 1), "identity", rng=np.random.default_rng(0))
    >>> net.parameters[:] = [0, 1, 0, 3]  # weights 1 and 3
    >>> gradient_lengths(net, [[1.0]], [[1.0]], loss="squared_error")
    array([12.,  4.])
    """
    trace, loss = net.trace(X), losses.get(loss)
    outputs = trace.A[-1]
    y = validation.targets("y", loss, y, outputs.shape, outputs.dtype)
    dZ = loss.backward(outputs, y)
    net.backward(dZ, trace)
    return np.array([np.linalg.norm(D) for D in (*trace.dZ[1:-1], dZ)])
