"""State the shapes of calls, sums over indices, and derivatives."""

from .shape_rules import marked
from .shapes import NUMBER, Shape, rule
from .sizes import Misfit

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
        shape = marked(shapes, shape, mark)
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
