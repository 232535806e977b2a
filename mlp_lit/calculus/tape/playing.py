"""Play a tape: backward for a gradient, forward along a direction.

These are methods of `Tape`; the tape is their first argument.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.calculus.tape.node import Node
from mlp_lit.calculus.tape.rules import pull, push


def gradient(tape, target, sources, seed=None):
    """Differentiate a number by each source, in one backward sweep.

    Parameters
    ----------
    target : Node
        One number, or an array together with a seed.
    sources : Node, or list of Node
        Variables, or anything that was computed from them.
    seed : array_like of the target's shape, optional
        Weights: the derivative of Σ seed ⊙ target is taken.

    Returns
    -------
    ndarray, or list of ndarray
        Of the shapes of the sources, zero where the target does not
        depend on a source. While the tape runs they are nodes.

    Raises
    ------
    ValueError
        If the target has several entries and there is no seed, or if a
        node is a constant or on another tape.
    """
    if not isinstance(sources, (list, tuple)):
        _check_source(tape, "sources", sources)
        return gradient(tape, target, [sources], seed)[0]
    for i, source in enumerate(sources):
        _check_source(tape, f"sources[{i}]", source)
    derivatives = sweep(tape, target, seed)
    return [_finished(tape, derivatives.get(source.index), source)
            for source in sources]


def sweep(tape, target, seed=None):
    """Accumulate backward the derivatives of a target by all nodes.

    Parameters
    ----------
    target, seed : as in `gradient`

    Returns
    -------
    dict
        From the index of each node between variables and target to the
        derivative by it.
    """
    check_target(tape, target)
    derivatives = {target.index: _weights("seed", seed, "target", target)}
    for node in reversed(tape.nodes[:target.index + 1]):
        if node.index in derivatives:
            g, played = derivatives[node.index], as_played(tape, node)
            for k, argument in enumerate(node.arguments):
                if argument.varies:
                    _add(derivatives, argument.index,
                         pull(node.operation, k, g, *played))
    return derivatives


def directional(tape, target, source, direction=None):
    """Accumulate forward how the target changes as a source moves.

    Parameters
    ----------
    target, source : Node
    direction : array_like of the source's shape
        The direction of the move, and its speed; 1 for a single number.

    Returns
    -------
    ndarray of the target's shape (a node while the tape runs)

    Examples
    --------
    >>> from mlp_lit.calculus.tape import Tape
    >>> with Tape() as tape:
    ...     x = tape.variable([1.0, 2.0])
    ...     y = x ** 2
    >>> tape.directional(y, x, [1.0, 10.0])
    array([ 2., 40.])
    """
    check_target(tape, target)
    _check_source(tape, "source", source)
    changes = {source.index: _weights("direction", direction, "source",
                                      source)}
    for node in tape.nodes[source.index + 1:target.index + 1]:
        for k, argument in enumerate(node.arguments):
            if argument.index in changes:
                more = push(node.operation, k, changes[argument.index],
                            *as_played(tape, node))
                _add(changes, node.index,
                     np.broadcast_to(more, node.shape))
    return _finished(tape, changes.get(target.index), target)


def as_played(tape, node):
    """Return what a rule needs to know; nodes, if its work is recorded."""
    if tape.is_running:
        return node, node.arguments, node.options
    return node.value, [x.value for x in node.arguments], node.options


def _finished(tape, derivative, node):
    if derivative is None:
        derivative = np.zeros(node.shape, node.dtype)
    if not tape.is_running:
        return np.array(derivative, node.dtype)
    return (derivative if isinstance(derivative, Node)
            else tape.constant(derivative))


def check_target(tape, target):
    """Raise unless the target is a node of the tape."""
    if not isinstance(target, Node):
        raise TypeError("target must be a node of this tape, not "
                        f"{type(target).__name__}: nothing was recorded "
                        "on its way")
    if target.tape is not tape:
        raise ValueError("target is on another tape")


def _check_source(tape, name, source):
    if not isinstance(source, Node):
        raise TypeError(f"{name} must be a node of this tape, not "
                        f"{type(source).__name__}: make it with "
                        "tape.variable, and use the node")
    if source.tape is not tape:
        raise ValueError(f"{name} is on another tape")
    if not source.varies:
        raise ValueError(f"{name} is a constant of the tape: make it "
                         "with tape.variable")


def _add(totals, index, more):
    """Add what comes along a way to what came along the others."""
    totals[index] = totals[index] + more if index in totals else more


def _weights(name, weights, owner, node):
    """Check one number for each entry; 1 for a node of one entry."""
    if weights is None and node.size != 1:
        raise ValueError(
            f"{owner} must be one number, but its shape is {node.shape}; "
            f"give {name}=, an array of this shape with a weight per entry"
            + ("; or sum the entries" if name == "seed" else ""))
    weights = np.ones(node.shape) if weights is None else weights
    return validation.array(name, weights, node.shape, node.dtype)
