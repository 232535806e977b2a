"""A derivative can be had without knowing any rule of calculus.

Two ways to differentiate a function that is only known by its values. They
share nothing with the rules that the book derives, so they can judge them.
"""

import numpy as np

from mlp_lit._validation import choice

METHODS = ("complex_step", "central")
# No subtraction, hence no cancellation: the step can be absurdly small.
COMPLEX_STEP = 1e-30
# The cube root of the rounding error balances it against the O(h²) of the
# method itself.
CENTRAL_STEP = np.finfo(float).eps ** (1 / 3)


def jacobian(f, x, method="complex_step"):
    """All derivatives of f at x, entry by entry ({eq}`eq-jacobian-shape`).

    Parameters
    ----------
    f : callable
        Takes an array of x's shape, returns a number or an array. For the
        complex step it must be analytic and must not drop imaginary parts.
    x : array_like of real numbers
    method : {"complex_step", "central"}
        Im f(x + ih)/h, or (f(x + h) − f(x − h))/2h with h scaled by |x|.

    Returns
    -------
    ndarray of shape f(x).shape + x.shape
        Entry [i…, j…] is the derivative of f(x)[i…] by x[j…].

    Examples
    --------
    >>> jacobian(lambda x: np.array([x[0] * x[1], x[0]]), [2., 3.])
    array([[3., 2.],
           [1., 0.]])
    """
    partial = {"complex_step": _complex_partial, "central": _central_partial}[
        choice("method", method, METHODS)]
    x = np.asarray(x, float)
    columns = [partial(f, x, j) for j in range(x.size)]
    return np.stack(columns, axis=-1).reshape(columns[0].shape + x.shape)


def gradient(f, x, method="complex_step"):
    """Derivative of a scalar function; it has the shape of x.

    Parameters and errors as in `jacobian`; f must return one number.

    Examples
    --------
    >>> gradient(lambda x: (x ** 2).sum(), [[1., 2.], [3., 4.]])
    array([[2., 4.],
           [6., 8.]])
    """
    result = jacobian(f, x, method)
    if result.shape != np.shape(x):
        value = result.shape[:result.ndim - np.ndim(x)]
        raise ValueError("f must return one number; it returned an array of "
                         f"shape {value}")
    return result


def _complex_partial(f, x, j):
    moved = x.astype(complex)
    moved.flat[j] += 1j * COMPLEX_STEP
    value = np.asarray(f(moved))
    if not np.iscomplexobj(value):
        raise TypeError("f drops the imaginary part of its input, so the "
                        "complex step cannot see it; use method='central'")
    return value.imag / COMPLEX_STEP


def _central_partial(f, x, j):
    h = CENTRAL_STEP * max(1.0, abs(x.flat[j]))
    up, down = x.copy(), x.copy()
    up.flat[j] += h
    down.flat[j] -= h
    # The step that was taken differs from h by rounding.
    taken = up.flat[j] - down.flat[j]
    return (np.asarray(f(up), float) - np.asarray(f(down), float)) / taken
