"""Near almost every point, a ReLU network is one linear layer."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit import activations, linear

AFFINE = (activations.ReLU, activations.LeakyReLU, activations.Identity)


def local_layer(net, x, l):
    """The affine map from the input to pre-activation l, near a point.

    Parameters
    ----------
    net : MLP with ReLU, leaky ReLU or identity
    x : array_like of shape (d_0,)
        Off the boundaries; on one, its neuron counts as off.
    l : int
        Layer, from 1.

    Returns
    -------
    W : ndarray of shape (d_0, d_l)
    b : ndarray of shape (d_l,)
        {eq}`eq-voronoi-local`.

    Examples
    --------
    >>> import mlp_lit as ml
    >>> net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    >>> x = np.array([1.0, 2.0])
    >>> W, b = local_layer(net, x, 2)
    >>> bool(np.isclose(x @ W + b, net.forward(x)))
    True
    """
    if not isinstance(net.activation, AFFINE):
        raise TypeError("net must be piecewise affine (ReLU, leaky ReLU), "
                        f"not {net.activation}")
    x = validation.array("x", x, (net.sizes[0],))
    if validation.integer("l", l) > len(net.layers):
        raise ValueError(f"l must be one of the {len(net.layers)} layers, "
                         f"not {l}")
    trace = net.trace(x[np.newaxis])
    W, b = net.layers[0].W, net.layers[0].b
    for k, layer in enumerate(net.layers[1:l], start=1):
        slopes = net.layers[k - 1].activation.derivative(trace.Z[k])[0]
        b = linear.forward((b * slopes)[np.newaxis], layer.W, layer.b)[0]
        W = W * slopes @ layer.W
    return W.copy(), b.copy()
