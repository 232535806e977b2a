"""Let no display formula escape: each is checked, or says why it is not.

When all pages are read, every display of the book must have a label and
exactly one record (`book_checks.py`) on its own page: a definition, a claim,
a mistake on show, or a reason why it is not checked. Anything else is a
warning, which ends a build with warnings as errors.

A chapter that is still being written can be listed in the configuration
(`equations_pending`); one that needs no such leave is a warning too.

The build writes what it knows of all displays to `ledger.json`, in the order
of reading.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from equation_records import all_records, merge, purge, storage
from mlp_lit.equations.pages import CLAIM, DEFINITION, KINDS

log = logging.getLogger(__name__)

FILE = "ledger.json"


@dataclass(frozen=True)
class Display:
    """A display formula: where it stands, and in which environment."""

    label: str | None
    page: str
    line: int
    tex: str
    environment: str = ""


def is_display(node):
    """Tell whether a node is a display formula that was written by hand."""
    return isinstance(node, nodes.math_block)


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
    storage(app.env, "equation_displays")[page] = [
        Display(node.get("label"), page, node.line or 0, node.astext(),
                environment_of(node))
        for node in doctree.findall(is_display)]


def purge_page(app, env, docname):
    """Forget a page that is read again, or gone."""
    purge(env, docname, "equation_displays")


def merge_pages(app, env, docnames, other):
    """Take what another process read."""
    merge(env, docnames, other, "equation_displays")


def reading_order(env, page=None, seen=None):
    """Return all pages as the table of contents leads through them."""
    page, seen = page or env.config.root_doc, seen or {}
    if page not in seen:
        seen[page] = True
        for inner in env.toctree_includes.get(page, []):
            reading_order(env, inner, seen)
    if page == env.config.root_doc:
        seen.update(dict.fromkeys(sorted(env.found_docs)))
    return list(seen)


def all_displays(env):
    """Return all displays in the order of reading."""
    stored = storage(env, "equation_displays")
    return [d for page in reading_order(env) for d in stored.get(page, [])]


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
    counts = {}
    for record in records:
        key = (record.page, record.label)
        counts[key] = counts.get(key, 0) + 1
    without = [d for d in displays if (d.page, d.label) not in counts]
    for display in without:
        if display.page not in pending:
            yield display.page, display.line, complaint(display)
    for page in pending:
        if page not in {d.page for d in without}:
            yield page, None, "is listed in equations_pending for nothing"
    there = {(d.page, d.label) for d in displays}
    for (page, label), count in counts.items():
        if (page, label) not in there:
            yield page, None, f"checks {label}, which stands elsewhere"
        elif count > 1:
            yield page, None, f"checks {label} {count} times"


def complaint(display):
    """Say what is wrong with a display that has no record."""
    if not display.label:
        start = " ".join(display.tex.split())[:40]
        return f"this display has no label: {start}"
    return (f"{display.label} is neither checked nor marked: add a block"
            " {check} or {no-check} below it")


def check_coverage(app, env):
    """Warn of every display that escapes."""
    found = problems_of(all_displays(env), all_records(env),
                        env.config.equations_pending)
    for page, line, problem in found:
        log.warning(problem, location=(page, line))


# The ledger

def entries(env):
    """Return what is known of each display, in the order of reading."""
    records = {(r.page, r.label): r for r in all_records(env)}
    return [(display, records[display.page, display.label])
            for display in all_displays(env)
            if (display.page, display.label) in records]


def coverage(records):
    """Count the kinds of records, and the share that is not checked.

    Mistakes on show count neither as checked nor as unchecked.

    >>> coverage([])
    {'definition': 0, 'claim': 0, 'no-check': 0, 'mistake': 0, 'share': 0.0}
    """
    count = {kind: sum(r.kind == kind for r in records) for kind in KINDS}
    of = count[DEFINITION] + count[CLAIM] + count["no-check"]
    return count | {"share": count["no-check"] / of if of else 0.0}


def write_ledger(app, error):
    """Write all entries beside the pages."""
    if error is None and app.builder.format == "html":
        rows = [asdict(record) | {"environment": display.environment}
                for display, record in entries(app.env)]
        text = json.dumps({"coverage": coverage(all_records(app.env)),
                           "displays": rows}, indent=1, ensure_ascii=False)
        Path(app.outdir, FILE).write_text(text + "\n", "utf8")


def setup(app):
    """Connect the gate and the ledger to Sphinx's events."""
    app.add_config_value("equations_pending", [], "env", [list])
    app.connect("doctree-read", note_displays)
    app.connect("env-purge-doc", purge_page)
    app.connect("env-merge-info", merge_pages)
    app.connect("env-check-consistency", check_coverage)
    app.connect("build-finished", write_ledger)
    return {"env_version": 1, "parallel_read_safe": True,
            "parallel_write_safe": True}
