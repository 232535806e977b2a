"""Collapse towers of linear layers, build them, predict how they learn.

What a tower computes is one matrix and one bias, however many layers it has.
How it learns them is not what a single layer does.
"""

import itertools
import math

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks.activations import Identity
from mlp_lit.networks.mlp import MLP

# Of the integration, in the time that the end of a mode needs to shrink its
# distance by a factor e.
SUBSTEPS = 25


def collapse(weights, biases):
    """Compute the one linear layer that a tower of them is.

    W = W⁽¹⁾ ⋯ W⁽ᴸ⁾; every bias goes through the layers above it
    ({eq}`eq-collapse`).

    Parameters
    ----------
    weights : sequence of ndarrays, layer l of shape (d_{l−1}, d_l)
    biases : sequence of as many ndarrays, layer l of shape (d_l,)

    Returns
    -------
    W : ndarray of shape (d_0, d_L)
    b : ndarray of shape (d_L,)

    Raises
    ------
    ValueError
        If there is no layer, or the shapes do not fit.

    Examples
    --------
    >>> W, b = collapse([np.array([[2.0]]), np.array([[3.0]])],
    ...                 [np.array([1.0]), np.array([10.0])])
    >>> W, b
    (array([[6.]]), array([13.]))
    """
    weights, biases = _tower(weights, biases)
    W, b = weights[0], biases[0]
    for V, c in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ V, b @ V + c
    return W, b


def collapse_network(net):
    """Make a network of one layer with the outputs of a deep linear one.

    Parameters
    ----------
    net : MLP with the activation "identity", or without a hidden layer

    Returns
    -------
    MLP
        Of the sizes (d_0, d_L); `net` is left as it is.

    Raises
    ------
    ValueError
        If there is an activation between the layers.

    Examples
    --------
    >>> net = MLP((2, 50, 3), "identity", rng=np.random.default_rng(0))
    >>> collapse_network(net)
    MLP(2-3, Identity(), 9 parameters, float64)
    """
    if len(net.layers) > 1 and net.activation != Identity():
        raise ValueError("net must have the activation 'identity': with "
                         f"{net.activation} it is more than one layer")
    one = collapse([layer.W for layer in net.layers],
                   [layer.b for layer in net.layers])
    return MLP.from_layers([one], net.activation, dtype=net.dtype)


def expand(W, b, sizes):
    """Build a tower of given widths that computes what one layer computes.

    The layers share the singular values evenly: each has their L-th roots,
    and what leaves one layer along a singular direction enters the next
    along the same ({eq}`eq-expand`). Only the last bias is not 0.

    Parameters
    ----------
    W : array_like of shape (d_0, d_L)
    b : array_like of shape (d_L,)
    sizes : sequence of int
        The widths d_0, …, d_L; the least must be at least the rank of W.

    Returns
    -------
    weights, biases : lists of ndarrays, as `collapse` takes them

    Raises
    ------
    ValueError
        If the shapes do not fit, or a layer is too narrow for W.

    Examples
    --------
    >>> W, b = np.array([[1.0, 2.0], [2.0, 4.0]]), np.zeros(2)
    >>> weights, biases = expand(W, b, (2, 1, 5, 2))
    >>> np.allclose(collapse(weights, biases)[0], W)
    True
    """
    sizes = validation.widths("sizes", sizes, 2)
    W = validation.array("W", W, (sizes[0], sizes[-1]))
    b = validation.array("b", b, (sizes[-1],))
    left, values, right = np.linalg.svd(W, full_matrices=False)
    narrowest, rank = min(sizes), np.linalg.matrix_rank(W)
    if rank > narrowest:
        raise ValueError(f"W has rank {rank}, but a layer of sizes {sizes} "
                         f"lets through only {narrowest}")
    roots = values[:narrowest] ** (1 / (len(sizes) - 1))
    frames = [left[:, :narrowest], *(np.eye(d, narrowest)
                                     for d in sizes[1:-1]),
              right[:narrowest].T]
    weights = [(Q * roots) @ R.T for Q, R in itertools.pairwise(frames)]
    return weights, [np.zeros(d) for d in sizes[1:-1]] + [b]


@arrays(float, times="k")
def mode_strength(times, start, end, depth):
    """Follow how strongly a deep linear network answers along one direction.

    Follows du/dτ = 2 L u^(2 − 2/L) (ς − u), the gradient flow of a balanced
    network on its squared error ({eq}`eq-mode`), by the classical method of
    Runge and Kutta.

    Parameters
    ----------
    times : sequence of float
        Increasing, from 0; the learning rate times the number of steps.
    start, end : float
        The strength u at time 0 and ς, what the data want; at least 0.
    depth : int
        The number L of layers.

    Returns
    -------
    ndarray, one strength for each time

    Examples
    --------
    >>> mode_strength([0, 1, 2], start=0.01, end=2.0, depth=2).round(3)
    array([0.01 , 1.875, 2.   ])
    >>> mode_strength([0, 1, 2], start=0.0, end=2.0, depth=2)
    array([0., 0., 0.])
    """
    if times[0] < 0 or (np.diff(times) < 0).any():
        raise ValueError(f"times must increase from 0, not {times}")
    u = validation.real("start", start, 0)
    validation.real("end", end, 0)
    validation.integer("depth", depth)
    rate = 2 * depth * max(u, end) ** (2 - 2 / depth)
    strengths = []
    for duration in np.diff(times, prepend=0.0):
        substeps = math.ceil(SUBSTEPS * rate * duration)
        for _ in range(substeps):
            u = _runge_kutta(u, duration / substeps, end, depth)
        strengths.append(u)
    return np.array(strengths)


def _speed(u, end, depth):
    return 2 * depth * u ** (2 - 2 / depth) * (end - u)


def _runge_kutta(u, h, end, depth):
    first = _speed(u, end, depth)
    second = _speed(u + h / 2 * first, end, depth)
    third = _speed(u + h / 2 * second, end, depth)
    fourth = _speed(u + h * third, end, depth)
    return u + h / 6 * (first + 2 * second + 2 * third + fourth)


def _tower(weights, biases):
    weights, biases = list(map(np.asarray, weights)), list(
        map(np.asarray, biases))
    if not weights or len(weights) != len(biases):
        raise ValueError("weights and biases must hold an array for each "
                         f"layer; they hold {len(weights)} and "
                         f"{len(biases)}")
    width = "d_0"
    for l, (W, b) in enumerate(zip(weights, biases, strict=True)):
        validation.check_shape(f"weights[{l}]", W.shape, (width, "d_l"))
        validation.check_shape(f"biases[{l}]", b.shape, W.shape[1:])
        width = W.shape[1]
    return weights, biases
