r"""f'(Z) needs a function of one number; f(Z) then acts entry by entry.

Calls of Python functions, of printed definitions such as
`\sigma(z) = \frac{1}{1 + e^{-z}}`, of compositions, and of the functions
everybody knows.
"""

import math

import numpy as np

from . import symbols as s
from .arithmetic import scalar_power
from .definitions import is_layer, pattern_match
from .derivatives import slope
from .errors import EvaluationError, KindError, NeedsDifferences
from .rules import rule
from .values import (COLUMN, MATRIX, SCALAR, Value, from_python, need_scalar,
                     scalar, to_python)


def erf(x):
    """The error function, also a little beside the real axis.

    For complex numbers the integral 2z/√π ∫₀¹ exp(−z²t²) dt, which keeps
    the exact derivative that the complex step reads off.
    """
    if not np.iscomplexobj(x):
        return np.vectorize(math.erf, otypes=[float])(x)
    t, weights = np.polynomial.legendre.leggauss(64)
    t, weights = (t + 1) / 2, weights / 2
    exact = np.vectorize(math.erf, otypes=[float])(x.real)
    step = 1j * x.imag
    path = x.real[..., None] + step[..., None] * t
    return exact + 2 / math.sqrt(math.pi) * step * (
        weights * np.exp(-path * path)).sum(-1)


def sigmoid(x):
    """The logistic function; both branches avoid overflow."""
    small = np.exp(-x * np.sign(x.real))
    return np.where(x.real >= 0, 1 / (1 + small), small / (1 + small))


def normal_cdf(x):
    """Φ, the distribution function of the standard normal law."""
    return (1 + erf(x / math.sqrt(2))) / 2


def relu(x):
    """max(0, x), with derivative 0 at 0."""
    return x * (x.real > 0)


KNOWN = {r"\sigma": s.Function(sigmoid), r"\Phi": s.Function(normal_cdf),
         r"\operatorname{relu}": s.Function(relu, kinks=(0.0,))}
ENTRYWISE = {"log": np.log, "ln": np.log, "exp": np.exp, "sin": np.sin,
             "cos": np.cos, "tan": np.tan, "sinh": np.sinh, "cosh": np.cosh,
             "tanh": np.tanh, "arctan": np.arctan, "erf": erf,
             "sign": lambda x: np.sign(x.real),
             "sgn": lambda x: np.sign(x.real)}


@rule("call")
def call(scope, node):
    function, primes, args = node[1], node[2], node[3:]
    values = [scope.value(arg) for arg in args]
    return callable_of(scope, function, primes)(*values)


def callable_of(scope, node, primes=0):
    """A Python callable from Values to a Value."""
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
    """The callable of a named function, and how often it is primed."""
    name, primes, member = node[1], 0, ()
    meaning = scope.symbols.get(name) or KNOWN.get("".join(name))
    for post in node[2:]:
        if post == ("prime",):
            primes += 1
        elif post[0] == "sub" and len(post) == 2 and not member:
            member = (scope.integer(post[1]),)
        elif is_layer(post) and not member:
            member = (scope.integer(post[1][1]),)
        else:
            raise EvaluationError(f"{''.join(name)} is a function: this "
                                  "decoration is not read")
    if isinstance(meaning, s.FunctionFamily):
        meaning = meaning.members.get(member[0] if member else None)
        member = ()
    if isinstance(meaning, s.Function) and not member:
        return python_function(scope, name, meaning), primes
    if name in scope.definitions:
        return printed_function(scope, name, member), primes
    raise EvaluationError(f"{''.join(name)} has no such member")


def python_function(scope, name, meaning):
    code = meaning.call or scope.extras["function", name]

    def apply(*values):
        if not meaning.analytic and scope_is_complex(values):
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


def scope_is_complex(values):
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
                zip(stacks, values)]
        results.append(from_python(code(*args), kind))
    array = np.stack([r.array for r in results])
    return Value(array.reshape(shape + array.shape[1:]), results[0].kind)


def printed_function(scope, name, member):
    """A function whose definition is printed in TeX."""
    def apply(*values):
        for definition in scope.definitions[name]:
            bound = pattern_match(definition.member, member, scope)
            if bound is not None:
                return evaluated(scope, definition, bound, values)
        raise EvaluationError(f"{''.join(name)} has no such member")
    return apply


def evaluated(scope, definition, bound, values):
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
                         zip(definition.parameters, values)})
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
    """An array given to a function of a number: its entries in a batch."""
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
    meaning = scope.symbols.get(parameter)
    return isinstance(meaning, s.Parameter) or getattr(
        meaning, "shape", None) == ()


@rule("elementary", "elementary_open")
def elementary(scope, node):
    if len(node) != 3:
        raise EvaluationError(f"{node[1]} takes one argument")
    name, value = node[1], scope.value(node[2])
    if name in ENTRYWISE:
        return value.map(ENTRYWISE[name])
    return OF_ARRAYS[str(name)](value)


@rule("powered")
def powered(scope, node):
    r"""\sin^2 x is (\sin x)^2; \log_2 x has a base."""
    inner, post = node[1], node[2]
    value = scope.value(inner)
    if post[0] == "sub" and inner[1] == "log" and len(post) == 2:
        base = need_scalar(scope.value(post[1]), "a base").array
        return value.map(lambda x: x / np.log(base))
    exponent = scope.value(post[1]) if post[0] == "exponent" else scalar(-1)
    if not exponent.is_scalar or (exponent.array.real <= 0).any() or (
            inner[1] not in ENTRYWISE):
        raise EvaluationError("this decoration of a function is not read")
    return value.map(lambda x: scalar_power(x, exponent.array))


def square(value, what):
    if value.kind != MATRIX or value.shape[0] != value.shape[1]:
        raise KindError(f"the {what} belongs to a square matrix")
    return value.array


def trace(value):
    array = square(value, "trace")
    return Value(np.trace(array, axis1=-2, axis2=-1)[..., None, None],
                 SCALAR)


def determinant(value):
    return Value(np.linalg.det(square(value, "determinant"))[
        ..., None, None], SCALAR)


def diagonal(value):
    """A matrix from a vector, or the vector from a matrix."""
    if value.kind == MATRIX:
        array = square(value, "diagonal")
        return Value(np.diagonal(array, axis1=-2, axis2=-1)[..., None],
                     COLUMN)
    column = value if value.kind == COLUMN else value.T
    if value.is_scalar or column.free[0]:
        raise KindError("diag is read for vectors and square matrices")
    return Value(column.array * np.eye(column.shape[0]), MATRIX)


def rank(value):
    return scalar(float(np.linalg.matrix_rank(value.array.real)))


def vec(value):
    """Columns on top of each other."""
    if value.is_batched or value.kind != MATRIX:
        raise KindError("vec is read for a matrix")
    return Value(value.array.T.reshape(-1, 1), COLUMN)


OF_ARRAYS = {"tr": trace, "trace": trace, "det": determinant, "rank": rank,
             "diag": diagonal, "vec": vec}
