"""Know the theorems and definitions of a book, with their equations.

They are the environments of `sphinx-proof`; without it there are none.
"""

from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes

from .stores import ENVIRONMENTS, storage


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
    storage(app.env, ENVIRONMENTS)[app.env.docname] = [
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


def environment_list(links, page):
    """List the theorems and definitions of a page; nothing without any."""
    items = nodes.bullet_list(classes=["ledger-environments"])
    numbers = links.env.toc_fignumbers.get(page, {})
    for one in storage(links.env, ENVIRONMENTS).get(page, []):
        number = numbers.get(one.counter, {}).get(one.label, ())
        name = " ".join([one.kind.capitalize(), ".".join(map(str, number))])
        line = nodes.paragraph("", "", links.to(name.strip(), page,
                                                one.label))
        line += nodes.Text(f" {one.title}" if one.title else "")
        if one.equations:
            line += [nodes.Text(": "), links.to_equations(one.equations)]
        items += nodes.list_item("", line)
    return [items] if len(items) else []
