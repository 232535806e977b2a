"""Keep what is known of each display of a book."""

from dataclasses import dataclass

from ..sources import find_equation
from ..verdict.results import badge_parts
from .failures import how_it_fails

DEFINITION, CLAIM = "definition", "claim"
UNCHECKED, MISTAKE = "no-check", "mistake"
KINDS = (DEFINITION, CLAIM, UNCHECKED, MISTAKE)


@dataclass(frozen=True)
class Record:
    """What is known of one display of a book.

    Attributes
    ----------
    label : str
    kind : str
        One of `KINDS`.
    page : str
        The page that says so.
    tex : str
    method, draws, relations, comparisons, largest_error, remark
        What the check found, as in `Result`.
    uses : tuple of str
        The labels of the definitions it rests on.
    code : str
        The name of the function that implements it.
    reason : str
        Why it is not checked, or how a mistake shows.
    tolerance : float or None
        What its check allows where that is more than rounding.
    """

    label: str
    kind: str
    page: str
    tex: str
    method: str = ""
    draws: int = 0
    relations: int = 0
    comparisons: int = 0
    largest_error: float = 0.0
    uses: tuple = ()
    code: str = ""
    reason: str = ""
    remark: str = ""
    tolerance: float | None = None

    def badge_parts(self):
        """Return the parts of its badge, as the engine puts them."""
        return badge_parts(self)


def record_of(run, page):
    """Return what is kept of a check that passed."""
    result = run.result
    return Record(
        run.label, result.kind, page, result.tex, result.method,
        result.draws, result.relations, result.comparisons,
        float(result.largest_error), labels_of(run.claim), run.code,
        remark=result.remark, tolerance=run.claim.options.tolerance)


def unchecked(book, label, page, reason):
    """Return the record of a display that is not evaluated."""
    return Record(label, UNCHECKED, page, find_equation(book, label).tex,
                  reason=reason)


def mistake(run, page, error):
    """Return the record of a display that fails, as it should."""
    return Record(run.label, MISTAKE, page, run.claim.tex,
                  uses=labels_of(run.claim), reason=how_it_fails(error))


def labels_of(claim):
    """Return the labels of the definitions a claim rests on."""
    return tuple(dict.fromkeys(claim.labels))
