"""Draw the graph of a run, from the tape that recorded it."""

import itertools

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from mlp_lit import _layers
from mlp_lit import _validation as validation
from mlp_lit.plotting._graph_texts import GREY, Graph
from mlp_lit.plotting.style import GREEN, INK

# In points: the radius of a node, the distances of layers and of rows, what
# is left free at the sides, the sizes of letters.
RADIUS, PITCH, DENSE_PITCH, ROW = 13, 88, 64, 60
LEFT_RIGHT, TOP, BOTTOM = 32, 32, 42
FONT, SMALL = 10, 8
PALE = "#eef1f4"


def draw_graph(tape, target=None, *, ax=None, names=None, derivatives=True,
               direction="right", path=(), largest=60):
    """Draw the computational graph of a run, with values and derivatives.

    Under each node stand its value (blue) and the derivative of the target
    by it (vermillion); for an array, its shape. On each edge between numbers
    stands the local derivative. Plain numbers are written into the
    operation that uses them.

    Parameters
    ----------
    tape : Tape, stopped
    target : Node, optional
        By default the last node of the tape.
    ax : matplotlib Axes, optional
        By default a new figure of the size that the graph needs.
    names : dict from str to Node, optional
        Further names, besides those that the nodes have.
    derivatives : bool
        Whether to show derivatives, at nodes and on edges.
    direction : {"right", "down"}
        Where the run goes.
    path : sequence of Node
        Edges between consecutive nodes of the path are drawn in green.
    largest : int
        More nodes than this are refused.

    Returns
    -------
    ax

    Raises
    ------
    ValueError
        If the graph has too many nodes; the message says how many.
    """
    validation.choice("direction", direction, ("right", "down"))
    graph = Graph(tape, target, names or {}, derivatives, largest)
    room = {index: 1.25 if node.operation and graph.name(node) else 1
            for index, node in graph.nodes.items()}
    places, routes = _layers.place(room, list(graph.edges))
    pitch = PITCH if graph.has_labels() else DENSE_PITCH
    canvas = _Canvas(ax, places, direction, pitch)
    steps = {(tail.index, head.index)
             for tail, head in itertools.pairwise(path)}
    for edge in graph.edges:
        _draw_edge(canvas, graph, edge, canvas.points(routes[edge]),
                   edge in steps)
    for index, node in graph.nodes.items():
        _draw_node(canvas, graph, node, canvas.points([places[index]])[0])
    return canvas.ax


# Where it is drawn

class _Canvas:
    """Measure Axes in points (smaller ones, where there is little room)."""

    def __init__(self, ax, places, direction, pitch):
        self.right = direction == "right"
        across = [position for _, position in places.values()]
        layers = max(layer for layer, _ in places.values())
        self.first, self.span = min(across), max(across) - min(across)
        self.layers = max(layers, 1)
        natural = (np.array([layers * pitch, self.span * ROW])
                   if self.right else
                   np.array([self.span * PITCH, layers * ROW]))
        # Downwards, the texts stand at the right of the nodes.
        margins = np.array([2 * LEFT_RIGHT + (0 if self.right else 34),
                            TOP + (BOTTOM if self.right else TOP)])
        natural = natural + margins
        self.ax = _new_axes(natural) if ax is None else ax
        size = _size_in_points(self.ax)
        # Three quarters of the distances will do; then the letters shrink.
        self.unit = min(1, *(size / (0.75 * natural)))
        self.size = size / self.unit
        self.room = self.size - margins
        self.ax.set(xlim=(0, self.size[0]), ylim=(0, self.size[1]),
                    aspect="equal")
        self.ax.set_axis_off()

    def points(self, route):
        """Turn layers and positions into places on the Axes."""
        layer, position = np.array(route, float).T
        along = layer / self.layers
        across = (position - self.first) / self.span if self.span else 0.5
        x, y = (along, across) if self.right else (across, along)
        x, y = np.broadcast_arrays(x, y)
        return np.stack([LEFT_RIGHT + x * self.room[0],
                         self.size[1] - TOP - y * self.room[1]], axis=1)

    def text(self, x, y, text, size, **style):
        """Write, in letters that fit the room."""
        self.ax.text(x, y, text, fontsize=size * self.unit, **style)


def _new_axes(natural):
    figure = plt.figure(figsize=tuple(natural / 72))
    return figure.add_axes([0, 0, 1, 1])


def _size_in_points(ax):
    if ax.figure.get_layout_engine() is not None:
        ax.figure.draw_without_rendering()  # the layout is made at drawing
    box = ax.get_window_extent()
    return np.array([box.width, box.height]) * 72 / ax.figure.dpi


# Ink

def _half_width(text):
    """Return half the width of a node around a text."""
    extent = TextPath((0, 0), text, size=FONT).get_extents()
    return max(RADIUS, extent.width / 2 + 7)


def _draw_node(canvas, graph, node, place):
    (x, y), sign = place, graph.sign(node)
    half = _half_width(sign)
    leaf = not (node.varies and node.operation)
    canvas.ax.add_patch(PathPatch(
        _capsule(x, y, half - RADIUS), zorder=3,
        facecolor=PALE if leaf else "white",
        edgecolor=INK if node.varies else "none",
        lw=1.8 if node is graph.target else 0.8))
    ink = {"color": INK, "zorder": 4}
    canvas.text(x, y, sign, FONT, ha="center", va="center_baseline", **ink)
    if not leaf and canvas.right:
        canvas.text(x, y + RADIUS + 3, graph.name(node), FONT, ha="center",
                    va="bottom", **ink)
    elif not leaf:
        canvas.text(x - half - 4, y, graph.name(node), FONT, ha="right",
                    va="center_baseline", **ink)
    for line, (text, colour) in enumerate(graph.below(node)):
        style = {"color": colour, "zorder": 4}
        if canvas.right:
            canvas.text(x, y - RADIUS - 3 - 10 * line, text, SMALL,
                        ha="center", va="top", **style)
        else:
            canvas.text(x + half + 4, y + 5 - 10 * line, text, SMALL,
                        ha="left", va="center", **style)


def _capsule(x, y, reach):
    """Make a circle, or two half circles with lines between them."""
    left, right = Path.arc(90, 270), Path.arc(-90, 90)
    ends = [left.vertices * RADIUS + (x - reach, y),
            right.vertices * RADIUS + (x + reach, y)]
    codes = [*left.codes, Path.LINETO, *right.codes[1:], Path.CLOSEPOLY]
    return Path(np.concatenate([*ends, ends[0][:1]]), codes)


def _draw_edge(canvas, graph, edge, points, on_path):
    tail, head = (graph.nodes[i] for i in edge)
    along, across, forth = (0, 1, 1) if canvas.right else (1, 0, -1)
    halves = [_half_width(graph.sign(node)) if canvas.right else RADIUS
              for node in (tail, head)]
    points[0, along] += forth * halves[0]
    points[-1, along] -= forth * (halves[1] + 1)
    fans_out = (sum(i == edge[0] for i, _ in graph.edges)
                > sum(j == edge[1] for _, j in graph.edges))
    labels = graph.edges[edge]
    for k, label in enumerate(labels):
        bend = 30 * (k - (len(labels) - 1) / 2)  # x * x has two edges
        curve = _curve(points, along, across, bend)
        canvas.ax.add_patch(FancyArrowPatch(
            path=_path(curve, across), arrowstyle="-|>",
            mutation_scale=(10 if on_path else 8) * canvas.unit,
            lw=2.5 if on_path else 0.9, zorder=1,
            color=GREEN if on_path else INK if tail.varies else GREY))
        if label:  # where edges lie apart
            spot = _bezier(*(curve[-4:] if fans_out else curve[:4]),
                           t=0.6 if fans_out else 0.4)
            canvas.text(*spot, label, SMALL, ha="center", va="center",
                        color=INK, zorder=2, style="italic",
                        bbox={"facecolor": "white", "edgecolor": "none",
                              "pad": 1})


def _curve(points, along, across, bend):
    """Place control points of a smooth curve, level at each of the points."""
    curve = [points[0]]
    for start, end in zip(points, points[1:], strict=False):
        for near, share in ((start, 0.5), (end, 0.5)):
            control = near.copy()
            control[along] = share * start[along] + (1 - share) * end[along]
            control[across] += bend
            curve.append(control)
        curve.append(end)
    return np.array(curve)


def _path(curve, across):
    """Make the curve a path; a level one is a line, which ends cleanly."""
    if np.ptp(curve[:, across]) < 0.5:
        return Path(curve[[0, -1]])
    return Path(curve, [Path.MOVETO] + [Path.CURVE4] * (len(curve) - 1))


def _bezier(a, b, c, d, t):
    s = 1 - t
    return s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d
