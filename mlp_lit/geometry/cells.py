"""Which neurons are on? Points with the same answer make up a cell.

A pattern is one bit per neuron, eight to a byte, the first neuron highest;
each layer begins at a byte of its own. On a cell of all hidden layers a ReLU
network is a single linear layer.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.geometry import hyperplanes
from mlp_lit.geometry.local import local_layer
from mlp_lit.networks import activations
from mlp_lit.networks.mlp import Trace

CHUNK = 2048  # samples at a time, so that a layer stays in the cache


def grid(limit=5.0, per_side=101):
    """Points on a square grid around 0 ({eq}`eq-cells-grid`).

    Parameters
    ----------
    limit : float
        The grid covers [−limit, limit]².
    per_side : int
        At least 2. If odd, 0 is one of the points.

    Returns
    -------
    ndarray of shape (per_side², 2)
        Row by row from below, so that values at the points, reshaped to
        (per_side, per_side), are an image with origin="lower".

    Examples
    --------
    >>> grid(5, 3)[:4]
    array([[-5., -5.],
           [ 0., -5.],
           [ 5., -5.],
           [-5.,  0.]])
    """
    limit = validation.real("limit", limit, 0, open_low=True)
    n = validation.integer("per_side", per_side, 2)
    # One rounding each: 0.1 is as near to a tenth as a number can be.
    side = limit * np.arange(1 - n, n, 2) / (n - 1)
    return np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)


def circle(count=720):
    """Points all around the unit circle, (count, 2).

    Without biases a cell is a cone, and they meet every cell that is wide
    enough ({eq}`eq-cells-cone`).

    Examples
    --------
    >>> circle(4).round(1) + 0.0
    array([[ 0.7,  0.7],
           [-0.7,  0.7],
           [-0.7, -0.7],
           [ 0.7, -0.7]])
    """
    count = validation.integer("count", count)
    angle = 2 * np.pi * (np.arange(count) + 0.5) / count
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def activation_patterns(net, X):
    """Which neurons are on, for every layer ({eq}`eq-cells-pattern`).

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
    >>> net = MLP((2, 3, 1), rng=np.random.default_rng(0))
    >>> net.layers[0].W[...] = [[1, 0, 1], [0, 1, 1]]
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
    """A trace for as many samples, with ones before the input."""
    trace = Trace(net.sizes, samples, net.dtype)
    trace.A1[0] = np.ones((1 + net.sizes[0], samples), net.dtype).T
    return trace


def pack(on):
    """Eight answers to a byte, the first highest, as np.packbits does.

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
    """The answers of the first neurons, as bool of shape (n, neurons).

    Examples
    --------
    >>> unpack(np.array([[160]], np.uint8), 3)
    array([[ True, False,  True]])
    """
    return np.unpackbits(packed, axis=1, count=neurons).astype(bool)


def up_to(patterns, layer):
    """The joint pattern of layers 1 … layer, as packed bytes.

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


def colours(packed):
    """A colour that depends on the pattern alone, whoever it belongs to.

    The bytes are hashed (FNV-1a), and the hash picks one of 192 colours: 16
    hues, four of lightness, three of depth. Different patterns may get the
    same colour, but the same pattern never gets another.

    Returns
    -------
    ndarray of uint8, shape (n, 3)

    Examples
    --------
    >>> once, other, again = colours(np.array([[7], [3], [7]], np.uint8))
    >>> bool((once == again).all()), bool((once == other).all())
    (True, False)
    """
    first, number = distinct(packed)
    hashed = np.full(len(first), 0xCBF29CE484222325, np.uint64)
    for byte in packed[first].T:
        hashed = (hashed ^ byte) * np.uint64(0x100000001B3)
    # High bits, which every byte has reached.
    hashed = ((hashed ^ hashed >> np.uint64(32)) * np.uint64(
        0x9E3779B97F4A7C15) >> np.uint64(40)).astype(np.int64)
    return _palette()[hashed % 192][number]


def _palette():
    """Colours around three axes: hue, lightness and depth."""
    hue, light, depth = np.indices((16, 4, 3)).reshape(3, -1, 1)
    middle, swing = 0.54 + 0.09 * light, 0.07 + 0.055 * depth
    angle = 2 * np.pi * (hue / 16 + np.arange(3) / 3)
    return np.round(255 * (middle + swing * np.cos(angle))).astype(np.uint8)


def pieces(image, cells=None):
    """Number the connected pieces of equal values in an image.

    Pixels are neighbours to the left and right, above and below.

    Parameters
    ----------
    image : ndarray of int, shape (rows, columns)
        `distinct` numbers, say.
    cells : ndarray of int of the same shape, optional
        Pixels with equal entries are known to be connected, even where a
        cell is too narrow for the pixels to touch ({prf:ref}`thm-cells`).

    Returns
    -------
    ndarray of int, shape (rows, columns)
        The piece of each pixel, counted from 0.

    Examples
    --------
    >>> pieces(np.array([[0, 1, 0],
    ...                  [0, 1, 0]]))
    array([[0, 1, 2],
           [0, 1, 2]], dtype=int32)
    """
    try:
        from scipy.sparse import coo_array, csgraph
    except ImportError:
        raise ImportError("pieces needs SciPy's graphs: install scipy"
                          ) from None
    image = np.asarray(image)
    index = np.arange(image.size).reshape(image.shape)
    across, up = image[:, 1:] == image[:, :-1], image[1:] == image[:-1]
    one = [index[:, 1:][across], index[1:][up]]
    other = [index[:, :-1][across], index[:-1][up]]
    if cells is not None:
        _, first, number = np.unique(cells, return_index=True,
                                     return_inverse=True)
        one.append(index.ravel())
        other.append(first[number.ravel()])
    pairs = np.concatenate(one), np.concatenate(other)
    graph = coo_array((np.ones(len(pairs[0]), bool), pairs),
                      shape=(image.size, image.size))
    return csgraph.connected_components(graph, directed=False)[1].reshape(
        image.shape)


def most_cells(widths, inputs=2):
    """At most so many cells of all layers together ({eq}`eq-cells-most`).

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
    >>> most_cells([3]), most_cells([3, 3])
    (7, 49)
    """
    inputs = validation.integer("inputs", inputs)
    widths = [validation.integer(f"widths[{i}]", m)
              for i, m in enumerate(widths)]
    return math.prod(hyperplanes.most_cells(m, inputs) for m in widths)


@dataclass(frozen=True)
class Census:
    """How many cells there are, by four ways of counting.

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
                  most_cells(widths, inputs), 2 ** sum(widths))


def affine_map(net, x):
    """The one linear layer that a ReLU network is on the cell of x.

    Parameters
    ----------
    net : MLP with the activation "relu"
    x : array_like of shape (d_0,)

    Returns
    -------
    W : ndarray of shape (d_0, d_L)
    b : ndarray of shape (d_L,)
        See {eq}`eq-cells-affine`.

    Examples
    --------
    >>> from mlp_lit.networks.mlp import MLP
    >>> net = MLP((1, 2, 1), rng=np.random.default_rng(0))
    >>> net.layers[0].W[...], net.layers[1].W[...] = [[1, -1]], [[1], [1]]
    >>> affine_map(net, [-3.0])  # the absolute value
    (array([[-1.]]), array([0.]))
    """
    if not isinstance(net.activation, activations.ReLU):
        raise ValueError("net must have the activation 'relu', not "
                         f"{net.activation}")
    return local_layer(net, x, len(net.layers))
