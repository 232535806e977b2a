r"""See which kinds of letters go together: a value's axes, without values.

A `Shape` says for rows and columns how long they are, or that there are
none. The rules are those of `mlp_lit.equations.values`: a column times a
column has none. A node without a rule here counts as a number; what that
misses, the engine finds when it tries.
"""

from typing import NamedTuple

from .sizes import Misfit, Sizes


class Shape(NamedTuple):
    """Sizes of rows and columns; None where there is no such axis."""

    rows: int | None = None
    columns: int | None = None

    @property
    def T(self):
        return Shape(self.columns, self.rows)


NUMBER = Shape()
_SAME = {"group", "root", "absolute", "floor", "ceiling"}
#: From the tag of a node to its rule; `shape_rules` fills it.
RULES = {}


def rule(*tags):
    """Make a function the rule of some kinds of nodes."""
    def register(function):
        RULES.update(dict.fromkeys(tags, function))
        return function
    return register


class Shapes:
    """The shapes of a formula, given what its letters are.

    Parameters
    ----------
    kinds : mapping from spelling to str
        "scalar", "column", "row", "matrix", "square"; for functions
        "entrywise", "number" or "alike"; `size:i` for the size of an index.
    members : container of spellings
        Letters of which a first script only chooses a member.
    defined : container of spellings
        New names: they have whatever shape the other side has.
    """

    def __init__(self, kinds, members=(), defined=()):
        self.sizes, self.kinds, self.members = Sizes(), kinds, members
        self.defined = defined
        self.letters, self.indices, self.counts = {}, {}, {}

    def index(self, name):
        """Return the size that an index runs over."""
        if name not in self.indices:
            self.indices[name] = self.sizes.new()
        return self.indices[name]

    def count(self, name):
        """Return how many members a family has."""
        return self.counts.setdefault(name, self.sizes.new())

    def letter(self, name):
        """Return the shape of a letter."""
        if name not in self.letters:
            new, kind = self.sizes.new, self.kinds.get(name, "scalar")
            if kind.startswith("size:"):
                self.sizes.same(self.index(name), self.index((kind[5:],)))
            self.letters[name] = {
                "column": lambda: Shape(new()), "row": lambda: Shape(
                    None, new()),
                "matrix": lambda: Shape(new(), new()),
                "square": lambda: Shape(*[new()] * 2)}.get(
                    kind, lambda: NUMBER)()
        return self.letters[name]

    def of(self, node):
        """Return the shape of a node.

        Raises
        ------
        Misfit
        """
        found = RULES.get(node[0])
        if found:
            return found(self, *node[1:])
        if node[0] in _SAME:
            return self.of(node[1])
        for part in node[1:]:
            if isinstance(part, tuple) and part and isinstance(part[0], str):
                self.of(part)
        return NUMBER

    def all_same(self, nodes):
        """Return the one shape that several nodes have."""
        first, *others = [self.of(node) for node in nodes]
        for other in others:
            self.same(first, other)
        return first

    def same(self, one, other):
        """Make two shapes equal, axis by axis."""
        for size, another in zip(one, other, strict=True):
            if (size is None) != (another is None):
                raise Misfit("two kinds differ")
            if size is not None:
                self.sizes.same(size, another)

    def number(self, node):
        """Ask for a number."""
        if self.of(node) != NUMBER:
            raise Misfit("a number is wanted")
        return NUMBER

    def square(self, shape):
        """Ask for a square matrix."""
        if None in shape:
            raise Misfit("a matrix is wanted")
        self.sizes.same(*shape)
        return shape
