"""Take the outputs of deep layers back to the input space.

What a deep layer has done is seen best from where its inputs came from. Each
layer's linear part is undone, and its activation is left in place: the
outputs of layer l, taken back through layers l, …, 1.
"""

import warnings

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.inversion.lifting import complete, lift
from mlp_lit.inversion.pseudoinverse import RankWarning, pinv
from mlp_lit.networks.mlp import MLP


def way_back(net, *, lifted=True, completion=complete):
    """Find for each layer the affine map from its outputs to the input space.

    Parameters
    ----------
    net : MLP
    lifted : bool
        Go back in as many dimensions as the widest layer has; otherwise by
        the pseudoinverses of the layers as they are.
    completion : callable
        As in `lifting.lift`.

    Returns
    -------
    list of pairs (V, c)
        x̂ = A V + c for the outputs A of layer l in entry l − 1, where V is
        (d_l, m_max), or (d_l, d_0) without the lift
        ({eq}`eq-back-recursion`).

    Warns
    -----
    RankWarning
        Names the layer whose weights cannot be undone, or hardly.

    Examples
    --------
    >>> net = MLP.from_layers([([[2, 0], [0, 4]], [0, 0])])
    >>> way_back(net)[0][0]
    array([[0.5 , 0.  ],
           [0.  , 0.25]])
    """
    layers = lift(net, completion=completion) if lifted else [
        (layer.W, layer.b) for layer in net.layers]
    V, c = np.eye(len(layers[0][0])), np.zeros(len(layers[0][0]))
    maps = []
    for l, (W, b) in enumerate(layers, start=1):
        V = _undo(W, l) @ V
        c = c - b @ V
        # A layer fills only the first of the lifted coordinates.
        maps.append((V[:net.sizes[l]], c))
    return maps


def _undo(W, l):
    """Invert layer l; what the inverse warns of gets the layer's name."""
    with warnings.catch_warnings(record=True, action="always") as caught:
        V = pinv(W)
    for warning in caught:
        validation.warn(f"layer {l}: {warning.message}", RankWarning)
    return V


def backproject(net, X, layer, *, lifted=True):
    """Take outputs of a layer back to the input space, through all layers.

    Parameters
    ----------
    net : MLP
    X : array_like of shape (n, d_0)
    layer : int
        0 … L; layer 0 is the input, lifted.
    lifted : bool
        As in `way_back`.

    Returns
    -------
    ndarray of shape (n, m_max), or (n, d_0) without the lift
        ({eq}`eq-back-definition`).

    Warns
    -----
    RankWarning
        As `way_back`.

    Examples
    --------
    >>> net = MLP((2, 2), rng=np.random.default_rng(0))
    >>> backproject(net, [[1.0, 2.0]], 1).round(12)
    array([[1., 2.]])
    """
    _check_layer(net, layer, 0)
    return backproject_all(net, X, lifted=lifted)[layer]


def backproject_all(net, X, *, lifted=True, completion=complete):
    """Take every layer's outputs back at once; entry 0 is the input.

    Examples
    --------
    >>> net = MLP((2, 5, 3), rng=np.random.default_rng(0))
    >>> [P.shape for P in backproject_all(net, [[1.0, 2.0]])]
    [(1, 5), (1, 5), (1, 5)]
    """
    maps = way_back(net, lifted=lifted, completion=completion)
    trace = net.trace(X)
    start = np.zeros((len(trace.A[0]), len(maps[0][1])))
    start[:, :net.sizes[0]] = trace.A[0]
    return [start] + [A @ V + c for A, (V, c) in zip(
        trace.A[1:], maps, strict=True)]


def press_lifted(net, points, layer):
    """Show what a layer of a ReLU network does to the lifted space.

    Forward through the linear parts of layers 1 … l, one ReLU, and the same
    way back ({eq}`eq-back-press`).

    Parameters
    ----------
    net : MLP
    points : array_like of shape (n, m_max)
    layer : int
        l, from 1 to L.

    Returns
    -------
    ndarray of shape (n, m_max)

    Examples
    --------
    >>> net = MLP((2, 2, 2), rng=np.random.default_rng(0))
    >>> net.layers[0].W[...] = [[1, 0], [1, 1]]
    >>> press_lifted(net, [[1.0, -2.0]], 1)  # z = (−1, −2)
    array([[0., 0.]])
    """
    _check_layer(net, layer, 1)
    Z = validation.array("points", points, ("n", max(net.sizes)), float)
    for W, b in lift(net)[:layer]:
        Z = Z @ W + b
    V, c = way_back(net)[layer - 1]
    # Those that the layer does not fill are 0 already, or are dropped.
    A = net.layers[layer - 1].activation.forward(Z[:, :net.sizes[layer]])
    return A @ V + c


def _check_layer(net, layer, lowest):
    validation.instance("net", net, MLP, "an MLP")
    if validation.integer("layer", layer, lowest) > len(net.layers):
        raise ValueError(f"layer must be at most {len(net.layers)}, the "
                         f"number of layers, not {layer}")


def growth(net, X, *, lifted=True):
    """Measure how long each layer's back-projections are, against the inputs.

    Parameters
    ----------
    net : MLP
    X : array_like of shape (n, d_0)
    lifted : bool

    Returns
    -------
    ndarray of shape (L,)
        Root mean square length of x̂ in layer 1 … L, over that of x.

    Examples
    --------
    >>> net = MLP((2, 8, 8), "identity", rng=np.random.default_rng(0))
    >>> growth(net, [[1.0, 2.0], [0.0, 1.0]]).round(6)
    array([1., 1.])
    """
    lengths = np.array([np.linalg.norm(P) for P in backproject_all(
        net, X, lifted=lifted)])
    return lengths[1:] / lengths[0]
