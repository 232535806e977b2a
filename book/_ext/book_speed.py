"""Show what `make bench` measured on this machine.

The directive ``{speed-results}`` reads `.bench.json`, which `make bench`
writes: a list of cases, each an object with a list `rows` of objects and any
further keys, which describe the case. Every list of rows becomes a table.
Without the file the page says so, and how to make it: seconds differ from
machine to machine, so none are committed.
"""

import io
import json
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from book_sources import row, table

FILE = ".bench.json"


def number(value):
    """Write a number with three significant digits, anything else as is."""
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return str(value)


def words(key):
    """Turn a key into the head of a column."""
    return key.replace("_", " ")


def description(case):
    """Describe a case by all that is not its rows."""
    return "; ".join(f"{words(key)}: {number(value)}"
                     for key, value in case.items() if key != "rows")


def case_nodes(case):
    """Make the line and the table of one case."""
    keys = list(dict.fromkeys(k for r in case["rows"] for k in r))
    rows = [row(*(nodes.Text(number(r.get(k, ""))) for k in keys))
            for r in case["rows"]]
    return [nodes.paragraph("", description(case)),
            table([words(k) for k in keys], rows), *growth_nodes(case)]


def growth_nodes(case):
    """Draw seconds over regions, where a case has them; with a line."""
    rows = [r for r in case["rows"] if "regions" in r]
    if not rows:
        return []
    import matplotlib.pyplot as plt

    from mlp_lit import plotting
    plotting.use_style()
    fig, ax = plt.subplots(figsize=(5.6, 3), layout="constrained")
    count, seconds = ([r[key] for r in rows] for key in ("regions", "s"))
    ax.loglog(count, seconds, "o", color=plotting.MEASURED)
    ax.loglog(count, [seconds[-1] * n / count[-1] for n in count],
              color=plotting.THEORY, lw=0.8)
    ax.set(xlabel="regions", ylabel="seconds")
    text = io.StringIO()
    fig.savefig(text, format="svg", metadata={"Date": None})
    plt.close(fig)
    svg = text.getvalue()
    return [nodes.raw("", '<div role="img" aria-label="Dots: seconds over '
                      'the number of regions, both logarithmic, along a '
                      'line of slope one.">' + svg[svg.index("<svg"):]
                      + "</div>", format="html"),
            nodes.paragraph("", "Seconds over the number of regions (dots); "
                            "proportional to it (line).")]


def nothing_measured():
    """Say that there is no measurement, and how to make one."""
    text = nodes.paragraph(
        "", "Nothing was measured on the machine that built these pages. ")
    text += nodes.literal("", "make bench")
    text += nodes.Text(" measures, and the next ")
    text += nodes.literal("", "make book")
    text += nodes.Text(" shows the result here.")
    return [text]


class SpeedResults(SphinxDirective):
    """The directive ``{speed-results}``."""

    def run(self):
        """Show the file; a page is read again when it changes."""
        path = Path(self.env.srcdir) / FILE
        self.env.note_dependency(str(path))
        if not path.exists():
            return nothing_measured()
        cases = json.loads(path.read_text("utf8"))
        return [node for case in cases for node in case_nodes(case)]


def setup(app):
    """Register the directive."""
    app.add_directive("speed-results", SpeedResults)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
