"""Differentiate along a graph: over all paths, or edge by edge.

A derivative is a sum over paths, but nobody should add it up that way. A
graph is a list of edges (tail, head, local): the number at the tail goes
into the number at the head, whose derivative by it is `local`. Nodes are
known by anything hashable; an argument that is used twice has two edges. A
node that no edge names stands alone: nothing depends on it.
"""

import functools
import operator
from collections import defaultdict

from mlp_lit import _validation as validation


def order(edges):
    """Order the nodes, each after all from which edges lead to it.

    Parameters
    ----------
    edges : list of (tail, head, local)

    Returns
    -------
    list

    Raises
    ------
    ValueError
        If the graph has a cycle.

    Examples
    --------
    >>> order([("u", "f", 5.0), ("x", "u", 1.0), ("x", "f", 2.0)])
    ['x', 'u', 'f']
    """
    edges = _triples(edges)
    waiting = defaultdict(int)
    for tail, head, _ in edges:
        waiting[tail] += 0
        waiting[head] += 1
    ready = [node for node, count in waiting.items() if count == 0]
    leaving = _by_tail(edges)
    for node in ready:  # grows while it is read
        for head, _ in leaving[node]:
            waiting[head] -= 1
            if waiting[head] == 0:
                ready.append(head)
    if len(ready) < len(waiting):
        stuck = next(v for v, count in waiting.items() if count)
        raise ValueError(f"edges have a cycle: node {stuck!r} comes before "
                         "itself")
    return ready


def _triples(edges):
    edges = list(edges)
    for i, edge in enumerate(edges):
        if not isinstance(edge, (tuple, list)) or len(edge) != 3:
            raise TypeError(f"edges[{i}] must be (tail, head, local), not "
                            f"{edge!r}")
    return edges


def _by_tail(edges):
    leaving = defaultdict(list)
    for tail, head, local in edges:
        leaving[tail].append((head, local))
    return leaving


def paths(edges, source, target):
    """Yield all paths, each as the list of the local derivatives along it.

    Parameters
    ----------
    edges : list of (tail, head, local)
    source, target : nodes

    Yields
    ------
    list of local derivatives; empty for the path that stays where it is

    Raises
    ------
    ValueError
        If the graph has a cycle.

    Examples
    --------
    >>> edges = [("x", "u", 1.0), ("u", "f", 5.0), ("x", "f", 2.0)]
    >>> list(paths(edges, "x", "f"))
    [[1.0, 5.0], [2.0]]
    """
    edges = _triples(edges)
    order(edges)  # in a cycle one would walk for ever
    leaving = _by_tail(edges)

    def onward(node):
        if node == target:
            yield []
        for head, local in leaving[node]:
            for rest in onward(head):
                yield [local, *rest]

    return onward(source)


def sum_over_paths(edges, source, target):
    """Add up the derivative of target by source over all paths.

    By {prf:ref}`thm-graphs-paths`. Right, and hopeless: see `count_paths`.

    Parameters
    ----------
    edges, source, target : as in `paths`

    Examples
    --------
    >>> edges = [("x", "u", 1.0), ("u", "f", 5.0), ("x", "f", 2.0)]
    >>> sum_over_paths(edges, "x", "f")  # 1 · 5 + 2
    7.0
    """
    total = None
    for path in paths(edges, source, target):
        product = functools.reduce(operator.mul, path) if path else 1
        total = product if total is None else total + product
    return 0.0 if total is None else total


def forward(edges, source):
    """Differentiate all nodes by the source; each edge is visited once.

    Forward accumulation ({eq}`eq-graphs-forward`).

    Parameters
    ----------
    edges : list of (tail, head, local)
    source : node

    Returns
    -------
    dict from the nodes that depend on the source to the derivative

    Examples
    --------
    >>> edges = [("x", "u", 1.0), ("u", "f", 5.0), ("x", "f", 2.0)]
    >>> forward(edges, "x")
    {'x': 1, 'u': 1.0, 'f': 7.0}
    """
    edges = _triples(edges)
    derivative = {source: 1}
    leaving = _by_tail(edges)
    for tail in order(edges):
        if tail in derivative:
            for head, local in leaving[tail]:
                # Nobody multiplies by the 1 at the start.
                more = (local if tail == source
                        else derivative[tail] * local)
                derivative[head] = (derivative[head] + more
                                    if head in derivative else more)
    return derivative


def backward(edges, target):
    """Differentiate the target by all nodes; each edge is visited once.

    Backward accumulation ({eq}`eq-graphs-backward`): forward accumulation
    with all arrows turned round.

    Parameters
    ----------
    edges : list of (tail, head, local)
    target : node

    Returns
    -------
    dict from the nodes on which the target depends to the derivative

    Examples
    --------
    >>> edges = [("x", "u", 1.0), ("u", "f", 5.0), ("x", "f", 2.0)]
    >>> backward(edges, "f")
    {'f': 1, 'u': 5.0, 'x': 7.0}
    """
    turned = [(head, tail, local) for tail, head, local in _triples(edges)]
    return forward(turned, target)


def count_paths(edges, source, target):
    """Count the paths, without walking along them.

    The sum over all paths with 1 on every edge, by `forward`.

    Parameters
    ----------
    edges, source, target : as in `paths`

    Returns
    -------
    int

    Examples
    --------
    >>> count_paths(layered([1, 3, 3, 1]), (0, 0), (3, 0))
    9
    """
    ones = [(tail, head, 1) for tail, head, _ in _triples(edges)]
    return forward(ones, source).get(target, 0)


def layered(widths, local=lambda tail, head: 1.0):
    """Make layers of nodes, each with an edge to all of the next layer.

    Parameters
    ----------
    widths : sequence of int
    local : callable
        The local derivative, from the nodes at both ends. Node j of layer l
        is called (l, j), both counted from 0.

    Returns
    -------
    list of (tail, head, local)

    Examples
    --------
    >>> layered([1, 2])
    [((0, 0), (1, 0), 1.0), ((0, 0), (1, 1), 1.0)]
    """
    widths = validation.widths("widths", widths)
    return [((l, i), (l + 1, j), local((l, i), (l + 1, j)))
            for l, (n, m) in enumerate(zip(widths, widths[1:], strict=False))
            for i in range(n) for j in range(m)]
