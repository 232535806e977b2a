"""Evaluate the equations of a page while it is read, and say so below them.

Four directives stand below a display. The body of all but one is Python, run
in one namespace per page::

    ```{check}
    check("eq-linear-dw", where=["eq-linear-forward"], X=(5, 3), ...)
    ```

    ```{define}
    define("eq-linear-forward", implements=forward, X=(5, 3), ...)
    ```

    ```{fails}
    check("eq-wrong", ...)
    ```

    ```{no-check} eq-linear-cost
    Why this display cannot be evaluated.
    ```

The first shows what was found, with its code folded behind; the second does
so for definitions alone; the third shows how a mistake fails, and is an error
if it does not. All failures of a build are reported together and end it.
"""

import os

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from ..pages import (
    CLAIM,
    DEFINITION,
    MISTAKE,
    Page,
    mistake,
    record_of,
    unchecked,
)
from .badges import (
    badge,
    block,
    ledger_link,
    line_of,
    line_of_mistake,
    links_of,
)
from .labels import Labels
from .settings import files_behind, offered_names
from .stores import FAILURES, RECORDS, SECONDS, add


class Equations(SphinxDirective):
    """What the directives have in common."""

    has_content = True

    @property
    def checks(self):
        """Return the checks of this page, which share their names."""
        kept = self.env.temp_data
        if "equation_checks" not in kept:
            names = offered_names(self.config)
            path = str(self.env.doc2path(self.env.docname, base=False))
            kept["equation_checks"] = Page(Labels(self.env), path, names,
                                           self.config.equations_code)
            for file in files_behind(self.config, names):
                self.env.note_dependency(file)
        return kept["equation_checks"]

    @property
    def first_line(self):
        """Return the line of the page in which the body begins."""
        if isinstance(self.state, RSTState):
            return self.content.offset(0) + 1 if self.content else self.lineno
        return self.lineno + self.content_offset + 1

    def fail(self, problem):
        """Store a failure: the build goes on to find the others."""
        if isinstance(problem, str):
            problem = self.checks.failure(self.lineno, problem)
        folder = f"{self.env.srcdir}{os.sep}"
        add(self.env, FAILURES, str(problem).replace(folder, ""))
        return []

    def run_body(self):
        """Run the body; return the checks in it and the failure, if any."""
        runs, failure = self.checks.run("\n".join(self.content),
                                        self.first_line)
        for run in runs:
            self.depend_on(filter(None, (run.label, *run.claim.labels)))
            add(self.env, SECONDS, run.seconds)
        return runs, failure

    def depend_on(self, labels):
        """Read this page again when a display it uses changes."""
        for label in labels:
            file = str(self.checks.recorder.book.find(label).file)
            if file != str(self.env.doc2path(self.env.docname)):
                self.env.note_dependency(file)

    def code(self):
        """Return the body as it is shown behind a badge."""
        code = block("\n".join(self.content), "python")
        self.set_source_info(code)
        return code


class Check(Equations):
    """The directive ``check``."""

    def run(self):
        """Check what the body says, and show what was found."""
        runs, failure = self.run_body()
        if failure:
            return self.fail(failure)
        problem = self.objection(runs)
        if problem:
            return self.fail(problem)
        records = [record_of(run, self.env.docname)
                   for run in runs if run.label]
        add(self.env, RECORDS, *records)
        several = len(records) > 1
        kind = CLAIM if any(r.kind == CLAIM for r in records) else DEFINITION
        return [badge(kind, [line_of(r, several) for r in records],
                      [link for r in records for link in links_of(r)],
                      self.code())]

    def objection(self, runs):
        """Say what is wrong with checks that pass, or return None."""
        if not any(run.label for run in runs):
            return "this block checks no display of the book"
        return None


class Define(Check):
    """The directive ``define``: a check of definitions alone."""

    def objection(self, runs):
        """Say that a claim stands in the wrong block."""
        for run in runs:
            if run.result.kind != DEFINITION:
                name = run.label or " ".join(run.claim.tex.split())
                return (f"{name} is a claim, no definition: put it into a"
                        " `check` block")
        return super().objection(runs)


class NoCheck(Equations):
    """The directive ``no-check``: a label, and why it is not checked."""

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
        add(self.env, RECORDS, record)
        self.depend_on([label])
        found, messages = self.state.inline_text(
            f"not checked: {reason}", self.lineno)
        return [nodes.paragraph("", "", *found,
                                ledger_link("", "ledger", label=label),
                                classes=["mlp-badge", "mlp-no-check"]),
                *messages]


class Fails(Equations):
    """The directive ``fails``: a mistake, which must not pass."""

    def run(self):
        """Show how the check fails; that it holds would be an error."""
        runs, failure = self.run_body()
        if failure is None:
            return self.fail("this is shown as a mistake, but it holds")
        if not failure.is_of_the_equation:
            return self.fail(failure)
        error = failure.error
        label = runs[-1].label if runs else None
        links = [ledger_link("", "ledger", label=label)] if label else []
        if label:
            add(self.env, RECORDS, mistake(runs[-1], self.env.docname, error))
        return [badge(MISTAKE, [line_of_mistake(error)], links,
                      block(str(error), "text"), self.code())]


DIRECTIVES = {"check": Check, "define": Define, "fails": Fails,
              "no-check": NoCheck}
