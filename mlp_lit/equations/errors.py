"""Define the errors: each says where, what was found, what was expected.

Everything that is raised on purpose is an `EquationError`, so a reader of a
chapter sees one family of messages; anything else is a defect.
"""

import numpy as np

#: What Python and NumPy raise where values do not suit a formula.
MISHAPS = (ValueError, ArithmeticError, TypeError, IndexError, KeyError,
           AttributeError, RecursionError, MemoryError, np.linalg.LinAlgError)


class EquationError(Exception):
    """Base of all errors raised by `mlp_lit.equations`."""


class TexSyntaxError(EquationError, ValueError):
    r"""The TeX cannot be read.

    Parameters
    ----------
    problem : str
        What is wrong, in plain words.
    token : str
        The piece of TeX at which reading stopped ("" at the end).
    line, column : int
        Place of the token, counted from 1; lines are those of the file
        when the equation was read from one.
    file : str or None
        The file, when there is one.

    Examples
    --------
    >>> print(TexSyntaxError("nothing follows the sign", "+", 1, 5))
    line 1, column 5, at '+': nothing follows the sign
    """

    def __init__(self, problem, token="", line=1, column=1, file=None):
        self.problem, self.token = problem, token
        self.line, self.column, self.file = line, column, file
        super().__init__(problem)

    def __str__(self):
        place = f"line {self.line}, column {self.column}"
        if self.file:
            place = f"{self.file}, {place}"
        found = f"at '{self.token}'" if self.token else "at the end"
        return f"{place}, {found}: {self.problem}"


class DeclarationError(EquationError, ValueError):
    """A symbol is declared in a way that makes no sense."""


class EvaluationError(EquationError, ValueError):
    """The TeX was read, but has no value."""


class KindError(EvaluationError):
    """Kinds or sizes do not fit: a column where a row must stand."""


class CircularDefinition(EvaluationError):
    """A symbol is defined by way of itself."""


class DifferentiatorsDisagree(EvaluationError):
    """The complex step and the central difference tell different stories.

    The usual cause is a Python function that is not analytic (abs, norm,
    float(), a real buffer): the complex step is then silently wrong.
    """


class NotCovered(EvaluationError):
    """The draws leave a part of the formula untried."""


class LabelError(EquationError, LookupError):
    """A label of the book is missing, or stands twice."""


class EquationFails(EquationError, AssertionError):
    r"""The equation, as printed, is false for some values.

    Attributes
    ----------
    tex : str
        The equation.
    relation : str
        The relation that fails, as TeX.
    left, right : numpy.ndarray
        Values of its two sides.
    where : tuple or None
        Index of the largest difference, counted from 1 like the indices
        in the book.
    detail : str
        What else is known: the draw, the values of free indices.
    """

    def __init__(self, tex, relation, left=None, right=None, where=None,
                 detail=""):
        self.tex, self.relation = tex, relation
        self.left, self.right = left, right
        self.where, self.detail = where, detail
        super().__init__(tex)

    def __str__(self):
        lines = ["the equation does not hold as printed",
                 f"  equation: {' '.join(self.tex.split())}",
                 f"  relation: {self.relation}"]
        if self.left is not None:
            lines += [f"  left:     {_flat(self.left)}",
                      f"  right:    {_flat(self.right)}"]
        if self.where is not None:
            lines.append(f"  they differ most at index {self.where}")
        if self.detail:
            lines.append(f"  {self.detail}")
        return "\n".join(lines)


class NeedsDifferences(Exception):
    """Inside only: the complex step cannot pass through here."""


def _flat(array):
    """Return one line for a value, cut when it is long."""
    text = " ".join(str(array).split())
    return text if len(text) < 300 else text[:300] + " …"
