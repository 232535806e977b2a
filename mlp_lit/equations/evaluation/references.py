r"""Look up names with their indices: which layer, which entry.

An index can choose a member of a family, or an entry; the declaration tells
which. Kronecker's δ, ones and identity matrices are here, too.
"""

from typing import NamedTuple

import numpy as np

from ..errors import EvaluationError, KindError
from ..meaning import declarations as s
from ..meaning.definitions import is_layer
from ..reading.printing import to_tex
from ..rules import MARKS, mark, rule
from ..values import (
    COLUMN,
    MATRIX,
    SCALAR,
    Value,
    describe,
    ones_column,
    scalar,
)

#: What stands above, and makes sense of a whole matrix.
OF_MATRICES = {"exponent", "exponent_transpose", "transpose",
               "inverse_transpose", "pseudoinverse",
               "pseudoinverse_transpose"}


class Reference(NamedTuple):
    """A symbol, the member chosen, the entry chosen, and the other marks."""

    name: tuple
    member: tuple
    entry: tuple
    marks: tuple


def resolve(scope, node):
    """Read a name with its marks; None if the node is not a name."""
    while node[0] in ("paren", "group") and len(node) == 2:
        node = node[1]
    marks = ()
    if node[0] == "post":
        node, marks = node[1], node[2:]
    if node[0] != "name":
        return None
    name, meaning = node[1], scope.symbols.get(node[1])
    if isinstance(meaning, s.Entries):
        name, meaning = meaning.of, scope.symbols.get(meaning.of)
    member, entry, rest = (), (), []
    place = getattr(meaning, "place", None)
    for one in marks:
        if place == "superscript" and not member and is_layer(one):
            member = (scope.integer(one[1][1]),)
            if one[0] == "exponent_transpose":
                rest.append(("transpose",))
        elif one[0] == "sub" and not rest:
            items = one[1:]
            if place == "subscript" and not member:
                member, items = (scope.integer(items[0]),), items[1:]
            entry += items
        else:
            rest.append(one)
    return Reference(name, member, entry, tuple(rest))


@rule("name", "post")
def marked(scope, node):
    """Evaluate a symbol, or anything with sub- and superscripts."""
    reference = resolve(scope, node)
    refuse_bracketed(node, reference)
    if node[0] == "post" and node[1] == ("ones",) and node[2][0] == "sub":
        value, marks = ones_of_length(scope, node[2]), node[3:]
    elif reference is None:
        value, marks = scope.value(node[1]), node[2:]
    elif stands_for_entries(scope, node):
        return with_marks(scope, entry_named(scope, node, reference),
                          reference.marks)
    else:
        value = scope.lookup(reference.name, reference.member)
        marks = reference.marks
        if reference.entry:
            marks = (("sub", *reference.entry), *marks)
    return with_marks(scope, value, marks)


def refuse_bracketed(node, reference):
    """Refuse x^{(2)} where no layer is meant: it is no square."""
    marks = node[2:] if reference is None else reference.marks
    base = node[1] if node[0] == "post" else node
    if any(mark[0] == "sub" and len(mark) == 2
           and mark[1][0] == "index_group" for mark in node[2:]):
        raise EvaluationError("an index in parentheses may mean an order: "
                              "write it without")
    if any(is_layer(mark) or mark[0] == "exponent"
           and mark[1][0] == "braces" for mark in marks) and (
            base[0] not in ("number", "constant")):
        raise EvaluationError(
            f"a superscript in parentheses chooses from a family, and "
            f"{to_tex(base)} is none: declare it by family(…), or write a "
            "power without parentheses")


def with_marks(scope, value, marks):
    """Apply marks in their order; what stands above may come before below."""
    if len(marks) > 1 and marks[0][0] == "sub" and above_first(value, *marks):
        marks = (marks[1], marks[0], *marks[2:])
    for one in marks:
        value = MARKS[one[0]](scope, value, one)
    return value


def above_first(value, below, above, *_):
    r"""Tell whether A^\top_{ij} is an entry of the transpose.

    A page shows only that both stand on one letter: where either may come
    first, and it makes a difference, there is no reading.
    """
    if value.kind != MATRIX or above[0] not in OF_MATRICES:
        return False
    power = above[0] == "exponent"
    whole = not power or value.shape[0] == value.shape[1]
    single = power or ("slice",) in below[1:]
    if whole and single:
        raise EvaluationError(
            "an index and what stands above one matrix letter have two "
            r"readings: write {A_{ij}}^2, or (A^2)_{ij}")
    return whole


def stands_for_entries(scope, node):
    """Tell whether a name is a letter for the entries of an array."""
    base = node[1] if node[0] == "post" else node
    return base[0] == "name" and isinstance(
        scope.symbols.get(base[1]), s.Entries)


def entry_named(scope, node, reference):
    """Return the entry that a letter for entries stands for."""
    value = scope.lookup(reference.name, reference.member)
    if reference.entry:
        return entry_of(scope, value, reference.entry)
    base = node[1] if node[0] == "post" else node
    if not value.is_batched:
        raise EvaluationError(f"{''.join(base[1])} stands for entries: "
                              "it needs indices")
    return Value(value.array[..., :1, :1], SCALAR)


@mark("sub")
def entry(scope, value, node):
    """Return an entry of what is no plain symbol: (A B)_{ij}."""
    return entry_of(scope, value, node[1:])


def digits_apart(indices, count):
    """Read w_{12} of a matrix as w_{1,2}: one index means nothing."""
    if count == 2 and len(indices) == 1 and indices[0][0] == "number" and (
            len(indices[0][1]) == 2):
        return tuple(("number", digit) for digit in indices[0][1])
    return indices


def entry_of(scope, value, indices):
    """Return one entry, or a row or column where an index is a colon."""
    axes = [axis for axis in (0, 1) if value.kind[axis]]
    indices = digits_apart(indices, len(axes))
    if len(indices) != len(axes):
        raise KindError(f"{describe(value)} takes {len(axes)} indices, not "
                        f"{len(indices)}")
    cut, kept = [slice(0, 1), slice(0, 1)], []
    for axis, index in zip(axes, indices, strict=False):
        if index == ("slice",):
            cut[axis] = slice(None)
            kept.append(axis)
            continue
        at, size = scope.integer(index), value.shape[axis]
        if value.free[axis]:
            at = size
        if not 1 <= at <= size:
            raise EvaluationError(f"the index {at} is outside 1 … {size}")
        cut[axis] = slice(at - 1, at)
    return Value(value.array[(..., *cut)], (0 in kept, 1 in kept))


def ones_of_length(scope, sub):
    r"""Return N ones for `\mathbf{1}_N`, which is no entry."""
    size = scope.integer(sub[1]) if len(sub) == 2 else 0
    if not 0 < size < 10_000:
        raise EvaluationError(r"\mathbf{1}_N needs one length N")
    return Value(np.ones((size, 1)), COLUMN)


@rule("ones")
def ones(scope, node):
    """Return the column of ones of whatever length fits."""
    return ones_column()


@rule("kronecker")
def kronecker(scope, node):
    """Return 1 where both indices agree, else 0."""
    if len(node) != 3:
        raise EvaluationError("Kronecker's delta has two indices")
    return scalar(float(scope.integer(node[1]) == scope.integer(node[2])))


@rule("identity")
def identity(scope, node):
    """Return the identity matrix of a given size."""
    size = scope.integer(node[1]) if len(node) == 2 else 0
    if not 0 < size < 1000:
        raise EvaluationError("the identity I_n needs one size n")
    return Value(np.eye(size), MATRIX)
