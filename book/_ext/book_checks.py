"""Evaluate the equations of a page while it is read, and say so below them.

Three directives stand below a display. Their body is Python, run in one
namespace per page that holds `mlp_lit.equations` and the package::

    ```{check}
    check("eq-linear-dw", where=["eq-linear-forward"], X=(5, 3), ...)
    ```

    ```{no-check} eq-linear-cost
    Why this display cannot be evaluated.
    ```

    ```{fails}
    check("eq-wrong", ...)
    ```

The first shows what was found, with its code folded behind; the third shows
how a mistake fails, and is an error if it does not. The checks are no code
cells: no cache of executed cells can hide a changed equation.

All failures of a build are reported together and end it.
"""

from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import book_names
from build_problems import Problems
from equation_records import merge, number_of, purge, storage
from mlp_lit.equations.pages import (
    CLAIM,
    DEFINITION,
    MISTAKE,
    Page,
    how_it_fails,
    mistake,
    record_of,
    unchecked,
)
from mlp_lit.equations.sources import find_equation

log = logging.getLogger(__name__)

LEDGER = "book/appendix/ledger"


# What the line under an equation is made of. The links stand beside the fold
# and not in it: what is clicked to open it may hold nothing to click.

class check_badge(nodes.General, nodes.Element):
    """All that stands under an equation."""


class check_fold(nodes.General, nodes.Element):
    """The line, with the code folded behind it."""


class check_line(nodes.Part, nodes.TextElement):
    """The line itself."""


class printed_number(nodes.Inline, nodes.TextElement):
    """The number of an equation."""


class ledger_link(nodes.Inline, nodes.TextElement):
    """A link to the row of an equation in the ledger."""


class code_link(nodes.Inline, nodes.TextElement):
    """A link to a function of the package."""


def markup(start, end):
    """Return the two functions that write a node."""
    return (lambda writer, node: writer.body.append(
                start.format(kind=node.get("kind"))),
            lambda writer, node: writer.body.append(end))


# Storage

STORES = ("equation_records", "equation_failures")


def purge_page(app, env, docname):
    """Forget a page that is read again, or gone."""
    purge(env, docname, *STORES)


def merge_pages(app, env, docnames, other):
    """Take what another process read."""
    merge(env, docnames, other, *STORES)


def report(app, env):
    """End the build if a check failed, with all that failed."""
    failures = [f for page in sorted(storage(env, "equation_failures"))
                for f in env.equation_failures[page]]
    if failures:
        raise Problems(f"{len(failures)} equation(s) do not pass", failures)
    seconds = getattr(app, "seconds_of_checks", [])
    if seconds:
        log.info("checked %d equations in %.1f s", len(seconds),
                 sum(seconds))


# The directives

class Equations(SphinxDirective):
    """What the directives have in common."""

    has_content = True

    @property
    def checks(self):
        """The checks of this page."""
        if "equation_checks" not in self.env.temp_data:
            root = Path(self.env.srcdir)
            self.env.temp_data["equation_checks"] = Page(
                root / "book" if (root / "book").is_dir() else root,
                self.env.doc2path(self.env.docname, base=False),
                book_names.names(), book_names.PACKAGE)
        return self.env.temp_data["equation_checks"]

    def keep(self, *records):
        """Store records of this page."""
        storage(self.env, "equation_records").setdefault(
            self.env.docname, []).extend(records)

    def fail(self, problem):
        """Store a failure: the build goes on to find the others."""
        if isinstance(problem, str):
            problem = self.checks.failure(self.lineno, problem)
        text = str(problem).replace(f"{self.env.srcdir}/", "")
        storage(self.env, "equation_failures").setdefault(
            self.env.docname, []).append(text)
        return []

    def run_body(self):
        """Run the body; return the checks in it and the failure, if any."""
        first = self.lineno + self.content_offset + 1
        runs, failure = self.checks.run("\n".join(self.content), first)
        for run in runs:
            self.depend_on(run.claim.labels)
            times = getattr(self.env.app, "seconds_of_checks", [])
            self.env.app.seconds_of_checks = [*times, run.seconds]
        return runs, failure

    def depend_on(self, labels):
        """Read this page again when a definition it uses changes."""
        for label in labels:
            file = str(find_equation(self.checks.recorder.book, label).file)
            if file != self.env.doc2path(self.env.docname):
                self.env.note_dependency(file)

    def badge(self, kind, lines, links, *shown):
        """Make the lines; fold the code, and what else, behind them."""
        code = "\n".join(self.content)
        block = nodes.literal_block(code, code, language="python")
        self.set_source_info(block)
        head = check_line()
        for line in lines:
            head += nodes.inline("", "", *line, classes=["mlp-badge-line"])
        return check_badge(
            "", check_fold("", head, *shown, block),
            nodes.inline("", "", *links, classes=["mlp-badge-links"]),
            kind=kind)


class Check(Equations):
    """The directive ``{check}``."""

    def run(self):
        """Check what the body says, and show what was found."""
        runs, failure = self.run_body()
        if failure:
            return self.fail(failure)
        records = [record_of(run, self.env.docname)
                   for run in runs if run.label]
        if not records:
            return self.fail("this block checks no display of the book")
        self.keep(*records)
        several = len(records) > 1
        kind = CLAIM if any(r.kind == CLAIM for r in records) else DEFINITION
        return [self.badge(kind, [line_of(r, several) for r in records],
                           [link for r in records for link in links_of(r)])]


def line_of(record, with_number):
    """Make the line of one equation."""
    head, *rest = record.badge_parts()
    line = [nodes.Text(head)]
    if record.code:  # its name says more than that some code agrees
        line = [nodes.Text("definition, implemented by "),
                nodes.literal("", record.code)]
    if with_number:
        line = [printed_number("", label=record.label), nodes.Text(" "), *line]
    return line + [nodes.Text(f" · {part}") for part in rest]


def links_of(record):
    """Make the links of one equation."""
    code = [code_link("", "code", target=record.code)] if record.code else []
    return [*code, ledger_link("", "ledger", label=record.label)]


class NoCheck(Equations):
    """The directive ``{no-check}``: a label, and why it is not checked."""

    required_arguments = 1

    def run(self):
        """Keep the reason, and print it quietly."""
        label, reason = self.arguments[0], " ".join(self.content).strip()
        if not reason:
            return self.fail(f"{label} is not checked: say why")
        try:
            record = unchecked(self.checks.recorder.book, label,
                               self.env.docname, reason)
        except LookupError as error:
            return self.fail(str(error))
        self.keep(record)
        found, messages = self.state.inline_text(
            f"not checked: {reason}", self.lineno)
        link = ledger_link("", "ledger", label=label)
        return [nodes.paragraph("", "", *found, link,
                                classes=["mlp-badge", "mlp-no-check"]),
                *messages]


class Fails(Equations):
    """The directive ``{fails}``: a mistake, which must not pass."""

    def run(self):
        """Show how the check fails; that it holds would be an error."""
        runs, failure = self.run_body()
        if failure is None:
            return self.fail("this is shown as a mistake, but it holds")
        if not failure.is_of_the_equation:
            return self.fail(failure)
        label = runs[-1].label if runs else None
        links = [ledger_link("", "ledger", label=label)] if label else []
        if label:
            self.keep(mistake(runs[-1], self.env.docname, failure.error))
        return [self.badge(MISTAKE, [self.line(failure.error)], links,
                           self.message(failure.error))]

    def line(self, error):
        """Make the line that says how it fails."""
        compared = getattr(error, "left", None) is not None
        head = "does not hold: " if compared else "has no value: "
        return [nodes.Text(head + how_it_fails(error))]

    def message(self, error):
        """Make the block with all that the engine says."""
        text = str(error)
        return nodes.literal_block(text, text, language="text")


# Links and numbers, once all pages are read

def fill_links(app, doctree, docname):
    """Turn places for links into links, or into nothing without a target."""
    for place in list(doctree.findall(printed_number)):
        place.replace_self(nodes.Text(number_of(app.env, docname,
                                                place["label"])))
    for place in list(doctree.findall(ledger_link)):
        place.replace_self(row_link(app, docname, place["label"]))
    for place in list(doctree.findall(code_link)):
        place.replace_self(function_link(app, docname, place["target"]))


def row_link(app, docname, label):
    """Make the link to a row of the ledger, if there is a ledger."""
    if LEDGER not in app.env.found_docs:
        return []
    uri = app.builder.get_relative_uri(docname, LEDGER)
    return [nodes.Text("  "), nodes.reference(
        "", "ledger", internal=True, refuri=f"{uri}#ledger-{label}")]


def function_link(app, docname, name):
    """Make the link to a function's entry in the API reference, if any."""
    entry = app.env.get_domain("py").objects.get(f"mlp_lit.{name}")
    if entry is None:
        return []
    uri = app.builder.get_relative_uri(docname, entry.docname)
    return [nodes.Text("  "), nodes.reference(
        "", "code", internal=True, refuri=f"{uri}#{entry.node_id}")]


def setup(app):
    """Register the directives, their nodes and what stores the results."""
    app.add_node(check_badge, html=markup(
        '<div class="mlp-badge mlp-{kind}">\n', "</div>\n"))
    app.add_node(check_fold, html=markup("<details>\n", "</details>\n"))
    app.add_node(check_line, html=markup("<summary>", "</summary>\n"))
    for place in (printed_number, ledger_link, code_link):
        app.add_node(place)
    app.add_directive("check", Check)
    app.add_directive("no-check", NoCheck)
    app.add_directive("fails", Fails)
    app.connect("env-purge-doc", purge_page)
    app.connect("env-merge-info", merge_pages)
    app.connect("env-updated", report)
    app.connect("doctree-resolved", fill_links)
    return {"env_version": 2, "parallel_read_safe": True,
            "parallel_write_safe": True}
