"""Measure all derivatives of a function, entry by entry.

A derivative can be had without knowing any rule of calculus, from values of
the function alone. `check_gradient` holds a gradient found by calculus
against such ones.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.calculus import differences
from mlp_lit.calculus.gradient_check import check_gradient

__all__ = ["check_gradient", "gradient", "jacobian"]

SLOPES = {"complex_step": differences.complex_step,
          "central": differences.central_difference,
          "forward": differences.forward_difference}


def jacobian(f, x, method="complex_step", h=None):
    """Measure all derivatives of f at x, one by one ({eq}`eq-jacobian-shape`).

    Parameters
    ----------
    f : callable
        Takes an array of x's shape, returns a number or an array. For the
        complex step it must be analytic and must not drop imaginary parts.
    x : array_like of real numbers
        Kept as it is if its dtype is float32; steps are then longer.
    method : {"complex_step", "central", "forward"}
        Im f(x + ih)/h, (f(x + h) − f(x − h))/2h or (f(x + h) − f(x))/h.
    h : float, optional
        The step; by default 1e-30 for the complex step, else a power of the
        rounding error, scaled by |x_j|.

    Returns
    -------
    ndarray of float64, of shape f(x).shape + x.shape
        Entry [i…, j…] is the derivative of f(x)[i…] by x[j…].

    Raises
    ------
    TypeError, ValueError
        If x is not finite real numbers, f does not return such numbers near
        x, or f cannot be differentiated by the method.

    Examples
    --------
    >>> jacobian(lambda x: np.array([x[0] * x[1], x[0]]), [2., 3.])
    array([[3., 2.],
           [1., 0.]])
    """
    slope = SLOPES[validation.choice("method", method, tuple(SLOPES))]
    validation.function("f", f)
    x = validation.array("x", x)
    settings = {} if h is None else {"h": h}
    columns = []
    for j in range(x.size):
        e_j = np.zeros_like(x)
        e_j.flat[j] = 1
        columns.append(slope(f, x, e_j, **settings))
    return np.stack(columns, axis=-1).reshape(columns[0].shape + x.shape)


def gradient(f, x, method="complex_step", h=None):
    """Measure the derivative of a scalar function; it has the shape of x.

    Parameters and errors as in `jacobian`; f must return one number.

    Examples
    --------
    >>> gradient(lambda x: (x ** 2).sum(), [[1., 2.], [3., 4.]])
    array([[2., 4.],
           [6., 8.]])
    """
    result = jacobian(f, x, method, h)
    if result.shape != np.shape(x):
        value = result.shape[:result.ndim - np.ndim(x)]
        raise ValueError("f must return one number; it returned an array of "
                         f"shape {value}")
    return result
