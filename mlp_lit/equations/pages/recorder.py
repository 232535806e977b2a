"""Keep what the checks of a page found, one after the other."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from mlp_lit import equations

from ..errors import EquationError
from ..reading.notation import Notation
from ..sources import is_label


class NothingShown(EquationError):
    """A check passed, but its two sides are 0 or the same expression."""


@dataclass
class Run:
    """One call of a check: what was read, and what came of it."""

    label: str | None
    claim: object
    code: str = ""
    result: object = None
    seconds: float = 0.0


@dataclass
class Recorder:
    """Stands in for `check`, `define` and `check_tex` on one page.

    Attributes
    ----------
    book : pathlib.Path
        The folder in which labels are looked up.
    names : mapping
        What the code may use besides `mlp_lit.equations` and `np`.
    package : str
        The package whose functions are named where they implement a
        definition; none by default.
    runs : list of Run
    page_notation : Notation
        What is meant where a check does not say otherwise.
    """

    book: Path
    names: Mapping = field(default_factory=dict)
    package: str = ""
    runs: list = field(default_factory=list)
    page_notation: Notation = field(default_factory=Notation)

    def notation(self, **fields):
        """Say once for the rest of the page what its signs mean."""
        self.page_notation = Notation(**fields)

    def check(self, label, where=(), symbols=None, **declarations):
        """Check a display of the book, and keep what was found."""
        return self.verify(equations.prepare_label(
            label, where, symbols, book=self.book,
            **self.with_notation(declarations)), label)

    def with_notation(self, declarations):
        """Return declarations with the notation of the page."""
        return {"notation": self.page_notation, **declarations}

    def define(self, label, implements=None, where=(), symbols=None,
               code=None, **declarations):
        """Hold a definition against its code, and keep what was found.

        `code` is the function to name, where `implements` is a few words
        that call it.
        """
        claim = equations.prepare_definition(
            label, implements, where, symbols, book=self.book,
            **self.with_notation(declarations))
        return self.verify(claim, label,
                           name_of(code or implements, self.package))

    def check_tex(self, tex, where=(), symbols=None, **declarations):
        """Check TeX that is no display of the book."""
        return self.verify(equations.prepare(
            tex, where, symbols, book=self.book,
            **self.with_notation(declarations)), None)

    def verify(self, claim, label, code=""):
        """Evaluate a claim; one that shows nothing is an error."""
        run = Run(label if label and is_label(label) else None, claim, code)
        self.runs.append(run)
        start = time.perf_counter()
        run.result = claim.verify()
        run.seconds = time.perf_counter() - start
        if run.result.vacuous:
            raise NothingShown(
                f"{run.result.idle[0]} shows nothing: both sides are 0 in "
                "every draw, or the same expression: "
                + " ".join(claim.tex.split()))
        return run.result

    def namespace(self):
        """Return the names that the code of a page may use."""
        names = {name: getattr(equations, name)
                 for name in equations.__all__}
        return names | {"np": np} | dict(self.names) | {
            "check": self.check, "define": self.define,
            "check_tex": self.check_tex, "notation": self.notation}


def name_of(code, package):
    """Return the name of a function within its package, or ''.

    Parameters
    ----------
    code : callable or None
        A function, or what `computed` makes of one.
    package : str

    Examples
    --------
    >>> name_of(np.linalg.norm, "numpy"), name_of(np.linalg.norm, "scipy")
    ('linalg.norm', '')
    >>> name_of(equations.computed(np.linalg.norm, "T"), "numpy")
    'linalg.norm'
    """
    code = getattr(code, "call", code)
    module = getattr(code, "__module__", None) or ""
    full = f"{module}.{getattr(code, '__qualname__', '')}"
    if not package or not full.startswith(f"{package}.") or "<" in full:
        return ""
    return full.removeprefix(f"{package}.")
