"""Check a gradient against slopes, before training with it.

A wrong gradient still trains, only worse. Any gradient is held against
slopes that are seen from values of the function alone; where these do not
exist, or contradict each other, that is said.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.calculus._slopes import SlopeCheck, index

METHODS = ("both", "central")
SHOWN = 5  # findings that a report spells out
PLURAL = {"entry": "entries", "direction": "directions"}


@dataclass(frozen=True, repr=False, eq=False)
class GradientCheck:
    """Tell what a comparison has found; true if it found nothing wrong.

    Attributes
    ----------
    given, numerical : ndarrays
        What was claimed and what was measured: of the shape of x, or one
        number per direction.
    error : ndarray
        Their relative difference, |given − numerical| over the larger of
        the two (along a direction, of the gradient's length); NaN where
        there is no slope.
    findings : tuple
        What is wrong, each with its kind ("differs", "kink", "jump", "not
        analytic"), where it is, a text, and its error.
    methods : str
        The methods that were used.
    evaluations : int
        Calls of f.
    rtol : float
    what : {"entry", "direction"}
    """

    given: np.ndarray
    numerical: np.ndarray
    error: np.ndarray
    findings: tuple
    methods: str
    evaluations: int
    rtol: float
    what: str

    def __bool__(self):
        return not self.findings

    @property
    def largest_error(self):
        """Return the largest relative difference (0.0 if all are at kinks)."""
        return float(np.nanmax(self.error, initial=0.0))

    @property
    def worst(self):
        """Return where that is: an index of `error`."""
        flat = np.argmax(np.nan_to_num(self.error, nan=-1.0))
        return tuple(map(int, np.unravel_index(flat, self.error.shape)))

    def __repr__(self):
        wrong = len(self.findings)
        place = f" at {index(self.worst)}" if self.error.ndim else ""
        order = sorted(self.findings,
                       key=lambda f: -np.nan_to_num(f.error, nan=np.inf))
        more = [f"  and {wrong - SHOWN} more"] if wrong > SHOWN else []
        return "\n".join([
            f"gradient check: {self._verdict()}",
            f"  largest relative error {self.largest_error:.1e}{place}, "
            f"allowed {self.rtol:.1e} beyond rounding",
            f"  judged by {self.methods}; {self.evaluations} evaluations",
            *(f"  {finding.text}" for finding in order[:SHOWN]), *more])

    def _verdict(self):
        total = self.error.size
        things = self.what if total == 1 else PLURAL[self.what]
        if self:
            return f"passed ({total} {things})"
        kinds = Counter(finding.kind for finding in self.findings)
        parts = ", ".join(f"{n} {kind}" for kind, n in kinds.items())
        return f"failed at {len(self.findings)} of {total} {things} ({parts})"


def check_gradient(f, gradient, x, *, method="both", directions=None,
                   rng=None, rtol=None, atol=None, allow_kinks=False):
    """Compare a gradient with slopes seen from values of f alone.

    Parameters
    ----------
    f : callable
        Takes an array of x's shape and dtype, returns one real number.
    gradient : array_like of the shape of x, or callable
        What is to be checked: the derivative of f at x, or a function of x
        that returns it.
    x : array_like of real numbers
        float32 is checked with longer steps and coarser tolerances.
    method : {"both", "central"}
        The complex step, confirmed by central differences; or only these.
        If f takes no complex numbers, "both" does with these too.
    directions : int, optional
        Look along so many random directions instead of entry by entry: two
        or three evaluations of f for each, however large x is.
    rng : numpy.random.Generator
        Draws the directions.
    rtol : float, optional
        Allowed relative error; by default ε^(1/3), with ε the spacing of
        the dtype's numbers at 1.
    atol : float, optional
        Allowed absolute error besides; by default what rounding may do to a
        difference of two values of f.
    allow_kinks : bool
        At a kink, accept any number between the two one-sided slopes; at
        a jump there are none.

    Returns
    -------
    GradientCheck
        True if all is well; printed, it says what is not.

    Raises
    ------
    TypeError, ValueError
        If x, f or the gradient is not as described, f is not finite near x,
        or two calls of f at x do not agree.

    Examples
    --------
    >>> x = np.array([1.0, 2.0, 3.0])
    >>> check = check_gradient(lambda x: (x ** 3).sum(), 3 * x ** 2, x)
    >>> bool(check)
    True
    >>> check_gradient(lambda x: (x ** 3).sum(), [3.0, 12.0, 9.0], x)
    gradient check: failed at 1 of 3 entries (1 differs)
      largest relative error 6.7e-01 at [2], allowed 6.1e-06 beyond rounding
      judged by complex step and central difference; 11 evaluations
      [2]: given 9, measured 27, relative error 6.7e-01
    """
    x = validation.array("x", x)
    check = SlopeCheck(f, x, validation.choice("method", method, METHODS),
                       rtol, atol, allow_kinks)
    given = _gradient(gradient, x)
    if directions is None:
        lines, shape, scale = _axes(x), x.shape, 0.0
    else:
        shape = (validation.integer("directions", directions),)
        validation.generator("rng", rng)
        lines = _random_lines(x, shape[0], rng)
        # A scalar product may be small by chance: measure by the length.
        scale = float(np.linalg.norm(given))
    claims, rows = [], []
    for where, v in lines:
        claims.append(float(np.vdot(given, v)))
        rows.append(check(where, v, claims[-1], scale))
    slopes, errors, findings = zip(*rows, strict=True)
    return GradientCheck(
        np.reshape(claims, shape), np.reshape(slopes, shape),
        np.reshape(errors, shape), tuple(f for f in findings if f),
        check.methods, check.evaluations, check.rtol,
        "entry" if directions is None else "direction")


def _gradient(gradient, x):
    values = gradient(x.copy()) if callable(gradient) else gradient
    values = validation.array("gradient", values, dtype=float)
    validation.check_shape("gradient", values.shape, x.shape)
    return values


def _axes(x):
    for where in np.ndindex(x.shape):
        v = np.zeros_like(x)
        v[where] = 1
        yield where, v


def _random_lines(x, number, rng):
    for k in range(number):
        yield (k,), rng.standard_normal(x.shape).astype(x.dtype)
