"""Make the ledger: every equation of a book, and how it was checked.

The directive ``equations-ledger`` becomes the coverage, a table per page, the
theorems and definitions with their equations, and a drawing of what rests on
what. Without the directive they stand at the end of the page that is named by
`equations_ledger`. All of it comes from the records of this build.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..pages import CLAIM, DEFINITION, MISTAKE, UNCHECKED
from . import graph
from .coverage import coverage, entries
from .environments import environment_list
from .links import Links, ledger_page
from .stores import (
    ENVIRONMENTS,
    LEDGERS,
    RECORDS,
    differs,
    is_stale,
    storage,
    titles,
)
from .tables import HEAD, NAMES, equation_rows, table


class ledger(nodes.General, nodes.Element):
    """Stands where the ledger will be, until all pages are read."""


class Ledger(SphinxDirective):
    """The directive ``equations-ledger``."""

    def run(self):
        """Leave a place."""
        return [ledger()]


def note_ledger(app, doctree):
    """Note which page has a ledger; give one to the page that is named."""
    page = app.env.docname
    found = any(doctree.findall(ledger))
    if not found and page == app.config.equations_ledger:
        sections = [part for part in doctree.children
                    if isinstance(part, nodes.section)]
        (sections[-1] if sections else doctree).append(ledger())
        found = True
    if found:
        storage(app.env, LEDGERS)[page] = True


# The parts of the page

def summary(records):
    """Say how much of the book is checked."""
    count = coverage(records)
    checked = count[DEFINITION] + count[CLAIM]
    text = (f"{several(checked + count[UNCHECKED], 'display')}: "
            f"{several(count[DEFINITION], 'definition')}, "
            f"{several(count[CLAIM], 'claim')}, "
            f"{count[UNCHECKED]} not checked ({count['share']:.1%}).")
    if count[MISTAKE]:
        are = "are mistakes" if count[MISTAKE] > 1 else "is a mistake"
        text += f" {count[MISTAKE]} more {are} on show, which must fail."
    return nodes.paragraph("", text, classes=["ledger-summary"])


def several(number, noun):
    """Write a number of things.

    >>> several(1, "claim"), several(0, "claim")
    ('1 claim', '0 claims')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def page_section(links, page, records):
    """Make the section of one page."""
    section = nodes.section(ids=[nodes.make_id(f"ledger-of-{page}")])
    section += nodes.title("", "", links.to(
        links.env.titles[page].astext(), page))
    rows = [line for record in records
            for line in equation_rows(links, record)]
    section += table(HEAD, rows, "ledger")
    section.extend(environment_list(links, page))
    return section


def graph_section(links, records):
    """Make the section with the drawing; none without a line to draw."""
    kinds = {r.label: r.kind for r in records}
    edges = [(r.label, on) for r in records for on in r.uses if on in kinds]
    if not edges or links.app.builder.format != "html":
        return []
    section = nodes.section(ids=["ledger-graph"])
    section += nodes.title("", "What rests on what")
    section += nodes.paragraph(
        "", "Each line leads from a definition, at the left, to an equation "
        "that is checked by means of it. Equations without a line stand on "
        "the declarations of their symbols alone.")
    section += nodes.raw("", '<div class="equation-graph">'
                         f"{drawing(links, kinds, edges)}</div>",
                         format="html")
    return [section]


def drawing(links, kinds, edges):
    """Draw the equations between which there are lines."""
    drawn = {label for edge in edges for label in edge}
    order = [label for label in kinds if label in drawn]

    def describe(label):
        page = links.pages[label]
        title = links.env.titles[page].astext()
        address = links.address(page, nodes.make_id(f"equation-{label}"))
        kind = kinds[label]
        return links.number(label), f"{NAMES[kind]}, {title}", address, kind

    return graph.draw(order, edges, describe, f"{len(order)} equations and "
                      f"the {len(edges)} lines from each to what it rests on")


def ledger_parts(links):
    """Make all parts of the ledger."""
    by_page = {}
    for display, record in entries(links.env):
        by_page.setdefault(display.page, []).append(record)
    records = [record for found in by_page.values() for record in found]
    return [summary(records),
            *(page_section(links, page, found)
              for page, found in by_page.items()),
            *graph_section(links, records)]


# Once all pages are read

def stale_pages(app, env):
    """Name the pages to write again, once everything has its number."""
    records = storage(env, RECORDS)
    facts = [sorted(storage(env, name).items())
             for name in (RECORDS, ENVIRONMENTS)]
    stale = [page for page in storage(env, LEDGERS) if is_stale(
        env, page, *facts, env.toc_fignumbers, titles(env, records))]
    moved = differs(env, "the page of the ledger", ledger_page(env))
    return [*stale, *(page for page in records if moved)]


def fill_ledger(app, doctree, here):
    """Replace the places by the ledger."""
    places = list(doctree.findall(ledger))
    if not places:
        return
    # Else no MathJax is loaded where all formulas stand in tables.
    app.env.get_domain("math").data["has_equations"][here] = True
    for place in places:
        place.replace_self(ledger_parts(Links(app, here)))


