r"""A formula says nothing until each of its letters has a meaning.

The helpers of this module give letters their meaning, in words close to the
book's. Plain Python values do for the common cases: a tuple is the shape of
a random array, an int a dimension, a float or an array a fixed value, a
`range` an index.

>>> declaration((3, 4)).shape, declaration(5).size, declaration(range(1, 4))
((3, 4), 5, Index(low=1, high=3))
"""

import numpy as np

from ..errors import DeclarationError
from ..reading.spelling import spelled
from ..values import KINDS, SCALAR
from .declarations import (
    Constant,
    Declaration,
    Dimension,
    Drawn,
    Entries,
    Family,
    Index,
)


def dimension(size):
    r"""An integer constant such as N: a size, a limit of sums, an index.

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
    """A free or summed index from low to high, both included.

    A free index means "for every value". Either end may be the name of a
    dimension: `index(1, "N")`; `range(1, 4)` is the same as `index(1, 3)`.

    Examples
    --------
    >>> index(1, "N")
    Index(low=1, high='N')
    """
    return Index(low, high)


def value(number_or_array, kind=None):
    """A fixed value. A 1-D array is a column unless kind="row".

    Examples
    --------
    >>> value([1.0, 2.0], kind="row").kind
    (False, True)
    """
    return Constant(np.asarray(number_or_array), _kind(kind))


def array(shape, kind=None, low=None, high=None, draw=None):
    """A random array: normal, uniform in [low, high], or draw(rng, shape).

    Parameters
    ----------
    shape : tuple of int
        `()` for a scalar, `(n,)` for a column, `(n, m)` for a matrix. Take
        sizes that differ and are at least 2: equal ones hide mistakes.
    kind : {"row", "column", "matrix", "scalar"}, optional
    low, high : float, optional
        Uniform between these instead of normal.
    draw : callable, optional
        `draw(rng, shape)` returns the array.

    Raises
    ------
    DeclarationError
        When only one of low and high is given.

    Examples
    --------
    >>> array((2, 3), low=1, high=2).shape
    (2, 3)
    """
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    if (low is None) != (high is None):
        raise DeclarationError("give both low and high, or neither")
    if draw is None and low is not None:
        return Drawn(shape, _Uniform(low, high), _kind(kind))
    return Drawn(shape, draw or _normal, _kind(kind))


def row(size, **options):
    """A random row; options as for `array`.

    Examples
    --------
    >>> row(3).shape, row(3).kind
    ((3,), (False, True))
    """
    return array((size,), kind="row", **options)


def positive(*shape):
    """Random numbers in (0.3, 2.3): for logarithms and roots.

    Examples
    --------
    >>> positive(4).shape
    (4,)
    """
    return array(shape, low=0.3, high=2.3)


def probabilities(*shape):
    r"""Random positive numbers that sum to 1 along the last axis.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\sum_{i=1}^{4} p_i = 1", p=probabilities(4)).draws
    12
    """
    return array(shape, draw=_probabilities)


def one_hot(*shape):
    r"""Rows (or one column) with a single 1 at a random place.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"y \in \{0, 1\}", y=one_hot(3)).relations
    1
    """
    return array(shape, draw=_one_hot)


def integer(low, high):
    """A random integer between low and high, both included.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex("m! = m (m - 1)!", m=integer(1, 9)).relations
    1
    """
    return Drawn((), lambda rng, shape: float(rng.integers(low, high + 1)),
                 SCALAR)


def identity(size):
    """The identity matrix; `I_3` in a formula needs no declaration.

    Examples
    --------
    >>> identity(2).value.tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    return Constant(np.eye(size))


def unit_vectors(size):
    r"""The columns e_1, e_2, ... of the identity matrix.

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
    r"""A column of ones of known length.

    `\mathbf{1}` needs no declaration where its length follows from what
    stands beside it.

    Examples
    --------
    >>> ones(2).value.tolist()
    [1.0, 1.0]
    """
    return Constant(np.ones(size))


def entries(of):
    """A lower-case letter for the entries of an array: x for X.

    Examples
    --------
    >>> entries("X")
    Entries(of=('X',))
    """
    return Entries(spelled(of))


def family(members=(), place="superscript"):
    r"""One letter for one array per layer: `W^{(l)}`, or `W_l`.

    Parameters
    ----------
    members : mapping from int to a declaration
        Empty when the members come from printed definitions.
    place : {"superscript", "subscript"}
        Where the layer stands.

    Examples
    --------
    >>> sorted(family({1: (3, 4), 2: (4, 2)}).members)
    [1, 2]
    """
    if place not in ("superscript", "subscript"):
        raise DeclarationError(f"place is 'superscript' or 'subscript', "
                               f"not {place!r}")
    return Family({int(k): declaration(v) for k, v in
                   dict(members).items()}, place)


def declaration(meaning, name="this symbol"):
    """A Declaration from a plain Python value.

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
    if isinstance(meaning, range) and meaning.step == 1 and len(meaning):
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


def _kind(name):
    if name is None or name in KINDS:
        return KINDS.get(name)
    raise DeclarationError(f"kind is one of {', '.join(KINDS)}, not {name!r}")


class _Uniform:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __call__(self, rng, shape):
        return rng.uniform(self.low, self.high, shape)


def _normal(rng, shape):
    return rng.standard_normal(shape)


def _probabilities(rng, shape):
    weights = rng.uniform(0.2, 2.0, shape)
    return weights / weights.sum(-1, keepdims=True)


def _one_hot(rng, shape):
    return np.eye(shape[-1])[rng.integers(0, shape[-1], shape[:-1])]
