"""Draw maps of cells: points to ask, colours of patterns, connected parts.

A map is an image: a grid of points, each the centre of a pixel, coloured by
the pattern there.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.geometry.cells import distinct


def grid(limit=5.0, per_side=101):
    """Return the points of a square grid around 0 ({eq}`eq-cells-grid`).

    Parameters
    ----------
    limit : float
        The grid covers [−limit, limit]².
    per_side : int
        At least 2. If odd, 0 is one of the points.

    Returns
    -------
    ndarray of shape (per_side², 2)
        Row by row from below, so that values at the points, reshaped to
        (per_side, per_side), are an image with origin="lower".

    Examples
    --------
    >>> grid(5, 3)[:4]
    array([[-5., -5.],
           [ 0., -5.],
           [ 5., -5.],
           [-5.,  0.]])
    """
    limit = validation.real("limit", limit, 0, open_low=True)
    n = validation.integer("per_side", per_side, 2)
    # One rounding each: 0.1 is as near to a tenth as a number can be.
    side = limit * np.arange(1 - n, n, 2) / (n - 1)
    return np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)


def circle(count=720):
    """Return points all around the unit circle, (count, 2).

    Without biases a cell is a cone, and they meet every cell that is wide
    enough ({eq}`eq-cells-cone`).

    Examples
    --------
    >>> circle(4).round(1) + 0.0
    array([[ 0.7,  0.7],
           [-0.7,  0.7],
           [-0.7, -0.7],
           [ 0.7, -0.7]])
    """
    count = validation.integer("count", count)
    angle = 2 * np.pi * (np.arange(count) + 0.5) / count
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def colours(packed):
    """Give each pattern a colour that depends on the pattern alone.

    The bytes are hashed (FNV-1a), and the hash picks one of 192 colours: 16
    hues, four of lightness, three of depth. Different patterns may get the
    same colour, but the same pattern never gets another.

    Returns
    -------
    ndarray of uint8, shape (n, 3)

    Examples
    --------
    >>> once, other, again = colours(np.array([[7], [3], [7]], np.uint8))
    >>> bool((once == again).all()), bool((once == other).all())
    (True, False)
    """
    first, number = distinct(packed)
    hashed = np.full(len(first), 0xCBF29CE484222325, np.uint64)
    for byte in packed[first].T:
        hashed = (hashed ^ byte) * np.uint64(0x100000001B3)
    # High bits, which every byte has reached.
    hashed = ((hashed ^ hashed >> np.uint64(32)) * np.uint64(
        0x9E3779B97F4A7C15) >> np.uint64(40)).astype(np.int64)
    return _palette()[hashed % 192][number]


def _palette():
    """Return the colours around three axes: hue, lightness and depth."""
    hue, light, depth = np.indices((16, 4, 3)).reshape(3, -1, 1)
    middle, swing = 0.54 + 0.09 * light, 0.07 + 0.055 * depth
    angle = 2 * np.pi * (hue / 16 + np.arange(3) / 3)
    return np.round(255 * (middle + swing * np.cos(angle))).astype(np.uint8)


def components(image, cells=None):
    """Number the connected components of equal values in an image.

    Pixels are neighbours to the left and right, above and below.

    Parameters
    ----------
    image : ndarray of int, shape (rows, columns)
        The numbers that `cells.distinct` gives patterns, say.
    cells : ndarray of int of the same shape, optional
        Pixels with equal entries are known to be connected, even where a
        cell is too narrow for the pixels to touch ({prf:ref}`thm-cells`).

    Returns
    -------
    ndarray of int, shape (rows, columns)
        The component of each pixel, counted from 0.

    Examples
    --------
    >>> components(np.array([[0, 1, 0],
    ...                      [0, 1, 0]]))
    array([[0, 1, 2],
           [0, 1, 2]], dtype=int32)
    """
    try:
        from scipy.sparse import coo_array, csgraph
    except ImportError:
        raise ImportError("components needs SciPy's graphs: install scipy"
                          ) from None
    image = np.asarray(image)
    index = np.arange(image.size).reshape(image.shape)
    across, up = image[:, 1:] == image[:, :-1], image[1:] == image[:-1]
    one = [index[:, 1:][across], index[1:][up]]
    other = [index[:, :-1][across], index[:-1][up]]
    if cells is not None:
        _, first, number = np.unique(cells, return_index=True,
                                     return_inverse=True)
        one.append(index.ravel())
        other.append(first[number.ravel()])
    pairs = np.concatenate(one), np.concatenate(other)
    graph = coo_array((np.ones(len(pairs[0]), bool), pairs),
                      shape=(image.size, image.size))
    return csgraph.connected_components(graph, directed=False)[1].reshape(
        image.shape)
