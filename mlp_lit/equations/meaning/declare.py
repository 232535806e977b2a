"""Declare sizes, indices, fixed values, entries and families.

Plain Python values do for the common cases: a tuple is the shape of a random
array, an int a dimension, a float or an array a fixed value, a `range` an
index.

>>> declaration((3, 4)).shape, declaration(5).size, declaration(range(1, 4))
((3, 4), 5, Index(low=1, high=3))
"""

import numpy as np

from ..errors import DeclarationError
from ..reading.spelling import spelled
from ..values import kind_named
from .declarations import (
    Constant,
    Declaration,
    Dimension,
    Entries,
    Family,
    Index,
    IndexSet,
)
from .declare_arrays import array


def dimension(size):
    r"""Declare an integer that never changes: a size, a limit of sums.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\sum_{k=1}^{N} k = \frac{N (N + 1)}{2}",
    ...           N=dimension(5)).relations
    1
    """
    if not isinstance(size, (int, np.integer)) or isinstance(size, bool):
        raise DeclarationError(f"a dimension is an int, not {size!r}")
    return Dimension(int(size))


def index(low, high):
    """Declare a free or summed index from low to high, both included.

    A free index means "for every value". Either end may be the name of a
    dimension: `index(1, "N")`; `range(1, 4)` is the same as `index(1, 3)`.

    Examples
    --------
    >>> index(1, "N")
    Index(low=1, high='N')
    """
    return Index(low, high)


def index_set(*numbers):
    r"""Declare a set of integers, for sums over i ∈ \mathcal{B}.

    Parameters
    ----------
    *numbers : int
        Its elements, each once.

    Raises
    ------
    DeclarationError
        When they are not integers, or one stands twice.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\sum_{i \in \mathcal{B}} i = 8", symbols={
    ...     r"\mathcal{B}": index_set(1, 3, 4)}).relations
    1
    """
    if not all(isinstance(n, (int, np.integer)) for n in numbers) or (
            len(set(numbers)) != len(numbers)):
        raise DeclarationError("an index set has integers, each once, not "
                               f"{numbers!r}")
    return IndexSet(tuple(map(int, numbers)))


def value(number_or_array, kind=None):
    """Declare a fixed value. A 1-D array is a column unless kind="row".

    Examples
    --------
    >>> value([1.0, 2.0], kind="row").kind
    (False, True)
    """
    return Constant(np.asarray(number_or_array), kind_named(kind))


def identity(size):
    """Declare the identity matrix; `I_3` needs no declaration.

    Examples
    --------
    >>> identity(2).value.tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    return Constant(np.eye(size))


def unit_vectors(size):
    r"""Declare the columns e_1, e_2, ... of the identity matrix.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"x = \sum_{i=1}^{3} x_i e_i", x=(3,),
    ...           e=unit_vectors(3)).relations
    1
    """
    return Family({k + 1: Constant(column) for k, column in
                   enumerate(np.eye(size))}, "subscript")


def ones(size):
    r"""Declare a column of ones of known length.

    `\mathbf{1}` needs no declaration where its length follows from what
    stands beside it.

    Examples
    --------
    >>> ones(2).value.tolist()
    [1.0, 1.0]
    """
    return Constant(np.ones(size))


def entries(of):
    """Declare a letter for the entries of an array: x for X.

    Examples
    --------
    >>> entries("X")
    Entries(of=('X',))
    """
    return Entries(spelled(of))


def family(members=(), place="superscript", brackets=None):
    r"""Declare one letter for one array per layer: `W^{(l)}`, or `W_l`.

    Parameters
    ----------
    members : mapping from int to a declaration
        Empty when the members come from printed definitions.
    place : {"superscript", "subscript"}
        Where the layer stands.
    brackets : {"()", "[]", ""}, optional
        What is around a layer in the superscript; by default what the
        `Notation` of the page says, else parentheses.

    Raises
    ------
    DeclarationError
        For another place or other brackets.

    Examples
    --------
    >>> sorted(family({1: (3, 4), 2: (4, 2)}).members)
    [1, 2]
    """
    if place not in ("superscript", "subscript"):
        raise DeclarationError(f"place is 'superscript' or 'subscript', "
                               f"not {place!r}")
    if brackets not in (None, "()", "[]", ""):
        raise DeclarationError("brackets is '()', '[]' or '', not "
                               f"{brackets!r}")
    return Family({int(k): declaration(v) for k, v in
                   dict(members).items()}, place, brackets)


def declaration(meaning, name="this symbol"):
    """Make a Declaration from a plain Python value.

    Raises
    ------
    DeclarationError
        When the value says nothing, as a string does.
    """
    if isinstance(meaning, Declaration):
        return meaning
    if isinstance(meaning, tuple):
        if all(isinstance(n, (int, np.integer)) and n > 0 for n in meaning):
            return array(meaning)
        raise DeclarationError(f"{name}: a tuple is a shape of positive "
                               f"sizes, not {meaning!r}")
    if isinstance(meaning, range):
        if meaning.step != 1 or not meaning:
            raise DeclarationError(f"{name}: an index runs upwards in steps "
                                   f"of 1, not over {meaning!r}")
        return Index(meaning.start, meaning.stop - 1)
    if isinstance(meaning, (bool, str)) or callable(meaning):
        raise DeclarationError(
            f"{name}: say what {meaning!r} is: function(...), "
            "computed(...), entries(...) or value(...)")
    if isinstance(meaning, (int, np.integer)):
        return Dimension(int(meaning))
    try:
        return Constant(np.asarray(meaning, complex).real + 0.0)
    except (TypeError, ValueError):
        raise DeclarationError(f"{name}: {meaning!r} is not a meaning for a "
                               "symbol") from None
