"""Check arguments, with errors that say what was expected and what came."""

import difflib
import math
import operator
import sys
import warnings
from pathlib import Path

import numpy as np

PACKAGE = Path(__file__).parent
FLOATS = (np.float32, np.float64)


class ShapeError(ValueError):
    """An array has another shape than its function takes."""


def array(name, value, shape=None, dtype=None):
    """Return a finite numeric array, or raise; the error names the argument.

    Parameters
    ----------
    name : str
        How the caller knows the value; it opens every message.
    value : array_like of real numbers
    shape : tuple of (int, str or None), optional
        Expected shape. A string or None stands for any length; a string says
        what the length means ("batch").
    dtype : numpy dtype, optional
        The result's dtype; by default floats keep theirs and the rest
        becomes float64.

    Raises
    ------
    TypeError
        If `value` is not an array of real numbers.
    ValueError
        If the shape differs, the array is empty, or a value is not finite.
    """
    result = _as_numbers(name, value, dtype)
    if shape is not None:
        check_shape(name, result.shape, shape)
    if result.size == 0:
        raise ValueError(f"{name} is empty: its shape is {result.shape}")
    check_finite(name, result)
    return result


def _as_numbers(name, value, dtype):
    _check_mask(name, value)
    if value is None:
        raise TypeError(f"{name} must hold real numbers, not None")
    try:
        raw = np.asarray(value)
        if raw.dtype == object:
            raw = _unpacked(raw)
    except ValueError as error:
        raise TypeError(f"{name} must be a rectangular array of numbers; "
                        f"{error}") from None
    if raw.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold real numbers, not "
                        f"{raw.dtype} ({type(value).__name__})")
    keep = raw.dtype if raw.dtype in FLOATS else np.float64
    # A number that does not fit becomes infinite, and is reported as such.
    with np.errstate(over="ignore"):
        return raw.astype(dtype or keep, copy=False)


def _unpacked(raw):
    """Columns of several kinds, as a table has them, as floats."""
    try:
        return raw.astype(float)
    except (TypeError, ValueError):
        return raw


def _check_mask(name, value):
    if np.ma.is_masked(value):
        raise ValueError(f"{name} has masked entries: fill or drop them")


def check_shape(name, actual, expected):
    """Raise ShapeError unless `actual` fits `expected` (see `array`)."""
    fits = len(actual) == len(expected) and all(
        not isinstance(want, (int, np.integer)) or want == got
        for got, want in zip(actual, expected, strict=True))
    if not fits:
        wanted = ", ".join("any" if w is None else str(w) for w in expected)
        comma = "," if len(expected) == 1 else ""
        raise ShapeError(f"{name} must have shape ({wanted}{comma}), "
                         f"not {tuple(actual)}")


def warn(text, category):
    """Warn whoever called the package, however deep inside it this is."""
    level, frame = 1, sys._getframe(1)
    while frame and Path(frame.f_code.co_filename).is_relative_to(PACKAGE):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, category, stacklevel=level + 1)


def check_finite(name, values):
    """Raise ValueError at the first entry that is NaN or infinite."""
    finite = np.isfinite(values)
    if not finite.all():
        where = tuple(int(i) for i in np.argwhere(~finite)[0])
        entry = f"{name}[{', '.join(map(str, where))}]" if where else "it"
        raise ValueError(f"{name} must be finite, but {entry} is "
                         f"{values[where]}")


def check_distributions(name, P):
    """Raise ValueError unless rows are probabilities, up to rounding."""
    wrong = (P < 0).any(axis=1) | (np.abs(P.sum(axis=1) - 1) > 1e-4)
    if wrong.any():
        i = int(np.argmax(wrong))
        raise ValueError(f"{name} must be rows of probabilities that sum to "
                         f"1, but row {i} is {P[i]}")


def labels(name, value, n_samples, n_classes):
    """Return class labels 0 … n_classes − 1, one per sample, as integers."""
    _check_mask(name, value)
    y = np.asarray(value)
    if y.dtype.kind == "f" and y.size and np.all(y == np.floor(y)):
        y = y.astype(np.int64)
    if y.dtype.kind not in "biu":
        first = f", but {name}[0] is {y.flat[0]}" if y.size else ""
        raise TypeError(
            f"{name} must hold integer class labels{first}; np.unique("
            f"{name}, return_inverse=True)[1] numbers any labels")
    check_shape(name, y.shape, (n_samples,))
    wrong = (y < 0) | (y >= n_classes)
    if wrong.any():
        i = int(np.argmax(wrong))
        raise ValueError(f"{name} must lie in 0 … {n_classes - 1} "
                         f"({n_classes} classes), but {name}[{i}] is {y[i]}")
    return y.astype(np.int64, copy=False)


def targets(name, loss, y, shape, dtype):
    """Prepare what a loss takes; errors speak of it by this name."""
    try:
        return loss.prepare(y, shape, dtype)
    except (TypeError, ValueError) as error:
        raise type(error)(str(error).replace("targets", name)) from None


def integer(name, value, minimum=1):
    """Return an integer of at least `minimum`."""
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be an integer, not "
                        f"{value!r}") from None
    if number < minimum:
        raise ValueError(f"{name} must be at least {minimum}, not {number}")
    return number


def widths(name, value, fewest=1):
    """Return widths of layers: positive integers, at least so many."""
    try:
        value = tuple(value)
    except TypeError:
        raise TypeError(f"{name} must be a sequence of widths such as "
                        f"(2, 16, 3), not {value!r}") from None
    if len(value) < fewest:
        raise ValueError(f"{name} must hold at least {fewest} widths, not "
                         f"{value}")
    return tuple(integer(f"{name}[{l}]", d) for l, d in enumerate(value))


def real(name, value, low=-math.inf, high=math.inf, open_low=False,
         open_high=False):
    """Return a real number in [low, high]; its ends are out on request."""
    if isinstance(value, (str, bool)) or not np.isscalar(value):
        raise TypeError(f"{name} must be a real number, not {value!r}")
    number = float(value)
    below = number <= low if open_low else number < low
    above = number >= high if open_high else number > high
    if not math.isfinite(number) or below or above:
        left = "(" if open_low or low == -math.inf else "["
        right = ")" if open_high or high == math.inf else "]"
        raise ValueError(f"{name} must be a number in "
                         f"{left}{low:g}, {high:g}{right}, not {value!r}")
    return number


def choice(name, value, known):
    """Return one of the known names; an error proposes the nearest."""
    if isinstance(value, str) and value in known:
        return value
    near = difflib.get_close_matches(value.lower().replace(" ", "_"), known,
                                     n=1) if isinstance(value, str) else []
    hint = f"; did you mean {near[0]!r}?" if near else ""
    names = ", ".join(repr(k) for k in known)
    raise ValueError(f"{name} must be one of {names}, not {value!r}{hint}")


def named(name, value, registry, base):
    """Return an object of class `base`: given as such, or by its name."""
    if isinstance(value, base):
        return value
    _refuse_class(name, value, base)
    return registry[choice(name, value, list(registry))]()


def instance(name, value, base, such_as):
    """Return an object of class `base`; `such_as` says what that may be."""
    if not isinstance(value, base):
        _refuse_class(name, value, base)
        raise TypeError(f"{name} must be {such_as}, not {value!r}")
    return value


def _refuse_class(name, value, base):
    if isinstance(value, type) and issubclass(value, base):
        raise TypeError(f"{name} must be an instance: write "
                        f"{value.__name__}() instead of {value.__name__}")


def function(name, value):
    """Return something that can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, not "
                        f"{type(value).__name__}")
    return value


def callables(name, values):
    """Return a tuple of functions, made once: a generator serves, too."""
    try:
        functions = tuple(values)
    except TypeError:
        functions = (None,)
    if not all(map(callable, functions)):
        raise TypeError(f"{name} must be a list of functions, not "
                        f"{values!r}; for one function f write [f]")
    return functions


def generator(name, value):
    """Return a numpy.random.Generator; refuse anything else."""
    if not isinstance(value, np.random.Generator):
        raise TypeError(f"{name} must be a numpy.random.Generator such as "
                        f"np.random.default_rng(0), not {value!r}")
    return value


def float_dtype(name, value, *others):
    """Return float32 or float64 (in any spelling), or one of others."""
    try:
        dtype = np.dtype(value)
    except TypeError:
        dtype = None
    known = (*others, *FLOATS)
    if dtype not in known:
        names = [np.dtype(one).name for one in known]
        raise ValueError(f"{name} must be {', '.join(names[:-1])} or "
                         f"{names[-1]}, not {value!r}")
    return dtype
