"""Show what one ReLU layer does, in its own input space.

Seen from its inputs, it presses half-spaces onto hyperplanes.
"""

import numpy as np

from mlp_lit._shapes import arrays
from mlp_lit.inversion import pseudoinverse
from mlp_lit.networks import linear


@arrays(W="d m", b="m", X="batch d")
def press(X, W, b):
    """Take samples through a ReLU layer and back by the pseudoinverse.

    Parameters
    ----------
    X : array_like of shape (batch, d)
    W : array_like of shape (d, m)
    b : array_like of shape (m,)

    Returns
    -------
    ndarray of shape (batch, d)
        With independent columns, points with x W + b ≥ 0 in their span;
        those stay where they are ({prf:ref}`thm-pinv-press`).

    Examples
    --------
    >>> W, b = np.array([[1.0, 1.0], [0.0, 1.0]]), np.zeros(2)
    >>> press([[1.0, 2.0], [-1.0, 2.0]], W, b).round(9) + 0.0
    array([[1., 2.],
           [0., 1.]])
    """
    A = np.maximum(0, linear.forward(X, W, b))
    return pseudoinverse.backproject_layer(A, W, b)


@arrays(W="d m", b="m", X="batch d")
def pushes(X, W, b):
    """Compute how far, and where to, each neuron pushes each sample.

    Parameters
    ----------
    X, W, b : as in `press`

    Returns
    -------
    ndarray of shape (batch, m, d)
        relu(−z_j) u_j, with row j of W⁺ for u_j. Added to X W W⁺ they make
        what `press` makes ({eq}`eq-pinv-cases`).

    Examples
    --------
    >>> W, b = np.array([[1.0, 1.0], [0.0, 1.0]]), np.zeros(2)
    >>> pushes([[-1.0, 2.0]], W, b)[0].round(9) + 0.0
    array([[ 1., -1.],
           [ 0.,  0.]])
    """
    missing = np.maximum(0, -linear.forward(X, W, b))
    return missing[:, :, np.newaxis] * pseudoinverse.pinv(W)


@arrays(W="d m")
def detours(W):
    """Compute how much further pushes go than straight to the hyperplanes.

    Parameters
    ----------
    W : array_like of shape (d, m), with independent columns

    Returns
    -------
    ndarray of shape (m,)
        ‖w_j‖ ‖u_j‖: 1 over the sine of the angle between column w_j and
        the span of the others ({eq}`eq-pinv-detour`).

    Raises
    ------
    ValueError
        If the columns are dependent.

    Examples
    --------
    >>> detours([[1.0, 1.0], [0.0, 1.0]]) ** 2
    array([2., 2.])
    """
    rank = pseudoinverse.rank(W)
    if rank < W.shape[1]:
        raise ValueError("W must have independent columns, but of "
                         f"{W.shape[1]} only {rank} are")
    V = pseudoinverse.pinv(W)
    return np.linalg.norm(W, axis=0) * np.linalg.norm(V, axis=1)
