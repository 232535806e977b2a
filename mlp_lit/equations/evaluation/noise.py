r"""Move what is rounded by a few roundings, to see what they decide.

A node has the same error wherever it stands: what is equal because it is
written alike stays equal. Names, numbers, comparisons, and what chooses one
of several values, are exact.
"""

import numpy as np

from ..values import Value

#: Nodes whose value is that of a part, or is exact.
EXACT = {"name", "number", "paren", "group", "bracket", "braces",
         "absolute", "extremum", "positive_part", "cases", "kronecker",
         "index_group", "sub", "identity", "ones", "matrix", "floor",
         "ceiling", "sum", "product", "big_o"}
ROUNDING = 4e-15


class Noise:
    """Gives every node an error of its own, of some twenty roundings."""

    def __init__(self, seed):
        self.rng, self.known = np.random.default_rng(seed), {}

    def of_node(self, node, value):
        """Return the value of a node that is not exact, with its error."""
        return value if is_exact(node) else self.moved(node, value)

    def of_sum(self, node, value, terms):
        """Return a sum with its error, which is that of its terms."""
        arrays = [term.array for term in terms if term.array.any()]
        if len(arrays) < 2 or all(map(is_whole, arrays)):
            return value
        largest = max(np.abs(array).max() for array in arrays)
        error = self.factor(node, value.array.shape) - 1
        return Value(value.array + largest * error, value.kind, value.free)

    def of_product(self, node, value, factors):
        """Return a product with its error, if it has one."""
        arrays = [factor.array for factor in factors
                  if not is_power_of_two(factor.array)]
        if len(arrays) < 2 or all(map(is_whole, arrays)):
            return value
        return self.moved(node, value)

    def moved(self, node, value):
        """Return a value with the error of a node."""
        return Value(value.array * self.factor(node, value.array.shape),
                     value.kind, value.free)

    def factor(self, node, shape):
        """Return what the values of a node are multiplied by."""
        if (node, shape) not in self.known:
            self.known[node, shape] = 1 + ROUNDING * self.rng.uniform(
                -1, 1, shape)
        return self.known[node, shape]


def is_exact(node):
    """Tell whether a node chooses its value, and rounds nothing."""
    if node[0] != "post":
        return node[0] in EXACT
    return all(mark[0] in ("sub", "transpose", "prime", "star")
               or mark[0] == "exponent" and mark[1][0] == "paren"
               for mark in node[2:])


def is_power_of_two(array):
    """Tell whether a number only moves the exponent, as 0, 1 and -2 do.

    Examples
    --------
    >>> is_power_of_two(np.array([[-0.5]])), is_power_of_two(np.array([[3]]))
    (True, False)
    """
    mantissa, _ = np.frexp(array.real)
    return array.size == 1 and bool(np.isin(np.abs(mantissa), (0, 0.5)).all())


def is_whole(array):
    """Tell whether all entries are whole numbers that are exact.

    Examples
    --------
    >>> is_whole(np.array([1.0, -3.0])), is_whole(np.array([0.5]))
    (True, False)
    """
    return bool(((array == np.round(array.real))
                 & (np.abs(array) < 2.0 ** 53)).all())
