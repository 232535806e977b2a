"""The manual of the engine: what is read, and what is refused.

A line such as ``{{ equations-read }}`` in a page becomes a table, made from
examples that are run while the page is read: one that no longer does what its
line says ends the build. ``{{ equations-corpus }}`` becomes the share of
other texts' formulas that are read, as it is measured then.
"""

import sys
from pathlib import Path

from mlp_lit.equations import manual

ROOT = Path(__file__).resolve().parents[2]


def corpus():
    """Measure what is read of other texts, and say it in a sentence."""
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))  # the formulas are test data
    from tests.equations.corpus import measure, texts
    found = measure.shares()
    return (f"Of {found.stating} formulas in the notation of {len(texts())} "
            f"well-known texts that state something, {found.holding} are "
            f"read and hold, {found.holding / found.stating:.0%}; of "
            f"{found.slips} slips made in such formulas, "
            f"{found.held or 'none'} holds.\n")


MARKS = {
    "{{ equations-read }}": manual.table_of_nodes,
    "{{ equations-written }}": manual.table_of_ways,
    "{{ equations-refused }}": manual.table_of_refusals,
    "{{ equations-corpus }}": corpus}


def fill(app, docname, source):
    """Replace the marks in a page by what they stand for."""
    for mark, made in MARKS.items():
        if mark in source[0]:
            source[0] = source[0].replace(mark, made())


def setup(app):
    """Connect to the reading of pages."""
    app.connect("source-read", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
