"""Bound and count regions, and build a network that has very many.

What a network can have at most is far from what networks have. Bounds hold
for an architecture, counts belong to a network. The bounds are integers of
any size.
"""

from functools import cache
from math import comb

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.geometry import planes
from mlp_lit.geometry.hyperplanes import most_cells
from mlp_lit.networks import mlp


def montufar_lower_bound(sizes):
    """Count regions that some ReLU network of these widths has at least.

    The most that the architecture can reach is not less than this
    ({eq}`eq-regions-lower`; Montúfar et al. 2014, theorem 4).

    Parameters
    ----------
    sizes : sequence of int
        As for `MLP`: inputs, hidden layers, outputs. Hidden layers are not
        narrower than the input.

    Examples
    --------
    >>> montufar_lower_bound((2, 4, 4, 1))
    44
    """
    inputs, *hidden = _hidden(sizes)
    if min(hidden) < inputs:
        raise ValueError("sizes must have hidden layers that are not "
                         f"narrower than the input, not {tuple(sizes)}")
    folds = 1
    for width in hidden[:-1]:
        folds *= (width // inputs) ** inputs
    return folds * most_cells(hidden[-1], inputs)


def montufar_upper_bound(sizes):
    """Bound the regions of every (leaky) ReLU network of these widths.

    Each layer cuts a region, whose image has at most as many dimensions as
    the narrowest layer so far, by one line per neuron
    (with two inputs {eq}`eq-cells-most`; Montúfar 2017).

    Examples
    --------
    >>> montufar_upper_bound((2, 4, 4, 1))
    121
    """
    inputs, *hidden = _hidden(sizes)
    product, dimension = 1, inputs
    for width in hidden:
        product *= most_cells(width, dimension)
        dimension = min(dimension, width)
    return product


def serra_upper_bound(sizes):
    """Bound the regions of every ReLU network of these widths.

    Where few neurons of a layer are on, the layer's output has few
    dimensions, and the next layer cuts less (two hidden layers and two
    inputs: {eq}`eq-regions-upper`; Serra et al. 2018, theorem 1).

    Examples
    --------
    >>> serra_upper_bound((2, 4, 4, 1))
    121
    >>> serra_upper_bound((2, 3, 3, 1)), montufar_upper_bound((2, 3, 3, 1))
    (40, 49)
    """
    inputs, *hidden = _hidden(sizes)

    @cache
    def total(l, dimension):
        if l == len(hidden):
            return 1
        width = hidden[l]
        return sum(comb(width, j) * total(l + 1, min(dimension, width - j))
                   for j in range(min(dimension, width) + 1))

    return total(0, inputs)


def _hidden(sizes):
    sizes = [validation.integer(f"sizes[{i}]", d)
             for i, d in enumerate(sizes)]
    if len(sizes) < 3:
        raise ValueError("sizes must have at least one hidden layer, not "
                         f"{tuple(sizes)}")
    return sizes[:-1]


def folding_network(sizes):
    """Build a network that folds the unit square and cuts what is folded.

    Every hidden layer but the last folds each coordinate into equally long
    segments that lie one upon the other; the last draws lines, all of which
    cross. In the unit square it has exactly as many regions, as
    `mlp_lit.geometry.arrangement.regions` counts them, as
    `montufar_lower_bound` says.

    Parameters
    ----------
    sizes : sequence of int
        As for `MLP`, with two inputs.

    Returns
    -------
    MLP

    Examples
    --------
    >>> from mlp_lit.geometry.arrangement import regions
    >>> len(regions(folding_network((2, 4, 4, 1)), (0, 1, 0, 1)))
    44
    """
    inputs, *hidden = _hidden(sizes)
    if inputs != 2 or min(hidden) < 2:
        raise ValueError("sizes must be two inputs and hidden layers of at "
                         f"least two neurons, not {tuple(sizes)}")
    layers = []
    coordinates = np.eye(2)  # how the last layer's outputs make x₁ and x₂
    for width in hidden[:-1]:
        W, b, coordinates = fold(coordinates, width // 2)
        odd = width % 2  # a neuron that is left over does nothing
        layers.append((np.pad(W, ((0, 0), (0, odd))), np.pad(b, (0, odd))))
        coordinates = np.pad(coordinates, ((0, odd), (0, 0)))
    normals, offsets = crossing_lines(hidden[-1])
    layers.append((coordinates @ normals, offsets))
    # Any outputs will do for which no neuron is without effect.
    outputs = 1.0 + np.arange(hidden[-1])[:, np.newaxis]
    layers.append((np.tile(outputs, sizes[-1]), np.zeros(sizes[-1])))
    return mlp.MLP.from_layers(layers)


def fold(coordinates, segments):
    """Return weights that fold both coordinates like a fan.

    Neuron j of a coordinate x in [0, 1] computes max(0, p x − j) for p
    segments; the alternating sum of these rises and falls by turns, between 0
    and 1 ({eq}`eq-regions-fold`).

    Parameters
    ----------
    coordinates : ndarray of shape (d, 2)
        The coordinates are the layer's inputs times this.
    segments : int
        Equally long ones, which come to lie one upon the other.

    Returns
    -------
    W : ndarray of shape (d, 2 · segments)
    b : ndarray of shape (2 · segments,)
    folded : ndarray of shape (2 · segments, 2)
        The folded coordinates are the layer's outputs times this.
    """
    W = segments * np.repeat(coordinates, segments, axis=1)
    b = -np.tile(np.arange(segments), 2)
    turns = 2 * (-1.0) ** np.arange(segments)
    turns[0] = 1
    return W, b, np.kron(np.eye(2), turns[:, np.newaxis])


def crossing_lines(count):
    """Draw lines that cross each other in the unit square, no three at once.

    They are tangents of a small circle about the centre.

    Returns
    -------
    normals : ndarray of shape (2, count)
    offsets : ndarray of shape (count,)
        The lines x · normal + offset = 0.
    """
    angles = np.pi * (np.arange(count) + 0.3) / count
    normals = np.stack([np.cos(angles), np.sin(angles)])
    radius = 0.4 * np.sin(np.pi / (2 * count))
    return normals, -radius - normals.sum(axis=0) / 2


def breakpoints(net, start, end):
    """Find where hidden neurons change their signs from start to end.

    Between these places the network is affine.

    Parameters
    ----------
    net : MLP with (leaky) ReLU
    start, end : array_like of shape (d_0,)

    Returns
    -------
    ndarray of shape (n,)
        The changes, as ascending parts of the way in (0, 1); between them
        are n + 1 segments.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP.from_layers([([[1, 1]], [-1, -3]), ([[1], [1]], [0])])
    >>> breakpoints(net, [0.0], [4.0])
    array([0.25, 0.75])
    """
    planes.check_net(net)
    start = validation.array("start", start, (net.sizes[0],), float)
    end = validation.array("end", end, (net.sizes[0],), float)
    at = np.array([0.0, 1.0])
    for l in range(1, len(net.layers)):
        Z = net.trace(start + at[:, np.newaxis] * (end - start)).Z[l]
        before, neuron = np.nonzero(Z[:-1] * Z[1:] < 0)
        z, after = Z[before, neuron], Z[before + 1, neuron]
        cuts = at[before] + z / (z - after) * np.diff(at)[before]
        at = np.unique(np.concatenate([at, cuts]))
    return at[1:-1]
