"""Small data sets: points in the plane, digits, tumours.

A plane full of coloured points shows what a network does better than a table.
Every generator takes an rng and returns X of shape (n, d) and labels y of
shape (n,), integers counted from 0. Those of scikit-learn load it when they
are first used; nothing is ever downloaded.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays


def make_grid(cells=4, points_per_cell=64, n_classes=3, *, rng):
    """Make a grid of squares in the plane, each with a class drawn at random.

    The classes are as equally frequent as the number of squares allows: a
    balanced list is shuffled over them. The grid covers [−1, 1]².

    Parameters
    ----------
    cells : int
        Squares along each side.
    points_per_cell : int
        Uniform points in each square; 1 puts it at the centre, which makes a
        lattice of points with random classes.
    n_classes : int
        At most cells².
    rng : numpy.random.Generator

    Returns
    -------
    X : ndarray of shape (cells² · points_per_cell, 2)
    y : ndarray of int, shape (cells² · points_per_cell,)

    Examples
    --------
    >>> X, y = make_grid(cells=3, rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((576, 2), array([192, 192, 192]))
    """
    cells = validation.integer("cells", cells)
    points_per_cell = validation.integer("points_per_cell", points_per_cell)
    n_classes = validation.integer("n_classes", n_classes)
    validation.generator("rng", rng)
    if n_classes > cells ** 2:
        raise ValueError(f"n_classes must be at most cells² = {cells ** 2}, "
                         f"not {n_classes}")
    classes = rng.permutation(np.arange(cells ** 2) % n_classes)
    corners = np.indices((cells, cells)).reshape(2, -1).T
    inside = rng.uniform(size=(cells ** 2, points_per_cell, 2))
    if points_per_cell == 1:
        inside[:] = 0.5
    X = (corners[:, np.newaxis] + inside).reshape(-1, 2) * 2 / cells - 1
    return X, np.repeat(classes, points_per_cell)


def make_spirals(n_samples=300, n_classes=3, noise=0.05, turns=1.0, *, rng):
    """Make interleaved spiral arms, one per class, within the unit disc or so.

    Parameters
    ----------
    n_samples : int
        In all; spread over the arms as evenly as possible.
    n_classes : int
    noise : float
        Standard deviation of a normal shift of each coordinate.
    turns : float
        How often each arm goes round.
    rng : numpy.random.Generator

    Examples
    --------
    >>> X, y = make_spirals(90, rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((90, 2), array([30, 30, 30]))
    """
    n_classes = validation.integer("n_classes", n_classes)
    n_samples = validation.integer("n_samples", n_samples, n_classes)
    noise = validation.real("noise", noise, 0)
    validation.generator("rng", rng)
    y = np.arange(n_samples) % n_classes
    radius = rng.uniform(0.05, 1, n_samples)
    angle = 2 * np.pi * (turns * radius + y / n_classes)
    X = radius * np.array([np.cos(angle), np.sin(angle)])
    return X.T + noise * rng.standard_normal((n_samples, 2)), y


def make_moons(n_samples=300, noise=0.1, *, rng):
    """Make two interleaved half circles (scikit-learn's `make_moons`).

    Examples
    --------
    >>> X, y = make_moons(100, rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((100, 2), array([50, 50]))
    """
    return _sklearn_toy("make_moons", n_samples, rng, noise=noise)


def make_circles(n_samples=300, noise=0.05, factor=0.5, *, rng):
    """Make a circle within a circle (scikit-learn's `make_circles`).

    Parameters
    ----------
    factor : float
        Radius of the inner circle over that of the outer.

    Examples
    --------
    >>> X, y = make_circles(100, rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((100, 2), array([50, 50]))
    """
    return _sklearn_toy("make_circles", n_samples, rng, noise=noise,
                        factor=factor)


def make_blobs(n_samples=300, n_classes=3, spread=1.0, *, rng):
    """Make round normal clouds, one per class (scikit-learn's `make_blobs`).

    Parameters
    ----------
    spread : float
        Standard deviation of each cloud.

    Examples
    --------
    >>> X, y = make_blobs(90, rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((90, 2), array([30, 30, 30]))
    """
    n_classes = validation.integer("n_classes", n_classes)
    return _sklearn_toy("make_blobs", n_samples, rng, centers=n_classes,
                        cluster_std=spread)


def load_digits():
    """Load 1797 handwritten digits of 8 × 8 pixels, values 0 … 16 (UCI).

    Examples
    --------
    >>> X, y = load_digits()
    >>> X.shape, int(y.max())
    ((1797, 64), 9)
    """
    return _sklearn("load_digits")(return_X_y=True)


def load_breast_cancer():
    """Load 569 tumours, 30 measurements each; 0 malignant, 1 benign (UCI).

    Examples
    --------
    >>> X, y = load_breast_cancer()
    >>> X.shape, np.bincount(y)
    ((569, 30), array([212, 357]))
    """
    return _sklearn("load_breast_cancer")(return_X_y=True)


@arrays(X="n d", like="m d")
def standardize(X, like=None):
    """Shift and scale each column to mean 0 and standard deviation 1.

    A column that is constant is only shifted ({eq}`eq-standardize`).

    Parameters
    ----------
    X : array_like of shape (n, d)
    like : array_like of shape (m, d), optional
        Take mean and deviation from these samples instead: the training
        data, when X is to be compared with it.

    Examples
    --------
    >>> standardize([[1.0, 5.0], [3.0, 5.0]])
    array([[-1.,  0.],
           [ 1.,  0.]])
    >>> standardize([[5.0, 6.0]], like=[[1.0, 5.0], [3.0, 5.0]])
    array([[3., 1.]])
    """
    like = X if like is None else like
    mean, deviation = like.mean(axis=0), like.std(axis=0)
    # Rounding leaves a constant column a deviation of some 1e-16 |mean|.
    constant = deviation <= 1e-12 * np.abs(mean)
    return (X - mean) / np.where(constant, 1, deviation)


def split(X, y, fraction=0.25, *, rng):
    """Split off part of the samples, drawn without replacement.

    Parameters
    ----------
    X, y : ndarrays with n samples each
    fraction : float
        Share of the second part, in (0, 1); both parts get at least one.
    rng : numpy.random.Generator

    Returns
    -------
    X_rest, y_rest, X_part, y_part

    Examples
    --------
    >>> X, y = np.arange(8.0).reshape(8, 1), np.arange(8)
    >>> rest, _, part, _ = split(X, y, rng=np.random.default_rng(0))
    >>> len(rest), len(part)
    (6, 2)
    """
    X, y = np.asarray(X), np.asarray(y)
    validation.generator("rng", rng)
    fraction = validation.real("fraction", fraction, 0, 1, open_low=True,
                               open_high=True)
    if len(X) != len(y) or len(X) < 2:
        raise ValueError("X and y must hold the same number of samples, at "
                         f"least 2; they hold {len(X)} and {len(y)}")
    size = min(max(1, round(fraction * len(X))), len(X) - 1)
    order = rng.permutation(len(X))
    part, rest = order[:size], order[size:]
    return X[rest], y[rest], X[part], y[part]


def _sklearn(name):
    try:
        from sklearn import datasets
    except ImportError:
        raise ImportError(f"{name} comes from scikit-learn: install "
                          "scikit-learn to use it") from None
    return getattr(datasets, name)


def _sklearn_toy(name, n_samples, rng, **settings):
    n_samples = validation.integer("n_samples", n_samples)
    validation.generator("rng", rng)
    # scikit-learn takes a seed, not a Generator.
    seed = int(rng.integers(2 ** 32))
    return _sklearn(name)(n_samples, random_state=seed, **settings)
