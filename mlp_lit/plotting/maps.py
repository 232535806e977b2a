"""Draw what a network says about a plane, as a map."""

import numpy as np
from matplotlib.colors import to_rgb

from mlp_lit import _validation as validation
from mlp_lit.plotting.style import CLASS_COLOURS, INK

# How deep the colour of a certain class is; dots upon it stay visible.
DEPTH = 0.5


def scatter_classes(ax, X, y, *, size=9, **settings):
    """Draw points in the plane, one colour per class.

    Parameters
    ----------
    ax : matplotlib Axes
    X : array_like of shape (n, 2)
    y : array_like of int, shape (n,)
    size : float
        Area of a point, in points².

    Returns
    -------
    ax
    """
    X = validation.array("X", X, ("n", 2))
    y = validation.labels("y", y, len(X), len(CLASS_COLOURS))
    colours = np.array([to_rgb(c) for c in CLASS_COLOURS])[y]
    # Points as pixels: thousands of vector circles would weigh megabytes.
    ax.scatter(*X.T, c=colours, s=size, linewidths=0,
               rasterized=len(X) > 400, **settings)
    ax.set_aspect("equal")
    return ax


def decision_regions(ax, net, extent, *, resolution=200, boundaries=False):
    """Colour every pixel of a rectangle by the class the network says.

    The paler a pixel, the less probable its class; where two classes are
    equally probable the colour has almost gone.

    Parameters
    ----------
    ax : matplotlib Axes
    net : MLP with two inputs
    extent : (left, right, bottom, top)
    resolution : int
        Pixels along each side.
    boundaries : bool
        Draw a line where the class changes.

    Returns
    -------
    ax
    """
    extent = validation.array("extent", extent, (4,))
    resolution = validation.integer("resolution", resolution)
    points = pixels(extent, resolution)
    P = net.predict_proba(points)
    image = class_image(P).reshape(resolution, resolution, 3)
    ax.imshow(image, extent=extent, origin="lower", interpolation="nearest",
              aspect="equal", zorder=-1)
    if boundaries:
        classes = P.argmax(axis=1).reshape(resolution, resolution)
        xs, ys = points.T.reshape(2, resolution, resolution)
        present = np.unique(classes)
        for k in present if len(present) > 1 else ():
            ax.contour(xs, ys, classes == k, levels=[0.5], linewidths=0.7,
                       colors=INK)
    return ax


def class_image(P):
    """Colour rows of probabilities: hue is the class, depth the margin.

    Parameters
    ----------
    P : array_like of shape (n, classes)
        Two classes at least, and not more than there are colours.

    Returns
    -------
    ndarray of shape (n, 3)
        White where the two likeliest classes are equal.

    Examples
    --------
    >>> class_image([[0.5, 0.5]])
    array([[1., 1., 1.]])
    """
    P = validation.array("P", P, ("n", "classes"))
    if not 2 <= P.shape[1] <= len(CLASS_COLOURS):
        raise ValueError(f"P must have 2 to {len(CLASS_COLOURS)} classes, "
                         f"not {P.shape[1]}")
    colours = np.array([to_rgb(c) for c in CLASS_COLOURS])
    second, first = np.sort(P, axis=1)[:, -2:].T
    depth = DEPTH * (first - second)[:, np.newaxis]
    return 1 - depth * (1 - colours[P.argmax(axis=1)])


def pixels(extent, resolution):
    """Return the points in the middle of an image's pixels, row by row.

    Parameters
    ----------
    extent : (left, right, bottom, top)
    resolution : int
        Pixels along each side.

    Returns
    -------
    ndarray of shape (resolution ** 2, 2)

    Examples
    --------
    >>> pixels((0, 2, 0, 2), 2)
    array([[0.5, 0.5],
           [1.5, 0.5],
           [0.5, 1.5],
           [1.5, 1.5]])
    """
    left, right, bottom, top = extent
    return np.stack(np.meshgrid(_pixel_centres(left, right, resolution),
                                _pixel_centres(bottom, top, resolution)),
                    axis=-1).reshape(-1, 2)


def _pixel_centres(low, high, n):
    edge = (high - low) / n
    return low + edge * (np.arange(n) + 0.5)
