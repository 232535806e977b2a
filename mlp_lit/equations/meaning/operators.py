r"""Provide operators with a name: \log, \tr, \operatorname{diag}.

Another operator is a line in `OPERATORS`, and only there: a function of a
Value, under the name that stands behind the backslash or in the braces of
`\operatorname`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..errors import KindError
from ..values import COLUMN, MATRIX, SCALAR, Value, scalar
from .known import erf


@dataclass(frozen=True)
class Entrywise:
    """An operator that acts on each entry by itself; it has powers."""

    function: Callable

    def __call__(self, value):
        return value.map(self.function)


def _square(value, what):
    """Return the array of a square matrix."""
    if value.kind != MATRIX or value.shape[0] != value.shape[1]:
        raise KindError(f"the {what} belongs to a square matrix")
    return value.array


def trace(value):
    """Return the sum of the diagonal."""
    array = _square(value, "trace")
    return Value(np.trace(array, axis1=-2, axis2=-1)[..., None, None],
                 SCALAR)


def determinant(value):
    """Return the determinant of a square matrix."""
    return Value(np.linalg.det(_square(value, "determinant"))[
        ..., None, None], SCALAR)


def diagonal(value):
    """Make a matrix from a vector, or the vector from a matrix."""
    if value.kind == MATRIX:
        array = _square(value, "diagonal")
        return Value(np.diagonal(array, axis1=-2, axis2=-1)[..., None],
                     COLUMN)
    column = value if value.kind == COLUMN else value.T
    if value.is_scalar or column.free[0]:
        raise KindError("diag is read for vectors and square matrices")
    return Value(column.array * np.eye(column.shape[0]), MATRIX)


def rank(value):
    """Return the rank of a matrix."""
    return scalar(float(np.linalg.matrix_rank(value.array.real)))


def vec(value):
    """Put the columns on top of each other."""
    if value.is_batched or value.kind != MATRIX:
        raise KindError("vec is read for a matrix")
    return Value(value.array.T.reshape(-1, 1), COLUMN)


def sign(x):
    """Return −1, 0 or 1, for each number."""
    return np.sign(x.real)


_SIGN = Entrywise(sign)
OPERATORS = {
    "log": Entrywise(np.log), "ln": Entrywise(np.log),
    "exp": Entrywise(np.exp), "sin": Entrywise(np.sin),
    "cos": Entrywise(np.cos), "tan": Entrywise(np.tan),
    "sinh": Entrywise(np.sinh), "cosh": Entrywise(np.cosh),
    "tanh": Entrywise(np.tanh), "arctan": Entrywise(np.arctan),
    "erf": Entrywise(erf), "sign": _SIGN, "sgn": _SIGN,
    "rank": rank, "tr": trace, "Tr": trace, "trace": trace, "det": determinant,
    "diag": diagonal, "vec": vec}
