"""Make the tables of the ledger: an equation, and below it its check."""

import re

from docutils import nodes

from ..pages import CLAIM, DEFINITION, MISTAKE, UNCHECKED
from ..verdict.results import power_of_ten

HEAD = ("Equation", "Kind", "How", "Draws", "Error", "Rests on")
NAMES = {DEFINITION: "definition", CLAIM: "claim", UNCHECKED: "not checked",
         MISTAKE: "a mistake, on show"}
WIDTH = 16  # of a column: Sphinx cannot write words in fewer characters
END = re.compile(r"(?<!\\)[.,;\s]+$")


def row(*cells):
    """Make a row of a table."""
    line = nodes.row()
    for cell in cells:
        line += nodes.entry("", nodes.paragraph("", "", cell))
    return line


def table(head, rows, name):
    """Make a table of rows."""
    group = nodes.tgroup("", cols=len(head))
    group.extend(nodes.colspec(colwidth=WIDTH) for _ in head)
    group += nodes.thead("", row(*map(nodes.Text, head)))
    group += nodes.tbody("", *rows)
    return nodes.table("", group, classes=[name])


def equation_rows(links, record):
    """Make the two rows of one equation: it as a whole, and its check."""
    equation = nodes.inline("", "", links.to_equation(record.label),
                            nodes.Text(" "), formula(record.tex))
    whole = row(equation)
    whole[0]["morecols"] = len(HEAD) - 1
    whole["classes"], whole["ids"] = ["equation"], [f"ledger-{record.label}"]
    error = power_of_ten(record.largest_error) if record.relations else ""
    return [whole, row(
        nodes.Text(""), nodes.Text(NAMES[record.kind]), how(record),
        nodes.Text(str(record.draws or "")), nodes.Text(error),
        links.to_equations(record.uses))]


def formula(tex):
    r"""Make the formula itself, to stand in a cell.

    >>> formula(r"a = b \, .").astext()
    '\\displaystyle a = b \\,'
    """
    tex = END.sub("", tex.strip())
    return nodes.math("", rf"\displaystyle {tex}")


def how(record):
    """Say how an equation was checked, or why not."""
    if record.code:
        return nodes.inline(
            "", "", nodes.Text(f"{record.method}; "),
            nodes.literal("", record.code))
    return nodes.Text(record.method or record.reason)
