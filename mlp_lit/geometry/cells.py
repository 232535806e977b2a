"""Write down which neurons are on, and number and count the patterns.

Points with the same pattern make up a cell. A pattern is one bit per neuron,
eight to a byte, the first neuron highest; each layer begins at a byte of its
own.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.geometry import hyperplanes
from mlp_lit.networks.mlp import Trace

CHUNK = 2048  # samples at a time, so that a layer stays in the cache


def activation_patterns(net, X):
    """Tell which neurons are on, in every layer ({eq}`eq-cells-pattern`).

    Parameters
    ----------
    net : MLP
    X : array_like of shape (n, d_0)

    Returns
    -------
    list of ndarrays of uint8
        Entry l − 1 belongs to layer l, of shape (n, ⌈d_l / 8⌉). The last is
        the output layer, whose signs are no bends.

    Examples
    --------
    >>> from mlp_lit.networks.mlp import MLP
    >>> net = MLP.from_layers([([[1, 0, 1], [0, 1, 1]], [0, 0, 0]),
    ...                        ([[1], [1], [1]], [0])])
    >>> first, _ = activation_patterns(net, [[2.0, -1.0], [0.0, 0.0]])
    >>> unpack(first, 3).astype(int)
    array([[1, 0, 1],
           [0, 0, 0]])
    """
    X = validation.array("X", X, ("n", net.sizes[0]), net.dtype)
    starts = np.cumsum([0] + [-(-d // 8) for d in net.sizes[1:]])
    # Neuron by neuron in memory, as the pre-activations are; the rows
    # between a layer's last neuron and the next byte stay off.
    packed = np.empty((starts[-1], len(X)), np.uint8)
    on = np.zeros((8 * starts[-1], CHUNK), bool)
    trace = _room(net, min(CHUNK, len(X)))
    for begin in range(0, len(X), CHUNK):
        chunk = X[begin:begin + CHUNK]
        n = len(chunk)
        if n != len(trace.Z[1]):
            trace = _room(net, n)
        trace.A1[0][:, 1:] = chunk
        net.run_forward(trace)
        for byte, Z in zip(starts, trace.Z[1:], strict=False):
            rows = slice(8 * byte, 8 * byte + Z.shape[1])
            np.greater(Z.T, 0, out=on[rows, :n])
        packed[:, begin:begin + n] = pack(on[:, :n].T).T
    return [packed[i:j].T for i, j in pairwise(starts)]


def _room(net, samples):
    """Make a trace for as many samples, with ones before the input."""
    trace = Trace(net.sizes, samples, net.dtype)
    trace.A1[0] = np.ones((1 + net.sizes[0], samples), net.dtype).T
    return trace


def pack(on):
    """Pack eight answers to a byte, the first highest, as np.packbits does.

    Neuron by neuron, which is how a network keeps them: many times as fast.

    Parameters
    ----------
    on : ndarray of bool, shape (n, neurons)

    Returns
    -------
    ndarray of uint8, shape (n, ⌈neurons / 8⌉)

    Examples
    --------
    >>> pack(np.array([[True, False, True]]))
    array([[160]], dtype=uint8)
    """
    on = np.asarray(on, bool)
    validation.check_shape("on", on.shape, ("n", "neurons"))
    bits = on.T.view(np.uint8)
    if len(bits) % 8:
        rest = np.zeros((-len(bits) % 8, bits.shape[1]), np.uint8)
        bits = np.concatenate([bits, rest])
    # Neighbours become pairs, pairs become fours, fours become bytes.
    for shift in (2, 4, 16):
        bits = bits[::2] * np.uint8(shift) + bits[1::2]
    return bits.T


def unpack(packed, neurons):
    """Unpack the answers of the first neurons, bool of shape (n, neurons).

    Examples
    --------
    >>> unpack(np.array([[160]], np.uint8), 3)
    array([[ True, False,  True]])
    """
    return np.unpackbits(packed, axis=1, count=neurons).astype(bool)


def up_to(patterns, layer):
    """Join the patterns of layers 1 … layer, as packed bytes.

    Examples
    --------
    >>> first, second = np.zeros((5, 2), np.uint8), np.ones((5, 1), np.uint8)
    >>> up_to([first, second], 2).shape
    (5, 3)
    """
    layer = validation.integer("layer", layer)
    if layer > len(patterns):
        raise ValueError(f"layer must be at most {len(patterns)}, the number "
                         f"of layers in patterns, not {layer}")
    return np.hstack(patterns[:layer])


def distinct(packed):
    """Number the patterns that occur.

    Parameters
    ----------
    packed : ndarray of uint8, shape (n, bytes)

    Returns
    -------
    first : ndarray of int, shape (k,)
        packed[first] are the k different patterns.
    number : ndarray of int, shape (n,)
        Which of them each row is.

    Examples
    --------
    >>> first, number = distinct(np.array([[7], [3], [7]], np.uint8))
    >>> len(first), number
    (2, array([1, 0, 1]))
    """
    n, width = packed.shape
    padded = np.zeros((n, max(8, width + -width % 8)), np.uint8)
    padded[:, :width] = packed
    number = np.zeros(n, np.int64)
    # Eight bytes at a time are one integer, which sorts fast.
    for words in padded.view(np.uint64).T:
        _, rank = np.unique(words, return_inverse=True)
        pair = number * (rank.max(initial=0) + 1) + rank
        _, first, number = np.unique(pair, return_index=True,
                                     return_inverse=True)
    return first, number


def most_joint_cells(widths, inputs=2):
    """Bound the number of cells of all layers together ({eq}`eq-cells-most`).

    Parameters
    ----------
    widths : sequence of int
        Neurons of layers 1 … l.
    inputs : int
        Dimension of what the first layer sees.

    Returns
    -------
    int

    Examples
    --------
    >>> most_joint_cells([3]), most_joint_cells([3, 3])
    (7, 49)
    """
    inputs = validation.integer("inputs", inputs)
    widths = [validation.integer(f"widths[{i}]", m)
              for i, m in enumerate(widths)]
    return math.prod(hyperplanes.most_cells(m, inputs) for m in widths)


@dataclass(frozen=True)
class Census:
    """Tell how many cells there are, by four ways of counting.

    Attributes
    ----------
    with_data : int
        Cells in which at least one sample lies.
    seen : int
        Cells that were met, by a point of the grid or by a sample.
    possible : int
        No network of these widths has more.
    all : int
        All patterns, 2 to the number of neurons.
    """

    with_data: int
    seen: int
    possible: int
    all: int


def census(at_grid, at_data, widths, inputs=2):
    """Count the cells of some layers ({eq}`eq-cells-shares`).

    Parameters
    ----------
    at_grid, at_data : ndarrays of uint8, shapes (n, bytes) and (N, bytes)
        Packed patterns at the points of a grid, and at the samples.
    widths : sequence of int
        Neurons of these layers, beginning with the first.
    inputs : int

    Returns
    -------
    Census

    Examples
    --------
    >>> at_grid = pack(np.array([[0, 0], [0, 1], [1, 1]], bool))
    >>> census(at_grid, at_grid[:1], [2])
    Census(with_data=1, seen=3, possible=4, all=4)
    """
    seen = len(distinct(np.vstack([at_grid, at_data]))[0])
    return Census(len(distinct(at_data)[0]), seen,
                  most_joint_cells(widths, inputs), 2 ** sum(widths))
