"""Measure slopes of a function along a line, by differences.

To go a little way along a line and back is enough to see a slope.
Derivatives of a function known only by its values, along one direction. They
share nothing with the rules that the book derives, so they can judge them.
"""

import warnings

import numpy as np

from mlp_lit import _validation as validation

ROUNDING = 2.0 ** -53  # of a double, relative
# Nothing is subtracted, hence nothing cancels: the step can be absurd.
COMPLEX_STEP = 1e-30
DROPS = ("f drops the imaginary part of its input, so the complex step "
         "cannot see it; use central differences (method='central')")


def error_bound(h, M_0, M_3, rounding=ROUNDING):
    r"""Bound what a central difference is off by ({eq}`eq-differences-total`).

    It is {math}`B = \frac{h^2}{6} M_3 + \frac{\varepsilon M_0}{h}`.

    Parameters
    ----------
    h : float or ndarray, positive
    M_0, M_3 : float
        Bounds of |f| and |f‴| near x.
    rounding : float
        Relative error of a value of f.

    Examples
    --------
    >>> error_bound(1e-5, 1, 6) > error_bound(best_step(1, 6), 1, 6)
    True
    """
    return h ** 2 / 6 * M_3 + rounding * M_0 / h


def best_step(M_0, M_3, rounding=ROUNDING):
    """Find the h of the least `error_bound` ({eq}`eq-differences-best-step`).

    Parameters as in `error_bound`; M_3 must be positive, for without a
    third derivative the formula has no error, and no step is too long.

    Examples
    --------
    >>> f"{best_step(1, 1):.1e}"
    '6.9e-06'
    """
    validation.real("M_3", M_3, 0, open_low=True)
    return (3 * rounding * M_0 / M_3) ** (1 / 3)


def step_size(x, v, power):
    """Choose a step along v near the best one: a power of the rounding error.

    The cube root balances rounding against the O(h²) of the central
    difference, the square root against the O(h) of the forward difference
    ({eq}`eq-differences-best-step`).

    Parameters
    ----------
    x : array_like of real numbers
    v : array_like of the shape of x, not 0
    power : float

    Returns
    -------
    float
        It moves no entry by more than ε^power · max(1, largest |x_i| that
        moves), with ε the spacing of the dtype's numbers at 1.

    Examples
    --------
    >>> step_size([-8.0, 5.0], [1.0, 0.0], 1 / 4)
    0.0009765625
    """
    x, v = _line(x, v)
    largest = np.abs(x[v != 0]).max(initial=1.0)
    spacing = float(np.finfo(x.dtype).eps)
    return float(spacing ** power * largest / np.abs(v).max())


def forward_difference(f, x, v, h=None):
    """Compute (f(x + hv) − f(x))/h, with an error of order h.

    Parameters and errors as in `central_difference`.

    Examples
    --------
    >>> x, v = np.array([1.0, 2.0]), np.array([1.0, 0.0])
    >>> round(float(forward_difference(lambda x: x @ x, x, v, h=0.1)), 10)
    2.1
    """
    x, v = _line(x, v)
    h = _step(x, v, 1 / 2, h)
    up = np.asarray(x + h * v)
    return (_value(f, up, v, h) - _value(f, +x, v, 0)) / _length(up - x, v)


def central_difference(f, x, v, h=None):
    """Compute (f(x + hv) − f(x − hv))/2h, with an error of order h².

    Parameters
    ----------
    f : callable
        Takes an array of x's shape, returns real numbers of one shape.
    x : array_like of real numbers
        float32 stays what it is; steps are then longer.
    v : array_like of the shape of x
        The direction, not 0.
    h : float, optional
        The step; by default `step_size`.

    Returns
    -------
    ndarray of the shape of f(x)

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described, or f does not return real,
        finite numbers.

    Examples
    --------
    >>> x, v = np.array([1.0, 2.0]), np.array([1.0, 0.0])
    >>> round(float(central_difference(lambda x: x @ x, x, v, h=0.1)), 10)
    2.0
    """
    x, v = _line(x, v)
    h = _step(x, v, 1 / 3, h)
    up, down = np.asarray(x + h * v), np.asarray(x - h * v)
    return (_value(f, up, v, h) - _value(f, down, v, -h)) / _length(
        up - down, v)


def one_sided(f, x, v, h, here):
    """Measure the slopes to the left and right of x: apart at a kink.

    Their mean is the central difference.

    Parameters
    ----------
    f, x, v, h : as in `central_difference`
    here : ndarray
        f(x).

    Returns
    -------
    left, right : ndarrays of the shape of f(x)

    Examples
    --------
    >>> x, v = np.array([0.0]), np.array([1.0])
    >>> left, right = one_sided(lambda x: abs(x[0]), x, v, 1e-3, here=0.0)
    >>> float(left), float(right)
    (-1.0, 1.0)
    """
    x, v = _line(x, v)
    h = _step(x, v, 1 / 3, h)
    up, down = np.asarray(x + h * v), np.asarray(x - h * v)
    left = (here - _value(f, down, v, -h)) / _length(x - down, v)
    right = (_value(f, up, v, h) - here) / _length(up - x, v)
    return left, right


def complex_step(f, x, v, h=COMPLEX_STEP):
    """Compute Im f(x + ihv)/h, exact to rounding if f is analytic as coded.

    Parameters
    ----------
    f : callable
        Takes a complex array of x's shape.
    x, v : as in `central_difference`

    Returns
    -------
    ndarray of the shape of f(x)

    Raises
    ------
    TypeError
        If f returns no numbers, or loses imaginary parts on the way.
    ValueError
        If the result is not finite.

    Examples
    --------
    >>> x, v = np.array([1.0, 2.0]), np.array([1.0, 0.0])
    >>> float(complex_step(lambda x: x @ x, x, v))
    2.0
    """
    x, v = _line(x, v)
    h = validation.real("h", h, 0, open_low=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error", np.exceptions.ComplexWarning)
        try:
            value = np.asarray(f(np.asarray(x.astype(complex) + 1j * h * v)))
        except np.exceptions.ComplexWarning:
            raise TypeError(DROPS) from None
    if value.dtype.kind not in "biufc":
        raise TypeError(f"f must return numbers, not {kind_of(value)}")
    if not np.iscomplexobj(value):
        raise TypeError(DROPS)
    return _finite(value.imag / h, v, h, "i·")


def _line(x, v):
    """Return a point and a direction as arrays of one shape and precision."""
    x = validation.array("x", x)
    v = validation.array("v", v, x.shape, x.dtype)
    if not v.any():
        raise ValueError("v must not be 0: it is the direction to look in")
    return x, v


def _step(x, v, power, h):
    return step_size(x, v, power) if h is None else validation.real(
        "h", h, 0, open_low=True)


def _value(f, x, v, h):
    value = np.asarray(f(x.copy()))  # f may write into what it is given
    if value.dtype.kind not in "biuf":
        raise TypeError(f"f must return real numbers, not {kind_of(value)}")
    return _finite(value.astype(float), v, h)


def kind_of(value):
    """Say in a word what an array holds that holds no real numbers.

    Examples
    --------
    >>> kind_of(np.array(1j)), kind_of(np.array(None))
    ('complex128', 'None (is its return missing?)')
    """
    if value.dtype == object and value.shape == () and value.item() is None:
        return "None (is its return missing?)"
    return str(value.dtype)


def _finite(value, v, h, unit=""):
    if not np.isfinite(value).all():
        moved = [tuple(map(int, index)) for index in np.argwhere(v)]
        which = ("x[" + ", ".join(map(str, moved[0])) + "]"
                 if len(moved) == 1 and v.ndim else "x")
        at = f"when {which} is moved by {unit}{h:.1e}" if h else "at x"
        raise ValueError(f"f must be finite near x, but {at} it is "
                         f"{value[~np.isfinite(value)].flat[0]}")
    return value


def _length(step, v):
    """Return the step that was taken; it differs from h by rounding."""
    taken = float(np.vdot(step, v) / np.vdot(v, v))
    if taken == 0:
        raise ValueError("the step is so small that x + h rounds to x; take "
                         "a larger one, or the complex step")
    return taken
