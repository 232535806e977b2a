"""Follow a gradient downhill, and measure how far one may go at a step.

The slope says which way is down; the curvature says how far.
"""

from dataclasses import dataclass, field

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays


def descend(gradient, start, learning_rate, steps):
    """Follow the gradient downhill, {eq}`eq-descent-step`, step by step.

    Parameters
    ----------
    gradient : callable
        Takes θ of shape (n,), returns an array of shape (n,). It may draw
        a batch each time it is called.
    start : array_like of shape (n,)
    learning_rate : float or array_like of shape (steps,)
        η > 0, for all steps or for each.
    steps : int

    Returns
    -------
    ndarray of shape (steps + 1, n)
        The start and every point after it.

    Raises
    ------
    FloatingPointError
        If the path leaves the range of floating-point numbers.

    Examples
    --------
    >>> descend(lambda theta: 2 * theta, [1.0], 0.25, 3).ravel()
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    rates = _rates(learning_rate, validation.integer("steps", steps, 0))

    def step(k, theta, slope):
        return theta - rates[k] * slope

    return path_of(step, gradient, start, len(rates), lambda k: (
        f"a learning rate of {rates[k]:g} is too large here"))


@arrays(start="n")
def path_of(step, gradient, start, steps, blame):
    """Record a way downhill: the start and the point after every step.

    Parameters
    ----------
    step : callable
        step(k, theta, slope) is the point after step k, from 0.
    gradient, start, steps : as in `descend`
    blame : callable
        blame(k) says, for an error, what made step k too long.

    Returns
    -------
    ndarray of shape (steps + 1, n)

    Raises
    ------
    FloatingPointError
        If the path leaves the range of floating-point numbers.

    Examples
    --------
    >>> def sign_step(k, theta, slope):
    ...     return theta - 2.0 ** -k * np.sign(slope)
    >>> path_of(sign_step, np.cos, [0.0], 2, "step {}".format).ravel()
    array([ 0. , -1. , -1.5])
    """
    validation.function("gradient", gradient)
    path = np.empty((validation.integer("steps", steps, 0) + 1, start.size))
    path[0] = start
    for k in range(steps):
        with np.errstate(over="ignore", invalid="ignore"):  # see below
            slope = np.asarray(gradient(path[k].copy()))  # its own to use
            validation.check_shape("the gradient", slope.shape, start.shape)
            path[k + 1] = step(k, path[k], slope)
        if not np.isfinite(path[k + 1]).all():
            raise FloatingPointError(
                f"step {k + 1} leaves the range of floats: " + (
                    blame(k) if np.isfinite(slope).all()
                    else "the gradient there is not finite"))
    return path


def _rates(learning_rate, steps):
    if np.ndim(learning_rate) == 0:
        rate = validation.real("learning_rate", learning_rate, 0,
                               open_low=True)
        return np.full(steps, rate)
    rates = validation.array("learning_rate", learning_rate, (steps,))
    for rate in rates:
        validation.real("learning_rate", rate, 0, open_low=True)
    return rates


class LeastSquares:
    """Hold the mean squared error of a linear model, {eq}`eq-descent-loss`.

    Parameters
    ----------
    X : array_like of shape (N, d), or (N,) for one input
    y : array_like of shape (N,)
        Targets.

    Attributes
    ----------
    X1 : ndarray of shape (N, d + 1)
        The inputs after a column of ones.
    hessian : ndarray of shape (d + 1, d + 1)
        Second derivatives, {eq}`eq-descent-hessian`: the same everywhere.
    minimum : ndarray of shape (d + 1,)
        Where the loss is least; the shortest such θ if there are several.

    Examples
    --------
    >>> problem = LeastSquares([0.0, 1.0, 2.0], [1.0, 3.0, 5.0])
    >>> problem.minimum.round(12)
    array([1., 2.])
    >>> float(problem.loss([0.0, 2.0])), problem.gradient([0.0, 2.0])
    (1.0, array([-2., -2.]))
    """

    def __init__(self, X, y):
        X = validation.array("X", X)
        X = validation.array("X", X[:, None] if X.ndim == 1 else X,
                             ("N", "d"))
        self.y = validation.array("y", y, (len(X),))
        self.X1 = np.column_stack([np.ones(len(X)), X])
        self.hessian = 2 * self.X1.T @ self.X1 / len(X)
        self.minimum = np.linalg.lstsq(self.X1, self.y, rcond=None)[0]

    def loss(self, theta):
        """Return the loss at θ = (b, w), or at many: (…, d + 1) gives (…)."""
        return ((self._predicted(theta) - self.y) ** 2).mean(axis=-1)

    def gradient(self, theta, rows=slice(None)):
        """Return the gradient over samples, {eq}`eq-descent-gradient`.

        Parameters
        ----------
        theta : array_like of shape (d + 1,)
        rows : index of samples
            The mean is taken over these.
        """
        X1, y = self.X1[rows], self.y[rows]
        if len(y) == 0:
            raise ValueError("rows must hold at least one sample")
        theta = np.asarray(theta)
        validation.check_shape("theta", theta.shape, X1.shape[1:])
        return 2 * X1.T @ (X1 @ theta - y) / len(X1)

    def _predicted(self, theta):
        theta = np.asarray(theta)
        validation.check_shape("the last axis of theta", theta.shape[-1:],
                               (self.X1.shape[1],))
        return theta @ self.X1.T


@dataclass(frozen=True, eq=False)
class Curvature:
    """Say how gradient descent fares on a bowl ({prf:ref}`thm-descent-rate`).

    Parameters
    ----------
    hessian : array_like of shape (n, n)
        Symmetric, without negative eigenvalues.

    Attributes
    ----------
    eigenvalues : ndarray of shape (n,)
        In increasing order.

    Examples
    --------
    >>> bowl = Curvature([[1.0, 0.0], [0.0, 9.0]])
    >>> bowl.best_rate, bowl.contraction(0.2), bowl.condition_number
    (0.2, 0.8, 9.0)
    >>> bool(bowl.largest_rate > bowl.best_rate)
    True
    """

    hessian: np.ndarray
    eigenvalues: np.ndarray = field(init=False)

    def __post_init__(self):
        H = validation.array("hessian", self.hessian, ("n", "n"))
        validation.check_shape("hessian", H.shape, (len(H), len(H)))
        rounding = 1e-12 * np.abs(H).max()
        if np.abs(H - H.T).max() > rounding:
            raise ValueError("hessian must be symmetric")
        eigenvalues = np.linalg.eigvalsh(H)
        if eigenvalues[0] < -rounding * len(H):
            raise ValueError("hessian must not have negative eigenvalues; "
                             f"it has {eigenvalues[0]:g}: no bowl")
        if eigenvalues[-1] <= 0:
            raise ValueError("hessian must not be zero: without curvature "
                             "every rate is allowed")
        object.__setattr__(self, "hessian", H)
        object.__setattr__(self, "eigenvalues", np.maximum(eigenvalues, 0))

    @property
    def condition_number(self):
        """Return κ = λ_max / λ_min: how much steeper one way than another."""
        least, most = self.eigenvalues[[0, -1]]
        return float(most / least) if least > 0 else float("inf")

    @property
    def largest_rate(self):
        """Return 2 / λ_max: from this learning rate on, descent fails."""
        return float(2 / self.eigenvalues[-1])

    @property
    def best_rate(self):
        """Return 2 / (λ_min + λ_max), the rate of the smallest contraction."""
        return float(2 / (self.eigenvalues[0] + self.eigenvalues[-1]))

    def contraction(self, learning_rate):
        """Bound by max |1 − ηλ| how much of the way is left after a step."""
        rate = validation.real("learning_rate", learning_rate, 0)
        return float(np.abs(1 - rate * self.eigenvalues).max())
