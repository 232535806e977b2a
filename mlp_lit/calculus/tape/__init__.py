"""A run can be played backwards if somebody wrote it down.

While a tape is on, whatever NumPy does to its variables is written down: the
operation, its arguments, its value. Played backwards, each operation turns
the derivative by its value into derivatives by its arguments, by a rule that
stands beside it in a table (`LOCAL`, `BACK`). Nothing is known of the run as
a whole, so it can be any: loops, branches, recursion, any user's function.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.calculus.tape.functions import number
from mlp_lit.calculus.tape.node import Node
from mlp_lit.calculus.tape.rules import (
    BACK,
    LOCAL,
    operator,
    pull,
    push,
    relu,
    sigmoid,
)

__all__ = ["BACK", "LOCAL", "Node", "Tape", "operator", "relu", "sigmoid"]
for _public in (Node, operator, relu, sigmoid):
    _public.__module__ = __name__  # where a user finds them


class Tape:
    """Records what is done to its variables, and plays it backwards.

    Entering a `with` block starts the tape, leaving it stops the tape.

    Attributes
    ----------
    nodes : list of Node
        In the order of the run: arguments come before what is made of them.

    Examples
    --------
    >>> with Tape() as tape:
    ...     x, y = tape.variable(2.0), tape.variable(3.0)
    ...     f = (x + y) * np.sin(x)
    >>> tape.gradient(f, [x, y])  # (x + y) cos x + sin x, and sin x
    [array(-1.17143676), array(0.90929743)]

    Inside the block a gradient is recorded, too, and is a node:

    >>> with Tape() as tape:
    ...     x = tape.variable(2.0)
    ...     slope = tape.gradient(x ** 3, x)
    >>> float(tape.gradient(slope, x))
    12.0
    """

    def __init__(self):
        self.nodes, self._state = [], "not started"

    def __enter__(self):
        if self._state != "not started":
            raise RuntimeError("a tape records one run: make a new Tape()")
        self._state = "running"
        return self

    def __exit__(self, *exception):
        self._state = "stopped"

    # Recording

    def variable(self, value, name=None):
        """A node to differentiate by; it keeps a copy of the value.

        Parameters
        ----------
        value : array_like of finite real numbers
            float32 stays what it is, the rest becomes float64.
        name : str, optional

        Raises
        ------
        RuntimeError
            If the tape is not running.
        """
        self._check_running()
        if isinstance(value, Node):
            raise TypeError("value must be an array, not a node; " + (
                "each node can be differentiated by as it is"
                if value.tape is self else "for the number alone, write "
                "node.value; second derivatives need no second tape, see "
                "Tape"))
        value = validation.array(name or "value", value).copy()
        return Node(self, value, varies=True, name=name)

    def constant(self, value, name=None, dtype=None):
        """A node that is not differentiated by, with a copy of the value.

        Plain numbers and arrays in an expression become constants by
        themselves; this gives them a name.
        """
        self._check_running()
        return Node(self, number(value, dtype), name=name)

    def record(self, operation, *operands, **options):
        """Apply an operation, and write down that it was applied.

        Parameters
        ----------
        operation : callable with an entry in LOCAL or BACK
        *operands : Node or array_like
        **options : what else the operation takes

        Returns
        -------
        Node
        """
        self._check_running()
        if operation not in LOCAL and operation not in BACK:
            raise TypeError(f"operation {operation!r} has no rule in LOCAL "
                            "or BACK; see operator")
        dtype = next((x.dtype for x in operands if isinstance(x, Node)),
                     None)
        arguments = tuple(self._on_this_tape(x, dtype) for x in operands)
        value = operation(*(x.value for x in arguments), **options)
        return Node(self, value, operation, arguments, options,
                    varies=any(x.varies for x in arguments))

    def _on_this_tape(self, x, dtype):
        if not isinstance(x, Node):
            return self.constant(x, dtype=dtype)
        if x.tape is not self:
            raise ValueError("the nodes of one expression must be on one "
                             "tape, but these are on two: make both by one "
                             "tape, or write node.value for a number")
        return x

    def _check_running(self):
        if self._state != "running":
            raise RuntimeError(
                f"the tape is {self._state}: it records only inside its "
                "with block; for the numbers alone, write node.value")

    def check_stopped(self):
        """Raise RuntimeError while the tape is running."""
        if self._state == "running":
            raise RuntimeError("the tape is still running: ask after its "
                               "with block")

    # Playing

    def gradient(self, target, sources, seed=None):
        """Derivative of a number by each source, by one backward sweep.

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
            self._check_source("sources", sources)
            return self.gradient(target, [sources], seed)[0]
        for i, source in enumerate(sources):
            self._check_source(f"sources[{i}]", source)
        derivatives = self.sweep(target, seed)
        return [self._finished(derivatives.get(source.index), source)
                for source in sources]

    def sweep(self, target, seed=None):
        """Backward accumulation: derivatives of the target by all nodes.

        Parameters
        ----------
        target, seed : as in `gradient`

        Returns
        -------
        dict
            From the index of each node between variables and target to the
            derivative by it.
        """
        self._check_target(target)
        derivatives = {target.index: _weights("seed", seed, "target", target)}
        for node in reversed(self.nodes[:target.index + 1]):
            if node.index in derivatives:
                g, played = derivatives[node.index], self._as_played(node)
                for k, argument in enumerate(node.arguments):
                    if argument.varies:
                        _add(derivatives, argument.index,
                             pull(node.operation, k, g, *played))
        return derivatives

    def directional(self, target, source, direction=None):
        """Forward accumulation: how the target changes as a source moves.

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
        >>> with Tape() as tape:
        ...     x = tape.variable([1.0, 2.0])
        ...     y = x ** 2
        >>> tape.directional(y, x, [1.0, 10.0])
        array([ 2., 40.])
        """
        self._check_target(target)
        self._check_source("source", source)
        changes = {source.index: _weights("direction", direction, "source",
                                          source)}
        for node in self.nodes[source.index + 1:target.index + 1]:
            for k, argument in enumerate(node.arguments):
                if argument.index in changes:
                    more = push(node.operation, k, changes[argument.index],
                                *self._as_played(node))
                    _add(changes, node.index,
                         np.broadcast_to(more, node.shape))
        return self._finished(changes.get(target.index), target)

    def local_derivative(self, node, k):
        """Derivative of a node by its argument k, all others held still.

        Parameters
        ----------
        node : Node with arguments
        k : int

        Returns
        -------
        ndarray of shape node.shape + argument.shape

        Examples
        --------
        >>> with Tape() as tape:
        ...     x = tape.variable([1.0, 2.0])
        ...     y = x * x
        >>> tape.local_derivative(y, 0)  # the other x does not move
        array([[1., 0.],
               [0., 2.]])
        """
        self._check_target(node)
        self.check_stopped()
        if k not in range(len(node.arguments)):
            raise ValueError("k must be the place of an argument, but the "
                             f"node has {len(node.arguments)} and k is {k}")
        units = np.eye(node.size).reshape(-1, *node.shape)
        rows = [pull(node.operation, k, unit, *self._as_played(node))
                for unit in units]
        return np.reshape(rows, node.shape + node.arguments[k].shape)

    def edges(self, target):
        """The graph of a run on single numbers, with local derivatives.

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
        >>> with Tape() as tape:
        ...     x, y = tape.variable(2.0), tape.variable(3.0)
        ...     f = x * y
        >>> tape.edges(f)
        [(0, 2, 3.0), (1, 2, 2.0)]
        """
        nodes = self.behind(target)
        if any(node.ndim for node in nodes if node.varies):
            raise ValueError("edges with one local derivative each are there "
                             "for runs on single numbers only; this run has "
                             "arrays, see local_derivative")
        return [(argument.index, node.index,
                 float(self.local_derivative(node, k)))
                for node in nodes for k, argument in enumerate(node.arguments)
                if argument.varies]

    def behind(self, target):
        """The nodes that a target was computed from, and itself, in order.

        Examples
        --------
        >>> with Tape() as tape:
        ...     x = tape.variable(2.0)
        ...     f, g = x + 1, x * x
        >>> len(tape.nodes), len(tape.behind(g))  # the 1 was recorded, too
        (4, 2)
        """
        self._check_target(target)
        needed = {target.index}
        for node in reversed(self.nodes[:target.index + 1]):
            if node.index in needed:
                needed |= {argument.index for argument in node.arguments}
        return [self.nodes[i] for i in sorted(needed)]

    def _as_played(self, node):
        """What a rule needs to know: nodes if its work is recorded too."""
        if self._state == "running":
            return node, node.arguments, node.options
        return node.value, [x.value for x in node.arguments], node.options

    def _finished(self, derivative, node):
        if derivative is None:
            derivative = np.zeros(node.shape, node.dtype)
        if self._state != "running":
            return np.array(derivative, node.dtype)
        return (derivative if isinstance(derivative, Node)
                else self.constant(derivative))

    def _check_target(self, target):
        if not isinstance(target, Node):
            raise TypeError("target must be a node of this tape, not "
                            f"{type(target).__name__}: nothing was recorded "
                            "on its way")
        if target.tape is not self:
            raise ValueError("target is on another tape")

    def _check_source(self, name, source):
        if not isinstance(source, Node):
            raise TypeError(f"{name} must be a node of this tape, not "
                            f"{type(source).__name__}: make it with "
                            "tape.variable, and use the node")
        if source.tape is not self:
            raise ValueError(f"{name} is on another tape")
        if not source.varies:
            raise ValueError(f"{name} is a constant of the tape: make it "
                             "with tape.variable")


def _add(totals, index, more):
    """Where several ways meet, what comes along them is added up."""
    totals[index] = totals[index] + more if index in totals else more


def _weights(name, weights, owner, node):
    """One number for each entry of a node; 1 for a node of one entry."""
    if weights is None and node.size != 1:
        raise ValueError(
            f"{owner} must be one number, but its shape is {node.shape}; "
            f"give {name}=, an array of this shape with a weight per entry"
            + ("; or sum the entries" if name == "seed" else ""))
    weights = np.ones(node.shape) if weights is None else weights
    return validation.array(name, weights, node.shape, node.dtype)
