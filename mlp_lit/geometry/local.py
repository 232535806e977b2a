"""Near almost every point, a ReLU network is one linear layer."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import deep_linear


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
        {eq}`eq-voronoi-local`; up to the last layer, {eq}`eq-cells-affine`.

    Examples
    --------
    >>> import mlp_lit as ml
    >>> net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    >>> x = np.array([1.0, 2.0])
    >>> W, b = local_layer(net, x, 2)
    >>> bool(np.isclose(x @ W + b, net.forward(x)))
    True
    """
    if net.activation.slopes is None:
        raise TypeError("net must be piecewise affine (ReLU, leaky ReLU), "
                        f"not {net.activation}")
    x = validation.array("x", x, (net.sizes[0],))
    if validation.integer("l", l) > len(net.layers):
        raise ValueError(f"l must be one of the {len(net.layers)} layers, "
                         f"not {l}")
    layers, Z = net.layers[:l], net.trace(x[np.newaxis]).Z
    slopes = [layer.activation.derivative(Z[k])[0]
              for k, layer in enumerate(layers[:-1], start=1)]
    slopes.append(1.0)  # nothing is switched behind layer l itself
    return deep_linear.collapse(
        [layer.W * s for layer, s in zip(layers, slopes, strict=True)],
        [layer.b * s for layer, s in zip(layers, slopes, strict=True)])
