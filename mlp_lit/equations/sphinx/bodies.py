"""Run the body of a directive, with the lines of the page it stands on."""

import os
import re

from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from ..pages import Page
from ..pages.short import in_full, is_short
from .badges import block
from .labels import Labels, label_above
from .settings import files_behind, offered_names
from .stores import FAILURES, SECONDS, add


class Equations(SphinxDirective):
    """What the directives have in common."""

    optional_arguments = 1  # the body may begin beside the name
    final_argument_whitespace = True
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

    def fail(self, problem):
        """Store a failure: the build goes on to find the others."""
        if isinstance(problem, str):
            problem = self.checks.failure(self.lineno, problem)
        folder = f"{self.env.srcdir}{os.sep}"
        text = str(problem).replace(folder, "")
        add(self.env, FAILURES, in_cells(text))
        return []

    def run_body(self):
        """Run the body; return the checks in it and the failure, if any."""
        code, line = body_of(self)
        above = label_above(self.env)
        if above is None and is_short(code):
            return [], self.checks.failure(
                line, "this stands below no display with a label")
        runs, failure = self.checks.run(in_full(code, above, self.name), line)
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
        code = block("\n".join([*self.arguments, *self.content]), "python")
        self.set_source_info(code)
        return code


# Lines

def body_of(directive):
    """Return the code of a directive and the line in which it begins.

    It may begin beside the directive's name: docutils and MyST take that for
    an argument.

    Returns
    -------
    code : str
    line : int
    """
    lines = "\n".join(directive.arguments).split("\n")
    start = directive.lineno
    below = start + directive.content_offset + 1
    if isinstance(directive.state, RSTState):
        below = directive.content.offset(0) + 1 if directive.content else start
        first = directive.block_text.split("\n")[0]
        start += first.rstrip().endswith("::")
    if not directive.arguments:
        return "\n".join(directive.content), below
    gap = [""] * (below - start - len(lines))
    return "\n".join([*lines, *gap, *directive.content]), start


def in_cells(problem):
    """Name the cell of a notebook, which MyST-NB hides in the line.

    >>> in_cells("two.ipynb:30005: it does not hold")
    'two.ipynb:cell 3:4: it does not hold'
    """
    def place(match):
        return f"{match[1]}:cell {match[2]}:{int(match[3]) - 1}:"

    return re.sub(r"^(.+?\.ipynb):(\d+)(\d{4}):", place, problem)
