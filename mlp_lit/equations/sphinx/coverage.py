"""Let no display formula escape: each is checked, or says why it is not.

When all pages are read, every display must have a label and exactly one
record on its own page: a definition, a claim, a mistake on show, or a reason
why it is not checked. Anything else is a problem: `equations_coverage` says
whether it is passed over, a warning, or an error. That two checks speak of
one label is a warning in any case.

A page that is still being written can be listed in `equations_pending`; one
that needs no such leave is a problem too.

With `equations_json` the build writes what it knows of all displays to a
file, in the order of reading.
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from ..pages import CLAIM, DEFINITION, KINDS, UNCHECKED
from .problems import EquationProblems
from .stores import DISPLAYS, RECORDS, all_of, storage

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Display:
    """A display formula: where it stands, and in which environment."""

    label: str | None
    page: str
    line: int
    tex: str
    environment: str = ""


def environment_of(node):
    """Return the label of the theorem or definition around a node, or ''."""
    while node.parent is not None:
        node = node.parent
        if "realtype" in node:
            return node["label"]
    return ""


def note_displays(app, doctree):
    """Store the displays of a page that was read."""
    page = app.env.docname
    storage(app.env, DISPLAYS)[page] = [
        Display(node.get("label"), page, node.line or 0, node.astext(),
                environment_of(node))
        for node in doctree.findall(nodes.math_block)]


# The gate

def problems_of(displays, records, pending=()):
    """Find what escapes.

    Parameters
    ----------
    displays : list of Display
        What is printed.
    records : list of Record
        What is known of it.
    pending : collection of str
        Pages that may still have displays without a record.

    Yields
    ------
    page : str
    line : int or None
    problem : str
    """
    known = {(record.page, record.label) for record in records}
    without = [d for d in displays if (d.page, d.label) not in known]
    for display in without:
        if display.page not in pending:
            yield display.page, display.line, complaint(display)
    for page in pending:
        if page not in {d.page for d in without}:
            yield page, None, "is listed in equations_pending for nothing"
    there = {(d.page, d.label) for d in displays}
    for page, label in dict.fromkeys((r.page, r.label) for r in records):
        if (page, label) not in there:
            yield page, None, f"checks {label}, which stands elsewhere"


def repeated(records):
    """Find labels of which a page says something several times."""
    counts = Counter((record.page, record.label) for record in records)
    for (page, label), count in counts.items():
        if count > 1:
            yield page, None, f"checks {label} {count} times"


def complaint(display):
    """Say what is wrong with a display that has no record."""
    if not display.label:
        start = " ".join(display.tex.split())[:40]
        return f"this display has no label: {start}"
    return (f"{display.label} is neither checked nor marked: add a block"
            " {check} or {no-check} below it")


def check_coverage(app, env):
    """Tell of every display that escapes, as loudly as is asked for."""
    displays, records = all_of(env, DISPLAYS), all_of(env, RECORDS)
    wanted = env.config.equations_coverage
    found = [] if wanted == "off" else list(problems_of(
        displays, records, env.config.equations_pending))
    for page, line, problem in repeated(records):
        log.warning(problem, location=(page, line), type="equations",
                    subtype="repeated")
    if wanted == "error" and found:
        raise EquationProblems(
            f"{len(found)} display(s) are not accounted for",
            [in_place(env, *problem) for problem in found])
    for page, line, problem in found:
        log.warning(problem, location=(page, line), type="equations",
                    subtype="coverage")


def in_place(env, page, line, problem):
    """Write a problem with its place in front."""
    path = env.doc2path(page, base=False)
    return f"{path}:{line}: {problem}" if line else f"{path}: {problem}"


# What is known of all displays

def entries(env):
    """Return what is known of each display, in the order of reading."""
    records = {record.label: record for record in all_of(env, RECORDS)}
    return [(display, records[display.label])
            for display in all_of(env, DISPLAYS) if display.label in records]


def coverage(records):
    """Count the kinds of records, and the share that is not checked.

    Mistakes on show count neither as checked nor as unchecked.

    >>> coverage([])
    {'definition': 0, 'claim': 0, 'no-check': 0, 'mistake': 0, 'share': 0.0}
    """
    count = {kind: sum(r.kind == kind for r in records) for kind in KINDS}
    of = count[DEFINITION] + count[CLAIM] + count[UNCHECKED]
    return count | {"share": count[UNCHECKED] / of if of else 0.0}


def write_json(app, error):
    """Write all entries beside the pages, if a file is named for them."""
    name = app.config.equations_json
    if error is None and name and app.builder.format == "html":
        rows = [asdict(record) | {"environment": display.environment}
                for display, record in entries(app.env)]
        text = json.dumps({"coverage": coverage(all_of(app.env, RECORDS)),
                           "displays": rows}, indent=1, ensure_ascii=False)
        Path(app.outdir, name).write_text(text + "\n", "utf8")
