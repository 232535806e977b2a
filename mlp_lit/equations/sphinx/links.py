"""Lead from equations to the ledger and back, once all pages are read."""

from docutils import nodes

from .badges import (
    check_badge,
    code_link,
    in_words,
    ledger_link,
    printed_number,
)
from .stores import DISPLAYS, LEDGERS, all_of, reading_order, storage


def number_of(env, page, label):
    """Return the number of an equation as a page prints it."""
    numbers = env.toc_fignumbers.get(page, {}).get("displaymath", {})
    number = numbers.get(nodes.make_id(f"equation-{label}"))
    if number is None:
        known = env.get_domain("math").equations.get(label)
        return f"({known[1]})" if known else label
    return f"({'.'.join(map(str, number))})"


def ledger_page(env):
    """Return the page of the ledger, or None."""
    if env.config.equations_ledger:
        return env.config.equations_ledger
    with_ledger = storage(env, LEDGERS)
    return next((page for page in reading_order(env) if page in with_ledger),
                None)


class Links:
    """Numbers and addresses, seen from one page."""

    def __init__(self, app, here):
        self.app, self.env, self.here = app, app.env, here
        self.pages = {d.label: d.page for d in all_of(app.env, DISPLAYS)}

    def number(self, label):
        """Return the number of an equation as printed."""
        return number_of(self.env, self.pages[label], label)

    def address(self, page, anchor):
        """Return the address of an anchor."""
        uri = self.app.builder.get_relative_uri(self.here, page)
        return f"{uri}#{anchor}" if anchor else uri

    def to(self, text, page, anchor=""):
        """Make a link; outside of HTML, its text alone."""
        if self.app.builder.format != "html":
            return nodes.inline("", text)
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


# The places for links on a page

def fill_links(app, doctree, docname):
    """Turn places for links into links, or into nothing without a target."""
    links = Links(app, docname)
    for place in list(doctree.findall(printed_number)):
        number = number_of(app.env, place["page"], place["label"])
        place.replace_self(nodes.Text(number))
    for place in list(doctree.findall(ledger_link)):
        place.replace_self(row_link(links, place["label"]))
    for place in list(doctree.findall(code_link)):
        place.replace_self(function_link(links, place["target"]))
    if app.builder.format != "html":
        for badge in list(doctree.findall(check_badge)):
            badge.replace_self(in_words(badge))


def row_link(links, label):
    """Make the link to a row of the ledger, if there is a ledger."""
    page = ledger_page(links.env)
    if page is None or links.app.builder.format != "html":
        return []
    return [nodes.Text("  "), links.to("ledger", page, f"ledger-{label}")]


def function_link(links, name):
    """Make the link to a function's entry in an API reference, if any."""
    full = f"{links.env.config.equations_code}.{name}"
    entry = links.env.get_domain("py").objects.get(full)
    if entry is None or links.app.builder.format != "html":
        return []
    return [nodes.Text("  "),
            links.to("code", entry.docname, entry.node_id)]
