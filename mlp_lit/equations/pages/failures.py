"""Say what went wrong in the code of a page, and in which line."""

import traceback
from dataclasses import dataclass

import numpy as np

from ..errors import (
    DeclarationError,
    EquationError,
    LabelError,
    TexSyntaxError,
)

#: Errors of whoever wrote the check, not of the equation.
OURS = (DeclarationError, LabelError, TexSyntaxError)


@dataclass(frozen=True)
class Failure:
    """An error in the code of a page, with the line where it happened."""

    page: str
    line: int
    error: BaseException

    @property
    def is_of_the_equation(self):
        """Tell whether the equation is wrong, not how it is checked."""
        return (isinstance(self.error, EquationError)
                and not isinstance(self.error, OURS))

    def __str__(self):
        what = (str(self.error) if isinstance(self.error, EquationError)
                else f"{type(self.error).__name__}: {in_words(self.error)}")
        return f"{self.page}:{self.line}: {what}"


def in_words(error):
    """Return the message of an error of Python, without a second place."""
    return error.msg if isinstance(error, SyntaxError) else str(error)


def line_of(error, path, first):
    """Return the line of the page in which an error arose."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or first
    lines = [frame.lineno for frame in traceback.extract_tb(
        error.__traceback__) if frame.filename == path]
    return lines[0] if lines else first


def how_it_fails(error):
    """Say in one sentence what a failing check found.

    >>> from mlp_lit.equations import check_tex
    >>> try:
    ...     check_tex("x + y = x - y", x=0.25, y=1.5)
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
    values = [number_at(side, error.where) for side in (left, error.right)]
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
