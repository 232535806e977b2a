"""Align two networks, and walk from one to the other on a straight path.

Two networks that look far apart may be near twins: their hidden units stand
in different orders. Whether the loss rises between them can be said only
when that is undone.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.geometry import symmetries
from mlp_lit.networks.evaluation import evaluate
from mlp_lit.networks.mlp import MLP


def align(net, like, X):
    """Find the twin whose hidden units agree best with another network's.

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
    >>> shuffled = symmetries.permute(net, 1, (2, 0, 1))
    >>> bool(np.all(align(shuffled, net, X).parameters == net.parameters))
    True
    """
    _check_pair(net, like)
    goal, twin = like.trace(X).A, net.copy()
    for l in range(1, len(net.layers)):
        order, signs = _assign(twin.trace(X).A[l], goal[l], net.activation)
        twin = symmetries.permute(twin, l, order)
        if (signs < 0).any():
            twin = symmetries.flip(twin, l, signs)
    return twin


def _assign(A, goal, activation):
    """Say which unit goes where, and its sign, to come near the goal."""
    from scipy.optimize import linear_sum_assignment

    cost = _distances(goal, A)
    turned = np.full_like(cost, np.inf)
    if activation.point_symmetric:
        turned = _distances(goal, 2 * activation([0.0])[0] - A)
    rows, order = linear_sum_assignment(np.minimum(cost, turned))
    return order, np.where(turned[rows, order] < cost[rows, order], -1, 1)


def _distances(goal, A):
    """Return squared distances of the columns of two matrices."""
    return ((goal ** 2).sum(axis=0)[:, np.newaxis] - 2 * goal.T @ A
            + (A ** 2).sum(axis=0))


def mix(net, other, s):
    """Make the network at the point s of the straight path between two.

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
    """Measure the loss along the straight path, at equal distances.

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


@arrays(float, s="points", losses="points")
def barrier(s, losses):
    """Return how far a loss rises above the chord between a path's ends.

    {eq}`eq-symmetries-barrier`; 0 if it never does.

    Examples
    --------
    >>> barrier([0.0, 0.5, 1.0], [1.0, 4.0, 3.0])
    2.0
    """
    chord = (1 - s) * losses[0] + s * losses[-1]
    return float((losses - chord).max())


def _check_pair(net, other):
    for name, one in (("net", net), ("other", other)):
        if not isinstance(one, MLP):
            raise TypeError(f"{name} must be an MLP, not {one!r}")
    if net.sizes != other.sizes or type(net.activation) is not type(
            other.activation):
        raise ValueError("both networks must have the same sizes and "
                         f"activation; they are {net} and {other}")
