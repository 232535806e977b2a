"""The ledger: every equation of the book, and how it was checked.

The directive ``{ledger}`` becomes the coverage, a table per chapter, the
theorems and definitions with their equations, and a drawing of what rests on
what. All of it comes from the records of this build.
"""

import re
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

import equation_graph
from book_coverage import all_displays, coverage, entries, reading_order
from book_sources import row
from equation_records import merge, number_of, purge, storage
from gathered_pages import is_stale, titles
from mlp_lit.equations.pages import CLAIM, DEFINITION, MISTAKE, UNCHECKED
from mlp_lit.equations.verdict.results import power_of_ten

HEAD = ("Equation", "Kind", "How", "Draws", "Error", "Rests on")
NAMES = {DEFINITION: "definition", CLAIM: "claim", UNCHECKED: "not checked",
         MISTAKE: "a mistake, on show"}
END = re.compile(r"(?<!\\)[.,;\s]+$")


class ledger(nodes.General, nodes.Element):
    """Stands where the ledger will be, until all pages are read."""


class Ledger(SphinxDirective):
    """The directive ``{ledger}``."""

    def run(self):
        """Leave a place, and note which page has it."""
        storage(self.env, "equation_ledgers")[self.env.docname] = True
        return [ledger()]


# Theorems and definitions

@dataclass(frozen=True)
class Environment:
    """A theorem or definition, and the equations it prints or cites."""

    label: str
    kind: str
    counter: str
    title: str
    equations: tuple


def note_environments(app, doctree):
    """Store the environments of a page that was read."""
    found = [node for node in doctree.findall(nodes.Element)
             if "realtype" in node and "label" in node]
    storage(app.env, "equation_environments")[app.env.docname] = [
        Environment(node["label"], node["realtype"], node["countertype"],
                    node["title"].strip("() "), tuple(equations_in(node)))
        for node in found]


def equations_in(node):
    """Return the labels of equations in an environment, each once."""
    labels = [e.get("label") if isinstance(e, nodes.math_block)
              else e["reftarget"]
              for e in node.findall(lambda n: isinstance(n, nodes.math_block)
                                    or isinstance(n, addnodes.pending_xref)
                                    and n.get("reftype") == "eq")]
    return dict.fromkeys(filter(None, labels))


def purge_page(app, env, docname):
    """Forget a page that is read again, or gone."""
    purge(env, docname, "equation_environments", "equation_ledgers")


def merge_pages(app, env, docnames, other):
    """Take what another process read."""
    merge(env, docnames, other, "equation_environments", "equation_ledgers")


# Links

class Links:
    """Numbers and addresses, seen from one page."""

    def __init__(self, app, here):
        self.app, self.env, self.here = app, app.env, here
        self.pages = {d.label: d.page for d in all_displays(app.env)}

    def number(self, label):
        """Return the number of an equation as printed."""
        return number_of(self.env, self.pages[label], label)

    def address(self, page, anchor):
        """Return the address of an anchor."""
        uri = self.app.builder.get_relative_uri(self.here, page)
        return f"{uri}#{anchor}" if anchor else uri

    def to(self, text, page, anchor=""):
        """Make a link."""
        return nodes.reference("", text, internal=True,
                               refuri=self.address(page, anchor))

    def to_equation(self, label):
        """Make a link to an equation, or its bare label if it is nowhere."""
        if label not in self.pages:
            return nodes.literal("", label)
        return self.to(self.number(label), self.pages[label],
                       nodes.make_id(f"equation-{label}"))

    def to_equations(self, labels):
        """Make links to several equations."""
        line = nodes.inline()
        for place, label in enumerate(labels):
            line += [nodes.Text(", ")] * bool(place)
            line += self.to_equation(label)
        return line


# The parts of the page

def summary(records):
    """Say how much of the book is checked."""
    count = coverage(records)
    checked = count[DEFINITION] + count[CLAIM]
    text = (f"{checked + count[UNCHECKED]} displays: "
            f"{count[DEFINITION]} definitions, {count[CLAIM]} claims, "
            f"{count[UNCHECKED]} not checked ({count['share']:.1%}).")
    if count[MISTAKE]:
        text += (f" {count[MISTAKE]} more are mistakes on show, which must"
                 " fail.")
    return nodes.paragraph("", text, classes=["ledger-summary"])


def formula(tex):
    """Make the formula itself, to stand in a cell."""
    tex = END.sub("", tex.strip())
    return nodes.math("", rf"\displaystyle {tex}")


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


def how(record):
    """Say how an equation was checked, or why not."""
    if record.code:
        return nodes.inline(
            "", "", nodes.Text(f"{record.method}; "),
            nodes.literal("", record.code))
    return nodes.Text(record.method or record.reason)


def table(rows):
    """Make the table of a chapter."""
    group = nodes.tgroup("", cols=len(HEAD))
    group.extend(nodes.colspec(colwidth=1) for _ in HEAD)
    group += nodes.thead("", row(*map(nodes.Text, HEAD)))
    group += nodes.tbody("", *rows)
    return nodes.table("", group, classes=["ledger"])


def environment_list(links, env, page):
    """List the theorems and definitions of a chapter."""
    items = nodes.bullet_list(classes=["ledger-environments"])
    numbers = env.toc_fignumbers.get(page, {})
    for one in storage(env, "equation_environments").get(page, []):
        number = numbers.get(one.counter, {}).get(one.label, ())
        name = " ".join([one.kind.capitalize(), ".".join(map(str, number))])
        line = nodes.paragraph("", "", links.to(name.strip(), page,
                                                one.label))
        line += nodes.Text(f" {one.title}" if one.title else "")
        if one.equations:
            line += [nodes.Text(": "), links.to_equations(one.equations)]
        items += nodes.list_item("", line)
    return [items] if len(items) else []


def chapter_section(links, env, page, records):
    """Make the section of one chapter."""
    title = env.titles[page].astext()
    section = nodes.section(ids=[nodes.make_id(f"ledger-of-{page}")])
    section += nodes.title("", "", links.to(title, page))
    section += table([line for record in records
                      for line in equation_rows(links, record)])
    section.extend(environment_list(links, env, page))
    return section


def graph_section(links, env, records):
    """Make the section with the drawing."""
    kinds = {r.label: r for r in records}
    edges = [(r.label, on) for r in records for on in r.uses if on in kinds]
    drawn = {label for edge in edges for label in edge}
    order = [label for label in kinds if label in drawn]

    def describe(label):
        page = links.pages[label]
        title = f"{NAMES[kinds[label].kind]}, {env.titles[page].astext()}"
        address = links.address(page, nodes.make_id(f"equation-{label}"))
        return links.number(label), title, address, kinds[label].kind

    svg = equation_graph.draw(
        order, edges, describe, f"{len(order)} equations and the "
        f"{len(edges)} lines from each to what it rests on")
    section = nodes.section(ids=["ledger-graph"])
    section += nodes.title("", "What rests on what")
    section += nodes.paragraph(
        "", "Each line leads from a definition, at the left, to an equation "
        "that is checked by means of it. Equations without a line stand on "
        "the declarations of their symbols alone.")
    section += nodes.raw("", f'<div class="equation-graph">{svg}</div>',
                         format="html")
    return section


def stale_ledgers(app, env):
    """Name the pages to write again, once everything has its number."""
    facts = [sorted(storage(env, name).items())
             for name in ("equation_records", "equation_environments")]
    named = titles(env, storage(env, "equation_records"))
    return [page for page in storage(env, "equation_ledgers") if is_stale(
        env, page, *facts, env.toc_fignumbers, named)]


def fill_ledger(app, doctree, here):
    """Replace the place by the ledger."""
    places = list(doctree.findall(ledger))
    if not places:
        return
    app.env.get_domain("math").data["has_equations"][here] = True
    links = Links(app, here)
    records = [record for _, record in entries(app.env)]
    parts = [summary(records)]
    for page in reading_order(app.env):
        of_page = [r for r in records if r.page == page]
        if of_page:
            parts.append(chapter_section(links, app.env, page, of_page))
    parts.append(graph_section(links, app.env, records))
    for place in places:
        place.replace_self(parts)


def setup(app):
    """Register the directive and the steps that fill it."""
    app.add_node(ledger)
    app.add_directive("ledger", Ledger)
    app.connect("doctree-read", note_environments)
    app.connect("env-purge-doc", purge_page)
    app.connect("env-merge-info", merge_pages)
    app.connect("env-get-updated", stale_ledgers, priority=900)
    app.connect("doctree-resolved", fill_ledger)
    return {"env_version": 2, "parallel_read_safe": True,
            "parallel_write_safe": True}
