"""Two networks may differ in every number and still be the same function.

Hidden units can change places, some can change their sign, some can be
loud below and quiet above. Each function here makes such a twin, measures
what training keeps because twins exist, or uses them to compare networks.
"""

import itertools
import math

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks.evaluation import evaluate
from mlp_lit.networks.mlp import MLP


def permute(net, layer, order):
    """A network of the same function whose hidden units stand in new order.

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
    """A network of the same function with the signs of some units turned.

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
    """A network of the same function with units louder below, quieter above.

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
    """How many twins all hidden layers make together, the net included.

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
    """What gradient flow keeps of each unit, if it can be rescaled.

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


def align(net, like, X):
    """The twin of a network whose hidden units agree best with another's.

    From the first hidden layer to the last, units are exchanged (and turned,
    if they can be) such that the squared differences to the units of `like`,
    summed over the samples, are least: an assignment problem (Kuhn 1955).

    Parameters
    ----------
    net, like : MLPs of the same sizes and activation
    X : array_like of shape (n, d_0)

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> net, X = MLP((2, 3, 1), rng=rng), rng.normal(size=(9, 2))
    >>> shuffled = permute(net, 1, (2, 0, 1))
    >>> bool(np.all(align(shuffled, net, X).parameters == net.parameters))
    True
    """
    _check_pair(net, like)
    goal, twin = like.trace(X).A, net.copy()
    for l in range(1, len(net.layers)):
        order, signs = _assign(twin.trace(X).A[l], goal[l], net.activation)
        twin = permute(twin, l, order)
        if (signs < 0).any():
            twin = flip(twin, l, signs)
    return twin


def _assign(A, goal, activation):
    """Which unit goes where, and its sign, to come nearest to the goal."""
    from scipy.optimize import linear_sum_assignment

    cost = _distances(goal, A)
    turned = np.full_like(cost, np.inf)
    if activation.point_symmetric:
        turned = _distances(goal, 2 * activation([0.0])[0] - A)
    rows, order = linear_sum_assignment(np.minimum(cost, turned))
    return order, np.where(turned[rows, order] < cost[rows, order], -1, 1)


def _distances(goal, A):
    """Squared distance of every column of one matrix from the other's."""
    return ((goal ** 2).sum(axis=0)[:, np.newaxis] - 2 * goal.T @ A
            + (A ** 2).sum(axis=0))


def mix(net, other, s):
    """The network at the point s of the straight path between two.

    Its parameters are (1 − s) θ + s θ̂: those of `net` at 0, of `other` at
    1 ({eq}`eq-symmetries-path`).

    Examples
    --------
    >>> net, other = [MLP((1, 1), rng=np.random.default_rng(0))] * 2
    >>> bool(np.all(mix(net, other, 0.5).parameters == net.parameters))
    True
    """
    _check_pair(net, other)
    s = validation.real("s", s)
    twin = net.copy()
    twin.parameters[:] = (1 - s) * net.parameters + s * other.parameters
    return twin


def path_losses(net, other, X, y, *, points=25,
                loss="softmax_cross_entropy"):
    """Loss along the straight path, at equal distances from 0 to 1.

    Parameters
    ----------
    net, other : MLPs of the same sizes and activation
    X, y, loss : as in `fit`
    points : int
        At least 2.

    Returns
    -------
    s, losses : ndarrays of shape (points,)

    Examples
    --------
    >>> net, other = [MLP((1, 1), rng=np.random.default_rng(0)) for _ in "ab"]
    >>> net.parameters[:], other.parameters[:] = [0, 0], [0, 2]
    >>> path_losses(net, other, [[1.0]], [[0.0]], points=3,
    ...             loss="squared_error")[1]
    array([0., 1., 4.])
    """
    s = np.linspace(0, 1, validation.integer("points", points, 2))
    return s, np.array([evaluate(mix(net, other, float(t)), X, y,
                                 loss=loss)[0] for t in s])


def barrier(s, losses):
    """How far the loss rises above the chord between the ends of a path.

    {eq}`eq-symmetries-barrier`; 0 if it never does.

    Examples
    --------
    >>> barrier([0.0, 0.5, 1.0], [1.0, 4.0, 3.0])
    2.0
    """
    s = validation.array("s", s, ("points",), float)
    losses = validation.array("losses", losses, s.shape, float)
    chord = (1 - s) * losses[0] + s * losses[-1]
    return float((losses - chord).max())


def _twin(net, layer):
    """A copy, the chosen hidden layer of it, and the layer above."""
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


def _check_pair(net, other):
    for name, one in (("net", net), ("other", other)):
        if not isinstance(one, MLP):
            raise TypeError(f"{name} must be an MLP, not {one!r}")
    if net.sizes != other.sizes or type(net.activation) is not type(
            other.activation):
        raise ValueError("both networks must have the same sizes and "
                         f"activation; they are {net} and {other}")
