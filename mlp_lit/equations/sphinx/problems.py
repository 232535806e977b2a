"""End a build with all that is wrong in the equations of its pages."""

from sphinx.errors import SphinxError
from sphinx.util import logging

from .stores import FAILURES, SECONDS, all_of, storage

log = logging.getLogger(__name__)

RULE = "\n\n" + "-" * 72 + "\n"


class EquationProblems(SphinxError):
    """Ends a build with all that is wrong in the pages.

    Parameters
    ----------
    headline : str
    problems : list of str
        Each begins with its place: a page with its line.
    """

    category = "Equations"

    def __init__(self, headline, problems):
        super().__init__(headline, problems)
        self.headline = headline
        self.problems = problems

    def __str__(self):
        return self.headline + RULE + RULE.join(self.problems)


def start_clock(app, env, docnames):
    """Forget how long the checks of the last build took."""
    storage(env, SECONDS).clear()


def report(app, env):
    """End the build if a check failed, with all that failed."""
    failures = all_of(env, FAILURES)
    if failures:
        raise EquationProblems(
            f"{len(failures)} equation(s) do not pass", failures)
    seconds = all_of(env, SECONDS)
    if seconds:
        log.info("checked %d equations in %.1f s", len(seconds),
                 sum(seconds))
