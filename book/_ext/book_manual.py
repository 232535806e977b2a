"""The manual of the engine: what is read, and what is refused.

A line such as ``{{ equations-read }}`` in a page becomes a table, made from
examples that are run while the page is read: one that no longer does what its
line says ends the build. ``{{ equations-corpus }}`` becomes the share of
other texts' formulas that are read, as it is measured then, and
``{{ equations-statements }}`` what becomes of random statements.
"""

import sys
from collections import Counter
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


def statements():
    """Judge random statements, and say what became of them."""
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))  # their judge is a test
    from tests.equations.statements import judged
    seen = Counter((true, verdict) for _, true, verdict in judged(150, 4))
    if seen[False, "holds"] or seen[True, "false"]:
        raise ValueError("a random statement is judged wrongly: see "
                         "tests/equations/statements.py")
    refused = seen[True, "refused"] + seen[False, "refused"]
    return (f"Of {sum(seen.values())} statements made while this page was "
            f"built, {seen[True, 'holds']} true ones hold and "
            f"{seen[False, 'false']} false ones fail; {refused} are refused, "
            "because a branch is never taken or decides nothing. No false "
            "one holds, and no true one fails.\n")


MARKS = {
    "{{ equations-read }}": manual.table_of_nodes,
    "{{ equations-written }}": manual.table_of_ways,
    "{{ equations-refused }}": manual.table_of_refusals,
    "{{ equations-corpus }}": corpus,
    "{{ equations-statements }}": statements}


def fill(app, docname, source):
    """Replace the marks in a page by what they stand for."""
    for mark, made in MARKS.items():
        if mark in source[0]:
            source[0] = source[0].replace(mark, made())


def setup(app):
    """Connect to the reading of pages."""
    app.connect("source-read", fill)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
