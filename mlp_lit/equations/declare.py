r"""Helpers that say what a letter means, in words close to the book's.

Plain Python values do for the common cases: a tuple is the shape of a
random array, an int a dimension, a float or an array a fixed value, a
`range` an index.
"""

import numpy as np

from .errors import DeclarationError
from .meanings import (Computed, Constant, Declaration, Dimension,
                       Distribution, Drawn, Entries, Family, Function,
                       FunctionFamily, Index, Normal, ScalarOf, Tending)
from .names import spelled
from .values import KINDS, SCALAR


def dimension(size):
    """An integer constant such as N: also a size and a limit of sums."""
    if not isinstance(size, (int, np.integer)) or isinstance(size, bool):
        raise DeclarationError(f"a dimension is an int, not {size!r}")
    return Dimension(int(size))


def index(low, high):
    """A free or summed index from low to high, both included.

    Either end may be the name of a dimension: `index(1, "N")`.
    """
    return Index(low, high)


def value(number_or_array, kind=None):
    """A fixed value. A 1-D array is a column unless kind="row"."""
    return Constant(np.asarray(number_or_array), _kind(kind))


def array(shape, kind=None, low=None, high=None, draw=None):
    """A random array: normal, uniform in [low, high], or draw(rng, shape).

    Parameters
    ----------
    shape : tuple of int
        `()` for a scalar, `(n,)` for a column, `(n, m)` for a matrix.
    kind : {"row", "column", "matrix", "scalar"}, optional
    low, high : float, optional
        Uniform between these instead of normal.
    draw : callable, optional
        `draw(rng, shape)` returns the array.
    """
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    if (low is None) != (high is None):
        raise DeclarationError("give both low and high, or neither")
    if draw is None and low is not None:
        return Drawn(shape, _Uniform(low, high), _kind(kind))
    return Drawn(shape, draw or _normal, _kind(kind))


def row(size, **options):
    """A random row of the given size."""
    return array((size,), kind="row", **options)


def positive(*shape):
    """Random numbers in (0.3, 2.3): for logarithms and roots."""
    return array(shape, low=0.3, high=2.3)


def probabilities(*shape):
    """Random positive numbers that sum to 1 along the last axis."""
    return array(shape, draw=_probabilities)


def one_hot(*shape):
    """Rows (or one column) with a single 1 at a random place."""
    return array(shape, draw=_one_hot)


def integer(low, high):
    """A random integer between low and high, both included."""
    return Drawn((), lambda rng, shape: float(rng.integers(low, high + 1)),
                 SCALAR, integer=True)


def identity(size):
    """The identity matrix."""
    return Constant(np.eye(size))


def ones(size):
    r"""A column of ones of known length, when `\mathbf{1}` needs one."""
    return Constant(np.ones(size))


def entries(of):
    """A lower-case letter for the entries of an array: x for X."""
    return Entries(spelled(of))


def family(members=(), place="superscript"):
    r"""One letter for one array per layer: `W^{(l)}`, or `W_l`.

    Parameters
    ----------
    members : mapping from int to a declaration
        Empty when the members come from printed definitions.
    place : {"superscript", "subscript"}
        Where the layer stands.
    """
    if place not in ("superscript", "subscript"):
        raise DeclarationError(f"place is 'superscript' or 'subscript', "
                               f"not {place!r}")
    return Family({int(k): declaration(v) for k, v in
                   dict(members).items()}, place)


def function(call, elementwise=True, kinks=(), analytic=True, kind=None):
    """A Python function.

    Parameters
    ----------
    call : callable
        Takes and returns NumPy arrays; must accept complex numbers unless
        analytic is False.
    elementwise : bool
        Whether it acts on each entry by itself; `f'` needs that.
    kinks : sequence of float
        Where it is not smooth: integrals are split there.
    analytic : bool
        False: derivatives by two difference formulas instead of the
        complex step.
    kind : {"scalar", "column", "row", "matrix"}, optional
        Kind of the result, where it is not plain from its dimensions.
    """
    if not callable(call):
        raise DeclarationError(f"a function is wanted, not {call!r}")
    return Function(call, elementwise, tuple(kinks), analytic, _kind(kind))


def smooth_function():
    """A random smooth function of one variable, another in every draw."""
    return Function(None, random=_smooth)


def functions(members=(), place="subscript"):
    """A family of functions f_1, f_2, ...; empty if they are printed."""
    return FunctionFamily({int(k): declaration(v) for k, v in
                           dict(members).items()}, place)


def computed(call, *arguments, kind=None, analytic=True):
    """A value that Python code computes from other symbols."""
    return Computed(call, tuple(map(spelled, arguments)), _kind(kind),
                    analytic)


def scalar_of(*arguments):
    """A generic loss: a smooth scalar of the symbols, with no symmetry."""
    if not arguments:
        raise DeclarationError("name the symbols the scalar depends on")
    return ScalarOf(tuple(map(spelled, arguments)))


def distribution(values, chances, shape=(), kind=None):
    """A random variable with finitely many values, entries independent.

    Take irregular values: with -1 and 2, Var(w^2) passes for Var(w).
    """
    if len(values) != len(chances) or abs(sum(chances) - 1) > 1e-12:
        raise DeclarationError("as many chances as values, of sum 1")
    return Distribution(tuple(values), tuple(chances), tuple(shape),
                        _kind(kind))


def normal(mean=0.0, variance=1.0, shape=(), kind=None):
    """Independent normal entries; mean, variance: numbers or symbols."""
    return Normal(mean, variance, tuple(shape), _kind(kind))


def tending_to_zero(start=0.1):
    """The h of O(h^2): halved step by step."""
    return Tending(float(start), 0.5)


def tending_to_infinity(start=16):
    """The n of O(n^2): doubled step by step."""
    return Tending(float(start), 2.0)


def declaration(meaning, name="this symbol"):
    """A Declaration from a plain Python value."""
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


def _smooth(rng):
    a, b, c, d = rng.uniform(0.4, 1.3, 4)
    return lambda x: np.exp(a * np.sin(b * x + c)) + d * x**3 / 4 - x
