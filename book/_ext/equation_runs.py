"""Run the code with which a page checks its equations.

`book_checks.py` does so while a page is read. The same code is run again
without Sphinx when each equation is bent on purpose (`make mutants`), so
nothing here needs a page.
"""

import importlib
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import mlp_lit
from equation_records import MISTAKE, UNCHECKED, Record
from mlp_lit import _modules, equations
from mlp_lit.equations import (
    DeclarationError,
    EquationError,
    LabelError,
    TexSyntaxError,
)
from mlp_lit.equations.sources import find_equation, is_label

#: Errors of whoever wrote the check, not of the equation.
OURS = (DeclarationError, LabelError, TexSyntaxError)


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
    """Stands in for `check`, `define` and `check_tex` on one page."""

    book: Path
    runs: list = field(default_factory=list)

    def check(self, label, where=(), symbols=None, **declarations):
        """Check a display of the book, and keep what was found."""
        return self.verify(equations.prepare_label(
            label, where, symbols, book=self.book, **declarations), label)

    def define(self, label, implements=None, where=(), symbols=None,
               code=None, **declarations):
        """Hold a definition against its code, and keep what was found.

        `code` is the package's function to name, where `implements` is
        a few words that call it.
        """
        claim = equations.prepare_definition(
            label, implements, where, symbols, book=self.book,
            **declarations)
        return self.verify(claim, label, name_of(code or implements))

    def check_tex(self, tex, where=(), symbols=None, **declarations):
        """Check TeX that is no display of the book."""
        return self.verify(equations.prepare(
            tex, where, symbols, book=self.book, **declarations), None)

    def verify(self, claim, label, code=""):
        """Evaluate a claim; one that shows nothing is an error."""
        run = Run(label if label and is_label(label) else None, claim, code)
        self.runs.append(run)
        start = time.perf_counter()
        run.result = claim.verify()
        run.seconds = time.perf_counter() - start
        if run.result.vacuous:
            raise NothingShown(
                "this check shows nothing: two sides are 0 in every draw, or "
                f"the same expression: {' '.join(claim.tex.split())}")
        return run.result

    def namespace(self):
        """Return the names that the code of a page may use."""
        names = {name: getattr(equations, name)
                 for name in equations.__all__}
        modules = {address.rpartition(".")[2]:
                   importlib.import_module(address)
                   for address in _modules.addresses()}
        return names | modules | {
            "np": np, "ml": mlp_lit, "check": self.check,
            "define": self.define, "check_tex": self.check_tex}


def name_of(code):
    """Return the name of a function of the package, or ''.

    >>> name_of(mlp_lit.networks.linear.forward)
    'networks.linear.forward'
    >>> name_of(equations.computed(mlp_lit.networks.losses.softmax, "T"))
    'networks.losses.softmax'
    """
    code = getattr(code, "call", code)
    module = getattr(code, "__module__", None) or ""
    name = getattr(code, "__qualname__", "")
    if module.partition(".")[0] != "mlp_lit" or "<" in name:
        return ""
    return f"{module}.{name}".partition(".")[2]


def record_of(run, page):
    """Return what the ledger keeps of a check that passed."""
    result = run.result
    return Record(
        run.label, result.kind, page, result.tex, result.method,
        result.draws, result.relations, result.comparisons,
        float(result.largest_error), labels_of(run.claim), run.code,
        remark=result.remark, tolerance=run.claim.options.tolerance)


def unchecked(book, label, page, reason):
    """Return the record of a display that is not evaluated."""
    tex = find_equation(book, label).tex
    return Record(label, UNCHECKED, page, tex, reason=reason)


def mistake(run, page, error):
    """Return the record of a display that fails, as it should."""
    return Record(run.label, MISTAKE, page, run.claim.tex,
                  uses=labels_of(run.claim), reason=how_it_fails(error))


def labels_of(claim):
    """Return the labels of the definitions a claim rests on."""
    return tuple(dict.fromkeys(claim.labels))


# How a mistake shows

def how_it_fails(error):
    """Say in one sentence what a failing check found.

    >>> try:
    ...     equations.check_tex("x + y = x - y", x=0.25, y=1.5)
    ... except EquationError as error:
    ...     print(how_it_fails(error))
    in draw 1, the left side is 1.75 and the right side −1.25
    """
    left = getattr(error, "left", None)
    if left is None:
        return str(getattr(error, "detail", "") or error).split("\n")[0]
    place = ""
    if error.where is not None and np.size(left) > 1:
        place = f" at index ({', '.join(map(str, error.where))})"
    values = (number_at(left, error.where), number_at(error.right,
                                                      error.where))
    return (f"in {error.detail}, the left side{place} is {values[0]}"
            f" and the right side {values[1]}")


def number_at(array, where):
    """Return one entry of a value, in three digits.

    >>> number_at(np.array([[0.5, 0.25]]), (2,))  # the second of a row
    '0.25'
    """
    array = np.asarray(array)
    if array.size > 1 and where is not None:
        array = array.ravel() if len(where) == 1 else array
        array = array[tuple(n - 1 for n in where)]
    if array.size != 1:
        return " ".join(str(array).split())
    return f"{np.real(array).item():.3g}".replace("-", "−")


# Running the code of a page

@dataclass(frozen=True)
class Failure:
    """An error in the code of a page, with the line where it happened."""

    page: str
    line: int
    error: BaseException

    @property
    def is_of_the_equation(self):
        """Whether the equation is wrong, rather than how it is checked."""
        return (isinstance(self.error, EquationError)
                and not isinstance(self.error, OURS))

    def __str__(self):
        what = (str(self.error) if isinstance(self.error, EquationError)
                else f"{type(self.error).__name__}: {self.error}")
        return f"{self.page}:{self.line}: {what}"


class Page:
    """The checks of one page: they share their names.

    Parameters
    ----------
    book : pathlib.Path
        The folder in which labels are looked up.
    path : str
        The page, as messages name it.
    """

    def __init__(self, book, path):
        self.path = path
        self.recorder = Recorder(book)
        self.names = self.recorder.namespace()

    def run(self, code, line):
        """Run code that begins in a line of the page.

        Returns
        -------
        runs : list of Run
        failure : Failure or None
        """
        before = len(self.recorder.runs)
        failure = None
        try:
            exec(compile("\n" * (line - 1) + code, self.path, "exec"),
                 self.names)
        except Exception as error:
            failure = self.failure(line_of(error, self.path, line), error)
        return self.recorder.runs[before:], failure

    def failure(self, line, error):
        """Return an error of this page; a text is one about labels."""
        if isinstance(error, str):
            error = LabelError(error)
        return Failure(self.path, line, error)


def line_of(error, path, first):
    """Return the line of the page in which an error arose."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or first
    lines = [frame.lineno for frame in traceback.extract_tb(
        error.__traceback__) if frame.filename == path]
    return lines[0] if lines else first
