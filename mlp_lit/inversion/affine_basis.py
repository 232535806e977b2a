"""Compare two views of the same samples, up to an affine basis.

They tell the same if each follows from the other. Values of functions are
rows, one for each sample: F is (N, p), G is (N, q).
"""

from fractions import Fraction

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.geometry.hyperplanes import by_hyperplane
from mlp_lit.inversion import pseudoinverse


def fit_affine(F, G):
    """Fit the affine map that takes G nearest to F, and say what it misses.

    Parameters
    ----------
    F : array_like of shape (N, p)
    G : array_like of shape (N, q)

    Returns
    -------
    V : ndarray of shape (q, p)
    c : ndarray of shape (p,)
        G V + 1 cᵀ is as near to F as possible; V is the smallest such.
    residual : float
        Length of the difference over that of F less its mean, from 0 (F is
        an affine function of G) to 1 (G says nothing of F).

    Examples
    --------
    >>> G = [[0.0], [1.0], [2.0]]
    >>> V, c, residual = fit_affine([[1.0, 0.0], [3.0, 0.0], [5.0, 0.0]], G)
    >>> V.round(9), c.round(9), round(residual, 9)
    (array([[2., 0.]]), array([1., 0.]), 0.0)
    """
    F, G = _pair(F, G)
    centred_F, centred_G = _centred(F), _centred(G)
    V = np.linalg.lstsq(centred_G, centred_F, rcond=None)[0]
    c = F.mean(axis=0) - G.mean(axis=0) @ V
    spread = np.linalg.norm(centred_F)
    missed = np.linalg.norm(centred_F - centred_G @ V)
    return V, c, float(missed / spread) if spread else 0.0


def is_affine_function(F, G, *, tolerance=1e-8):
    """Tell whether F is an affine function of G on the samples given.

    Parameters
    ----------
    F : array_like of shape (N, p)
    G : array_like of shape (N, q)
    tolerance : float
        Largest residual of `fit_affine` that counts as rounding.

    Returns
    -------
    bool
        Whether F = G V + 1 cᵀ for some V and c ({eq}`eq-pinv-affine`).

    Examples
    --------
    >>> line, constant = [[0.0], [1.0], [3.0]], [[7.0], [7.0], [7.0]]
    >>> is_affine_function(constant, line), is_affine_function(line, constant)
    (True, False)
    """
    tolerance = validation.real("tolerance", tolerance, 0)
    return fit_affine(F, G)[2] <= tolerance


def equal_up_to_affine_basis(F, G, *, tolerance=1e-8):
    """Tell whether each is an affine function of the other, on the samples.

    Parameters
    ----------
    F, G, tolerance : as in `is_affine_function`

    Examples
    --------
    >>> plane = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [2.0, 3.0]])
    >>> in_space = plane @ [[1.0, 0.0, 2.0], [1.0, 1.0, 0.0]] - 5
    >>> equal_up_to_affine_basis(plane, in_space)
    True
    >>> equal_up_to_affine_basis(plane, plane[:, :1])
    False
    """
    return bool(is_affine_function(F, G, tolerance=tolerance)
                and is_affine_function(G, F, tolerance=tolerance))


@arrays(F="N p")
def directions(F):
    """Find an orthonormal basis of the directions of rows' affine hull.

    Parameters
    ----------
    F : array_like of shape (N, p)

    Returns
    -------
    ndarray of shape (k, p)
        k is the dimension of the hull; the differences of any two rows of F
        are combinations of these.

    Examples
    --------
    >>> np.abs(directions([[1.0, 5.0], [1.0, 7.0], [1.0, 6.0]]))
    array([[0., 1.]])
    """
    return _basis(_centred(F))


@arrays(W="d m", b="m")
def layer_directions(W, b):
    """Find the directions of all that a ReLU layer can put out, exactly.

    The inputs are all of space. By {eq}`eq-pinv-hull` two things span the
    directions: for each hyperplane, what changes where it is crossed; and
    the layer as it is on one side of all hyperplanes.

    Parameters
    ----------
    W : array_like of shape (d, m)
    b : array_like of shape (m,)

    Returns
    -------
    ndarray of shape (k, m)
        An orthonormal basis. Hyperplanes coincide if they do so without a
        tolerance: floats are fractions.

    Examples
    --------
    >>> len(layer_directions([[1.0, 2.0]], [0.0, 0.0]))
    1
    >>> len(layer_directions([[1.0, -1.0]], [0.0, 0.0]))
    2
    """
    planes = by_hyperplane([Fraction(float(value)) for value in column]
                           for column in np.vstack([W, b]).T)
    crossings = np.zeros((len(planes), W.shape[1]))
    falling = np.zeros(W.shape[1], bool)
    for row, members in zip(crossings, planes.values(), strict=True):
        for j, scale in members:
            row[j], falling[j] = abs(float(scale)), scale < 0
    return _basis(np.vstack([crossings, W * falling]))


@arrays(W="d m")
def lost_directions(W, D):
    """Find what a back-projection by W⁺ forgets of the directions D.

    Parameters
    ----------
    W : array_like of shape (d, m)
    D : array_like of shape (k, m)
        Its rows span directions of outputs.

    Returns
    -------
    ndarray of shape (l, m)
        An orthonormal basis of all v in the span of D with v Wᵀ = 0. The
        outputs follow from their back-projection if and only if it is
        empty ({prf:ref}`thm-pinv`).

    Examples
    --------
    >>> lost_directions([[1.0, 2.0]], [[1.0, 2.0]]).shape
    (0, 2)
    >>> (lost_directions([[1.0, -1.0]], np.eye(2)) ** 2).round(9)
    array([[0.5, 0.5]])
    """
    if np.shape(D) == (0, W.shape[1]):
        return np.empty((0, W.shape[1]))
    basis = _basis(validation.array("D", D, ("k", W.shape[1])))
    U, S, _ = np.linalg.svd(basis @ W.T)
    size = np.linalg.norm(W, 2)
    kept = int((S > max(W.shape) * np.finfo(float).eps * size).sum())
    return U[:, kept:].T @ basis


@arrays(F="N p", G="N q")
def _pair(F, G):
    return F, G


def _centred(F):
    """Subtract the mean; a constant column is 0, without its rounding."""
    return np.where(np.ptp(F, axis=0) == 0, 0, F - F.mean(axis=0))


def _basis(rows):
    """Return orthonormal rows with the same span."""
    return pseudoinverse.decompose(rows)[2].T
