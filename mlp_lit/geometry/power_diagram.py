"""Turn a layer into sites and weights of a power diagram.

A ReLU layer asks which of 2ᵐ sites is nearest, one neuron per bit.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks import linear

MOST_NEURONS = 16
CHUNK = 2 ** 17  # distances held at a time; they stay in the cache


def all_patterns(m):
    """List the 2ᵐ patterns of m neurons; row n holds the binary digits of n.

    Parameters
    ----------
    m : int
        At most MOST_NEURONS: the rows double with each neuron.

    Returns
    -------
    ndarray of shape (2 ** m, m)
        Zeros and ones; the first neuron is the lowest digit.

    Examples
    --------
    >>> all_patterns(2)
    array([[0., 0.],
           [1., 0.],
           [0., 1.],
           [1., 1.]])
    """
    m = validation.integer("m", m)
    if m > MOST_NEURONS:
        raise ValueError(f"m must be at most {MOST_NEURONS}, not {m}: a "
                         "layer of m neurons has 2 ** m sites")
    return (np.arange(2 ** m)[:, np.newaxis] >> np.arange(m) & 1) * 1.0


@arrays(Z="n m")
def pattern_numbers(Z):
    """Read which neurons are on as a binary number; 0 counts as off.

    Parameters
    ----------
    Z : array_like of shape (n, m)
        Pre-activations; m at most MOST_NEURONS.

    Returns
    -------
    ndarray of int, shape (n,)
        Row numbers of `all_patterns(m)`.

    Examples
    --------
    >>> pattern_numbers([[-1.0, 2.0], [3.0, 0.0]])
    array([2, 1])
    """
    if Z.shape[1] > MOST_NEURONS:
        raise ValueError(f"Z must have at most {MOST_NEURONS} columns, not "
                         f"{Z.shape[1]}")
    return (Z > 0) @ (2 ** np.arange(Z.shape[1]))


@arrays(W="d m", b="m", patterns="n m")
def sites_and_weights(W, b, patterns=None):
    """Find where the sites of a layer's patterns lie, and what each weighs.

    Parameters
    ----------
    W : array_like of shape (d, m)
    b : array_like of shape (m,)
    patterns : array_like of shape (n, m), optional
        Zeros and ones; by default all 2ᵐ of them.

    Returns
    -------
    sites : ndarray of shape (n, d)
    weights : ndarray of shape (n,)
        {eq}`eq-voronoi-site`.

    Examples
    --------
    >>> sites, weights = sites_and_weights([[2, 1], [0, 1]], [-1, 0])
    >>> sites
    array([[0., 0.],
           [2., 0.],
           [1., 1.],
           [3., 1.]])
    >>> weights
    array([0., 2., 2., 8.])
    """
    Q = all_patterns(len(b)) if patterns is None else patterns
    sites = Q @ W.T
    return sites, (sites ** 2).sum(axis=1) + 2 * Q @ b


@arrays(sites="s d", weights="s", X="n d")
def power_distances(X, sites, weights):
    """Compute ‖x − μ‖² − ω for every point and every site.

    Parameters
    ----------
    X : array_like of shape (n, d)
    sites : array_like of shape (s, d)
    weights : array_like of shape (s,)

    Returns
    -------
    ndarray of shape (n, s)
        {eq}`eq-voronoi-power`; negative inside a site's circle.

    Examples
    --------
    >>> power_distances([[3.0, 0.0]], [[0.0, 0.0], [3.0, 4.0]], [5.0, 0.0])
    array([[ 4., 16.]])
    """
    return ((X ** 2).sum(axis=1, keepdims=True) - 2 * X @ sites.T
            + (sites ** 2).sum(axis=1) - weights)


@arrays(sites="s d", X="n d", weights="s")
def nearest_site(X, sites, weights=None):
    """Find the site of least power distance; without weights, Voronoi's.

    Parameters
    ----------
    X : array_like of shape (n, d)
    sites : array_like of shape (s, d)
    weights : array_like of shape (s,), optional
        By default all 0.

    Returns
    -------
    ndarray of int, shape (n,)
        Row numbers of sites; the first of several that are equally near.

    Examples
    --------
    >>> nearest_site([[1.0], [2.0]], [[0.0], [2.5]])
    array([0, 1])
    >>> nearest_site([[1.0], [2.0]], [[0.0], [2.5]], [4.0, 0.0])
    array([0, 0])
    """
    weights = np.zeros(len(sites)) if weights is None else weights
    # ‖x‖² is the same for all sites, and the rest is a linear layer.
    slopes, offsets = -2 * sites.T, (sites ** 2).sum(axis=1) - weights
    step = max(1, CHUNK // len(sites))
    return np.concatenate([
        linear.forward(X[start:start + step], slopes, offsets).argmin(axis=1)
        for start in range(0, len(X), step)])


@arrays(W="d m", b="m")
def is_ordinary(W, b, tolerance=1e-12):
    """Tell whether all sites weigh the same ({eq}`eq-voronoi-ordinary`).

    Parameters
    ----------
    W : array_like of shape (d, m)
    b : array_like of shape (m,)
    tolerance : float
        Relative to the largest squared length of a column.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_ordinary([[2, 1], [-1, 2]], [-2.5, -2.5])
    True
    >>> is_ordinary([[2, 1], [-1, 2]], [-2.5, 0.0])
    False
    """
    products = W.T @ W
    # On the diagonal stands ‖w‖², which −2b has to equal; beside it, 0.
    defect = np.abs(products - np.diag(-2 * b)).max()
    return bool(defect <= tolerance * products.max())
