"""Read a tape: its graph, and the local derivatives along the edges.

These are methods of `Tape`; the tape is their first argument.
"""

import numpy as np

from mlp_lit.calculus.tape.playing import as_played, check_target
from mlp_lit.calculus.tape.rules import pull


def local_derivative(tape, node, k):
    """Differentiate a node by its argument k, all others held still.

    Parameters
    ----------
    node : Node with arguments
    k : int

    Returns
    -------
    ndarray of shape node.shape + argument.shape

    Examples
    --------
    >>> from mlp_lit.calculus.tape import Tape
    >>> with Tape() as tape:
    ...     x = tape.variable([1.0, 2.0])
    ...     y = x * x
    >>> tape.local_derivative(y, 0)  # the other x does not move
    array([[1., 0.],
           [0., 2.]])
    """
    check_target(tape, node)
    tape.check_stopped()
    if k not in range(len(node.arguments)):
        raise ValueError("k must be the place of an argument, but the "
                         f"node has {len(node.arguments)} and k is {k}")
    units = np.eye(node.size).reshape(-1, *node.shape)
    rows = [pull(node.operation, k, unit, *as_played(tape, node))
            for unit in units]
    return np.reshape(rows, node.shape + node.arguments[k].shape)


def edges(tape, target):
    """List the edges of a run on single numbers, with local derivatives.

    Parameters
    ----------
    target : Node

    Returns
    -------
    list of (int, int, float)
        From an argument, to a node, and the local derivative: the form
        that `mlp_lit.calculus.graphs` takes. Constants are left out.

    Examples
    --------
    >>> from mlp_lit.calculus.tape import Tape
    >>> with Tape() as tape:
    ...     x, y = tape.variable(2.0), tape.variable(3.0)
    ...     f = x * y
    >>> tape.edges(f)
    [(0, 2, 3.0), (1, 2, 2.0)]
    """
    nodes = behind(tape, target)
    if any(node.ndim for node in nodes if node.varies):
        raise ValueError("edges with one local derivative each are there "
                         "for runs on single numbers only; this run has "
                         "arrays, see local_derivative")
    return [(argument.index, node.index,
             float(local_derivative(tape, node, k)))
            for node in nodes for k, argument in enumerate(node.arguments)
            if argument.varies]


def behind(tape, target):
    """List the nodes that a target was computed from, and itself.

    Examples
    --------
    >>> from mlp_lit.calculus.tape import Tape
    >>> with Tape() as tape:
    ...     x = tape.variable(2.0)
    ...     f, g = x + 1, x * x
    >>> len(tape.nodes), len(tape.behind(g))  # the 1 was recorded, too
    (4, 2)
    """
    check_target(tape, target)
    needed = {target.index}
    for node in reversed(tape.nodes[:target.index + 1]):
        if node.index in needed:
            needed |= {argument.index for argument in node.arguments}
    return [tape.nodes[i] for i in sorted(needed)]
