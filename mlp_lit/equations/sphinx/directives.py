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
if it does not. A body that only declares letters, ``X=(5, 3), b=(3,)``, speaks
of the display above. All failures of a build are reported together and end it.
"""

from docutils import nodes

from ..pages import (
    CLAIM,
    DEFINITION,
    MISTAKE,
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
from .bodies import Equations
from .labels import label_above
from .stores import RECORDS, add


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

    def run(self):
        """Keep the reason, and print it quietly."""
        book = self.checks.recorder.book
        try:
            label, reason = self.label_and_reason(book)
            if not reason:
                return self.fail(f"{label} is not checked: say why")
            record = unchecked(book, label, self.env.docname, reason)
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


    def label_and_reason(self, book):
        """Return both; without a label the display above is meant."""
        words = " ".join(self.arguments).split()
        reason = words + " ".join(self.content).split()
        above = label_above(self.env) or ""
        if not words:
            return above, " ".join(reason)
        try:
            book.find(words[0])
        except LookupError:
            if len(words) == 1:
                raise
            return above, " ".join(reason)
        return words[0], " ".join(reason[1:])


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
