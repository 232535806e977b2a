"""Say in one line before a function which shapes its arrays have.

The line reads like the mathematics, and what it says is checked at every
call, before the function sees anything::

    @arrays(X="batch d", W="d m", b="m")
    def layer(X, W, b):
        return X @ W + b

A letter stands for one length, the same for all arguments of a call; a
number stands for itself. Libraries for this exist (jaxtyping with beartype):
they look at arrays as they come, where readers give lists and integers, and
their messages do not say which letter was bound by which argument.
"""

import functools
import inspect

import numpy as np

from mlp_lit import _validation as validation


def arrays(dtype=None, /, **shapes):
    """Convert arguments to finite arrays of related shapes, or raise.

    Parameters
    ----------
    dtype : numpy dtype, optional
        Of all of them; by default floats keep theirs, and the rest becomes
        float64.
    **shapes : str
        For each argument its lengths, separated by spaces. They are bound in
        this order. An argument that is None because that is its default is
        left alone.

    Raises
    ------
    TypeError, ValueError
        From the decorated function, as `_validation.array` raises them.

    Examples
    --------
    >>> @arrays(X="batch d", W="d m")
    ... def product(X, W):
    ...     return X @ W
    >>> product([[1, 2]], [[3], [4]])
    array([[11.]])
    >>> product([[1, 2]], [[3, 4]])
    Traceback (most recent call last):
    ...
    ValueError: W must have shape (2, m), not (1, 2) (d is that of X)
    """
    return _checked(shapes, functools.partial(validation.array, dtype=dtype))


def shapes(**shapes):
    """Check related shapes and nothing else: for kernels.

    Entries are not looked at, so that a function serves numbers of every
    kind (fractions, complex ones, the counted ones of `counting`) and costs
    little.

    Examples
    --------
    >>> @shapes(X="batch d", w="d")
    ... def product(X, w):
    ...     return X @ w
    >>> product(np.eye(2), np.ones(3))
    Traceback (most recent call last):
    ...
    ValueError: w must have shape (2,), not (3,) (d is that of X)
    """
    return _checked(shapes, _shape_only)


def _shape_only(name, value, wanted):
    validation.check_shape(name, np.shape(value), wanted)
    return value


def _checked(shapes, check):
    wanted = {name: _lengths(shape) for name, shape in shapes.items()}

    def decorate(function):
        parameters = inspect.signature(function).parameters
        optional = {n for n, p in parameters.items() if p.default is None}

        @functools.wraps(function)
        def checked(*args, **kwargs):
            given = dict(zip(parameters, args, strict=False)) | kwargs
            if len(given) < len(args) + len(kwargs):
                return function(*args, **kwargs)  # Python says what is wrong
            absent = {name for name in optional if given.get(name) is None}
            _check_all(given, {name: lengths for name, lengths
                               in wanted.items() if name in given
                               and name not in absent}, check)
            return function(**given)

        return checked

    return decorate


def _check_all(given, wanted, check):
    """Replace arguments by what `check` makes of them, binding lengths."""
    sizes, origins = {}, {}
    for name, lengths in wanted.items():
        try:
            given[name] = check(name, given[name], tuple(
                sizes.get(length, length) for length in lengths))
        except validation.ShapeError as error:
            raise _explained(error, lengths, origins) from None
        for length, size in zip(lengths, np.shape(given[name]), strict=True):
            sizes[length] = size
            origins.setdefault(length, name)


def _lengths(shape):
    return tuple(int(length) if length.isdigit() else length
                 for length in shape.split())


def _explained(error, lengths, origins):
    """Return the same error, with the arguments that set the lengths."""
    bound = [f"{length} is that of {origins[length]}"
             for length in dict.fromkeys(lengths)
             if length in origins and isinstance(length, str)]
    return ValueError(f"{error}" + f" ({', '.join(bound)})" * bool(bound))
