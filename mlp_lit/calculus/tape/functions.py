"""Answer NumPy for nodes: its functions are recorded, or refused.

NumPy asks its arguments before it acts: here is what nodes answer. A
function without a rule is refused by name. Functions that are made of others
(a mean is a sum, divided) are recorded as those.
"""

import difflib
import inspect
import operator

import numpy as np

from mlp_lit.calculus.tape import rules as rules

# These give answers that do not change when the arguments do, a little.
STEPS = {
    np.greater, np.greater_equal, np.less, np.less_equal, np.equal,
    np.not_equal, np.isfinite, np.isinf, np.isnan, np.sign, np.signbit,
    np.floor, np.ceil, np.rint, np.logical_not}


def number(value, dtype):
    """Copy a constant, read-only, as floating-point numbers."""
    result = np.array(value)
    if result.dtype.kind not in "biuf":
        raise TypeError("a tape works on real numbers, not on "
                        f"{result.dtype} ({type(value).__name__})")
    # A plain number takes the precision of what it meets.
    plain = isinstance(value, (bool, int, float)) or result.dtype.kind != "f"
    return result.astype((dtype or float) if plain else result.dtype,
                         copy=False)


def plain(x):
    """Return the value of a node; anything else as it is."""
    return x.value if hasattr(x, "tape") else x


# Functions of arrays

def total(x, axis=None, *, keepdims=False):
    """Sum over the axes."""
    return x.tape.record(np.sum, x, axis=axis, keepdims=keepdims)


def mean(x, axis=None, *, keepdims=False):
    """Divide the sum over the axes by the number of terms."""
    terms = x.size / np.prod(rules.kept(x.shape, axis))
    return total(x, axis, keepdims=keepdims) / float(terms)


def variance(x, axis=None, *, keepdims=False):
    """Average the squared distance from the mean."""
    distance = x - mean(x, axis, keepdims=True)
    return mean(distance ** 2, axis, keepdims=keepdims)


def deviation(x, axis=None, *, keepdims=False):
    """Take the root of the variance."""
    return np.sqrt(variance(x, axis, keepdims=keepdims))


def highest(x, axis=None, *, keepdims=False):
    """Take the maximum over the axes; equal maxima share the derivative."""
    return x.tape.record(np.max, x, axis=axis, keepdims=keepdims)


def lowest(x, axis=None, *, keepdims=False):
    """Take the minimum over the axes."""
    return -highest(-x, axis, keepdims=keepdims)


def reshaped(x, shape):
    """Put the same entries into another shape."""
    shape = np.empty(x.shape, bool).reshape(shape).shape
    return rules.reshape(x, shape=shape)


def ravel(x):
    """Put all entries in a row."""
    return reshaped(x, -1)


def transpose(x, axes=None):
    """Put the axes in another order, by default reversed."""
    axes = range(x.ndim)[::-1] if axes is None else axes
    axes = tuple(int(a) % x.ndim for a in axes)
    return x.tape.record(np.transpose, x, axes=axes)


def swapaxes(x, axis1, axis2):
    """Exchange two axes."""
    axes = list(range(x.ndim))
    axes[axis1], axes[axis2] = axes[axis2], axes[axis1]
    return transpose(x, axes)


def expand_dims(x, axis):
    """Insert a new axis of length 1."""
    return reshaped(x, np.expand_dims(np.empty(x.shape), axis).shape)


def squeeze(x, axis=None):
    """Leave out axes of length 1."""
    return reshaped(x, np.squeeze(np.empty(x.shape), axis).shape)


def broadcast_to(x, shape):
    """Stretch to a shape."""
    return x.tape.record(np.broadcast_to, x, shape=shape)


def where(condition, x, y):
    """Take x where the condition, a constant, holds, else y."""
    return rules.choose(x, y, condition=np.array(plain(condition), bool))


def dot(x, y):
    """Multiply vectors and matrices, x @ y."""
    if max(np.ndim(x), np.ndim(y)) > 2 or min(np.ndim(x), np.ndim(y)) < 1:
        raise TypeError("np.dot of a node takes vectors and matrices; for "
                        "other shapes write @ or *")
    return np.matmul(x, y)


def outer(x, y):
    """Form all products x_i y_j."""
    return np.reshape(x, (-1, 1)) * np.reshape(y, (1, -1))


def clip(x, low, high):
    """Keep x between two bounds."""
    return np.minimum(np.maximum(x, low), high)


def concatenate(parts, axis=0):
    """Join parts along an axis."""
    return rules.concatenate(*parts, axis=operator.index(axis))


def stack(parts, axis=0):
    """Join parts of equal shape along a new axis."""
    return concatenate([np.expand_dims(p, axis) for p in parts], axis)


def picked(x, key):
    """Pick x[key], with a key that cannot change afterwards."""
    keys = key if isinstance(key, tuple) else (key,)
    keys = tuple(np.array(plain(k)) if np.ndim(k) else k for k in keys)
    return rules.pick(x, key=keys if isinstance(key, tuple) else keys[0])


def hstack(parts):
    """Put parts side by side."""
    return concatenate(parts, 0 if np.ndim(parts[0]) == 1 else 1)


def vstack(parts):
    """Put parts below each other, vectors as rows."""
    return concatenate([np.reshape(p, (-1, np.shape(p)[-1])) for p in parts])


def norm(x, *, axis=None, keepdims=False):
    """Measure the length: the root of the sum of squares."""
    return np.sqrt(total(x * x, axis, keepdims=keepdims))


FUNCTIONS = {
    np.sum: total, np.mean: mean, np.var: variance, np.std: deviation,
    np.max: highest, np.min: lowest, np.reshape: reshaped, np.ravel: ravel,
    np.transpose: transpose, np.swapaxes: swapaxes,
    np.expand_dims: expand_dims, np.squeeze: squeeze,
    np.broadcast_to: broadcast_to, np.where: where, np.dot: dot,
    np.outer: outer, np.clip: clip, np.concatenate: concatenate,
    np.stack: stack, np.hstack: hstack, np.vstack: vstack,
    np.linalg.norm: norm,
    np.shape: lambda x: x.shape, np.ndim: lambda x: x.ndim,
    np.size: lambda x: x.size,
    np.zeros_like: lambda x: np.zeros_like(x.value),
    np.ones_like: lambda x: np.ones_like(x.value),
    np.argmax: lambda x, axis=None: np.argmax(x.value, axis),
    np.argmin: lambda x, axis=None: np.argmin(x.value, axis),
    np.argsort: lambda x, axis=-1: np.argsort(x.value, axis),
    np.allclose: lambda x, y, **o: np.allclose(plain(x), plain(y), **o),
    np.array_equal: lambda x, y: np.array_equal(plain(x), plain(y)),
}


# What NumPy calls

def apply_ufunc(tape, ufunc, method, inputs, options):
    """Record ufunc(*inputs), or say why that cannot be done."""
    if "out" in options:
        raise TypeError(
            f"np.{ufunc.__name__} must not write its result into an array "
            "that exists: the tape needs old values; instead of x += y "
            "write x = x + y")
    if method != "__call__" or options:
        raise TypeError(
            f"np.{ufunc.__name__}.{method} is not recorded: write np.sum or "
            "np.max, or a loop" if method != "__call__" else
            f"np.{ufunc.__name__} is not recorded with "
            f"{'=, '.join(options)}=: write it without")
    if ufunc in STEPS:
        return ufunc(*map(plain, inputs))
    if ufunc not in rules.LOCAL and ufunc not in rules.BACK:
        raise _unknown(ufunc)
    return tape.record(ufunc, *inputs)


def apply_function(function, arguments, options):
    """Call our version of a function of NumPy."""
    if function not in FUNCTIONS:
        raise _unknown(function)
    ours = FUNCTIONS[function]
    try:
        inspect.signature(ours).bind(*arguments, **options)
    except TypeError as error:
        takes = ", ".join(inspect.signature(ours).parameters)
        raise TypeError(f"{called(function)} of a node takes ({takes}): "
                        f"{error}") from None
    return ours(*arguments, **options)


def called(function):
    """Name a function as a user does: a ufunc may be of another library."""
    name = function.__name__
    if isinstance(function, np.ufunc):
        return f"np.{name}" if hasattr(np, name) else name
    return function.__module__.replace("numpy", "np", 1) + f".{name}"


def _unknown(function):
    known = sorted(f.__name__ for f in [*FUNCTIONS, *rules.LOCAL]
                   if hasattr(np, f.__name__))
    near = difflib.get_close_matches(function.__name__, known, 1, 0.8)
    hint = f"; there is np.{near[0]}" if near else ""
    return TypeError(
        f"{called(function)} has no rule for its derivative{hint}; build it "
        "from functions that have one, or, if it works entry by entry, make "
        "it an operator by mlp_lit.calculus.tape.operator")


def no_method(name):
    """Say what to write instead of a method that only arrays have."""
    if any(f.__name__ == name for f in FUNCTIONS):
        return f"a node has no method {name}: write np.{name}(node, …)"
    if hasattr(np.ndarray, name):
        return (f"a node has no {name}; for the numbers alone, write "
                f"node.value.{name}")
    return f"a node has no {name}"
