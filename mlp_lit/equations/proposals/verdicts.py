"""Have the engine check a display with proposed declarations."""

import time
from dataclasses import dataclass

import numpy as np

from mlp_lit import equations

from ..errors import EquationError
from ..reading.printing import to_tex
from ..verdict.options import DRAWS
from .drafts import Draft
from .meanings import in_tex, quoted

#: How long a display is tried, in seconds.
SECONDS = 1.5
#: What the text of a draft may name.
NAMES = {name: getattr(equations, name) for name in equations.__all__}
NAMES["np"] = np
#: What can come of a proposal, the best first.
ORDER = ("holds", "definition", "false", "nothing", "unreadable")


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
            ORDER.index(self.status) < ORDER.index(other.status))


def verdict(tex, problem, written, book=None, seconds=SECONDS):
    """Have the engine check a display with the declarations of a draft."""
    defines_only = bool(problem.defined) and _defines_only(problem)
    announced = problem.defined[1 if defines_only else 0:]
    if announced:
        names = ", ".join(quoted(in_tex(name)) for name in announced)
        written.given["defines"] = f"[{names}]"
    given = eval(f"dict({', '.join(written.arguments())})", dict(NAMES))
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
    except EquationError:
        if time.monotonic() - start > seconds / DRAWS:
            raise
        return verify()  # one draw may be too few to tell
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
