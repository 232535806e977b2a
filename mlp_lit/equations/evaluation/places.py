r"""Take derivatives and other expressions at a place.

`\frac{df}{dx}(a)` names the argument of a function by which one
differentiates, `\left. … \right|_{x = a}` gives symbols other values.
"""

from ..errors import EvaluationError
from ..reading.printing import to_tex
from ..rules import rule
from ..values import Value, check_same
from .derivatives import HERE, derivative_of, noted
from .references import resolve


@rule("derivative_at")
@noted
def derivative_at(scope, node):
    """Differentiate a function, and take it at its arguments."""
    _, sign, order, slots, function, *args = node
    variables = set(slots)
    if len(variables) != 1:
        raise EvaluationError("a derivative at a place is read for one "
                              "variable")
    at = place_of(scope, function, variables.pop(), len(args))
    here = [("name", (f"{HERE[0]}{number}",)) for number in range(len(args))]
    inner = scope.moved({(name[1], ()): scope.value(arg) for name, arg in
                         zip(here, args, strict=True)})
    slots = tuple(here[at] if slot[0] == "name" else
                  ("post", here[at], *slot[2:]) for slot in slots)
    return derivative_of(inner, ("derivative", sign, order, slots,
                              ("call", function, 0, *here)))


def place_of(scope, function, variable, count):
    """Return which argument of a function a variable is."""
    base = variable[1] if variable[0] == "post" else variable
    for definition in scope.definitions.get(function[1], ()):
        if ("name", *base[1:]) == base and base[1] in definition.parameters:
            return definition.parameters.index(base[1])
        raise EvaluationError(f"{to_tex(base)} is no argument of "
                              f"{to_tex(function)}")
    if count != 1:
        raise EvaluationError("a derivative at a place is read for a "
                              "function that is printed, or has one "
                              "argument")
    return 0


@rule("evaluated")
def evaluated(scope, node):
    r"""Take an expression at a place: \left. … \right|_{x = a}."""
    _, body, *places = node
    moves = {}
    for place in places:
        at = resolve(scope, place[1]) if place[0] == "chain" else None
        if at is None or at.entry or at.marks or len(place) != 4 or (
                place[2] != "=" or at.name in scope.indices):
            raise EvaluationError("below the bar stand symbols with their "
                                  "values: x = a")
        new, old = scope.value(place[3]), scope.lookup(at.name, at.member)
        check_same(old, new, "a value at a place")
        moves[at.name, at.member] = Value(
            new.array + 0 * old.array, old.kind)
    return scope.moved(moves).value(body)
