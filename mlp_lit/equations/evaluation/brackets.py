r"""Evaluate what stands in delimiters: |x|, norms, matrices, ⟨x, y⟩."""

import numpy as np

from ..errors import EvaluationError, KindError
from ..meaning.declarations import IndexSet
from ..meaning.operators import determinant
from ..rules import rule
from ..values import MATRIX, SCALAR, Value, need_scalar, paired, scalar


@rule("absolute")
def absolute(scope, node):
    """Return the absolute value of a scalar, or the size of a set."""
    meaning = scope.symbols.get(node[1][1]) if node[1][0] == "name" else None
    if isinstance(meaning, IndexSet):
        return scalar(float(len(meaning.members)))
    value = scope.value(node[1])
    if value.kind == MATRIX and scope.symbols.notation.determinant:
        return determinant(value)
    if value.kind == MATRIX:
        raise KindError("bars around a matrix: write \\det, or say "
                        "Notation(determinant=True)")
    need_scalar(value, "what stands between bars")
    x = value.array.real
    return scope.draw.evidence.take(node, value.map(absolute_value), {
        "what is negative": x < 0, "what is positive": x > 0})


def absolute_value(x):
    """Return |x|, continued such that the complex step works."""
    return x * np.sign(x.real)


@rule("norm")
def norm(scope, node):
    """Return the Euclidean norm, or the one its index names."""
    value, kind = scope.value(node[1]), node[2]
    if kind is None and value.kind == MATRIX:
        kind = norm_of_matrix(scope)
    x = value.array
    if kind is not None and kind == ("number", "1"):
        if value.kind == MATRIX:
            raise KindError("the 1-norm is read for vectors only")
        return Value(absolute_value(x).sum((-1, -2), keepdims=True), SCALAR)
    if kind == ("constant", "infinity") and value.kind != MATRIX:
        return Value(absolute_value(largest(absolute_value(x))), SCALAR)
    if kind == ("number", "2") and value.kind == MATRIX:
        return scalar(spectral_norm(x))
    if kind is not None and kind not in (("word", "F"), ("number", "2")):
        raise EvaluationError("of norms, 1, 2, F and \\infty are read")
    return Value(np.sqrt((x * x).sum((-1, -2), keepdims=True)), SCALAR)


def norm_of_matrix(scope):
    """Return the index that the page leaves out below a matrix norm."""
    norms = {"spectral": ("number", "2"), "frobenius": ("word", "F")}
    said = scope.symbols.notation.norm
    if said is None:
        raise EvaluationError(
            r"which norm of a matrix? Write \|A\|_F or \|A\|_2, or say "
            'Notation(norm="spectral") or Notation(norm="frobenius")')
    return norms[said]


def largest(x):
    """Return the entry with the largest real part."""
    flat = x.reshape(*x.shape[:-2], -1)
    at = np.argmax(flat.real, -1)[..., None]
    return np.take_along_axis(flat, at, -1)[..., None]


def spectral_norm(x):
    """Return the root of the largest eigenvalue of xᵀx.

    Unlike the largest singular value that NumPy finds, it is analytic.
    """
    if x.ndim > 2:
        raise KindError("the 2-norm of a random matrix is not supported")
    eigenvalues = np.linalg.eigvals(x.T @ x)
    root = np.sqrt(eigenvalues[np.argmax(eigenvalues.real)])
    return root if np.iscomplexobj(x) else root.real


@rule("inner")
def inner(scope, node):
    """Return the sum of the products of entries."""
    a, b = scope.value(node[1]), scope.value(node[2])
    both = paired(a, b, np.multiply, "inner product")
    return Value(both.array.sum((-1, -2), keepdims=True), SCALAR)


@rule("floor", "ceiling")
def rounded(scope, node):
    """Return the next integer below or above."""
    value = need_scalar(scope.value(node[1]), "what is rounded")
    step = np.floor if node[0] == "floor" else np.ceil
    return value.map(lambda x: step(x.real))


@rule("matrix")
def matrix(scope, node):
    """Return a matrix of numbers or of blocks."""
    rows = []
    for cells in node[1:]:
        values = [scope.value(cell) for cell in cells]
        rows.append(glued([v.array for v in values], -1))
    kind = (len(rows) > 1 or rows[0].shape[-2] > 1,
            rows[0].shape[-1] > 1)
    return Value(glued(rows, -2), kind)


def glued(blocks, axis):
    """Put blocks side by side, or one above the other."""
    other = -1 if axis == -2 else -2
    if len({block.shape[other] for block in blocks}) > 1:
        raise KindError("the parts of this matrix do not fit together")
    return np.concatenate(np.broadcast_arrays(*blocks), axis) if len(
        {b.shape for b in blocks}) == 1 else np.concatenate(blocks, axis)
