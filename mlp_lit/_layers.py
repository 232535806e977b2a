"""Place the nodes of a graph so that its edges all point the same way.

Nodes are put into layers so that every edge leads to a later one, ordered
within the layers so that few edges cross, and shifted so that edges are
straight where they can be (after Sugiyama, Tagawa and Toda, 1981). There is
no chance in it: the same graph is drawn alike every time.
"""

import graphlib
import itertools

import numpy as np

ROUNDS, SETTLING = 12, 80
THIN = 0.45  # room for an edge that passes a layer, relative to a node's


def place(room, edges):
    """Find places for nodes and routes for edges.

    Parameters
    ----------
    room : dict from nodes to the room that each needs within its layer
    edges : list of (tail, head)

    Returns
    -------
    places : dict from node to (layer, position within it)
    routes : dict from edge to the list of places that it passes

    Raises
    ------
    ValueError
        If edges lead round.
    """
    layer = layers_of(list(room), edges)
    chains = {(tail, head): chain(tail, head, layer) for tail, head in edges}
    links = [pair for route in chains.values()
             for pair in itertools.pairwise(route)]
    columns = [[] for _ in range(1 + max(layer.values(), default=-1))]
    for node, place in layer.items():
        columns[place].append(node)
    columns = ordered(columns, neighbours(links))
    height = heights(columns, links, room)
    places = {v: (layer[v], height[v]) for v in layer}
    return ({v: places[v] for v in room},
            {edge: [places[v] for v in route]
             for edge, route in chains.items()})


def layers_of(nodes, edges):
    """Find the longest path to each node; leaves stand next to their use."""
    tails, heads = {v: [] for v in nodes}, {v: [] for v in nodes}
    for tail, head in edges:
        tails[head].append(tail)
        heads[tail].append(head)
    layer = dict.fromkeys(nodes, 0)
    try:
        for v in graphlib.TopologicalSorter(tails).static_order():
            layer[v] = 1 + max((layer[tail] for tail in tails[v]), default=-1)
    except graphlib.CycleError as error:
        raise ValueError("edges must not lead round, but these do: "
                         + " → ".join(map(str, error.args[1]))) from None
    for leaf in (v for v in nodes if not tails[v]):
        uses = [layer[head] for head in heads[leaf]]
        layer[leaf] = min(uses, default=1) - 1
    return layer


def chain(tail, head, layer):
    """Lead an edge through a stop in every layer that it passes."""
    stops = [("stop", tail, head, k)
             for k in range(layer[tail] + 1, layer[head])]
    layer |= {stop: stop[-1] for stop in stops}
    return [tail, *stops, head]


def neighbours(links):
    """List who is linked with whom: before, and behind."""
    before, behind = {}, {}
    for tail, head in links:
        behind.setdefault(tail, []).append(head)
        before.setdefault(head, []).append(tail)
    return before, behind


# Order

def ordered(columns, sides):
    """Put each node at the mean place of its neighbours, to and fro."""
    best = columns
    for turn in range(ROUNDS):
        side = sides[turn % 2]
        rank = {v: i for column in columns for i, v in enumerate(column)}
        columns = [list(column) for column in columns]
        for column in columns if turn % 2 == 0 else columns[::-1]:
            middle = {v: np.mean([rank[w] for w in side.get(v, [v])])
                      for v in column}
            column.sort(key=middle.get)
            rank |= {v: i for i, v in enumerate(column)}
        if crossings(columns, sides[1]) < crossings(best, sides[1]):
            best = columns
    return best


def crossings(columns, behind):
    """Count the pairs of links that cross."""
    count = 0
    for left, right in itertools.pairwise(columns):
        rank = {v: i for i, v in enumerate(right)}
        ends = [(i, rank[w]) for i, v in enumerate(left)
                for w in behind.get(v, [])]
        count += sum((a - c) * (b - d) < 0
                     for (a, b), (c, d) in itertools.combinations(ends, 2))
    return count


# Position

def heights(columns, links, room):
    """Find positions within the layers: near the neighbours, but apart."""
    pulls = pulls_of(links, room)
    height = {}
    for column in columns:
        places = np.cumsum([room.get(v, THIN) for v in column])
        height |= dict(zip(column, places - places.mean(), strict=True))
    for turn in range(SETTLING):
        for column in columns if turn % 2 else columns[::-1]:
            wish, strength = zip(*(wish_of(v, pulls, height)
                                   for v in column), strict=True)
            height |= dict(zip(column, apart(
                wish, strength, [room.get(v, THIN) for v in column]),
                strict=True))
    return height


def pulls_of(links, room):
    """List neighbours with their strength: leaves pull weakly, others follow.

    The edges that pass a layer pull most: they should be straight.
    """
    heads = {head for _, head in links}
    pulls = {}
    for tail, head in links:
        passing = (tail not in room) + (head not in room)
        strength = 8 ** passing if tail in heads else 0.01
        pulls.setdefault(tail, []).append((head, strength))
        pulls.setdefault(head, []).append((tail, strength))
    return pulls


def wish_of(node, pulls, height):
    """Say where the neighbours would have a node, and how strongly."""
    around, strength = zip(*pulls.get(node, [(node, 1)]), strict=True)
    return np.average([height[v] for v in around], weights=strength), sum(
        strength)


def apart(wish, strength, room):
    """Find the places nearest to the wished ones, in order and apart.

    Weighted least squares under constraints on neighbours: whoever would
    stand too close is pooled into a block, which stands at its mean.
    """
    between = np.add(room[1:], room[:-1]) / 2
    offset = np.concatenate([[0], np.cumsum(between)])
    blocks = []
    for value, weight in zip(wish - offset, strength, strict=True):
        blocks.append((value, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (a, v, m), (b, w, n) = blocks[-2:]
            blocks[-2:] = [((a * v + b * w) / (v + w), v + w, m + n)]
    means, _, sizes = zip(*blocks, strict=True)
    return offset + np.repeat(means, sizes)
