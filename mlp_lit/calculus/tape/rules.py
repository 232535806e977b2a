"""Keep the rule for each operator's own derivative, in three tables.

Each operator knows its own, and nothing of the others'. `LOCAL` has the
functions that work entry by entry, with their derivative by each argument.
`BACK` has the functions that move or add up entries; theirs is a whole array
of derivatives, so what stands there is its product with the gradient g that
arrives from above. `FORTH` says how the few of these that are not linear
pass a change of an argument on.

All rules are written in NumPy. Given arrays they compute; given the nodes of
a running tape they are recorded like anything else, which is why a gradient
can be differentiated again.
"""

import functools

import numpy as np


def recordable(function):
    """Let a function of ours be recorded when it is given a node."""
    @functools.wraps(function)
    def apply(*operands, **options):
        for x in operands:
            if hasattr(x, "tape"):
                return x.tape.record(apply, *operands, **options)
        return function(*operands, **options)
    return apply


@recordable
def sigmoid(x):
    """Compute σ(x) = 1 / (1 + e^−x) of an array or a node, without overflow.

    Examples
    --------
    >>> sigmoid([0.0, -1000.0])
    array([0.5, 0. ])
    """
    small = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, small, 1.0) / (1.0 + small)


@recordable
def relu(x):
    """Compute max(x, 0) of an array or a node; the derivative at 0 is 0.

    Examples
    --------
    >>> relu([-2.0, 3.0])
    array([0., 3.])
    """
    return np.maximum(x, 0)


@recordable
def choose(x, y, condition):
    """Take x where the condition holds, else y."""
    return np.where(condition, x, y)


@recordable
def pick(x, key):
    """Pick the entries x[key]."""
    return x[key]


@recordable
def scatter(x, shape, key):
    """Make zeros of a shape, and add x at the places of a key."""
    result = np.zeros(shape, x.dtype)
    np.add.at(result, key, x)
    return result


@recordable
def reshape(x, shape):
    """Put the same entries, in the same order, into another shape."""
    return np.reshape(x, shape)


@recordable
def concatenate(*parts, axis):
    """Join arrays along an axis."""
    return np.concatenate(parts, axis)


def power_by_exponent(z, x, y):
    """Compute x^y log x, and 0 where x = 0."""
    return z * np.log(np.where(x == 0, 1.0, x))


def wins(x, y):
    """Return 1 where x > y, ½ where they are equal, else 0."""
    return (x > y) + 0.5 * (x == y)


# z is the value of the function, x and y are its arguments.
LOCAL = {
    np.add: (lambda z, x, y: 1.0, lambda z, x, y: 1.0),
    np.subtract: (lambda z, x, y: 1.0, lambda z, x, y: -1.0),
    np.multiply: (lambda z, x, y: y, lambda z, x, y: x),
    np.divide: (lambda z, x, y: 1 / y, lambda z, x, y: -z / y),
    np.power: (lambda z, x, y: y * x ** np.where(y == 0, 1.0, y - 1),
               power_by_exponent),
    np.maximum: (lambda z, x, y: wins(x, y), lambda z, x, y: wins(y, x)),
    np.minimum: (lambda z, x, y: wins(y, x), lambda z, x, y: wins(x, y)),
    np.logaddexp: (lambda z, x, y: sigmoid(x - y),
                   lambda z, x, y: sigmoid(y - x)),
    choose: (lambda z, x, y, condition: 1.0 * condition,
             lambda z, x, y, condition: 1.0 - condition),
    np.positive: (lambda z, x: 1.0,),
    np.negative: (lambda z, x: -1.0,),
    np.reciprocal: (lambda z, x: -z * z,),
    np.square: (lambda z, x: 2 * x,),
    np.sqrt: (lambda z, x: 0.5 / z,),
    np.abs: (lambda z, x: np.sign(x),),
    np.exp: (lambda z, x: z,),
    np.expm1: (lambda z, x: z + 1,),
    np.log: (lambda z, x: 1 / x,),
    np.log2: (lambda z, x: 1 / (np.log(2) * x),),
    np.log10: (lambda z, x: 1 / (np.log(10) * x),),
    np.log1p: (lambda z, x: 1 / (1 + x),),
    np.sin: (lambda z, x: np.cos(x),),
    np.cos: (lambda z, x: -np.sin(x),),
    np.tan: (lambda z, x: 1 + z * z,),
    np.arctan: (lambda z, x: 1 / (1 + x * x),),
    np.sinh: (lambda z, x: np.cosh(x),),
    np.cosh: (lambda z, x: np.sinh(x),),
    np.tanh: (lambda z, x: 1 - z * z,),
    sigmoid: (lambda z, x: z * (1 - z),),
    relu: (lambda z, x: 1.0 * (x > 0),)}


def operator(*derivatives):
    """Make a function an operator of the tape, by its local derivatives.

    Parameters
    ----------
    *derivatives : callables, one for each argument
        Each takes the value z of the function and all its arguments, works
        entry by entry, and is written in functions that the tape knows.

    Returns
    -------
    decorator for a function of arrays

    Raises
    ------
    TypeError
        If there is not one derivative for each argument, or if the function
        turns out not to work entry by entry.

    Examples
    --------
    >>> @operator(lambda z, x: 1 / (3 * z * z))
    ... def cube_root(x):
    ...     return np.cbrt(x)
    >>> LOCAL[cube_root][0](2.0, 8.0)
    0.08333333333333333
    """
    def decorate(function):
        if not callable(function):
            raise TypeError("operator needs derivatives: write @operator("
                            "lambda z, x: …) above the function")

        @recordable
        @functools.wraps(function)
        def apply(*operands):
            return _entry_by_entry(function, operands, len(derivatives))
        LOCAL[apply] = derivatives
        return apply
    return decorate


def _entry_by_entry(function, operands, expected):
    """Apply a user's function, and see whether it is what was promised."""
    name = function.__name__
    if len(operands) != expected:
        raise TypeError(f"{name} got {len(operands)} arguments, but operator "
                        f"got {expected} derivatives: give one for each")
    value = function(*operands)
    shape = np.broadcast_shapes(*map(np.shape, operands))
    if np.shape(value) != shape:
        raise TypeError(f"{name} must work entry by entry, but makes an "
                        f"array of shape {np.shape(value)} of {shape}")
    return value


# Shapes

def kept(shape, axis):
    """Return the shape after a sum over axes, kept with length 1."""
    axes = range(len(shape)) if axis is None else np.atleast_1d(axis)
    summed = {int(a) % len(shape) for a in axes}
    return tuple(1 if i in summed else n for i, n in enumerate(shape))


def sum_to(g, shape):
    """Undo broadcasting: add up what came from one and the same entry."""
    if g.shape == tuple(shape):
        return g
    extra = g.ndim - len(shape)
    stretched = tuple(range(extra)) + tuple(
        extra + i for i, n in enumerate(shape) if n == 1)
    return np.reshape(np.sum(g, axis=stretched), shape)


def turned(x):
    """Transpose a stack of matrices."""
    return np.swapaxes(x, -1, -2)


def ties(z, x, axis):
    """Return 1 where x is the maximum z; equal maxima share."""
    highest = 1.0 * (x == np.reshape(z, kept(x.shape, axis)))
    return highest / np.sum(highest, axis=axis, keepdims=True)


# The gradient g has the shape of the value; the result, of the argument.

def spread(g, x, axis):
    """Hand the gradient of a sum to every term."""
    return np.broadcast_to(np.reshape(g, kept(x.shape, axis)), x.shape)


def matmul_back(k):
    """Return the gradient by factor k of x @ y, as in {eq}`eq-linear-dx`.

    A vector counts as a row on the left and as a column on the right.
    """
    def back(g, z, x, y):
        row = np.reshape(x, (1, -1)) if x.ndim == 1 else x
        column = np.reshape(y, (-1, 1)) if y.ndim == 1 else y
        g = np.expand_dims(g, -1) if y.ndim == 1 else g
        g = np.expand_dims(g, -2) if x.ndim == 1 else g
        if k == 0:
            return np.reshape(sum_to(g @ turned(column), row.shape), x.shape)
        return np.reshape(sum_to(turned(row) @ g, column.shape), y.shape)
    return back


def part(k):
    """Cut out of g what belongs to part k of a concatenation."""
    def back(g, z, *parts, axis):
        start = sum(p.shape[axis] for p in parts[:k])
        piece = slice(start, start + parts[k].shape[axis])
        return g[(slice(None),) * (axis % g.ndim) + (piece,)]
    return back


class Parts:
    """Stand for as many rules as there are parts."""

    __getitem__ = staticmethod(part)


BACK = {
    np.matmul: (matmul_back(0), matmul_back(1)),
    np.sum: (lambda g, z, x, axis, keepdims: spread(g, x, axis),),
    np.max: (lambda g, z, x, axis, keepdims:
             spread(g, x, axis) * ties(z, x, axis),),
    np.broadcast_to: (lambda g, z, x, shape: sum_to(g, x.shape),),
    reshape: (lambda g, z, x, shape: reshape(g, shape=x.shape),),
    np.transpose: (lambda g, z, x, axes:
                   np.transpose(g, np.argsort(axes)),),
    pick: (lambda g, z, x, key: scatter(g, shape=x.shape, key=key),),
    scatter: (lambda g, z, x, shape, key: g[key],),
    concatenate: Parts(),
}


# The change dx of argument k becomes a change of the value.

def max_forth(dx, z, x, axis, keepdims):
    """Move a maximum as its highest entries do."""
    return np.sum(dx * ties(z, x, axis), axis=axis, keepdims=keepdims)


FORTH = {
    np.max: lambda k, dx, z, x, **o: max_forth(dx, z, x, **o),
    np.matmul: lambda k, dx, z, x, y: dx @ y if k == 0 else x @ dx,
    concatenate: lambda k, dx, z, *parts, axis: concatenate(
        *(dx if i == k else np.zeros(p.shape)
          for i, p in enumerate(parts)), axis=axis),
}


def pull(operation, k, g, z, arguments, options):
    """Return what a gradient g at the value contributes to argument k."""
    if operation in BACK:
        return BACK[operation][k](g, z, *arguments, **options)
    local = LOCAL[operation][k](z, *arguments, **options)
    if not (isinstance(local, float) and local == 1):
        g = g * local
    return sum_to(g, arguments[k].shape)


def push(operation, k, dx, z, arguments, options):
    """Return what a change dx of argument k contributes to the value."""
    if operation in FORTH:
        return FORTH[operation](k, dx, z, *arguments, **options)
    if operation in BACK:  # linear: it does to changes what it does to x
        return operation(dx, **options)
    return dx * LOCAL[operation][k](z, *arguments, **options)
