"""Keep what a check found, and write the line that tells a reader."""

import html
from dataclasses import asdict, dataclass, field

METHOD_ORDER = ("complex step", "Cauchy's integral", "central difference",
                "differences of sixth order")
#: What stands in front of the line, by the kind of what was checked.
MARKS = {"claim": "✓", "definition": "≔"}


@dataclass(frozen=True)
class Result:
    r"""What the check of one equation found.

    Attributes
    ----------
    tex : str
        The equation as printed.
    label : str or None
        Its label in the book.
    kind : {"claim", "definition"}
    method : str
        How values, derivatives and expectations were found.
    draws : int
        Number of draws of all random values.
    largest_error : float
        Largest difference of two sides, relative to the larger side.
    relations : int
        How many relations stand in the equation (each checked in every
        draw for all values of its free indices).
    comparisons : int
        How many pairs of values were compared in all.
    uses : tuple of str
        Symbols it contains, and labels of definitions it rests on.
    idle : tuple of str
        Relations that show nothing: both sides are 0 in every draw, or the
        same expression.
    remark : str
        What else a reader should know.
    """

    tex: str
    label: str | None = None
    kind: str = "claim"
    method: str = "direct evaluation"
    draws: int = 0
    largest_error: float = 0.0
    relations: int = 0
    comparisons: int = 0
    uses: tuple = field(default=())
    idle: tuple = field(default=())
    remark: str = ""

    @property
    def vacuous(self):
        """Tell whether some relation shows nothing."""
        return bool(self.idle)

    def to_dict(self):
        """Return plain types only, for JSON."""
        return {**asdict(self), "uses": list(self.uses),
                "idle": list(self.idle)}

    def badge(self):
        """Write the line under the equation."""
        if self.vacuous:
            return (f"⚠ {self.idle[0]} shows nothing: both sides are 0 in "
                    "every draw, or the same expression")
        return f"{MARKS[self.kind]} {' · '.join(badge_parts(self))}"

    def _repr_html_(self):
        return f'<div class="mlp-badge">{html.escape(self.badge())}</div>'

    def _repr_markdown_(self):
        return self.badge()

    def __str__(self):
        return self.badge()


def badge_parts(found):
    """Return the parts of the line under an equation, in their order.

    Parameters
    ----------
    found : Result
        Or what else has its fields `kind`, `relations`, `method`, `draws`,
        `largest_error` and `remark`.

    Returns
    -------
    list of str

    Examples
    --------
    >>> badge_parts(Result("x = x + 0", draws=1, relations=1))
    ['holds as printed', 'direct evaluation', '1 draw', 'largest error 0']
    """
    if found.kind == "definition" and not found.relations:
        return ["definition", "evaluated, not held against code"]
    head = ("holds as printed" if found.kind == "claim"
            else "definition, agrees with the code")
    draws = f"{found.draws} draw{'' if found.draws == 1 else 's'}"
    parts = [head, found.method, draws,
             f"largest error {power_of_ten(found.largest_error)}"]
    return parts + ([found.remark] if found.remark else [])


def power_of_ten(number):
    """Write a number as a reader does.

    Examples
    --------
    >>> power_of_ten(2.6e-14)
    '3·10⁻¹⁴'
    """
    if number == 0:
        return "0"
    mantissa, exponent = f"{number:.0e}".split("e")
    raised = str(int(exponent)).translate(
        str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{mantissa}·10{raised}"


def method_text(methods):
    """Put methods in one phrase: 'complex step and central difference'."""
    found = [m for m in METHOD_ORDER if m in methods]
    found += sorted(set(methods) - set(found))
    if not found:
        return "direct evaluation"
    return ", ".join(found[:-1]) + (" and " if found[1:] else "") + found[-1]
