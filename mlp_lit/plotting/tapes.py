"""Draw a tape: a line of entries, each of which points back."""

from matplotlib.patches import FancyArrowPatch, Rectangle

from mlp_lit.plotting._graph_texts import Graph
from mlp_lit.plotting.style import BLUE, INK, VERMILLION


def draw_tape(ax, tape, target=None):
    """Draw the entries of a run in their order, as they lie on the tape.

    Each has its name and its operation, its value (blue) and, below the
    tape, the derivative of the target by it (vermillion). Arcs lead from
    the arguments of an entry to the entry.

    Parameters
    ----------
    ax : matplotlib Axes
    tape : Tape, stopped
    target : Node, optional
        By default the last node of the tape.

    Returns
    -------
    ax
    """
    graph = Graph(tape, target, {}, derivatives=True, largest=20)
    place = {index: k for k, index in enumerate(graph.nodes)}
    for index, node in graph.nodes.items():
        k = place[index]
        ax.add_patch(Rectangle((k, 0), 1, 1, facecolor="white",
                               edgecolor=INK, lw=0.8))
        name = graph.name(node) if node.operation else ""
        label = f"{name} = {graph.sign(node)}" if name else graph.sign(node)
        _write(ax, k, 0.68, label, INK)
        for line, (text, colour) in enumerate(graph.below(node)):
            _write(ax, k, (0.3, -0.35)[line], text, colour)
    for tail, head in graph.edges:
        _arc(ax, place[tail], place[head])
    n = len(place)
    _sweep(ax, 0.1, n - 0.1, 1.95, "recorded", BLUE)
    _sweep(ax, n - 0.1, 0.1, -0.8, "played", VERMILLION)
    ax.set(xlim=(-0.1, n + 0.1), ylim=(-1.15, 2.3))
    ax.set_axis_off()
    return ax


def _write(ax, k, y, text, colour):
    ax.text(k + 0.5, y, text, ha="center", va="center", color=colour,
            fontsize=9)


def _arc(ax, tail, head):
    height = min(0.25 + 0.12 * (head - tail), 0.8)
    ax.add_patch(FancyArrowPatch(
        (tail + 0.6, 1), (head + 0.4, 1), arrowstyle="-|>", lw=0.9,
        mutation_scale=8, color=INK, shrinkA=0, shrinkB=0,
        connectionstyle=f"arc3,rad={-height / (head - tail)}"))


def _sweep(ax, start, end, y, text, colour):
    ax.annotate("", (end, y), (start, y), arrowprops={
        "arrowstyle": "-|>", "color": colour, "lw": 1.2})
    ax.text((start + end) / 2, y, text, ha="center", va="center",
            color=colour, fontsize=9, bbox={"facecolor": "white",
                                            "edgecolor": "none"})
