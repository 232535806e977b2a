"""Draw what was said against what came: a forecaster's report."""

import numpy as np

from mlp_lit.plotting.style import MEASURED, THEORY


def reliability_diagram(axes, tables, *, colour=MEASURED, fewest=10):
    """Draw accuracy over confidence, and below it how often each was said.

    Parameters
    ----------
    axes : pair of matplotlib Axes, one above the other
    tables : sequence of Reliability
        One per run, at least one, with equal bins. Dots stand at what the
        runs give together, bars go from the least to the greatest of them.
    colour : str
    fewest : int
        A bin shows only runs that have at least so many samples in it.

    Returns
    -------
    axes
    """
    top, bottom = axes
    top.plot([0, 1], [0, 1], color=THEORY, lw=1)
    count = sum(table.count for table in tables)
    for b in range(len(count)):
        shown = [table for table in tables if table.count[b] >= fewest]
        if shown:
            samples = sum(table.count[b] for table in shown)
            x = sum(table.expected[b] for table in shown) / samples
            y = sum(table.hits[b] for table in shown) / samples
            runs = [table.accuracy[b] for table in shown]
            top.plot([x, x], [min(runs), max(runs)], color=colour, lw=1)
            top.plot(x, y, "o", color=colour, clip_on=False)
    edges = np.linspace(0, 1, len(count) + 1)
    bottom.stairs(count / count.sum(), edges, fill=True, color=colour,
                  alpha=0.5)
    top.set(ylabel="accuracy", xlim=(0, 1), ylim=(0, 1))
    bottom.set(xlabel="confidence", ylabel="share", xlim=(0, 1))
    return axes
