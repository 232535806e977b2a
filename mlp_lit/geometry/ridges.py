"""Build networks of many inputs from functions of one.

They look in one direction at a time. A ridge is a function of x·v: it
changes along v and along nothing else. Sums of ridges take one hidden layer,
a product of them takes another.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks.mlp import MLP


@arrays(float, V="d K")
def ridge_network(V, nets):
    """Build one network for a sum of ridges, each along its own direction.

    x ↦ Σ_k net_k(x·v_k) ({eq}`eq-approximation-ridges`): what net k does
    with a number, a hidden unit can do with the number x·v_k as well.

    Parameters
    ----------
    V : array_like of shape (d, K)
        The directions v_k, as columns.
    nets : sequence of K MLPs
        One input, one hidden layer, one output, all of one activation.

    Returns
    -------
    MLP
        d inputs, one hidden layer with all the units, one output.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    Examples
    --------
    >>> from mlp_lit.geometry.approximation import interpolating_network
    >>> hinge = interpolating_network([-3, 0, 3], [3, 0, 3])
    >>> net = ridge_network([[1, 1], [1, -1]], [hinge, hinge])
    >>> net.forward([2.0, 0.5])  # |2.5| + |1.5|
    array([4.])
    """
    nets = _one_kind(nets, V.shape[1])
    below, above = zip(*(net.layers for net in nets), strict=True)
    first = (np.hstack([v[:, np.newaxis] * layer.W
                        for v, layer in zip(V.T, below, strict=True)]),
             np.concatenate([layer.b for layer in below]))
    last = (np.concatenate([layer.W for layer in above]),
            sum(layer.b for layer in above))
    return MLP.from_layers([first, last], nets[0].activation)


def _one_kind(nets, count):
    nets = tuple(nets)
    if len(nets) != count:
        raise ValueError(f"nets must hold {count} networks, one per column "
                         f"of V, not {len(nets)}")
    for k, net in enumerate(nets):
        if not isinstance(net, MLP):
            raise TypeError(f"nets[{k}] must be an MLP, not {net!r}")
        fits = len(net.sizes) == 3 and net.sizes[0] == net.sizes[2] == 1
        if not fits or net.activation != nets[0].activation:
            raise ValueError(
                f"nets[{k}] must be a network 1-m-1 with the activation "
                f"{nets[0].activation}, not {net!r}")
    return nets


@arrays(float, low="n d", high="n d", heights="n")
def tower_network(low, high, heights, steepness):
    """Build a sum of boxes, with two hidden layers of sigmoids.

    Each box has two steps per input in the first hidden layer, whose
    differences are bumps, and in the second a unit that is on where all
    its bumps are ({eq}`eq-approximation-tower`).

    Parameters
    ----------
    low, high : array_like of shape (n, d)
        Corners of the boxes, low < high.
    heights : array_like of shape (n,)
    steepness : float
        s > 0, of all sigmoids.

    Returns
    -------
    MLP
        d-2dn-n-1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    Examples
    --------
    >>> tower = tower_network([[0, 0]], [[1, 1]], [3], 60)
    >>> tower.forward([[0.5, 0.5], [0.5, 1.5], [2, 2]]).ravel().round(3)
    array([3., 0., 0.])
    """
    if (low >= high).any():
        raise ValueError("low must be less than high in every entry")
    n, d = low.shape
    s = validation.real("steepness", steepness, 0, open_low=True)
    # The units of box i stand together: d left walls, then d right walls.
    walls = np.hstack([low, high])
    steps = s * np.tile(np.eye(d), 2 * n), -s * walls.ravel()
    signs = np.repeat([[s], [-s]], d, axis=0)
    boxes = np.kron(np.eye(n), signs), np.full(n, -s * (d - 0.5))
    total = heights[:, np.newaxis], [0]
    return MLP.from_layers([steps, boxes, total], "sigmoid")
