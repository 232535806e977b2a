"""State which shape each kind of node has, given those of its parts."""

from .shapes import NUMBER, Shape, rule
from .sizes import Misfit

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
        marks = _without_member(shapes, base[1], marks)
    for mark in marks:
        shape = marked(shapes, shape, mark)
    return shape


def _without_member(shapes, name, marks):
    """Take away the script that chooses a member of a family."""
    first, *others = marks
    chosen = first[1] if len(first) > 1 else ("", "")
    if chosen[0] == "paren":
        chosen = chosen[1]
    if chosen[0] == "name":
        shapes.sizes.same(shapes.count(name), shapes.index(chosen[1]))
    if first[0] == "sub" and len(first) > 2:
        return [("sub", *first[2:]), *others]
    return others


def marked(shapes, shape, mark):
    """Return the shape of something with a mark on it."""
    tag = mark[0]
    if tag == "sub":
        return _entry(shapes, shape, mark[1:])
    if tag in ("transpose", "pseudoinverse"):
        if shape == NUMBER:
            raise Misfit("a number has no transpose")
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
