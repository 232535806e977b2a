"""Find the one affine map that a network is near a point.

Near almost every point, a ReLU network is one linear layer.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.geometry import planes
from mlp_lit.networks import deep_linear


def affine_map(net, x, layer=None):
    """Return the affine map from the input to a pre-activation, near x.

    Parameters
    ----------
    net : MLP whose activation has two slopes, such as ReLU
    x : array_like of shape (d_0,)
        Off the boundaries; on one, its neuron counts as off.
    layer : int, optional
        The pre-activation's layer l, from 1; by default the last, whose
        pre-activations are the outputs.

    Returns
    -------
    W : ndarray of shape (d_0, d_l)
    b : ndarray of shape (d_l,)
        {eq}`eq-voronoi-local`; up to the last layer, {eq}`eq-cells-affine`.

    Raises
    ------
    TypeError
        If the network is not affine on polygons.
    ValueError
        If x has another shape, or there is no such layer.

    Examples
    --------
    >>> import mlp_lit as ml
    >>> layers = [([[1, -1]], [0, 0]), ([[1], [1]], [0])]
    >>> net = ml.MLP.from_layers(layers)  # the absolute value
    >>> affine_map(net, [-3.0])
    (array([[-1.]]), array([0.]))
    >>> affine_map(net, [-3.0], layer=1)
    (array([[ 1., -1.]]), array([0., 0.]))
    """
    planes.check_net(net)
    x = validation.array("x", x, (net.sizes[0],))
    l = len(net.layers) if layer is None else validation.integer(
        "layer", layer)
    if l > len(net.layers):
        raise ValueError(f"layer must be one of the {len(net.layers)} "
                         f"layers, not {l}")
    layers, Z = net.layers[:l], net.trace(x[np.newaxis]).Z
    slopes = [layer.activation.derivative(Z[k])[0]
              for k, layer in enumerate(layers[:-1], start=1)]
    slopes.append(1.0)  # nothing is switched behind layer l itself
    return deep_linear.collapse(
        [layer.W * s for layer, s in zip(layers, slopes, strict=True)],
        [layer.b * s for layer, s in zip(layers, slopes, strict=True)])
