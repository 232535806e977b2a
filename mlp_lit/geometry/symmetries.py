"""Make twins of a network: other numbers, and the same function.

Hidden units can change places, some can change their sign, some can be
loud below and quiet above. Each function here makes such a twin, or measures
what training keeps because twins exist.
"""

import itertools
import math

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks.mlp import MLP


def permute(net, layer, order):
    """Make a network of the same function with hidden units in new order.

    {eq}`eq-symmetries-permute`; true of every activation.

    Parameters
    ----------
    net : MLP
        Is left as it is.
    layer : int
        Number of a hidden layer, 1 … L − 1.
    order : sequence of int
        Each of 0, …, m − 1 once: unit j of the result is unit order[j].

    Returns
    -------
    MLP

    Raises
    ------
    TypeError, ValueError
        If there is no such hidden layer, or order is no permutation.

    Examples
    --------
    >>> net = MLP((1, 3, 1), rng=np.random.default_rng(0))
    >>> twin = permute(net, 1, (2, 0, 1))
    >>> bool(twin.layers[0].W[0, 0] == net.layers[0].W[0, 2])
    True
    """
    twin, below, above = _twin(net, layer)
    order = _order(order, above.W.shape[0])
    below.W1[...] = below.W1[:, order]
    above.W[...] = above.W[order]
    if below.dalpha is not None:
        below.activation.alpha[...] = below.activation.alpha[order]
    return twin


def flip(net, layer, signs):
    """Make a network of the same function with some units' signs turned.

    Weights and bias of unit j, and the weights that leave it, change their
    sign. Where a(0) is not 0, as for σ, the bias of the next layer makes up
    for it ({eq}`eq-symmetries-flip`).

    Parameters
    ----------
    net, layer : as in `permute`
        With a point-symmetric activation (tanh, sigmoid, sine …).
    signs : sequence of m numbers, each 1 or −1

    Examples
    --------
    >>> net = MLP((1, 2, 1), "sigmoid", rng=np.random.default_rng(0))
    >>> net.parameters[:] = [0, 0, 1, 2, 0, 3, 4]
    >>> flip(net, 1, (1, -1)).parameters
    array([ 0., -0.,  1., -2.,  4.,  3., -4.])
    """
    twin, below, above = _twin(net, layer)
    _check_kind(net, net.activation.point_symmetric,
                "a(−z) = 2 a(0) − a(z)")
    signs = validation.array("signs", signs, above.W.shape[:1], net.dtype)
    if not (np.abs(signs) == 1).all():
        raise ValueError(f"signs must be 1 or −1, not {signs}")
    above.b[...] += below.activation([0.0])[0] * (1 - signs) @ above.W
    below.W1[...] *= signs
    above.W[...] *= signs[:, np.newaxis]
    return twin


def rescale(net, layer, factors):
    """Make a network of the same function, units louder below, quieter above.

    Weights and bias of unit j are multiplied by a positive factor, and the
    weights that leave it divided by it ({eq}`eq-symmetries-rescale`).

    Parameters
    ----------
    net, layer : as in `permute`
        With an activation that has two slopes (relu, leaky_relu …).
    factors : sequence of m positive numbers

    Examples
    --------
    >>> net = MLP((1, 1, 1), rng=np.random.default_rng(0))
    >>> net.parameters[:] = [1, 2, 0, 3]
    >>> rescale(net, 1, [10]).parameters
    array([10. , 20. ,  0. ,  0.3])
    """
    twin, below, above = _twin(net, layer)
    _check_kind(net, net.activation.slopes is not None,
                "a(ωz) = ω a(z) for ω > 0")
    factors = validation.array("factors", factors, above.W.shape[:1],
                               net.dtype)
    if not (factors > 0).all():
        raise ValueError(f"factors must be positive, not {factors}")
    below.W1[...] *= factors
    above.W[...] /= factors[:, np.newaxis]
    return twin


def equivalents(net, layer=1):
    """Yield all twins by exchanged units and turned signs, the net first.

    There are m!, and m! 2^m where signs can be turned: mind the width.

    Examples
    --------
    >>> net = MLP((1, 3, 1), "tanh", rng=np.random.default_rng(0))
    >>> len(list(equivalents(net)))
    48
    """
    width = _twin(net, layer)[2].W.shape[0]
    turns = net.activation.point_symmetric
    for order in itertools.permutations(range(width)):
        twin = permute(net, layer, order)
        for signs in itertools.product((1, -1) if turns else (1,),
                                       repeat=width):
            yield flip(twin, layer, signs) if turns else twin


def count_equivalents(net):
    """Count the twins that all hidden layers make together, the net included.

    The product over the hidden layers of m! 2^m, or of m! where signs
    cannot be turned ({eq}`eq-symmetries-count`).

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> count_equivalents(MLP((2, 3, 2, 1), "tanh", rng=rng))
    384
    """
    factor = 2 if net.activation.point_symmetric else 1
    return math.prod(math.factorial(m) * factor ** m
                     for m in net.sizes[1:-1])


def conserved(net, layer=1):
    """Compute what gradient flow keeps of each unit, if it can be rescaled.

    ‖w‖² + b² − ‖v‖²: squared weights into the unit and its bias, minus
    squared weights out of it ({eq}`eq-symmetries-conserved`).

    Returns
    -------
    ndarray of shape (m,)

    Examples
    --------
    >>> net = MLP((1, 1, 1), rng=np.random.default_rng(0))
    >>> net.parameters[:] = [1, 2, 0, 3]
    >>> conserved(net)
    array([-4.])
    """
    _, below, above = _twin(net, layer)
    return (below.W1 ** 2).sum(axis=0) - (above.W ** 2).sum(axis=1)


def _twin(net, layer):
    """Return a copy, the chosen hidden layer of it, and the layer above."""
    if not isinstance(net, MLP):
        raise TypeError(f"net must be an MLP, not {net!r}")
    layer = validation.integer("layer", layer)
    if layer >= len(net.layers):
        raise ValueError(f"layer must be a hidden layer of {net}, 1 … "
                         f"{len(net.layers) - 1}, not {layer}")
    twin = net.copy()
    return twin, twin.layers[layer - 1], twin.layers[layer]


def _order(order, width):
    order = np.asarray(order)
    if order.shape != (width,) or sorted(order.tolist()) != list(
            range(width)):
        raise ValueError(f"order must hold each of 0 … {width - 1} once, "
                         f"not {order.tolist()}")
    return order.astype(int)


def _check_kind(net, holds, law):
    if not holds:
        raise ValueError(f"net must have an activation with {law}, "
                         f"not {net.activation}")
