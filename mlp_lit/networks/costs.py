"""Count the multiplications of forward and backward passes.

The two passes of a network, and three orders in which the factors of the
chain rule can be multiplied: the same numbers at very different prices. What
a sweep costs is counted, not timed: its own code runs on a tally.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.calculus import counting
from mlp_lit.networks import activations, mlp


class _Given(activations.Activation):
    """Values and slopes cost nothing; only what is done with them counts."""

    def forward(self, Z, out=None):
        np.copyto(out, Z)

    def derivative(self, Z):
        return np.ones(Z.shape)


def passes(sizes, batch_size):
    """Count the multiplications of both passes ({eq}`eq-backprop-cost`).

    The methods `run_forward` and `backward` themselves are run, on numbers
    that keep a tally, with activations that are free of charge.

    Parameters
    ----------
    sizes : sequence of int
        Widths d_0, …, d_L; keep them small.
    batch_size : int

    Returns
    -------
    forward, backward : int

    Examples
    --------
    >>> passes((5, 3), batch_size=1)  # 15 weights, 3 biases
    (18, 18)
    """
    validation.integer("batch_size", batch_size)
    net = mlp.MLP(sizes, _Given(), rng=np.random.default_rng(0))
    weights = [layer.W1.copy() for layer in net.layers]
    trace = mlp.Trace(net.sizes, batch_size, object)  # any numbers
    trace.A1[0] = np.ones((batch_size, 1 + net.sizes[0]))

    def forwards(*tallied):
        net.layers = _layers(tallied)
        net.run_forward(trace)

    there = counting.operations(forwards, *weights)
    # Only what is done to the derivatives is to count from here on.
    net.layers = _layers(weights)
    for array in trace.Z[1:] + trace.A1[1:]:
        array[...] = 1.0
    back = counting.operations(lambda dZ: net.backward(dZ, trace),
                               np.ones((batch_size, net.sizes[-1])))
    return there["multiplications"], back["multiplications"]


def _layers(weights):
    return [mlp.Layer(W1, np.empty(W1.shape, object), _Given())
            for W1 in weights]


def shared(g, weights, slopes):
    """Compute derivatives by all pre-activations, each from the one above.

    Parameters
    ----------
    g : ndarray of shape (batch, d_L)
        Derivative of the loss by Z of the last layer.
    weights : list of ndarrays
        W of the layers 2, …, L.
    slopes : list of ndarrays
        a′(Z) of the layers 1, …, L − 1, each (batch, width).

    Returns
    -------
    list of ndarrays
        dZ of the layers L, L − 1, …, 1.

    Examples
    --------
    >>> two, half = np.array([[2.0]]), np.array([[0.5]])
    >>> [dZ.item() for dZ in shared(two, [two, two], [half, two])]
    [2.0, 8.0, 8.0]
    """
    rows = [g]
    for W, slope in _downwards(weights, slopes):
        rows.append((rows[-1] @ W.T) * slope)
    return rows


def afresh(g, weights, slopes):
    """Compute the same, each from the loss down.

    Parameters and result as for `shared`.

    Examples
    --------
    >>> two, half = np.array([[2.0]]), np.array([[0.5]])
    >>> [dZ.item() for dZ in afresh(two, [two, two], [half, two])]
    [2.0, 8.0, 8.0]
    """
    rows = []
    for products in range(len(weights) + 1):
        row = g
        for W, slope in _downwards(weights, slopes)[:products]:
            row = (row @ W.T) * slope
        rows.append(row)
    return rows


def jacobians_first(g, weights, slopes):
    """Compute the same for one sample: matrix by matrix, the row at the end.

    Parameters and result as for `shared`, with a batch of 1.

    Examples
    --------
    >>> two, half = np.array([[2.0]]), np.array([[0.5]])
    >>> [dZ.item() for dZ in jacobians_first(two, [two, two], [half, two])]
    [2.0, 8.0, 8.0]
    """
    validation.check_shape("g", g.shape, (1, "d_L"))
    rows, J = [g], None
    for W, slope in _downwards(weights, slopes):
        J = (W.T if J is None else J @ W.T) * slope
        rows.append(g @ J)
    return rows


def ways(depth, width):
    """Count the three ways for one sample ({eq}`eq-backprop-ways`).

    Parameters
    ----------
    depth : int
        Number of layers L.
    width : int
        All layers have it.

    Returns
    -------
    dict
        From the name of each function to its multiplications.

    Examples
    --------
    >>> ways(depth=3, width=2)
    {'shared': 12, 'afresh': 18, 'jacobians_first': 24}
    """
    validation.integer("depth", depth)
    validation.integer("width", width)
    weights = [np.ones((width, width))] * (depth - 1)
    slopes = [np.ones((1, width))] * (depth - 1)

    def multiplications(way):
        def run(g, *tallied):
            return way(g, list(tallied), slopes)

        return counting.operations(run, np.ones((1, width)),
                                   *weights)["multiplications"]

    return {way.__name__: multiplications(way)
            for way in (shared, afresh, jacobians_first)}


def _downwards(weights, slopes):
    if len(weights) != len(slopes):
        raise ValueError("weights and slopes must hold as many arrays, but "
                         f"they hold {len(weights)} and {len(slopes)}")
    return list(zip(weights, slopes, strict=True))[::-1]
