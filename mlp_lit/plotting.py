"""A figure is an argument: it compares, and its axes let you check.

Every function takes an Axes (or several) and returns it. Colours keep one
meaning in the whole book: theory is a line, measurement is dots; class 0, 1,
2 … always have the same colours; signed data lie on a diverging map that is
white at zero.
"""

from importlib.resources import files

import matplotlib as mpl
import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from mlp_lit import _validation as validation

BLUE, VERMILLION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
INK = "#3a3a3a"
# Classes beyond the first four only occur in the digits.
CLASS_COLOURS = [BLUE, VERMILLION, GREEN, PURPLE, "#8C6D1F", "#56B4E9",
                 "#E69F00", "#7A7A7A", "#A02C2C", "#2E3A87"]
THEORY, MEASURED = INK, BLUE
SIGNED = "RdBu_r"
# How deep the colour of a certain class is; dots upon it stay visible.
DEPTH = 0.5


def use_style():
    """Apply the book's style, and SVG output with the same bytes each time.

    Outside a notebook only the style is applied.

    Examples
    --------
    >>> use_style()
    >>> mpl.rcParams["svg.hashsalt"]
    'mlp_lit'
    """
    mpl.style.use(files("mlp_lit") / "mlp_lit.mplstyle")
    try:
        from IPython import get_ipython
        from matplotlib_inline.backend_inline import set_matplotlib_formats
    except ImportError:
        return
    if get_ipython() is not None:
        # The figure keeps the size it was given: no tight bounding box.
        set_matplotlib_formats("svg", bbox_inches=None,
                               metadata={"Date": None})


def scatter_classes(ax, X, y, *, size=9, **settings):
    """Points in the plane, one colour per class.

    Parameters
    ----------
    ax : matplotlib Axes
    X : ndarray of shape (n, 2)
    y : ndarray of int, shape (n,)
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
    left, right, bottom, top = extent
    xs = _pixel_centres(left, right, resolution)
    ys = _pixel_centres(bottom, top, resolution)
    points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    P = net.predict_proba(points)
    image = class_image(P).reshape(resolution, resolution, 3)
    ax.imshow(image, extent=extent, origin="lower", interpolation="nearest",
              aspect="equal", zorder=-1)
    if boundaries:
        classes = P.argmax(axis=1).reshape(resolution, resolution)
        present = np.unique(classes)
        for k in present if len(present) > 1 else ():
            ax.contour(xs, ys, classes == k, levels=[0.5], linewidths=0.7,
                       colors=INK)
    return ax


def class_image(P):
    """Colours for rows of probabilities: hue the class, depth the margin.

    Parameters
    ----------
    P : ndarray of shape (n, classes)

    Returns
    -------
    ndarray of shape (n, 3)
        White where the two likeliest classes are equal.

    Examples
    --------
    >>> class_image(np.array([[0.5, 0.5]]))
    array([[1., 1., 1.]])
    """
    colours = np.array([to_rgb(c) for c in CLASS_COLOURS])
    second, first = np.sort(P, axis=1)[:, -2:].T
    depth = DEPTH * (first - second)[:, np.newaxis]
    return 1 - depth * (1 - colours[P.argmax(axis=1)])


def learning_curves(axes, history, *, label=None, colour=BLUE):
    """Loss and accuracy over the epochs, on two Axes.

    Parameters
    ----------
    axes : pair of matplotlib Axes
    history : History

    Returns
    -------
    axes
    """
    epochs = np.arange(1, history.epochs + 1)
    for ax, name in zip(axes, ("loss", "accuracy"), strict=True):
        ax.plot(epochs, getattr(history, name), colour, label=label)
        held_out = getattr(history, f"validation_{name}")
        if held_out:
            ax.plot(epochs, held_out, color=colour, ls=(0, (4, 2)), lw=1)
        ax.set(xlabel="epoch", ylabel=name)
    return axes


def spread(ax, x, runs, *, label=None, colour=MEASURED, join=True):
    """Dots at the medians of repeated runs, and a bar from least to most.

    Parameters
    ----------
    ax : matplotlib Axes
    x : sequence of length k
    runs : array_like of shape (k, seeds)
    join : bool
        Lead the eye from dot to dot with a thin line; not where a line of
        theory is drawn as well.

    Returns
    -------
    ax
    """
    runs = validation.array("runs", runs, (len(x), "seeds"))
    middle = np.median(runs, axis=1)
    below, above = middle - runs.min(axis=1), runs.max(axis=1) - middle
    ax.errorbar(x, middle, [below, above], fmt="o-" if join else "o",
                color=colour, label=label, lw=1, elinewidth=1, capsize=2)
    return ax


def matrix(ax, M, *, limit, rows=(), columns=(), cells=(), title=None):
    """A small matrix as coloured cells with its numbers in them.

    Parameters
    ----------
    ax : matplotlib Axes
    M : ndarray of shape (n, m)
    limit : float
        The colours run from −limit (blue) over 0 (white) to limit (red).
    rows, columns : sequences of int
        Rows and columns to frame.
    cells : sequence of (int, int)
        Single entries to frame.

    Returns
    -------
    ax
    """
    ax.imshow(M, cmap=SIGNED, vmin=-limit, vmax=limit, aspect="equal")
    n, m = M.shape
    for i, j in np.ndindex(n, m):
        dark = abs(M[i, j]) > 0.6 * limit
        ax.text(j, i, f"{M[i, j]:.3g}".replace("-", "−"), ha="center",
                va="center", fontsize=7, color="white" if dark else INK)
    for i in rows:
        _frame(ax, -0.5, i - 0.5, m, 1)
    for j in columns:
        _frame(ax, j - 0.5, -0.5, 1, n)
    for i, j in cells:
        _frame(ax, j - 0.5, i - 0.5, 1, 1)
    ax.set(xticks=[], yticks=[], title=title)
    ax.spines[:].set_visible(True)
    ax.spines[:].set_linewidth(0.5)
    return ax


def _frame(ax, x, y, width, height):
    ax.add_patch(Rectangle((x, y), width, height, fill=False, lw=2,
                           edgecolor=INK, clip_on=False, zorder=3))


def matrix_equation(figure, terms, *, limit, left, middle, cell=0.26):
    """Matrices and signs side by side, as an equation is written.

    Parameters
    ----------
    figure : matplotlib Figure, without a layout engine
    terms : list of str or dict
        A string is a sign between matrices; a dict holds the arguments of
        `matrix`, with the matrix as "M".
    limit : float
        As in `matrix`, for all of them.
    left, middle : float
        Where the equation begins and the height of its axis, in inches from
        the lower left corner of the figure.
    cell : float
        Side of a cell, in inches.

    Returns
    -------
    list of Axes
    """
    width, height = figure.get_size_inches()
    axes = []
    for term in terms:
        sign = isinstance(term, str)
        # Factors of a product stand close, with no sign between them.
        gap = (1, 1) if term else (1, 0.4)
        rows, columns = gap if sign else np.shape(term["M"])
        bottom = middle - cell * rows / 2
        ax = figure.add_axes([left / width, bottom / height,
                              cell * columns / width, cell * rows / height])
        if sign:
            ax.text(0.5, 0.5, term, ha="center", va="center", fontsize=11)
            ax.set_axis_off()
        else:
            matrix(ax, limit=limit, **term)
        axes.append(ax)
        left += cell * columns
    return axes


def _pixel_centres(low, high, n):
    edge = (high - low) / n
    return low + edge * (np.arange(n) + 0.5)
