r"""Calculate with arrays that know which of their axes are there.

A scalar has no axis, a column has rows, a row has columns, a matrix has
both; a column with one entry is still a column. Products contract an axis
with an axis, so a column times a column has no meaning even if both have one
entry, and the code needs no rule for special sizes. Axes in front of these
two are outcomes of random variables or points of a grid.
"""

import numpy as np

from .errors import DeclarationError, KindError

SCALAR, COLUMN = (False, False), (True, False)
ROW, MATRIX = (False, True), (True, True)
KINDS = {"scalar": SCALAR, "column": COLUMN, "row": ROW, "matrix": MATRIX}
KIND_NAMES = {kind: name for name, kind in KINDS.items()}
FIXED = (False, False)


class Value:
    r"""An array (..., rows, columns) with its kind.

    `free` marks axes of unknown length along which the value is constant;
    only `\mathbf{1}` brings them in, so that it fits wherever it stands.
    """

    __slots__ = ("array", "kind", "free")

    def __init__(self, array, kind, free=FIXED):
        self.array, self.kind, self.free = array, kind, free

    def __repr__(self):
        return f"Value({describe(self)})"

    @property
    def is_scalar(self):
        return self.kind == SCALAR

    @property
    def is_batched(self):
        return self.array.ndim > 2

    @property
    def shape(self):
        return self.array.shape[-2:]

    @property
    def T(self):
        return Value(np.swapaxes(self.array, -1, -2), self.kind[::-1],
                     self.free[::-1])

    def map(self, function):
        """Apply a NumPy function to every entry."""
        return Value(function(self.array), self.kind, self.free)


def kind_named(name):
    """Return a kind of value from its name, or None from None."""
    if name is None or name in KINDS:
        return KINDS.get(name)
    raise DeclarationError(f"kind is one of {', '.join(KINDS)}, not {name!r}")


def describe(value):
    """Say kind and size in words: 'a 5×3 matrix'."""
    name, (rows, columns) = KIND_NAMES[value.kind], value.shape
    rows = "?" if value.free[0] else rows
    columns = "?" if value.free[1] else columns
    return {"scalar": "a scalar", "column": f"a column of {rows}",
            "row": f"a row of {columns}",
            "matrix": f"a {rows}×{columns} matrix"}[name]


def scalar(number):
    """Make a Value of a number."""
    return Value(np.array([[number]]), SCALAR)


def ones_column():
    """Return the column of ones of whatever length fits."""
    return Value(np.ones((1, 1)), COLUMN, (True, False))


def from_python(result, kind=None):
    """Make a Value of what a Python function returned.

    Zero dimensions are a scalar, one is a column (a row if declared so),
    two are a matrix.
    """
    array = np.asarray(result)
    if array.dtype.kind not in "fc":
        if array.dtype.kind not in "biu":
            raise KindError(f"numbers are wanted, not {array.dtype}")
        array = array.astype(float)
    if array.ndim > 2:
        raise KindError(f"an array with {array.ndim} axes has no place in "
                        "these equations")
    natural = (SCALAR, COLUMN, MATRIX)[array.ndim]
    kind = natural if kind is None else kind
    if array.ndim < 2:
        array = array.reshape(1, -1) if kind == ROW else array.reshape(-1, 1)
    return Value(array, kind)


def to_python(value):
    """Return what a Python function is given: a number or an array."""
    if value.is_scalar:
        return value.array[0, 0]
    if any(value.free):
        raise KindError("the length of \\mathbf{1} is not known here: "
                        "declare it")
    return value.array if value.kind == MATRIX else value.array.ravel()


def check_same(a, b, doing):
    """Ask for the same kind and size; free axes take any size."""
    if a.kind == b.kind and all(
            m == n or f or g for m, n, f, g in
            zip(a.shape, b.shape, a.free, b.free, strict=False)):
        return
    raise KindError(f"{doing}: {describe(a)} and {describe(b)} do not fit")


def paired(a, b, operation, doing):
    """Apply an operation entry by entry to two values of one kind."""
    check_same(a, b, doing)
    free = (a.free[0] and b.free[0], a.free[1] and b.free[1])
    return Value(operation(a.array, b.array), a.kind, free)


def times(a, b):
    """Multiply matrices; scalars multiply anything."""
    if a.is_scalar:
        return Value(a.array * b.array, b.kind, b.free)
    if b.is_scalar:
        return Value(a.array * b.array, a.kind, a.free)
    left, right = a.array, b.array
    fits = a.free[1] != b.free[0] or (
        not a.free[1] and left.shape[-1] == right.shape[-2])
    if a.kind[1] != b.kind[0] or not fits:
        raise KindError(f"product: {describe(a)} times {describe(b)} does "
                        "not fit")
    if a.free[1]:
        right = right.sum(-2, keepdims=True)
    if b.free[0]:
        left = left.sum(-1, keepdims=True)
    return Value(left @ right, (a.kind[0], b.kind[1]),
                 (a.free[0], b.free[1]))


def kronecker_product(a, b):
    """Return all products of entries, as blocks."""
    if a.is_batched or b.is_batched:
        raise KindError(r"\otimes of random quantities is not supported")
    kind = (a.kind[0] or b.kind[0], a.kind[1] or b.kind[1])
    return Value(np.kron(a.array, b.array), kind)


def need_scalar(value, what):
    """Return the value itself, if it is a scalar."""
    if not value.is_scalar:
        raise KindError(f"{what} must be a scalar, not {describe(value)}")
    return value
