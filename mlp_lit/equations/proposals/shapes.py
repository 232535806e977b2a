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
_RULES = {}


def rule(*tags):
    """Make a function the rule of some kinds of nodes."""
    def register(function):
        _RULES.update(dict.fromkeys(tags, function))
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
        self.letters, self.indices = {}, {}

    def index(self, name):
        """Return the size that an index runs over."""
        if name not in self.indices:
            self.indices[name] = self.sizes.new()
        return self.indices[name]

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
        found = _RULES.get(node[0])
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


# Clauses

@rule("statement")
def _statement(shapes, *clauses):
    for clause in clauses:
        shapes.of(clause)
    return NUMBER


@rule("chain")
def _chain(shapes, first, *rest):
    sides = [] if _is_new(shapes, first) else [first]
    for sign, side in zip(rest[::2], rest[1::2], strict=False):
        if sign in ("in", "~"):
            break
        sides.append(side)
    return shapes.all_same(sides) if sides else NUMBER


def _is_new(shapes, side):
    """Tell whether a side is what the display defines."""
    while side[0] in ("post", "call"):
        side = side[1]
    return side[0] in ("name", "function") and side[1] in shapes.defined


# Letters

@rule("name")
def _name(shapes, name):
    return shapes.letter(name)


@rule("ones")
def _ones(shapes):
    return Shape(shapes.sizes.new())


@rule("identity")
def _identity(shapes, size, *_):
    if size[0] == "number":
        return Shape(*[shapes.sizes.fixed(int(size[1]))] * 2)
    return Shape(*[shapes.index(size[1])] * 2)


# Sums and products

@rule("sum")
def _sum(shapes, *terms):
    return shapes.all_same([term for _, term in terms
                            if term[0] not in ("big_o", "dots")])


@rule("product")
def _product(shapes, *items):
    found = shapes.of(items[0][1])
    for join, item in items[1:]:
        found = _joined(shapes, join, found, shapes.of(item))
    return found


def _joined(shapes, join, left, right):
    if join == "/" and right != NUMBER:
        raise Misfit("a number must stand under a slash")
    if join == "odot":
        shapes.same(left, right)
    if join == "odot" or right == NUMBER:
        return left
    if left == NUMBER:
        return right
    if (left.columns is None) != (right.rows is None):
        raise Misfit("a product does not fit")
    if left.columns is not None:
        shapes.sizes.same(left.columns, right.rows)
    return Shape(left.rows, right.columns)


@rule("fraction")
def _fraction(shapes, above, below):
    shapes.number(below)
    return shapes.of(above)


# Brackets

@rule("paren", "bracket", "braces")
def _paren(shapes, *items):
    found = [shapes.of(item) for item in items]
    return found[0] if len(found) == 1 else NUMBER


@rule("norm")
def _norm(shapes, inner, _):
    if shapes.of(inner) == NUMBER:
        raise Misfit("a norm of a number")
    return NUMBER


@rule("inner")
def _inner(shapes, left, right):
    if shapes.all_same([left, right]) == NUMBER:
        raise Misfit("an inner product of numbers")
    return NUMBER


@rule("cases")
def _cases(shapes, *rows):
    for _, condition in rows:
        if condition:
            shapes.of(condition)
    return shapes.all_same([value for value, _ in rows])


@rule("matrix")
def _matrix(shapes, *rows):
    for cell in (cell for row in rows for cell in row):
        shapes.number(cell)
    return Shape(shapes.sizes.fixed(len(rows)),
                 shapes.sizes.fixed(len(rows[0])))


# Marks

@rule("post")
def _post(shapes, base, *marks):
    shape = shapes.of(base)
    marks = list(marks)
    if base[0] == "name" and base[1] in shapes.members and marks:
        marks = _without_member(marks)
    for mark in marks:
        shape = _marked(shapes, shape, mark)
    return shape


def _without_member(marks):
    """Take away the script that chooses a member of a family."""
    first = marks[0]
    if first[0] == "sub" and len(first) > 2:
        return [("sub", *first[2:]), *marks[1:]]
    return marks[1:]


def _marked(shapes, shape, mark):
    tag = mark[0]
    if tag == "sub":
        return _entry(shapes, shape, mark[1:])
    if tag in ("transpose", "pseudoinverse"):
        return shape.T
    if tag in ("inverse_transpose", "exponent_transpose"):
        return shapes.square(shape)
    if tag == "exponent":
        shapes.number(mark[1])
        return shape if shape == NUMBER else shapes.square(shape)
    return shape


def _entry(shapes, shape, indices):
    """Return the shape of an entry; its indices run over the axes."""
    axes = [axis for axis in shape if axis is not None]
    if len(axes) != len(indices):
        raise Misfit("as many indices as axes")
    kept = [axis if index[0] == "slice" else None
            for axis, index in zip(axes, indices, strict=True)]
    for axis, index in zip(axes, indices, strict=True):
        if index[0] == "name":
            shapes.sizes.same(axis, shapes.index(index[1]))
    return Shape(*kept) if len(kept) == 2 else NUMBER


# Functions

@rule("call")
def _call(shapes, function, _, *arguments):
    found = [shapes.of(argument) for argument in arguments]
    kind = shapes.kinds.get(function[1], "entrywise")
    if kind == "entrywise" and len(found) > 1:
        raise Misfit("an entrywise function has one argument")
    if kind == "number" and found[0] == NUMBER:
        raise Misfit("such a function is for arrays")
    shape = NUMBER if kind == "number" else found[0]
    for mark in function[2:] if isinstance(function, tuple) else ():
        shape = _marked(shapes, shape, mark)
    return shape


@rule("elementary", "elementary_open")
def _elementary(shapes, name, argument, *_):
    shape = shapes.of(argument)
    if name in ("tr", "trace", "det"):
        shapes.square(shape)
        return NUMBER
    if name == "diag":
        axes = [axis for axis in shape if axis is not None]
        if not axes:
            raise Misfit("diag of a number")
        return Shape(*axes * 2) if len(axes) == 1 else Shape(
            shapes.square(shape).rows)
    return {"rank": NUMBER, "vec": Shape(shapes.sizes.new())}.get(name, shape)


@rule("powered")
def _powered(shapes, operator, mark):
    return shapes.of(operator)


@rule("extremum")
def _extremum(shapes, name, *arguments):
    found = [shapes.of(argument) for argument in arguments]
    return next((shape for shape in found if shape != NUMBER), NUMBER)


@rule("large")
def _large(shapes, name, domain, top, body):
    for claim in domain:
        if claim[0] == "chain" and claim[2] == "=" and top:
            _runs_to(shapes, claim[1], claim[3], top)
    return shapes.of(body)


def _runs_to(shapes, index, low, top):
    """Let an index run from 1 to the end of its sum."""
    if index[0] != "name" or low != ("number", "1"):
        return
    if top[0] == "name":
        shapes.sizes.same(shapes.index(index[1]), shapes.index(top[1]))
    elif top[0] == "number":
        shapes.sizes.same(shapes.index(index[1]),
                          shapes.sizes.fixed(int(top[1])))


@rule("expected")
def _expected(shapes, name, *arguments):
    found = [shapes.of(argument) for argument in arguments]
    return found[0] if name == "E" else NUMBER


# Derivatives

@rule("derivative", "derived", "derived_open")
def _derivative(shapes, sign, order, slots, above):
    found = [shapes.of(slot) for slot in slots]
    shape = shapes.of(above)
    if order > 1 or len(found) > 1:
        if any(one != NUMBER for one in found) or shape != NUMBER:
            raise Misfit("a second derivative by arrays")
        return NUMBER
    below = found[0]
    if NUMBER in (shape, below):
        return shape if below == NUMBER else below
    if shape.columns is None and below.columns is None:
        return Shape(shape.rows, below.rows)
    raise Misfit("a derivative with more than two axes")


@rule("nabla")
def _nabla(shapes, by, order, body):
    if shapes.of(body) != NUMBER:
        raise Misfit("a gradient of an array")
    if by is None:
        by = body[3] if body[0] == "call" else None
    shape = shapes.of(by) if by else Shape(shapes.sizes.new())
    if shape == NUMBER:
        raise Misfit("a gradient by a number")
    return Shape(shape.rows, shape.rows) if order == 2 else shape
