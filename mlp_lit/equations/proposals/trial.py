r"""Try declarations until a display can be evaluated, and say what came of it.

The engine has the last word: what is proposed was run, as it is printed.
"""

import time
from dataclasses import dataclass

import numpy as np

from mlp_lit import equations

from ..errors import MISHAPS, EquationError, EquationFails, TexSyntaxError
from ..reading.printing import to_tex
from ..verdict.options import DRAWS
from .customs import customs_for
from .drafts import Draft, draft
from .meanings import in_tex, quoted
from .problems import problem_of
from .sizes import Misfit

#: How long is tried, in seconds, and how many drafts the engine is given.
SECONDS, TRIALS = 2.0, 60
_NAMES = {name: getattr(equations, name) for name in equations.__all__}
_NAMES["np"] = np
_ORDER = ("holds", "definition", "false", "nothing", "unreadable")


@dataclass
class Proposal:
    """What is proposed for a display, and what came of trying it.

    Attributes
    ----------
    draft : Draft or None
        None where nothing can be evaluated.
    status : str
        "holds", "definition", "false", "nothing" (it holds, but shows
        nothing), "unreadable".
    message : str
    error : Exception or None
    """

    draft: Draft | None
    status: str
    message: str = ""
    error: Exception | None = None

    @property
    def is_evaluated(self):
        """Tell whether the display has a value with these declarations."""
        return self.draft is not None

    def better(self, other):
        """Tell whether this says more than another proposal."""
        return other is None or (
            _ORDER.index(self.status) < _ORDER.index(other.status))


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
    return _Trial(tex, earlier, seconds, book).best()


class _Trial:
    """One search for declarations."""

    def __init__(self, tex, earlier, seconds, book):
        self.tex, self.earlier, self.book = tex, earlier, book
        self.seconds, self.deadline = seconds, 0.0
        self.found, self.trials, self.error = None, 0, None

    def best(self):
        try:
            first = problem_of(self.tex)
        except TexSyntaxError as error:
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
            problem = problem_of(self.tex, where, definitions)
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
                self.error = self.error or error
                return False
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
            if error.left is None and "tight" in error.detail and (
                    "tight" not in written.given):
                written.given["tight"] = "None"
                return self.tried(problem, written)
            return Proposal(written, "false", str(error), error)
        except (EquationError, *MISHAPS) as error:
            self.error = error
            return None


def verdict(tex, problem, written, book=None, seconds=SECONDS):
    """Have the engine check a display with the declarations of a draft."""
    defines_only = bool(problem.defined) and _defines_only(problem)
    announced = problem.defined[1 if defines_only else 0:]
    if announced:
        names = ", ".join(quoted(in_tex(name)) for name in announced)
        written.given["defines"] = f"[{names}]"
    given = eval(f"dict({', '.join(written.arguments())})", dict(_NAMES))
    if defines_only:
        return _definition(tex, problem, written, given, book)
    result = within(seconds, written, lambda **draws: equations.prepare(
        tex, book=book, **given, **draws).verify())
    if result.vacuous:
        return Proposal(written, "nothing", result.badge()[2:])
    return Proposal(written, "holds", result.badge()[2:])


def within(seconds, written, verify):
    """Verify with as many draws as there is time for, at least with one.

    Where that is fewer than usual, the draft says so.
    """
    start = time.monotonic()
    try:
        first = verify(draws=1)
    except EquationFails:
        raise
    except EquationError:
        if time.monotonic() - start > seconds / DRAWS:
            raise
        return verify()  # one draw may be too few for what it asks
    spent = max(time.monotonic() - start, 1e-6)
    draws = int((seconds - spent) / spent)
    if draws >= DRAWS:
        return verify()
    written.given["draws"] = str(max(draws, 1))
    return verify(draws=draws) if draws > 1 else first


def _defines_only(problem):
    """Tell whether all clauses of a display are definitions."""
    return all(clause[0] in ("chain", "note") and len(clause) <= 4
               for clause in problem.trees[0][1:]) and sum(
                   clause[0] == "chain" for clause in problem.trees[0][1:]
               ) <= len(problem.defined)


def _definition(tex, problem, written, given, book):
    """Evaluate a definition; of a function, the right side."""
    written.kind = "define"
    made = equations.prepare_definition(tex, book=book, **given)
    made.verify()
    if any(problem.letters[name].role == "function"
           for name in problem.defined):
        bodies = [clause for clause in problem.trees[0][1:]
                  if clause[0] == "chain"]
        same = "; ".join(f"{to_tex(body[3])} = {to_tex(body[3])}"
                         for body in bodies)
        given.pop("defines", None)
        equations.prepare(same, book=book, **given).verify()
    return Proposal(written, "definition",
                    "definition · evaluated, not held against code")
