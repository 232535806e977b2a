"""Draw what rests on what: a small layered drawing, in plain SVG.

A node stands one column to the right of the last of those it rests on. The
order within a column is found by a few sweeps, each of which puts a node at
the mean height of its neighbours: that leaves few crossings. There is no
chance in it, so the same book gives the same drawing.
"""

from html import escape

WIDTH, HEIGHT = 62, 20          # of a node
COLUMN, ROW = 180, 27           # from one node to the next
MARGIN, SWEEPS = 8, 6


def layers_of(nodes, edges):
    """Return the column of each node.

    Parameters
    ----------
    nodes : sequence
        Anything hashable.
    edges : sequence of pairs
        What rests, and what it rests on.

    Raises
    ------
    ValueError
        When something rests on itself, through however many others.

    Examples
    --------
    >>> layers_of("abc", [("b", "a"), ("c", "b"), ("c", "a")])
    {'a': 0, 'b': 1, 'c': 2}
    """
    below = {node: [] for node in nodes}
    for node, on in edges:
        below[node].append(on)
    found, open_nodes = {}, set()

    def layer(node):
        if node in open_nodes:
            raise ValueError(f"{node} rests on itself")
        if node not in found:
            open_nodes.add(node)
            found[node] = 1 + max(map(layer, below[node]), default=-1)
            open_nodes.remove(node)
        return found[node]

    return {node: layer(node) for node in nodes}


def arrange(nodes, edges, sweeps=SWEEPS):
    """Return column and row of each node."""
    layers = layers_of(nodes, edges)
    near = {node: [] for node in nodes}
    for node, on in edges:
        near[node].append(on)
        near[on].append(node)
    columns = [[n for n in nodes if layers[n] == layer]
               for layer in range(max(layers.values(), default=-1) + 1)]
    height = max(map(len, columns), default=0)
    rows = {n: row + (height - len(c)) / 2
            for c in columns for row, n in enumerate(c)}
    for sweep in range(sweeps):
        for column in columns[::1 if sweep % 2 else -1]:
            column.sort(key=lambda n: mean_row(n, near, rows))
            rows.update({n: row + (height - len(column)) / 2
                         for row, n in enumerate(column)})
    return {node: (layers[node], rows[node]) for node in nodes}


def mean_row(node, near, rows):
    """Return the mean height of the neighbours of a node."""
    heights = [rows[n] for n in near[node]]
    return sum(heights) / len(heights) if heights else rows[node]


def draw(nodes, edges, describe, label):
    """Return a drawing as SVG.

    Parameters
    ----------
    nodes : sequence
        Anything hashable.
    edges : sequence of pairs
        What rests, and what it rests on.
    describe : callable
        Gives text, title, address and class of a node.
    label : str
        What a reader who listens is told.
    """
    at = {node: (MARGIN + COLUMN * column, MARGIN + ROW * row)
          for node, (column, row) in arrange(nodes, edges).items()}
    width = max((x for x, _ in at.values()), default=0) + WIDTH + MARGIN
    height = max((y for _, y in at.values()), default=0) + HEIGHT + MARGIN
    lines = [curve(at[on], at[node]) for node, on in edges]
    boxes = [box(at[node], *describe(node)) for node in nodes]
    return (f'<svg class="equation-graph" role="group" width="{width:g}"'
            f' height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
            f' aria-label="{escape(label)}">\n'
            + "\n".join(lines + boxes) + "\n</svg>\n")


def curve(start, end):
    """Return the line from one node to another."""
    x, y = start[0] + WIDTH, start[1] + HEIGHT / 2
    x2, y2 = end[0], end[1] + HEIGHT / 2
    half = (x2 - x) / 2
    return (f'<path d="M{x:g} {y:g}C{x + half:g} {y:g} {x2 - half:g} {y2:g}'
            f' {x2:g} {y2:g}"/>')


def box(corner, text, title, address, kind):
    """Return a node: a link with a title."""
    x, y = corner
    return (f'<a href="{escape(address)}" class="{kind}">'
            f"<title>{escape(title)}</title>"
            f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}"'
            ' rx="3"/>'
            f'<text x="{x + WIDTH / 2:g}" y="{y + 14:g}">{escape(text)}'
            "</text></a>")
