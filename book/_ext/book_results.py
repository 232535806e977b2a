"""Show a recorded result: its table, what it means, how it was made.

The directive ``{recorded} name`` reads `book/results/name.json` (see
`result_files.py`). All it says is made from that file: which columns there
are and what they mean, how the programs compare, on which machine and with
which versions it was recorded, and the command that records it anew. Its
option ``:plot: x y`` draws one column over another, both logarithmic, with a
line of slope one through the last dot.
"""

import io
from pathlib import Path

import numpy as np
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import result_files
from mlp_lit.equations.verdict.results import power_of_ten
from result_files import ResultError, middle

# Words

def number(value):
    """Write a number with two digits, or without any after the point.

    >>> [number(x) for x in (1234.5, 12.5, 4.04, 0.5, 2.6e-14, 0.0, 17)]
    ['1234', '12', '4.0', '0.50', '3·10⁻¹⁴', '0', '17']
    """
    if isinstance(value, int) or value == 0:
        return str(int(value))
    if abs(value) < 1e-3:
        return power_of_ten(value)
    return f"{value:.0f}" if abs(value) >= 9.95 else f"{value:#.2g}"


def content(cell):
    """Return what a cell says and, for a median, its spread.

    >>> content({"low": 2.0, "median": 2.5, "high": 3.25}), content(None)
    (('2.5', '(2.0–3.2)'), ('–', ''))
    """
    if isinstance(cell, dict):
        low, high = number(cell["low"]), number(cell["high"])
        return number(cell["median"]), f"({low}–{high})"
    if cell is None:
        return "–", ""
    return cell if isinstance(cell, str) else number(cell), ""


def marked(cell):
    """Write a cell in Markdown, its spread set apart."""
    text, spread = content(cell)
    return f"{text} [{spread}]{{.spread}}" if spread else text


def head(column):
    """Write the head of a column."""
    return column["name"] + (" ×" if "ratio_to" in column else "")


def comparison(record):
    """Say how the programs compare, over all lines of the table."""
    parts = {}
    for column in record["columns"]:
        if "ratio_to" in column:
            parts.setdefault(column["ratio_to"], []).append(
                f"{column['name']} **{span(record, column['name'])}**")
    return [f"In multiples of the time of `{base}`: {', '.join(found)}."
            for base, found in parts.items()]


def span(record, name):
    """Write the least and the greatest ratio of a column."""
    found = [middle(row[name]) for row in record["rows"]
             if row[name] is not None]
    low, high = number(min(found)), number(max(found))
    return low if low == high else f"{low} to {high}"


def provenance(record):
    """Say where, when and with what a result was recorded."""
    made = record["made"]
    load = f", load {made['load']:g}" if "load" in made else ""
    versions = ", ".join(f"{name} {version}" for name, version
                         in sorted(made["versions"].items()))
    cores = f"{made['cores']} core" + "s" * (made["cores"] > 1)
    return (f"Recorded on {made['date']}: {made['processor']}, "
            f"{cores}{load}, {made['system']}; {versions}. "
            f"`{made['command']}` records it anew.")


def markdown(record):
    """Return a recorded result as Markdown."""
    columns = record["columns"]
    lines = [[head(column) for column in columns], ["---"] * len(columns)]
    lines += [[marked(row[column["name"]]) for column in columns]
              for row in record["rows"]]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    meanings = "\n".join(f"- *{head(column)}*: {column['meaning']}"
                         for column in columns)
    return "\n\n".join([record["about"], *comparison(record), table,
                        meanings, record["method"], provenance(record)])


# The drawing

def numbers(record, *names):
    """Return the numbers of some columns, each as a list."""
    return [[middle(row[name]) for row in record["rows"]] for name in names]


def slope(record, x, y):
    """Fit the power of one column with which another one grows."""
    across, up = map(np.log, numbers(record, x, y))
    return np.polyfit(across, up, 1)[0]


def draw(record, x, y):
    """Draw one column over another, and return SVG."""
    import matplotlib.pyplot as plt

    from mlp_lit import plotting
    plotting.use_style()
    fig, ax = plt.subplots(figsize=(5.6, 3), layout="constrained")
    across, up = numbers(record, x, y)
    ax.loglog(across, up, "o", color=plotting.MEASURED)
    ax.loglog(across, [up[-1] * value / across[-1] for value in across],
              color=plotting.THEORY, lw=0.8)
    ax.set(xlabel=x, ylabel=y)
    text = io.StringIO()
    fig.savefig(text, format="svg", metadata={"Date": None})
    plt.close(fig)
    return text.getvalue()[text.getvalue().index("<svg"):]


def drawing(record, x, y):
    """Return the drawing with what is to be seen in it."""
    names = [column["name"] for column in record["columns"]]
    for name in (x, y):
        if name not in names:
            raise ResultError(f"no column {name!r} to plot; there are {names}")
    seen = (f"{y} over {x}, both logarithmic. The line has slope one and goes "
            "through the last dot; a straight line that is fitted to the "
            f"dots has slope {slope(record, x, y):.2f}.")
    return [nodes.raw("", f'<div role="img" aria-label="Dots: {seen}">'
                      f"{draw(record, x, y)}</div>", format="html"),
            nodes.paragraph("", f"Dots: {seen}")]


def two_columns(argument):
    """Read the option ``:plot:``: two names of columns.

    >>> two_columns("regions s")
    ['regions', 's']
    """
    names = (argument or "").split()
    if len(names) != 2:
        raise ValueError(f"two columns are needed, x and y, not {names}")
    return names


class Recorded(SphinxDirective):
    """The directive ``{recorded}``."""

    required_arguments = 1
    option_spec = {"plot": two_columns}

    def run(self):
        """Show the file; the page is read again when it changes."""
        path = Path(self.env.srcdir, "book", "results",
                    self.arguments[0] + ".json")
        self.env.note_dependency(str(path))
        try:
            record = result_files.read(path)
            figure = (drawing(record, *self.options["plot"])
                      if "plot" in self.options else [])
        except ResultError as error:
            raise self.error(str(error)) from error
        shown = self.parse_text_to_nodes(markdown(record)) + figure
        return [nodes.container("", *shown, classes=["recorded"])]


def setup(app):
    """Register the directive."""
    app.add_directive("recorded", Recorded)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
