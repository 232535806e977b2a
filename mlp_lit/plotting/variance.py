"""Draw how large numbers are, layer by layer, in powers of ten.

A straight line is one factor repeated.
"""

import matplotlib.pyplot as plt
import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.plotting.style import GREEN, INK, MEASURED, THEORY
from mlp_lit.propagation.moments import measure
from mlp_lit.propagation.variance import theory_of

MOMENTS = (("second_moment", "second moment", "o", MEASURED, {}),
           ("variance", "variance", "o", MEASURED,
            {"mfc": "white", "ms": 7, "zorder": 1.5}),
           ("over_data", "of a unit, over the data", "^", GREEN, {}))


def draw_variance(net, X, y=None, *, loss="softmax_cross_entropy",
                  dtype=None, axes=None):
    """Draw a network's second moments, both ways, against theory.

    Left, of the pre-activations of every layer: dots show the second moment
    and rings the variance over all units and samples at once, triangles the
    variance of a unit over the samples, averaged over the units. Right, dots
    show the second moment of the derivatives by the pre-activations. Lines:
    what theory says of weights with the mean squares of this network's own,
    on the left from the second moment of X, on the right from the last
    layer's dot. What overflowed, or is 0, has no mark.

    Parameters
    ----------
    net : MLP
        Is not changed.
    X : array_like of shape (batch, d_0)
    y : array_like, optional
        Targets: the derivatives are those of the loss. Without them, of each
        output in turn, averaged over the outputs.
    loss : str or Loss
    dtype : numpy dtype, optional
        Precision to measure in, float16 included; by default the network's.
    axes : pair of matplotlib Axes, optional
        By default those of a new figure.

    Returns
    -------
    axes

    Raises
    ------
    TypeError, ValueError
        If X, y or loss do not fit the network.

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((2, 16, 16, 3), rng=np.random.default_rng(0))
    >>> forwards, backwards = draw_variance(net, np.eye(2))
    >>> forwards.get_ylabel()
    'second moment, variance'
    >>> plt.close(forwards.figure)
    """
    found = measure(net, X, y, loss=loss, dtype=dtype)
    moment = np.mean(np.square(np.asarray(X, float)))
    theory = theory_of(net, second_moment=moment)
    if axes is None:
        axes = plt.figure(figsize=(6.4, 2.8), layout="constrained").subplots(
            1, 2)
    forwards, backwards = axes
    for name, label, marker, colour, style in MOMENTS:
        _dots(forwards, getattr(found.z, name), label, marker, colour, style)
    _line(forwards, theory.z.second_moment)
    _dots(backwards, found.dz, None, "o", MEASURED, {})
    _line(backwards, theory.dz * found.dz[-1])
    forwards.set(title="forwards: $z$", ylabel="second moment, variance")
    backwards.set(title=r"backwards: $\partial L/\partial z$" if y is not None
                  else r"backwards: $\partial\,$output$\,/\partial z$",
                  ylabel="second moment")
    forwards.legend()
    for ax in axes:
        _at_least_two_decades(ax)
    return axes


def _dots(ax, values, label, marker, colour, style):
    layers = np.arange(1, len(values) + 1)
    shown = np.isfinite(values) & (values > 0)
    ax.plot(layers[shown], values[shown], marker, color=colour, label=label,
            **style)
    ax.set(yscale="log", xlabel="layer", xlim=(0.5, len(values) + 0.5),
           xticks=layers[::max(1, len(layers) // 8)])


def _line(ax, values):
    values = np.where(np.isfinite(values) & (values > 0), values, np.nan)
    ax.plot(np.arange(1, len(values) + 1), values, color=THEORY, lw=1,
            label="theory", zorder=1)


def _at_least_two_decades(ax):
    """Stretch a short logarithmic axis, whose labels crowd and exaggerate."""
    low, high = np.log10(ax.get_ylim())
    more = max(0, 2 - (high - low)) / 2
    ax.set_ylim(10 ** (low - more), 10 ** (high + more))


def size_histograms(ax, arrays, theory=None, *, colour=MEASURED, bins=40):
    """Draw how large the entries of each layer are: a histogram per layer.

    Each is a shape symmetric about its layer's place; up goes log₁₀ of the
    absolute value. Zeros are left out. Shapes have the same greatest width.

    Parameters
    ----------
    ax : matplotlib Axes
    arrays : sequence of ndarrays
        One for each layer 1, 2, …
    theory : sequence of float, optional
        Second moments; their roots are drawn as a line.
    colour : str
    bins : int
        For each factor of a thousand.

    Returns
    -------
    ax

    Examples
    --------
    >>> ax = plt.figure().add_subplot()
    >>> len(size_histograms(ax, [np.eye(2), np.ones(3)]).collections)
    2
    >>> plt.close(ax.figure)
    """
    validation.integer("bins", bins)
    for l, values in enumerate(arrays, start=1):
        sizes = np.abs(values[values != 0])
        powers = np.log10(sizes[np.isfinite(sizes)])
        if not powers.size:
            continue
        grid = np.arange(np.floor(powers.min() * bins / 3),
                         np.floor(powers.max() * bins / 3) + 2) * 3 / bins
        counts, edges = np.histogram(powers, grid)
        half = 0.45 * counts / counts.max()
        ax.fill_betweenx(np.repeat(edges, 2)[1:-1], l - np.repeat(half, 2),
                         l + np.repeat(half, 2), color=colour, lw=0,
                         alpha=0.55)
    if theory is not None:
        ax.plot(np.arange(1, len(theory) + 1), np.log10(theory) / 2,
                color=INK, lw=1.2)
    ax.yaxis.set_major_formatter("$10^{{{x:.0f}}}$")
    return ax
