"""Declare random arrays: drawn anew in every draw.

Sizes that differ and are at least 2 hide no mistakes; equal ones do.
"""

import numpy as np

from ..errors import DeclarationError
from ..values import SCALAR, kind_named
from .declarations import Drawn

#: Sizes of wide draws.
SCALES = (0.01, 1.0, 10.0, 40.0, 150.0, 600.0)


def array(shape, kind=None, low=None, high=None, draw=None):
    """Declare a random array: normal, uniform, or draw(rng, shape).

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
        return Drawn(shape, _Uniform(low, high), kind_named(kind))
    return Drawn(shape, draw or _Normal(), kind_named(kind))


def row(size, **options):
    """Declare a random row; options as for `array`.

    Examples
    --------
    >>> row(3).shape, row(3).kind
    ((3,), (False, True))
    """
    return array((size,), kind="row", **options)


def positive(*shape):
    """Declare random positive numbers: for logarithms and roots.

    They lie in (0.3, 2.3); where a formula has branches or bounds, some
    draws have much smaller and larger ones.

    Examples
    --------
    >>> positive(4).shape
    (4,)
    """
    return array(shape, draw=_Positive())


def probabilities(*shape):
    r"""Declare random positive numbers that sum to 1 along the last axis.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\sum_{i=1}^{4} p_i = 1", p=probabilities(4)).draws
    12
    """
    return array(shape, draw=_Probabilities())


def one_hot(*shape):
    r"""Declare rows (or one column) with a single 1 at a random place.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"y \in \{0, 1\}", y=one_hot(3)).relations
    1
    """
    return array(shape, draw=_one_hot)


def integer(low, high):
    """Declare a random integer between low and high, both included.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex("m! = m (m - 1)!", m=integer(1, 9)).relations
    1
    """
    return Drawn((), _Integer(low, high), SCALAR)


# Each can be called like any draw; `wide` gives values of unusual sizes,
# `step` others from those there are, `special` those that are met by chance
# only; `mixes` says that a mean of two draws is one.

class _Normal:
    mixes = True

    def __call__(self, rng, shape):
        return rng.standard_normal(shape)

    def wide(self, rng, shape, scale=None):
        return (scale or rng.choice(SCALES)) * rng.standard_normal(shape)

    def step(self, rng, array):
        return array * rng.choice((-8, -1, 0.1, 0.6, 2, 8))

    def special(self, array):
        return np.zeros_like(array)


class _Uniform:
    mixes = True

    def __init__(self, low, high):
        self.low, self.high = low, high

    def __call__(self, rng, shape):
        return rng.uniform(self.low, self.high, shape)

    def wide(self, rng, shape, scale=None):
        """Draw near the ends."""
        return self.low + (self.high - self.low) * rng.beta(0.2, 0.2, shape)

    def step(self, rng, array):
        return self.wide(rng, array.shape)


class _Positive(_Uniform):
    def __init__(self):
        super().__init__(0.3, 2.3)

    def wide(self, rng, shape, scale=None):
        return (scale or rng.choice(SCALES)) * self(rng, shape)

    def step(self, rng, array):
        return array * rng.choice((0.1, 0.6, 2, 8))


class _Probabilities:
    mixes = True

    def __call__(self, rng, shape):
        return self.scaled(rng.uniform(0.2, 2.0, shape))

    def wide(self, rng, shape):
        return self.scaled(rng.uniform(0.2, 2.0, shape) ** 4)

    def scaled(self, weights):
        return weights / weights.sum(-1, keepdims=True)


class _Integer:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __call__(self, rng, shape):
        return float(rng.integers(self.low, self.high + 1))

    def wide(self, rng, shape):
        """Draw an end."""
        return float(rng.choice([self.low, self.high]))


def _one_hot(rng, shape):
    return np.eye(shape[-1])[rng.integers(0, shape[-1], shape[:-1])]
