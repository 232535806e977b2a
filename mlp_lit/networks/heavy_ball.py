"""Follow an optimiser, and predict its pace in a quadratic valley.

Along an eigenvector of the second derivatives the distance ξ from the
minimum obeys a recursion of its own, with the eigenvalue λ as its only
parameter: ξ(new) = c ξ − d ξ(old). The roots of q² − c q + d are the factors
by which such a sequence shrinks: every method is a matrix, applied again and
again.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.calculus import descent
from mlp_lit.networks.optimizers import Optimizer


def walk(method, gradient, start, steps):
    """Record the path of an optimiser on any function of a vector.

    Parameters
    ----------
    method : Optimizer
    gradient : callable
        Takes and returns an array of shape (n,).
    start : array_like of shape (n,)
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
    >>> from mlp_lit.networks.optimizers import SGD
    >>> walk(SGD(0.25), lambda theta: 2 * theta, [8.0], 3).ravel()
    array([8., 4., 2., 1.])
    """
    validation.instance("method", method, Optimizer,
                        "an optimiser such as SGD(0.1)")
    theta = np.array(validation.array("start", start, ("n",)), float)
    g = np.empty_like(theta)
    state = method.start(theta, g)

    def step(k, point, slope):
        g[:] = slope
        method.step(state)  # changes theta
        return theta

    return descent.path_of(step, gradient, theta, steps,
                           lambda k: f"{method!r} goes too far here")


def step_matrix(curvature, learning_rate, momentum, nesterov=False):
    """Write one step along one eigenvector: (ξ, ξ(old)) to (ξ(new), ξ).

    Parameters
    ----------
    curvature : float
        The eigenvalue λ.
    learning_rate, momentum : float
        η and β; without momentum this is gradient descent.
    nesterov : bool
        Take the gradient where the ball will be.

    Returns
    -------
    ndarray of shape (2, 2)
        M of {eq}`eq-momentum-matrix`.

    Examples
    --------
    >>> step_matrix(1.0, 0.5, 0.25)
    array([[ 0.75, -0.25],
           [ 1.  ,  0.  ]])
    """
    curvature = validation.real("curvature", curvature)
    c, d = _recursion(curvature, learning_rate, momentum, nesterov)
    return np.array([[c, -d], [1.0, 0.0]])


def _recursion(curvature, learning_rate, momentum, nesterov):
    """Coefficients of ξ(new) = c ξ − d ξ(old)."""
    learning_rate = validation.real("learning_rate", learning_rate)
    momentum = validation.real("momentum", momentum)
    keeps = 1 - learning_rate * curvature
    if nesterov:
        return (1 + momentum) * keeps, momentum * keeps
    return momentum + keeps, np.full_like(keeps, momentum)


def contraction(curvatures, learning_rate, momentum=0.0, nesterov=False):
    """Compute the factor per step, in the long run: the largest root in size.

    Parameters
    ----------
    curvatures : array_like
        Eigenvalues; the slowest of their directions decides.
    learning_rate, momentum, nesterov : as in `step_matrix`

    Returns
    -------
    float
        Below 1, the method converges from every start; above, from none but
        exceptional ones.

    Examples
    --------
    >>> contraction([1.0, 9.0], 0.2)  # |1 − ηλ| at both ends
    0.8
    >>> contraction([1.0, 9.0], 0.25, 0.25)
    0.5
    """
    curvatures = validation.array("curvatures", curvatures)
    c, d = _recursion(curvatures, learning_rate, momentum, nesterov)
    discriminant = c ** 2 / 4 - d
    real = np.abs(c) / 2 + np.sqrt(np.maximum(discriminant, 0))
    # Conjugate roots have the same size, and d is their product.
    sizes = np.where(discriminant < 0, np.sqrt(np.maximum(d, 0)), real)
    return float(sizes.max())


def best_settings(low, high):
    """Find the best heavy ball for eigenvalues in [low, high].

    Parameters
    ----------
    low, high : float
        0 < low ≤ high.

    Returns
    -------
    learning_rate, momentum, contraction : float
        η, β and the factor √β of {prf:ref}`thm-momentum`.

    Examples
    --------
    >>> best_settings(1.0, 9.0)
    (0.25, 0.25, 0.5)
    """
    low = validation.real("low", low, 0, open_low=True)
    high = validation.real("high", high, low)
    slow, fast = np.sqrt([low, high])
    root = (fast - slow) / (fast + slow)
    return float((2 / (slow + fast)) ** 2), float(root ** 2), float(root)
