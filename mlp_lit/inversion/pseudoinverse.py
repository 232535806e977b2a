"""Undo a linear layer: pseudoinverse, rank, condition, projections.

A pseudoinverse undoes what can be undone, and leaves out the rest. Rows are
samples, as everywhere: a layer multiplies by W from the right, and so does
what leads back. W is (d, m), its pseudoinverse (m, d).
"""


import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays


class RankWarning(UserWarning):
    """Warn of a pseudoinverse that forgets directions, or has lost digits."""


@arrays(W="d m")
def decompose(W, *, rtol=None):
    """Find the singular values of W that are not 0, and their vectors.

    Parameters
    ----------
    W : array_like of shape (d, m)
    rtol : float, optional
        Singular values up to this times the largest count as 0; by default
        max(d, m) times the spacing of floats at 1, what rounding makes of 0.

    Returns
    -------
    Q_0 : ndarray of shape (d, rank), orthonormal columns
    S : ndarray of shape (rank,), falling
    Q_1 : ndarray of shape (m, rank), orthonormal columns
        W = Q_0 diag(S) Q_1ᵀ ({eq}`eq-pinv-svd`).

    Examples
    --------
    >>> decompose([[0.0, 3.0], [0.0, 4.0]])[1]
    array([5.])
    """
    if rtol is None:
        rtol = max(W.shape) * np.finfo(W.dtype).eps
    rtol = validation.real("rtol", float(rtol), 0, 1, open_high=True)
    Q_0, S, Q_1_T = np.linalg.svd(W, full_matrices=False)
    rank = int((S > rtol * S[0]).sum())
    return Q_0[:, :rank], S[:rank], Q_1_T[:rank].T


@arrays(W="d m")
def pinv(W, *, rtol=None):
    """Compute the Moore–Penrose inverse W⁺ from the SVD ({eq}`eq-pinv-svd`).

    Parameters
    ----------
    W : array_like of shape (d, m)
    rtol : float, optional
        As in `decompose`.

    Returns
    -------
    ndarray of shape (m, d)

    Raises
    ------
    ValueError
        If W is so small that what undoes it overflows.

    Warns
    -----
    RankWarning
        If the rank is less than min(d, m), or if the condition number takes
        more than half of the digits.

    Examples
    --------
    >>> pinv([[2.0, 0.0], [0.0, 4.0], [0.0, 0.0]])
    array([[0.5 , 0.  , 0.  ],
           [0.  , 0.25, 0.  ]])
    >>> import warnings
    >>> with warnings.catch_warnings(record=True, action="always") as caught:
    ...     V = pinv([[1.0, -1.0], [0.0, 0.0]])
    >>> print(caught[0].message)
    W of shape (2, 2) has rank 1, not 2 (condition number inf): 1 of 2
    directions cannot be undone and are left out
    """
    return _inverted(W, rtol)


def _inverted(W, rtol=None):
    Q_0, S, Q_1 = decompose(W, rtol=rtol)
    _warn(W, len(S), power=1)
    with np.errstate(over="ignore"):
        inverses = 1 / S
    validation.check_finite("1 / singular values of W", inverses)
    return Q_1 * inverses @ Q_0.T


def rank(W, *, rtol=None):
    """Count the singular values that are more than rounding.

    Parameters
    ----------
    W, rtol : as in `decompose`

    Examples
    --------
    >>> rank([[1.0, 2.0], [2.0, 4.0]])
    1
    """
    return len(decompose(W, rtol=rtol)[1])


@arrays(W="d m")
def condition_number(W):
    """Divide the largest singular value by the least ({eq}`eq-pinv-kappa`).

    Parameters
    ----------
    W : array_like of shape (d, m)

    Returns
    -------
    float
        inf if the smallest of the min(d, m) singular values is exactly 0.

    Examples
    --------
    >>> condition_number([[3.0, 0.0], [0.0, 0.5], [0.0, 0.0]])
    6.0
    >>> condition_number([[0.0, 0.0]])
    inf
    """
    S = np.linalg.svd(W, compute_uv=False)
    return float(S[0] / S[-1]) if S[-1] > 0 else float("inf")


@arrays(W="d m", V="m d")
def penrose(W, V):
    """Measure how far V is from the four conditions of Penrose.

    Parameters
    ----------
    W : array_like of shape (d, m)
    V : array_like of shape (m, d)

    Returns
    -------
    ndarray of shape (4,)
        Largest entry, without sign, of W V W − W, V W V − V, (W V)ᵀ − W V
        and (V W)ᵀ − V W ({eq}`eq-pinv-penrose`).

    Examples
    --------
    >>> penrose([[2.0, 0.0]], [[0.5], [0.0]])
    array([0., 0., 0., 0.])
    >>> penrose([[2.0, 0.0]], [[0.5], [1.0]])  # undoes W, but not alone
    array([0., 0., 0., 2.])
    """
    WV, VW = W @ V, V @ W
    return np.array([np.abs(difference).max() for difference in (
        WV @ W - W, VW @ V - V, WV.T - WV, VW.T - VW)])


@arrays(W="d m")
def left_inverse(W):
    """Compute (WᵀW)⁻¹Wᵀ, undone by W if it comes first ({eq}`eq-pinv-left`).

    Parameters
    ----------
    W : array_like of shape (d, m) with independent columns

    Returns
    -------
    ndarray V of shape (m, d)
        V W = I: taken back by V and forward by W, an output is what it was.

    Raises
    ------
    ValueError
        If the columns are dependent, as they are if d < m, or if WᵀW is
        singular after rounding.

    Warns
    -----
    RankWarning
        From a smaller condition number on than `pinv`: here it is squared.

    Examples
    --------
    >>> left_inverse([[1.0], [1.0]])
    array([[0.5, 0.5]])
    """
    return _by_formula(W, "columns for a left")


@arrays(W="d m")
def right_inverse(W):
    r"""Compute Wᵀ(WWᵀ)⁻¹, undone by W if it comes last ({eq}`eq-pinv-right`).

    In TeX, {math}`V = W^\top (W W^\top)^{-1}`.

    Parameters
    ----------
    W : array_like of shape (d, m) with independent rows

    Returns
    -------
    ndarray V of shape (m, d)
        W V = I: taken forward by W and back by V, an input is what it was.

    Raises, warns
    -------------
    As `left_inverse`, with rows for columns.

    Examples
    --------
    >>> right_inverse([[1.0, 1.0]])
    array([[0.5],
           [0.5]])
    """
    return _by_formula(W.T, "rows for a right").T


def _by_formula(W, what):
    """Compute (WᵀW)⁻¹Wᵀ, or raise an error that names `what` is dependent."""
    independent = rank(W)
    if independent < W.shape[1]:
        raise ValueError(f"W must have independent {what} inverse, but of "
                         f"{W.shape[1]} only {independent} are")
    _warn(W, independent, power=2)
    try:
        return np.linalg.solve(W.T @ W, W.T)
    except np.linalg.LinAlgError:
        raise ValueError(
            f"W has the condition number {condition_number(W):.1e}, too "
            "large for this formula, which squares it: use `pinv`") from None


def projections(W):
    """Compute W W⁺, which acts on inputs, and W⁺ W, which acts on outputs.

    Parameters
    ----------
    W : array_like of shape (d, m)

    Returns
    -------
    P_in : ndarray of shape (d, d)
        x P_in is the point nearest to x in the span of the columns of W.
    P_out : ndarray of shape (m, m)
        z P_out is the point nearest to z in the span of the rows of W
        ({eq}`eq-pinv-projections`).

    Examples
    --------
    >>> P_in, P_out = projections([[1.0, -1.0], [0.0, 0.0]])
    >>> P_in
    array([[1., 0.],
           [0., 0.]])
    >>> P_out.round(12)
    array([[ 0.5, -0.5],
           [-0.5,  0.5]])
    """
    Q_0, _, Q_1 = decompose(W)
    return Q_0 @ Q_0.T, Q_1 @ Q_1.T


@arrays(W="d m", b="m", A="batch m")
def backproject_layer(A, W, b):
    """Take outputs of a layer back to its input space ({eq}`eq-pinv-back`).

    Parameters
    ----------
    A : array_like of shape (batch, m)
        What the layer put out, after its activation.
    W : array_like of shape (d, m)
    b : array_like of shape (m,)

    Returns
    -------
    ndarray of shape (batch, d)
        (A − 1 bᵀ) W⁺.

    Warns
    -----
    RankWarning
        As `pinv`.

    Examples
    --------
    >>> W, b = np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([1.0, 0.0])
    >>> backproject_layer([[7.0, 0.0]], W, b)
    array([[3., 0.]])
    """
    return (A - b) @ _inverted(W)


def _warn(W, rank, power):
    """Warn if directions are lost, or half of the digits."""
    full, kappa = min(W.shape), condition_number(W)
    what = f"W of shape {W.shape} has"
    if rank == 0:
        text = f"W of shape {W.shape} is zero: rank 0, condition number inf"
    elif rank < full:
        text = (f"{what} rank {rank}, not {full} (condition number "
                f"{kappa:.2g}): {full - rank} of {full} directions "
                "cannot be undone and are left out")
    elif kappa ** power > np.finfo(W.dtype).eps ** -0.5:
        digits = -np.log10(np.finfo(W.dtype).eps * kappa ** power)
        text = (f"{what} rank {rank} but condition number {kappa:.2g}: of "
                f"its inverse about {max(0, digits):.0f} digits are right")
    else:
        return
    validation.warn(text, RankWarning)
