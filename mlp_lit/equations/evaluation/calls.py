r"""Call Python functions, printed functions and compositions.

A function of one number acts on an array entry by entry. Printed functions
are definitions such as `\sigma(z) = \frac{1}{1 + e^{-z}}`.
"""

import numpy as np

from ..errors import EvaluationError, KindError, NeedsDifferences
from ..meaning import declarations as s
from ..meaning.definitions import is_layer, pattern_match
from ..meaning.known import KNOWN
from ..rules import rule
from ..values import SCALAR, Value, from_python, need_scalar, to_python
from .differentiators import slope
from .references import entry_of


@rule("function")
def bare_function(scope, node):
    """Refuse a function without an argument: it has no value."""
    raise EvaluationError(f"{''.join(node[1])} is a function: give it an "
                          "argument")


@rule("call")
def call(scope, node):
    """Apply a function to its arguments."""
    function, primes, args = node[1], node[2], node[3:]
    values = [scope.value(arg) for arg in args]
    result = callable_of(scope, function, primes)(*values)
    kinks = kinks_of(scope, function)
    if not kinks or len(values) != 1:
        return result
    return scope.draw.evidence.take(node, result, sides_of(
        kinks, values[0].array.real))


def kinks_of(scope, function):
    """Return the kinks of a declared function, where it has some."""
    meaning = scope.symbols.get(function[1]) or KNOWN.get(
        "".join(function[1])) if function[0] == "function" else None
    return meaning.kinks if isinstance(meaning, s.Function) else ()


def sides_of(kinks, x):
    """Return where an argument lies between which kinks."""
    ends = [-np.inf, *sorted(kinks), np.inf]
    return {f"what lies between {low:g} and {high:g}": (low < x) & (x < high)
            for low, high in zip(ends, ends[1:], strict=False)}


def callable_of(scope, node, primes=0):
    """Return a Python callable from Values to a Value."""
    if node[0] == "composed":
        parts = [callable_of(scope, part) for part in node[1:]]

        def composition(*values):
            for part in reversed(parts):
                values = (part(*values),)
            return values[0]
        plain = composition
    else:
        plain, inner = named(scope, node)
        primes += inner
    if primes:
        return lambda *values: slope(scope, plain, values, primes)
    return plain


def named(scope, node):
    """Return the callable of a name, and how often it is primed."""
    name, primes, member = node[1], 0, ()
    meaning = scope.symbols.get(name) or KNOWN.get("".join(name))
    for mark in node[2:]:
        if mark == ("prime",):
            primes += 1
        elif mark[0] == "sub" and len(mark) == 2 and not member:
            member = (scope.integer(mark[1]),)
        elif is_layer(mark) and not member:
            member = (scope.integer(mark[1][1]),)
        else:
            raise EvaluationError(f"{''.join(name)} is a function: this "
                                  "decoration is not read")
    if isinstance(meaning, s.FunctionFamily) and (
            name not in scope.definitions):
        meaning = meaning.members.get(member[0] if member else None)
        member = ()
    if isinstance(meaning, s.Function):
        plain, entry = python_function(scope, name, meaning), member
    elif name in scope.definitions:
        plain, entry = printed_function(scope, name, member)
    else:
        raise EvaluationError(f"{''.join(name)} has no such member")
    if not entry:
        return plain, primes
    indices = tuple(("number", str(number)) for number in entry)
    return (lambda *values: entry_of(scope, plain(*values), indices)), primes


def python_function(scope, name, meaning):
    """Return a callable from Values to a Value for Python code."""
    code = meaning.call or scope.draw.functions[name]

    def apply(*values):
        if not meaning.analytic and any_complex(values):
            raise NeedsDifferences
        if len(values) != getattr(code, "nin", len(values)):
            raise EvaluationError(f"{''.join(name)} takes {code.nin} "
                                  f"argument, not {len(values)}")
        if meaning.elementwise:
            first = values[0]
            if len(values) > 1 and not all(v.is_scalar for v in values):
                raise KindError("an elementwise function of several "
                                "arguments takes scalars")
            result = np.asarray(code(*(v.array for v in values)))
            if result.shape != np.broadcast_shapes(
                    *(v.array.shape for v in values)):
                raise KindError(f"{''.join(name)} does not act entry by "
                                "entry: declare elementwise=False")
            return Value(result + 0.0, first.kind, first.free)
        return whole(code, values, meaning.kind)
    return apply


def any_complex(values):
    """Tell whether one of the values is complex."""
    return any(np.iscomplexobj(v.array) for v in values)


def whole(code, values, kind):
    """Call a function of whole arrays, once per outcome."""
    if any(v.kind == (False, True) for v in values) and kind is None:
        raise KindError("a row is passed to a function of a column; "
                        "declare the kind of the function's result")
    if not any(v.is_batched for v in values):
        return from_python(code(*map(to_python, values)), kind)
    shape = np.broadcast_shapes(*(v.array.shape[:-2] for v in values))
    stacks = [np.broadcast_to(v.array, shape + v.shape) for v in values]
    results = []
    for at in np.ndindex(shape):
        args = [to_python(Value(a[at], v.kind)) for a, v in
                zip(stacks, values, strict=False)]
        results.append(from_python(code(*args), kind))
    array = np.stack([r.array for r in results])
    return Value(array.reshape(shape + array.shape[1:]), results[0].kind)


def printed_function(scope, name, member):
    """Return a function that is printed, and the entry f_i of it.

    In f_2(x) the 2 is a member if members are defined, else an entry.
    """
    definitions = scope.definitions[name]
    entry = () if any(d.member for d in definitions) else member
    member = () if entry else member

    def apply(*values):
        for definition in definitions:
            bound = pattern_match(definition.member, member, scope)
            if bound is not None:
                return evaluated(scope, definition, bound, values)
        raise EvaluationError(f"{''.join(name)} has no such member")
    return apply, entry


def evaluated(scope, definition, bound, values):
    """Evaluate the body of a printed function at given arguments."""
    if definition.body[0] in ("composed", "function") and (
            not definition.parameters):
        return callable_of(scope, definition.body)(*values)
    if len(values) != len(definition.parameters):
        raise EvaluationError(
            f"{''.join(definition.name)} takes {len(definition.parameters)} "
            f"arguments, not {len(values)}")
    if len(scope.active) > 40:
        raise EvaluationError("this function calls itself without end")
    whole_value, values = entry_by_entry(scope, definition, values)
    inner = scope.moved({(name, ()): value for name, value in
                         zip(definition.parameters, values, strict=False)})
    inner.active = [*scope.active, (definition.name, ("…",))]
    if whole_value is not None:
        inner.batch_axes += 1
    names = [c[1] for c in definition.component]
    result = inner.components(definition.body, names, bound)
    if whole_value is None:
        return result
    array = np.moveaxis(
        np.broadcast_to(need_scalar(result, "the value of this function")
                        .array, values[0].array.shape)[..., 0], 0, -1)
    return Value(array.reshape(whole_value.array.shape), whole_value.kind,
                 whole_value.free)


def entry_by_entry(scope, definition, values):
    """Put the entries of an array in a batch, for a function of a number."""
    if len(values) != 1 or values[0].is_scalar or not takes_scalar(
            scope, definition.parameters[0]):
        return None, values
    value = values[0]
    flat = value.array.reshape(*value.array.shape[:-2], -1)
    entries = np.moveaxis(flat, -1, 0)[..., None, None]
    if entries.ndim < scope.batch_axes + 3:
        entries = entries.reshape(
            len(entries), *(1,) * (scope.batch_axes + 2))
    return value, [Value(entries, SCALAR)]


def takes_scalar(scope, parameter):
    """Tell whether the parameter of a printed function is a number."""
    meaning = scope.symbols.get(parameter)
    return isinstance(meaning, s.Parameter) or getattr(
        meaning, "shape", None) == ()
