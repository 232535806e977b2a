r"""Try declarations until a display can be evaluated, and say what came of it.

The engine has the last word: what is proposed was run, as it is printed.
"""

import re
import time

from ..errors import (
    MISHAPS,
    EquationError,
    EquationFails,
    NotCovered,
    TexSyntaxError,
)
from ..reading.scan import scan
from .customs import customs_for
from .drafts import draft
from .layers import asks_for_layers
from .problems import problem_of
from .sizes import Misfit
from .verdicts import NAMES, SECONDS, Proposal, verdict

#: How many drafts the engine is given.
TRIALS = 60
_NOTATION = re.compile(r"Notation\((\w+=[^()]*)\)")


def propose(tex, earlier=(), seconds=SECONDS, book=None):
    r"""Propose what the letters of a display mean, and try it.

    Parameters
    ----------
    tex : str
    earlier : sequence of (label, tex)
        Displays that stand before it and may define its letters.
    seconds : float
        How long is tried.
    book : object, optional
        Where labels are found.

    Returns
    -------
    Proposal

    Examples
    --------
    >>> found = propose(r"(A B)^\top = B^\top A^\top")
    >>> found.status, found.draft.given
    ('holds', {'A': '(3, 4)', 'B': '(4, 5)'})
    """
    notation, deadline = first_notation(tex), time.monotonic() + seconds
    while True:
        tried = _Trial(tex, earlier, seconds, book, notation)
        found = tried.best()
        if found.is_evaluated or not tried.hint or (
                tried.hint in notation or time.monotonic() > deadline):
            return found
        notation = ", ".join(filter(None, (notation, tried.hint)))


def first_notation(tex):
    """Return the notation that a display is tried with at first."""
    try:
        return 'layer="l"' if asks_for_layers(scan(tex).pieces) else ""
    except TexSyntaxError:
        return ""


class _Trial:
    """One search for declarations."""

    def __init__(self, tex, earlier, seconds, book, notation):
        self.tex, self.earlier, self.book = tex, earlier, book
        self.seconds, self.deadline = seconds, 0.0
        self.found, self.trials, self.error = None, 0, None
        self.hint, self.text = "", notation
        self.notation = eval(f"Notation({notation})", dict(NAMES))

    def best(self):
        try:
            first = problem_of(self.tex, notation=self.notation)
        except TexSyntaxError as error:
            self.keep(error)
            return Proposal(None, "unreadable", error.problem, error)
        # The grammar is made when the first formula is read: not before.
        self.deadline = time.monotonic() + self.seconds
        for where, definitions in customs_for(first, self.earlier):
            self.search(where, definitions)
            if self.is_over():
                break
        return self.found or Proposal(
            None, "unreadable", "no declarations were found with which it "
            "has a value" + (f": {self.error}" if self.error else ""),
            self.error)

    def is_over(self):
        good = self.found is not None and self.found.status in (
            "holds", "definition")
        return good or self.trials > TRIALS or (
            time.monotonic() > self.deadline)

    def search(self, where, definitions):
        try:
            problem = problem_of(self.tex, where, definitions,
                                 self.notation)
        except EquationError:
            return
        for kinds in problem.sets_of_kinds():
            if time.monotonic() > self.deadline or self.trials > TRIALS:
                return
            if self.evaluates(problem, kinds):
                return

    def evaluates(self, problem, kinds):
        """Try one set of kinds, in several styles."""
        evaluated = False
        for style in ("", "likely"):
            try:
                written = draft(problem, kinds, style)
            except Misfit:
                return False
            except (EquationError, ValueError, KeyError, IndexError,
                    TypeError) as error:
                self.keep(error)
                return False
            if self.text:
                written.given["notation"] = f"Notation({self.text})"
            found = self.tried(problem, written)
            evaluated |= found is not None
            if found and found.better(self.found):
                self.found = found
            if self.is_over():
                return True
        return evaluated

    def tried(self, problem, written):
        """Return what comes of a draft; None where it has no value."""
        self.trials += 1
        try:
            return verdict(self.tex, problem, written, self.book,
                           self.deadline - time.monotonic())
        except EquationFails as error:
            return Proposal(written, "false", str(error), error)
        except NotCovered as error:
            if "tight={" in str(error) and "tight" not in written.given:
                written.given["tight"] = "None"
                return self.tried(problem, written)
            self.keep(error)
            return None
        except (EquationError, *MISHAPS) as error:
            self.keep(error)
            return None

    def keep(self, error):
        """Keep why a display has no value, and the notation it asks for."""
        self.error = error
        asked = _NOTATION.search(str(error))
        self.hint = asked[1] if asked else self.hint
