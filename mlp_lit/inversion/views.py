"""Choose an affine map from many dimensions to the page.

Sixteen dimensions do not fit on it: every picture is such a choice. Each
view is an affine map into the plane, made from samples and applied to any
points, so that a grid can be drawn along with the data.
"""

import numpy as np

from mlp_lit._shapes import arrays


@arrays(float, points="n d", samples="N d")
def principal(points, samples):
    """Find the two directions in which the samples are spread most (PCA).

    Parameters
    ----------
    points : array_like of shape (n, d)
    samples : array_like of shape (N, d)
        Give the directions and the origin.

    Returns
    -------
    ndarray of shape (n, 2)
        Each direction has the sign that makes its largest entry positive.

    Examples
    --------
    >>> principal([[0.0, 5.0]], [[0, -2], [0, 2], [1, 0], [-1, 0]])
    array([[5., 0.]])
    """
    mean = samples.mean(axis=0)
    directions = np.linalg.svd(samples - mean, full_matrices=False)[2][:2]
    largest = np.abs(directions).argmax(axis=1)[:, np.newaxis]
    directions *= np.sign(np.take_along_axis(directions, largest, axis=1))
    return (points - mean) @ directions.T


@arrays(float, points="n d", samples="N d", X="N d_0")
def aligned(points, samples, X):
    """Fit the affine map that leads samples nearest to where they began.

    Least squares, so it is the same in every affine basis
    ({eq}`eq-back-aligned`).

    Parameters
    ----------
    points : array_like of shape (n, d)
    samples : array_like of shape (N, d)
    X : array_like of shape (N, d_0)
        The inputs that became these samples.

    Returns
    -------
    ndarray of shape (n, d_0)

    Examples
    --------
    >>> aligned([[0.0, 30.0]], [[0, 10], [0, 20], [0, 40]], [[1], [2], [4]])
    array([[3.]])
    """
    mean, whitening = _whitening(samples)
    V = whitening.T @ (samples - mean).T @ X
    return (points - mean) @ whitening @ V + X.mean(axis=0)


@arrays(float, points="n d", samples="N d")
def discriminant(points, samples, y):
    """Find the two directions in which the classes lie furthest apart.

    Linear discriminant analysis by scikit-learn: distances are measured in
    units of the spread within the classes, so it is the same in every affine
    basis. The picture is turned until the means of the classes lie as near
    as possible to the corners of a regular polygon.

    Parameters
    ----------
    points : array_like of shape (n, d)
    samples : array_like of shape (N, d)
    y : array_like of int, shape (N,)
        Three classes at least.

    Returns
    -------
    ndarray of shape (n, 2)

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> y = np.arange(300) % 3
    >>> samples = rng.normal(size=(300, 4)) + 5 * np.eye(4)[y]
    >>> discriminant(samples, samples, y)[y == 0].mean(axis=0).round(0)
    array([0., 4.])
    """
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    classes = len(np.unique(y))
    if classes < 3:
        raise ValueError(f"y must have three classes or more, not {classes}")
    mean, whitening = _whitening(samples)
    if not whitening.size:
        raise ValueError("samples must differ, but they are all the same")
    lda = LinearDiscriminantAnalysis(n_components=2).fit(
        (samples - mean) @ whitening, y)
    angle = 2 * np.pi * np.arange(classes) / classes
    corners = np.stack([-np.sin(angle), np.cos(angle)], axis=1)
    means = lda.transform(lda.means_)
    U, _, V = np.linalg.svd((means - means.mean(axis=0)).T @ corners)
    return lda.transform((points - mean) @ whitening) @ U @ V


@arrays(float, samples="N d")
def whiten(samples):
    """Write samples in an affine basis of their own ({eq}`eq-back-whiten`).

    Parameters
    ----------
    samples : array_like of shape (N, d)

    Returns
    -------
    ndarray of shape (N, rank)
        Mean 0, variances 1, no correlations. Another affine basis of the
        samples gives the same, up to a rotation.

    Examples
    --------
    >>> whiten([[0.0, 0.0], [0.0, 4.0]])
    array([[-1.],
           [ 1.]])
    """
    mean, whitening = _whitening(samples)
    return np.sqrt(len(samples)) * ((samples - mean) @ whitening)


def _whitening(samples):
    """Return the mean, and the matrix that makes the columns orthonormal."""
    # Directions along which there is nothing but rounding are left out.
    mean = samples.mean(axis=0)
    _, S, directions = np.linalg.svd(samples - mean, full_matrices=False)
    kept = S > 1e-12 * S[0]
    return mean, (directions[kept] / S[kept, np.newaxis]).T
