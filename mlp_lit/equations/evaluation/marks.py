r"""Apply what stands on a base: powers, transposes, inverses."""

import math

import numpy as np

from ..errors import EvaluationError, KindError
from ..rules import mark
from ..values import MATRIX, SCALAR, Value, describe, need_scalar, scalar
from .conditions import is_claim


@mark("exponent")
def to_the_power(scope, value, node):
    """Raise x to a power, or a square matrix to a whole power."""
    if node[1] == ("name", ("T",)) and any(value.kind):
        raise EvaluationError(r"A^T of a matrix looks like a transpose: write "
                              r"\top, take another letter than T, or say "
                              'Notation(transpose="T")')
    if node[1][0] == "bracket" and not is_claim(node[1][1]):
        raise EvaluationError("a superscript in brackets is a layer: declare "
                              'a family, and say Notation(layer="[l]")')
    return power(value, scope.value(node[1]))


@mark("exponent_transpose")
def to_the_power_transposed(scope, value, node):
    r"""Raise a matrix to a power and transpose it: A^{2\top}."""
    return transposed(power(value, scope.value(node[1])))


@mark("transpose")
def transpose(scope, value, node):
    """Transpose anything but a number."""
    return transposed(value)


@mark("inverse_transpose")
def inverse_transpose(scope, value, node):
    """Return the transpose of the inverse."""
    return transposed(inverse(value))


@mark("pseudoinverse")
def pseudoinverse(scope, value, node):
    """Return the pseudoinverse of Moore and Penrose."""
    return pseudoinverted(value)


@mark("pseudoinverse_transpose")
def pseudoinverse_transpose(scope, value, node):
    """Return the transpose of the pseudoinverse."""
    return transposed(pseudoinverted(value))


@mark("factorial")
def factorial(scope, value, node):
    """Return the factorial of an integer."""
    number = float(need_scalar(value, "a factorial").array.real.max())
    if number != round(number) or not 0 <= number <= 170 or (
            value.is_batched):
        raise EvaluationError("factorials are read for integers 0 … 170")
    return scalar(float(math.factorial(int(number))))


@mark("prime")
def prime(scope, value, node):
    """Refuse x': only functions have derivatives, and those are called."""
    raise EvaluationError("only a function has a derivative f'; a name such "
                          "as x' can be declared")


@mark("star")
def star(scope, value, node):
    """Refuse w^*, unless it is a name."""
    raise EvaluationError("a star says nothing by itself; a name such as w^* "
                          "can be declared")


# What they compute

def power(value, exponent):
    """Return a power of a scalar, a whole power of a square matrix."""
    need_scalar(exponent, "an exponent")
    if value.is_scalar:
        return Value(scalar_power(value.array, exponent.array), SCALAR)
    p = complex(exponent.array.reshape(-1)[0])
    if value.kind != MATRIX or value.shape[0] != value.shape[1] or (
            exponent.is_batched or p != round(p.real)):
        raise KindError(f"{describe(value)} has no such power")
    return value.map(lambda x: np.linalg.inv(x) if p == -1 else
                     np.linalg.matrix_power(x, int(p.real)))


def scalar_power(base, exponent):
    """Return a power of numbers; whole exponents keep the sign."""
    flat = exponent.reshape(-1)
    if len(flat) == 1 and flat[0] == round(flat[0].real) and (
            abs(flat[0]) < 1000):
        whole = int(flat[0].real)
        return base ** whole if whole >= 0 else 1 / base ** -whole
    return base ** exponent


def inverse(value):
    """Return the inverse of a square matrix."""
    if value.kind != MATRIX or value.shape[0] != value.shape[1]:
        raise KindError(f"{describe(value)} has no inverse")
    return value.map(np.linalg.inv)


def transposed(value):
    """Transpose anything but a scalar."""
    if value.is_scalar:
        raise KindError("a scalar has no transpose")
    return value.T


def pseudoinverted(value):
    """Return NumPy's pseudoinverse; for complex values by full rank."""
    if value.is_scalar:
        raise KindError("a number has no pseudoinverse")
    x = value.array
    if not np.iscomplexobj(x):
        return Value(np.linalg.pinv(x), value.kind[::-1])
    rank = np.linalg.matrix_rank(x.real)
    if x.ndim > 2 or rank < min(x.shape):
        raise EvaluationError("a pseudoinverse can be differentiated only "
                              "where the rank is full")
    if rank == x.shape[1]:
        return Value(np.linalg.solve(x.T @ x, x.T), value.kind[::-1])
    return Value(np.linalg.solve(x @ x.T, x).T, value.kind[::-1])
