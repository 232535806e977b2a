"""Pass forward and backward through the linear layer Z = X W + 1 bᵀ.

Rows are samples: the layer asks every sample the same questions, one per
neuron. The gradients are written dZ, dX, dW, db: each has the shape of the
array it belongs to.

Where a result can be written to a given array, the product is asked of
`np.dot`, which costs least to call, in the form (A B)ᵀ = Bᵀ Aᵀ: it writes
rows only, and the arrays of a network are stored column by column.
"""

import numpy as np

from mlp_lit._shapes import shapes


@shapes(X="batch d_in", W="d_in d_out", b="d_out")
def forward(X, W, b):
    """Compute Z = X W + 1 bᵀ of a batch ({eq}`eq-linear-forward`).

    Parameters
    ----------
    X : ndarray of shape (batch, d_in)
    W : ndarray of shape (d_in, d_out)
        Column j holds the weights of neuron j.
    b : ndarray of shape (d_out,)

    Returns
    -------
    Z : ndarray of shape (batch, d_out)

    Raises
    ------
    ValueError
        If the shapes do not fit.

    Examples
    --------
    >>> X = np.array([[1., 2.], [3., 4.]])
    >>> W = np.array([[1., 0., -1.], [0., 1., 1.]])
    >>> forward(X, W, b=np.array([10., 20., 30.]))
    array([[11., 22., 31.],
           [13., 24., 31.]])
    """
    return X @ W + b


def backward_input(dZ, W, out=None):
    """Compute dX = dZ Wᵀ, which goes down a layer ({eq}`eq-linear-dx`).

    Parameters
    ----------
    dZ : ndarray of shape (batch, d_out)
    W : ndarray of shape (d_in, d_out)
    out : ndarray of shape (batch, d_in), optional
        Stored column by column (Fortran order).

    Examples
    --------
    >>> backward_input(np.array([[1., 2.]]), np.array([[3., 4.], [5., 6.]]))
    array([[11., 17.]])
    """
    return np.dot(W, dZ.T, out=_turned(out)).T


def backward_weights(dZ, X):
    """Compute dW = Xᵀ dZ, summed over the batch ({eq}`eq-linear-dw`).

    Parameters
    ----------
    dZ : ndarray of shape (batch, d_out)
    X : ndarray of shape (batch, d_in)

    Examples
    --------
    >>> backward_weights(np.array([[1., 2.]]), np.array([[3., 4.]]))
    array([[3., 6.],
           [4., 8.]])
    """
    return X.T @ dZ


def backward_bias(dZ):
    """Compute db = dZᵀ 1, the column sums of dZ ({eq}`eq-linear-db`).

    Parameters
    ----------
    dZ : ndarray of shape (batch, d_out)

    Examples
    --------
    >>> backward_bias(np.array([[1., 2.], [3., 4.]]))
    array([4., 6.])
    """
    return dZ.sum(axis=0)


@shapes(X="batch d_in", W="d_in d_out", dZ="batch d_out")
def backward(dZ, X, W):
    """Compute all three gradients of the layer at once.

    Parameters
    ----------
    dZ : ndarray of shape (batch, d_out)
        Derivative of a scalar loss by the pre-activations.
    X : ndarray of shape (batch, d_in)
        The input that the forward pass saw.
    W : ndarray of shape (d_in, d_out)

    Returns
    -------
    dX, dW, db : ndarrays, of the shapes of X, W and b

    Raises
    ------
    ValueError
        If the shapes do not fit.

    Examples
    --------
    >>> X, W = np.array([[3., 4.]]), np.array([[1., 0.], [0., 2.]])
    >>> dX, dW, db = backward(np.array([[1., 10.]]), X, W)
    >>> dX
    array([[ 1., 20.]])
    >>> dW
    array([[ 3., 30.],
           [ 4., 40.]])
    >>> db
    array([ 1., 10.])
    """
    dX = backward_input(dZ, W)
    dW = backward_weights(dZ, X)
    db = backward_bias(dZ)
    return dX, dW, db


@shapes(X="batch d_in", W="d_in d_out", b="d_out")
def merge(X, W, b):
    """Write the layer as one product X₁ W₁ ({eq}`eq-linear-merged`).

    Parameters
    ----------
    X, W, b : as in `forward`

    Returns
    -------
    X1 : ndarray of shape (batch, 1 + d_in)
        The input with a first column of ones.
    W1 : ndarray of shape (1 + d_in, d_out)
        The weights with the bias as their first row.

    Examples
    --------
    >>> X, W, b = np.ones((1, 2)), np.eye(2), np.array([5., 6.])
    >>> X1, W1 = merge(X, W, b)
    >>> forward_merged(X1, W1)
    array([[6., 7.]])
    """
    ones = np.ones((X.shape[0], 1), X.dtype)
    return np.hstack([ones, X]), np.vstack([b, W])


def forward_merged(X1, W1, out=None):
    """Compute Z = X₁ W₁: weights and bias in one product.

    Parameters
    ----------
    X1 : ndarray of shape (batch, 1 + d_in), first column ones
    W1 : ndarray of shape (1 + d_in, d_out), first row the bias
    out : ndarray of shape (batch, d_out), optional
        Stored column by column (Fortran order).
    """
    return np.dot(W1.T, X1.T, out=_turned(out)).T


def backward_merged(dZ, X1, out=None):
    """Compute dW₁ = X₁ᵀ dZ: db is its first row, dW the rest.

    Parameters
    ----------
    dZ : ndarray of shape (batch, d_out)
    X1 : ndarray of shape (batch, 1 + d_in), first column ones
    out : ndarray of shape (1 + d_in, d_out), optional
        Stored row by row (C order).

    Examples
    --------
    >>> dZ, X1 = np.array([[1., 10.]]), np.array([[1., 3., 4.]])
    >>> backward_merged(dZ, X1)
    array([[ 1., 10.],
           [ 3., 30.],
           [ 4., 40.]])
    """
    return np.dot(X1.T, dZ, out=out)


def _turned(out):
    return None if out is None else out.T
