r"""\log x y has two readings, \log(x y) one: functions with a name in TeX."""

import numpy as np

from ..errors import EvaluationError, KindError
from ..meaning.known import ENTRYWISE
from ..rules import rule
from ..values import COLUMN, MATRIX, SCALAR, Value, need_scalar, scalar
from .powers import scalar_power


@rule("elementary", "elementary_open")
def elementary(scope, node):
    """A function everybody knows, applied to one argument."""
    if len(node) != 3:
        raise EvaluationError(f"{node[1]} takes one argument")
    name, value = node[1], scope.value(node[2])
    if name in ENTRYWISE:
        return value.map(ENTRYWISE[name])
    return OF_ARRAYS[str(name)](value)


@rule("powered")
def powered(scope, node):
    r"""\sin^2 x is (\sin x)^2; \log_2 x has a base."""
    inner, post = node[1], node[2]
    value = scope.value(inner)
    if post[0] == "sub" and inner[1] == "log" and len(post) == 2:
        base = need_scalar(scope.value(post[1]), "a base").array
        return value.map(lambda x: x / np.log(base))
    exponent = scope.value(post[1]) if post[0] == "exponent" else scalar(-1)
    if not exponent.is_scalar or (exponent.array.real <= 0).any() or (
            inner[1] not in ENTRYWISE):
        raise EvaluationError("this decoration of a function is not read")
    return value.map(lambda x: scalar_power(x, exponent.array))


def square(value, what):
    """The array of a square matrix."""
    if value.kind != MATRIX or value.shape[0] != value.shape[1]:
        raise KindError(f"the {what} belongs to a square matrix")
    return value.array


def trace(value):
    """The sum of the diagonal."""
    array = square(value, "trace")
    return Value(np.trace(array, axis1=-2, axis2=-1)[..., None, None],
                 SCALAR)


def determinant(value):
    """The determinant of a square matrix."""
    return Value(np.linalg.det(square(value, "determinant"))[
        ..., None, None], SCALAR)


def diagonal(value):
    """A matrix from a vector, or the vector from a matrix."""
    if value.kind == MATRIX:
        array = square(value, "diagonal")
        return Value(np.diagonal(array, axis1=-2, axis2=-1)[..., None],
                     COLUMN)
    column = value if value.kind == COLUMN else value.T
    if value.is_scalar or column.free[0]:
        raise KindError("diag is read for vectors and square matrices")
    return Value(column.array * np.eye(column.shape[0]), MATRIX)


def rank(value):
    """The rank of a matrix."""
    return scalar(float(np.linalg.matrix_rank(value.array.real)))


def vec(value):
    """Columns on top of each other."""
    if value.is_batched or value.kind != MATRIX:
        raise KindError("vec is read for a matrix")
    return Value(value.array.T.reshape(-1, 1), COLUMN)


OF_ARRAYS = {"tr": trace, "trace": trace, "det": determinant, "rank": rank,
             "diag": diagonal, "vec": vec}
