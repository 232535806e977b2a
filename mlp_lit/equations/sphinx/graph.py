"""Draw what rests on what, in plain SVG.

A node stands to the right of those it rests on; the layout is the package's
own for graphs of runs.
"""

import itertools
from html import escape

from mlp_lit._layers import place

WIDTH, HEIGHT = 62, 20          # of a node
COLUMN, ROW = 180, 27           # from one node to the next
MARGIN = 8


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
    places, routes = place(dict.fromkeys(nodes, 1),
                           [(on, node) for node, on in edges])
    stops = [*places.values(), *itertools.chain(*routes.values())]
    columns, rows = zip(*stops or [(0, 0)], strict=True)

    def corner(at):
        return MARGIN + COLUMN * at[0], MARGIN + ROW * (at[1] - min(rows))

    at = {node: corner(places[node]) for node in nodes}
    width = COLUMN * max(columns) + WIDTH + 2 * MARGIN
    height = ROW * (max(rows) - min(rows)) + HEIGHT + 2 * MARGIN
    lines = [line(map(corner, route)) for route in routes.values()]
    boxes = [box(at[node], *describe(node)) for node in nodes]
    return (f'<svg class="equation-graph" role="group" width="{width:g}"'
            f' height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
            f' aria-label="{escape(label)}">\n'
            + "\n".join(lines + boxes) + "\n</svg>\n")


def line(corners):
    """Return the line from one node to another, level at every stop."""
    curves = itertools.starmap(curve, itertools.pairwise(corners))
    return f'<path d="M{"L".join(curves)}"/>'


def curve(start, end):
    """Return where a curve begins, at the right of a place, and its way."""
    x, y = start[0] + WIDTH, start[1] + HEIGHT / 2
    x2, y2 = end[0], end[1] + HEIGHT / 2
    middle = (x + x2) / 2
    return (f"{x:g} {y:g}C{middle:g} {y:g} {middle:g} {y2:g}"
            f" {x2:g} {y2:g}")


def box(corner, text, title, address, kind):
    """Return a node: a link with a title."""
    x, y = corner
    return (f'<a href="{escape(address)}" class="{kind}">'
            f"<title>{escape(title)}</title>"
            f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}"'
            ' rx="3"/>'
            f'<text x="{x + WIDTH / 2:g}" y="{y + 14:g}">{escape(text)}'
            "</text></a>")
