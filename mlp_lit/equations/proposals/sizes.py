"""Tell which sizes of a formula must be equal, and give each a number."""


class Misfit(Exception):
    """Inside only: these kinds or sizes do not go together."""


class Sizes:
    """Classes of equal sizes.

    Examples
    --------
    >>> sizes = Sizes()
    >>> rows, columns = sizes.new(), sizes.new()
    >>> sizes.same(rows, sizes.fixed(7))
    >>> [sizes.number(size, avoid={3}) for size in (rows, columns)]
    [7, 4]
    """

    def __init__(self):
        self.parents, self.values = [], {}

    def new(self):
        """Return another size, of which nothing is known."""
        self.parents.append(len(self.parents))
        return len(self.parents) - 1

    def fixed(self, number):
        """Return the size that is a number."""
        size = self.new()
        self.values[size] = number
        return size

    def root(self, size):
        """Return what stands for all sizes that are equal to this one."""
        while self.parents[size] != size:
            size = self.parents[size]
        return size

    def same(self, one, other):
        """Make two sizes equal.

        Raises
        ------
        Misfit
            When they are different numbers.
        """
        one, other = self.root(one), self.root(other)
        if one == other:
            return
        known = {self.values[size] for size in (one, other)
                 if size in self.values}
        if len(known) > 1:
            raise Misfit("two sizes differ")
        self.parents[other] = one
        if known:
            self.values[one] = known.pop()

    def number(self, size, avoid=()):
        """Return a number for a size: another for each, none to be avoided."""
        size = self.root(size)
        if size not in self.values:
            taken = {*self.values.values(), *avoid}
            self.values[size] = next(
                n for n in (3, 4, 5, 6, 7, 8, *range(9, 999))
                if n not in taken)
        return self.values[size]
