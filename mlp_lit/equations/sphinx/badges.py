"""Make the line that stands under an equation."""

from docutils import nodes

from ..pages import how_it_fails

# The links stand beside the fold and not in it: what is clicked to open it
# may hold nothing to click.


class check_badge(nodes.General, nodes.Element):
    """All that stands under an equation."""


class check_fold(nodes.General, nodes.Element):
    """The line, with the code folded behind it."""


class check_line(nodes.Part, nodes.TextElement):
    """The line itself."""


class printed_number(nodes.Inline, nodes.TextElement):
    """Stands where the number of an equation will be."""


class ledger_link(nodes.Inline, nodes.TextElement):
    """Stands where a link to the row in the ledger will be."""


class code_link(nodes.Inline, nodes.TextElement):
    """Stands where a link to a function will be."""


def markup(start, end):
    """Return the two functions that write a node as HTML."""
    return (lambda writer, node: writer.body.append(
                start.format(kind=node.get("kind"))),
            lambda writer, node: writer.body.append(end))


def add_nodes(app):
    """Tell Sphinx how the nodes are written."""
    app.add_node(check_badge, html=markup(
        '<div class="mlp-badge mlp-{kind}">\n', "</div>\n"))
    app.add_node(check_fold, html=markup("<details>\n", "</details>\n"))
    app.add_node(check_line, html=markup("<summary>", "</summary>\n"))
    for place in (printed_number, ledger_link, code_link):
        app.add_node(place)


# The parts of a badge

def badge(kind, lines, links, *folded):
    """Make a badge: its lines, what is folded behind them, its links."""
    head = check_line()
    for line in lines:
        head += nodes.inline("", "", *line, classes=["mlp-badge-line"])
    return check_badge(
        "", check_fold("", head, *folded),
        nodes.inline("", "", *links, classes=["mlp-badge-links"]),
        kind=kind)


def line_of(record, with_number=False):
    """Make the line of one equation."""
    head, *rest = record.badge_parts()
    line = [nodes.Text(head)]
    if record.code:  # its name says more than that some code agrees
        line = [nodes.Text("definition, implemented by "),
                nodes.literal("", record.code)]
    if with_number:
        line = [printed_number("", label=record.label, page=record.page),
                nodes.Text(" "), *line]
    return line + [nodes.Text(f" · {part}") for part in rest]


def line_of_mistake(error):
    """Make the line that says how an equation fails."""
    compared = getattr(error, "left", None) is not None
    head = "does not hold: " if compared else "has no value: "
    return [nodes.Text(head + how_it_fails(error))]


def links_of(record):
    """Make the links of one equation."""
    code = [code_link("", "code", target=record.code)] if record.code else []
    return [*code, ledger_link("", "ledger", label=record.label)]


def block(text, language):
    """Make a block of code, or of what the engine says."""
    return nodes.literal_block(text, text, language=language)


def in_words(badge):
    """Return the lines of a badge as paragraphs, for books without HTML."""
    fold, *_ = badge.findall(check_line)
    return [nodes.paragraph("", "", *line.children, classes=["mlp-badge"])
            for line in fold.children]
