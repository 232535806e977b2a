"""Count the operations that a function does.

Seconds depend on the machine; additions and multiplications do not. Code
that only adds and multiplies runs unchanged on numbers that keep a tally of
what is done to them.
"""

from collections import Counter

import numpy as np


class _Tallied:
    """A number that counts the sums and products it takes part in."""

    __slots__ = ("tally", "value")

    def __init__(self, value, tally):
        self.value, self.tally = value, tally

    def __add__(self, other):
        if isinstance(other, np.ndarray):
            return NotImplemented  # entry by entry, each of them counted
        self.tally["additions"] += 1
        return _Tallied(self.value + _value(other), self.tally)

    def __mul__(self, other):
        if isinstance(other, np.ndarray):
            return NotImplemented
        self.tally["multiplications"] += 1
        return _Tallied(self.value * _value(other), self.tally)

    def __neg__(self):
        return _Tallied(-self.value, self.tally)  # a sign costs nothing

    def __sub__(self, other):
        if isinstance(other, np.ndarray):
            return NotImplemented
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        raise TypeError("f must use sums, differences and products only; "
                        "divisions are not counted")

    __radd__, __rmul__, __rtruediv__ = __add__, __mul__, __truediv__


def operations(f, *arrays):
    """Count the additions and multiplications that f does on its arguments.

    A difference counts as an addition.

    Parameters
    ----------
    f : callable
        Uses NumPy's +, −, * and @ (and sums) only. Not BLAS but Python does
        the arithmetic, so keep the arrays small.
    *arrays : array_like

    Returns
    -------
    dict
        With the keys "additions" and "multiplications".

    Raises
    ------
    TypeError
        If f divides.

    Examples
    --------
    >>> operations(lambda X, W: X @ W, np.ones((2, 3)), np.ones((3, 4)))
    {'additions': 16, 'multiplications': 24}
    """
    tally = Counter(additions=0, multiplications=0)
    f(*(_tallied(array, tally) for array in arrays))
    return dict(tally)


def _tallied(array, tally):
    array = np.asarray(array, float)
    result = np.empty(array.shape, object)
    for index in np.ndindex(array.shape):
        result[index] = _Tallied(array[index], tally)
    return result


def _value(number):
    return number.value if isinstance(number, _Tallied) else number
