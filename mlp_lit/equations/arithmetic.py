r"""Nothing is stretched to fit: only literal numbers may meet an array.

Sums, products, powers and fractions. `X + b` with a matrix and a vector is
an error here, however NumPy would broadcast it; `1 - A` is not.
"""

import math

import numpy as np

from .ellipses import expand_product, expand_sum
from .errors import EvaluationError, KindError
from .rules import rule
from .values import (MATRIX, SCALAR, Value, check_same, describe,
                     kronecker_product, need_scalar, paired, scalar, times)

CONSTANTS = {"e": math.e, "pi": math.pi, "infinity": math.inf}


@rule("number")
def number(scope, node):
    return scalar(float(node[1]))


@rule("constant")
def constant(scope, node):
    return scalar(CONSTANTS[node[1]])


def is_literal(node):
    """Whether a node is a number written out."""
    while node[0] in ("paren", "group") and len(node) == 2:
        node = node[1]
    if node[0] == "fraction":
        return is_literal(node[1]) and is_literal(node[2])
    return node[0] in ("number", "constant")


@rule("sum")
def sum_of(scope, node):
    terms = node[1:]
    if any(term[0] == "dots" for _, term in terms):
        terms = expand_sum(scope, terms)
    terms = [(sign, term) for sign, term in terms if term[0] != "big_o"]
    if not terms:
        return scalar(0.0)
    total = signed(scope, *terms[0])
    literal = is_literal(terms[0][1])
    for sign, term in terms[1:]:
        value = signed(scope, sign, term)
        total = added(total, value, literal or is_literal(term))
        literal = literal and is_literal(term)
    return total


def signed(scope, sign, term):
    value = scope.value(term)
    scope.note_peak([value])
    return value if sign == "+" else value.map(np.negative)


def added(total, value, literal):
    if literal and total.is_scalar != value.is_scalar:
        shown = value if total.is_scalar else total
        return Value(total.array + value.array, shown.kind, shown.free)
    return paired(total, value, np.add, "sum")


@rule("product")
def product(scope, node):
    items = node[1:]
    if any(item[0] == "dots" for _, item in items):
        items = expand_product(scope, items)
    groups, marks = [[]], []
    for join, item in items:
        if join in ("odot", "otimes"):
            marks.append(join)
            groups.append([])
        groups[-1].append((join, scope.value(item)))
    values = [plain_product(group) for group in groups]
    scope.note_peak([value for group in groups for _, value in group],
                    together=True)
    if marks and any(sum(not v.is_scalar for _, v in group) > 1
                     for group in groups):
        raise EvaluationError(r"a matrix product beside \odot or \otimes "
                              "has two readings: use parentheses")
    total = values[0]
    for mark, value in zip(marks, values[1:]):
        total = (paired(total, value, np.multiply, r"\odot")
                 if mark == "odot" else kronecker_product(total, value))
    return total


def plain_product(items):
    total = scalar(1.0)
    for position, (join, value) in enumerate(items):
        if position == 0:
            total = value
        elif join == "/":
            total = divided(total, value)
        elif join == "cdot" and total.kind == value.kind and (
                total.kind not in (SCALAR, MATRIX)):
            check_same(total, value, r"\cdot")
            total = times(total.T, value) if total.kind[0] else (
                times(total, value.T))
        elif join == "times" and not (total.is_scalar and value.is_scalar):
            raise KindError(r"\times stands between numbers only")
        else:
            total = times(total, value)
    return total


def divided(above, below):
    need_scalar(below, "what one divides by")
    return Value(above.array / below.array, above.kind, above.free)


@rule("fraction")
def fraction(scope, node):
    return divided(scope.value(node[1]), scope.value(node[2]))


@rule("group")
def group(scope, node):
    return scope.value(node[1])


@rule("paren")
def paren(scope, node):
    if len(node) != 2:
        raise EvaluationError("a list in parentheses is not a value")
    return scope.value(node[1])


@rule("root")
def root(scope, node):
    return need_scalar(scope.value(node[1]), "a root").map(np.sqrt)


@rule("root_of_order")
def root_of_order(scope, node):
    value = need_scalar(scope.value(node[2]), "a root")
    return value.map(lambda x: x ** (1 / scope.integer(node[1])))


@rule("absolute")
def absolute(scope, node):
    value = need_scalar(scope.value(node[1]), "what stands between bars")
    return value.map(absolute_value)


def absolute_value(x):
    """|x| continued to complex numbers, so that the complex step works."""
    return x * np.sign(x.real)


@rule("norm")
def norm(scope, node):
    value, kind = scope.value(node[1]), node[2]
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


def largest(x):
    flat = x.reshape(*x.shape[:-2], -1)
    at = np.argmax(flat.real, -1)[..., None]
    return np.take_along_axis(flat, at, -1)[..., None]


def spectral_norm(x):
    """√ of the largest eigenvalue of xᵀx: analytic, unlike the SVD."""
    if x.ndim > 2:
        raise KindError("the 2-norm of a random matrix is not supported")
    eigenvalues = np.linalg.eigvals(x.T @ x)
    root = np.sqrt(eigenvalues[np.argmax(eigenvalues.real)])
    return root if np.iscomplexobj(x) else root.real


@rule("inner")
def inner(scope, node):
    a, b = scope.value(node[1]), scope.value(node[2])
    both = paired(a, b, np.multiply, "inner product")
    return Value(both.array.sum((-1, -2), keepdims=True), SCALAR)


@rule("floor", "ceiling")
def rounded(scope, node):
    value = need_scalar(scope.value(node[1]), "what is rounded")
    step = np.floor if node[0] == "floor" else np.ceil
    return value.map(lambda x: step(x.real))


@rule("binomial")
def binomial(scope, node):
    above, below = scope.integer(node[1]), scope.integer(node[2])
    if above < 0 or below < 0 or above > 1000:
        raise EvaluationError("binomials are read for 0 ≤ n ≤ 1000, k ≥ 0")
    return scalar(float(math.comb(above, below)))


@rule("matrix")
def matrix(scope, node):
    rows = []
    for cells in node[1:]:
        values = [scope.value(cell) for cell in cells]
        rows.append(glued([v.array for v in values], -1))
    kind = (len(rows) > 1 or rows[0].shape[-2] > 1,
            rows[0].shape[-1] > 1)
    return Value(glued(rows, -2), kind)


def glued(blocks, axis):
    other = -1 if axis == -2 else -2
    if len({block.shape[other] for block in blocks}) > 1:
        raise KindError("the parts of this matrix do not fit together")
    return np.concatenate(np.broadcast_arrays(*blocks), axis) if len(
        {b.shape for b in blocks}) == 1 else np.concatenate(blocks, axis)


def factorial(scope, value):
    number = float(need_scalar(value, "a factorial").array.real.max())
    if number != round(number) or not 0 <= number <= 170 or (
            value.is_batched):
        raise EvaluationError("factorials are read for integers 0 … 170")
    return scalar(float(math.factorial(int(number))))


def power(value, exponent):
    """Powers of scalars, and whole powers of square matrices."""
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
    flat = exponent.reshape(-1)
    if len(flat) == 1 and flat[0] == round(flat[0].real) and (
            abs(flat[0]) < 1000):
        whole = int(flat[0].real)
        return base ** whole if whole >= 0 else 1 / base ** -whole
    return base ** exponent


def inverse(value):
    if value.kind != MATRIX or value.shape[0] != value.shape[1]:
        raise KindError(f"{describe(value)} has no inverse")
    return value.map(np.linalg.inv)


def transposed(value):
    if value.is_scalar:
        raise KindError("a scalar has no transpose")
    return value.T


def pseudoinverse(value):
    """NumPy's for real values; by full rank for complex ones."""
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


def apply_post(scope, value, post):
    """What a superscript or a ! does to a value."""
    tag = post[0]
    if tag == "exponent":
        return power(value, scope.value(post[1]))
    if tag == "exponent_transpose":
        return transposed(power(value, scope.value(post[1])))
    if tag == "factorial":
        return factorial(scope, value)
    if tag in POSTS:
        return POSTS[tag](value)
    raise EvaluationError({
        "prime": "only a function has a derivative f'; a name such as x' "
                 "can be declared",
        "star": "a star says nothing by itself; a name such as w^* can be "
                "declared"}[tag])


POSTS = {"transpose": transposed, "pseudoinverse": pseudoinverse,
         "inverse_transpose": lambda v: transposed(inverse(v)),
         "pseudoinverse_transpose": lambda v: transposed(pseudoinverse(v))}
