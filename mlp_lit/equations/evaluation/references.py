r"""An index can choose a layer, or an entry; the declaration tells which.

Names with their sub- and superscripts, Kronecker's δ, identity matrices.
"""

from typing import NamedTuple

import numpy as np

from ..errors import EvaluationError, KindError
from ..meaning import declarations as s
from ..meaning.definitions import is_layer
from ..rules import rule
from ..values import (
    COLUMN,
    MATRIX,
    SCALAR,
    Value,
    describe,
    ones_column,
    scalar,
)
from .powers import apply_post


class Reference(NamedTuple):
    """A symbol, the member chosen, the entry chosen, and the rest."""

    name: tuple
    member: tuple
    entry: tuple
    posts: tuple


def resolve(scope, node):
    """Read a name with its decorations; None if the node is not a name."""
    while node[0] in ("paren", "group") and len(node) == 2:
        node = node[1]
    posts = ()
    if node[0] == "post":
        node, posts = node[1], node[2:]
    if node[0] != "name":
        return None
    name, meaning = node[1], scope.symbols.get(node[1])
    if isinstance(meaning, s.Entries):
        name, meaning = meaning.of, scope.symbols.get(meaning.of)
    member, entry, rest = (), (), []
    place = getattr(meaning, "place", None)
    for post in posts:
        if place == "superscript" and not member and is_layer(post):
            member = (scope.integer(post[1][1]),)
            if post[0] == "exponent_transpose":
                rest.append(("transpose",))
        elif post[0] == "sub" and not rest:
            items = post[1:]
            if place == "subscript" and not member:
                member, items = (scope.integer(items[0]),), items[1:]
            entry += items
        else:
            rest.append(post)
    return Reference(name, member, entry, tuple(rest))


@rule("name", "post")
def name_or_post(scope, node):
    """A symbol, or anything with sub- and superscripts."""
    reference = resolve(scope, node)
    if node[0] == "post" and node[1] == ("ones",) and node[2][0] == "sub":
        value, posts = ones_of_length(scope, node[2]), node[3:]
    elif reference is None:
        value, posts = scope.value(node[1]), node[2:]
    else:
        value, posts = look_up(scope, node, reference), reference.posts
    for post in posts:
        value = (entry_of(scope, value, post[1:]) if post[0] == "sub"
                 else apply_post(scope, value, post))
    return value


def look_up(scope, node, reference):
    """The value a reference points to."""
    value = scope.lookup(reference.name, reference.member)
    if reference.entry:
        return entry_of(scope, value, reference.entry)
    base = node[1] if node[0] == "post" else node
    meaning = scope.symbols.get(base[1]) if base[0] == "name" else None
    if isinstance(meaning, s.Entries):
        if not value.is_batched:
            raise EvaluationError(f"{''.join(base[1])} stands for entries: "
                                  "it needs indices")
        return Value(value.array[..., :1, :1], SCALAR)
    return value


def digits_apart(indices, count):
    """w_{12} of a matrix is w_{1,2}: one index would have no meaning."""
    if count == 2 and len(indices) == 1 and indices[0][0] == "number" and (
            len(indices[0][1]) == 2):
        return tuple(("number", digit) for digit in indices[0][1])
    return indices


def entry_of(scope, value, indices):
    """One entry, or a row or column where an index is a colon."""
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


@rule("function")
def bare_function(scope, node):
    """A function without an argument has no value."""
    raise EvaluationError(f"{''.join(node[1])} is a function: give it an "
                          "argument")


@rule("composed")
def bare_composition(scope, node):
    """A composition without an argument has no value."""
    raise EvaluationError("a composition of functions needs an argument")


def ones_of_length(scope, sub):
    r"""`\mathbf{1}_N` is a column of N ones, not an entry of one."""
    size = scope.integer(sub[1]) if len(sub) == 2 else 0
    if not 0 < size < 10_000:
        raise EvaluationError(r"\mathbf{1}_N needs one length N")
    return Value(np.ones((size, 1)), COLUMN)


@rule("ones")
def ones(scope, node):
    """The column of ones of whatever length fits."""
    return ones_column()


@rule("kronecker")
def kronecker(scope, node):
    """1 where both indices agree, else 0."""
    if len(node) != 3:
        raise EvaluationError("Kronecker's delta has two indices")
    return scalar(float(scope.integer(node[1]) == scope.integer(node[2])))


@rule("identity")
def identity(scope, node):
    """The identity matrix of a given size."""
    size = scope.integer(node[1]) if len(node) == 2 else 0
    if not 0 < size < 1000:
        raise EvaluationError("the identity I_n needs one size n")
    return Value(np.eye(size), MATRIX)


@rule("dots")
def dots(scope, node):
    """An ellipsis that nobody expanded."""
    raise EvaluationError("an ellipsis needs a neighbour on both sides")


@rule("domain", "slice", "half_open", "half_closed", "normal_law", "big_o")
def not_a_value(scope, node):
    """What stands in some places only, met elsewhere."""
    raise EvaluationError({
        "domain": "a set such as \\mathbb{R} stands after \\in only",
        "slice": "a colon stands among indices only",
        "normal_law": "a distribution stands after \\sim only",
        "big_o": "O(…) stands as a term of a sum only"}.get(
            node[0], "an interval stands after \\in only"))
