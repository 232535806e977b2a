r"""Differentiate what stands in a formula: gradients, Jacobians.

The numbers come from `differentiators`; here is what is moved, what is
looked at, and in which shape the derivatives are laid out.
"""

import warnings
from functools import wraps

import numpy as np

from ..errors import EvaluationError, KindError, NeedsDifferences
from ..meaning.declarations import Constant, Drawn, Index
from ..reading.printing import to_tex
from ..rules import rule
from ..tree import names_in
from ..values import MATRIX, SCALAR, Value
from .differentiators import differentiate
from .expectations import reached
from .references import digits_apart, resolve, stands_for_entries

HERE = ("∇",)


def jacobian(scope, node, name, member):
    r"""Return all partial derivatives of a node by a symbol's entries.

    Returns
    -------
    y : Value
        Value of the node.
    J : numpy.ndarray
        Shape (..., *y.shape, *x.shape).
    """
    indices = tuple(sorted((k, v) for k, v in scope.indices.items()
                           if k in names_in((node,))))
    key = node, name, member, indices
    if key not in scope.jacobians:
        scope.jacobians[key] = _jacobian(scope, node, (name, member))
    return scope.jacobians[key]


def _jacobian(scope, node, key):
    if scope.complex:
        raise NeedsDifferences
    x = scope.lookup(*key)
    if x.is_batched and not x.is_scalar:
        raise EvaluationError("a derivative by a random array")

    def at(array):
        moved = scope.moved({key: Value(array, x.kind)})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return moved.value(node).array
    y = scope.value(node)
    J = differentiate(scope, at, x.array)
    return y, J


def laid_out(y, x, J):
    """Lay derivatives out: the shape of the other, or J_ij = ∂y_i/∂x_j."""
    if y.is_scalar:
        return Value(J[..., 0, 0, :, :], x.kind)
    if x.is_scalar:
        return Value(J[..., 0, 0], y.kind)
    head = J.shape[:-4]
    return Value(J.reshape(*head, y.shape[0] * y.shape[1], -1), MATRIX)


def noted(evaluate):
    """Keep whether a derivative is 0: in all draws it would show nothing."""
    @wraps(evaluate)
    def noting(scope, node):
        value = evaluate(scope, node)
        scope.draw.evidence.move(node, value)
        return value
    return noting


@rule("derivative")
@noted
def derivative(scope, node):
    """Evaluate a derivative with what is differentiated above."""
    return derivative_of(scope, node)


def derivative_of(scope, node):
    """Differentiate, once or twice."""
    _, sign, order, slots, top = node
    variables = list(expanded_slots(scope, slots))
    if len(variables) != order:
        raise EvaluationError(f"a derivative of order {order} by "
                              f"{len(variables)} variables")
    if order > 2:
        raise EvaluationError("derivatives of arrays are read up to the "
                              "second")
    *inner, last = variables
    if inner:
        top = ("derivative", sign, 1, (inner[0],), top)
    return by_variable(scope, with_arguments(scope, top), last)


@rule("derived", "derived_open")
@noted
def derived(scope, node):
    """Evaluate a derivative operator in front of an expression."""
    return derivative_of(scope, ("derivative", *node[1:]))


def expanded_slots(scope, slots):
    r"""Yield the variables of a derivative; ∂x² is x twice."""
    for position, slot in enumerate(slots):
        times = 1
        if slot[0] == "post":
            base, marks = slot[1], slot[2:]
            if marks[-1][0] == "exponent" and marks[-1][1][0] == "number":
                times, marks = int(marks[-1][1][1][:2]), marks[:-1]
            elif marks[-1] == ("transpose",) and position == 1:
                marks = marks[:-1]
            slot = ("post", base, *marks) if marks else base
        yield from [slot] * times


def with_arguments(scope, top):
    """Read ∂f/∂x, when f(x, y) = … is printed, as ∂f(x, y)/∂x."""
    if top[0] == "function" and (top[1], ()) not in scope.overrides:
        for definition in scope.definitions.get(top[1], ()):
            return ("call", top, 0, *(("name", p) for p in
                                      definition.parameters))
    return top


def by_variable(scope, top, slot):
    """Differentiate an expression by one symbol or entry."""
    below = resolve(scope, slot)
    if below is None or below.marks:
        raise EvaluationError("one differentiates by a symbol or an entry "
                              "of one")
    if below.name in scope.indices or isinstance(
            scope.symbols.get(below.name), Index):
        raise EvaluationError(
            f"{to_tex(slot)} is an index, and no variable: write the entry, "
            r"as in \partial x_i")
    refuse_bare_entries(scope, slot, below)
    refuse_bare_entries(scope, top, resolve(scope, top))
    base, entry = split_entry(scope, top)
    y, J = jacobian(scope, base, below.name, below.member)
    x = scope.lookup(below.name, below.member)
    if entry:
        y, J = picked(scope, y, J, entry, axis=-4)
    if below.entry:
        x, J = picked(scope, x, J, below.entry, axis=-2)
    return laid_out(y, x, J)


def refuse_bare_entries(scope, node, reference):
    """Refuse a letter for entries without its indices."""
    while node[0] in ("paren", "group") and len(node) == 2:
        node = node[1]
    if reference is not None and not reference.entry and (
            stands_for_entries(scope, node)):
        raise EvaluationError("a letter for entries needs indices in a "
                              "derivative")


def split_entry(scope, top):
    """Split ∂p_i/∂t: differentiate p once, then take its entry i."""
    if top[0] == "derivative" and top[2] == 1:
        return split_slot(scope, top)
    above = resolve(scope, top)
    if above is None or above.marks or not above.entry:
        return top, ()
    if ("slice",) in above.entry:
        raise EvaluationError("a derivative of a slice")
    return whole(scope, above), above.entry


def split_slot(scope, top):
    """Split ∂²L/∂t_i∂t_j: differentiate ∂L/∂t once, then take its entry."""
    _, sign, order, slots, inner = top
    below = resolve(scope, slots[0])
    if below is None or below.marks or not below.entry or (
            not scope.value(inner).is_scalar):
        return top, ()
    return (("derivative", sign, order, (whole(scope, below),), inner),
            below.entry)


def whole(scope, reference):
    """Return the node of a symbol, or of its member, without an entry."""
    if not reference.member:
        return ("name", reference.name)
    number = ("number", str(reference.member[0]))
    mark = ("sub", number) if scope.symbols[
        reference.name].place == "subscript" else (
        "exponent", ("paren", number))
    return ("post", ("name", reference.name), mark)


def picked(scope, value, J, entry, axis):
    """Pick entries of a value and the matching part of its Jacobian."""
    axes = [i for i in (0, 1) if value.kind[i]]
    entry = digits_apart(entry, len(axes))
    if len(entry) != len(axes) or ("slice",) in entry:
        raise KindError("these indices do not fit what is differentiated")
    at = [0, 0]
    for i, index in zip(axes, entry, strict=False):
        at[i] = scope.integer(index) - 1
        if not 0 <= at[i] < value.shape[i]:
            raise EvaluationError(f"the index {at[i] + 1} is outside 1 … "
                                  f"{value.shape[i]}")
    for i in (0, 1):
        J = np.take(J, [at[i]], axis=axis + i)
    part = value.array[..., at[0]:at[0] + 1, at[1]:at[1] + 1]
    return Value(part, SCALAR), J


@rule("nabla")
@noted
def nabla(scope, node):
    """Evaluate a gradient, or a Hessian for the second power."""
    _, by, order, body = node
    if order not in (1, 2):
        raise EvaluationError("the first and second power of ∇ are read")
    scope, body, slot = nabla_variable(scope, by, body)
    if order == 2:
        return derivative_of(scope, (
            "derivative", "partial", 2, (slot, slot), body))
    if not scope.value(body).is_scalar:
        raise KindError("a gradient belongs to a scalar")
    return by_variable(scope, body, slot)


def nabla_variable(scope, by, body):
    """Find the variable: ∇_θ L names it, ∇f(x) has it as argument."""
    if by is not None:
        return scope, with_arguments(scope, body), by
    used = only_symbol_in(scope, body)
    if used is not None:
        return scope, body, ("name", used)
    if body[0] != "call" or len(body) != 4:
        raise EvaluationError(r"∇ of what, by what? Write \nabla_x L or "
                              r"\nabla f(x)")
    inner = scope.moved({(HERE, ()): scope.value(body[3])})
    return inner, (*body[:3], ("name", HERE)), ("name", HERE)


def only_symbol_in(scope, body):
    """Return the one array or number that a value rests on, or None."""
    if body[0] != "name":
        return None
    found = [name for name in reached(scope, {body[1]}, set()) - {body[1]}
             if isinstance(scope.symbols.get(name), Drawn | Constant)]
    return found[0] if len(found) == 1 else None


@rule("jacobian")
@noted
def jacobian_of_function(scope, node):
    """Evaluate the matrix J_f(x) of a function at a place."""
    _, function, *args = node
    if len(args) != 1:
        raise EvaluationError("J_f(x) is read for one argument")
    x = scope.value(args[0])
    inner = scope.moved({(HERE, ()): x})
    y, J = jacobian(inner, ("call", function, 0, ("name", HERE)), HERE, ())
    return laid_out(y, x, J)
