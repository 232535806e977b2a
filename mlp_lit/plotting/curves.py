"""Draw runs: curves of learning, and the spread of many."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.plotting.style import BLUE, MEASURED


def learning_curves(axes, history, *, label=None, colour=BLUE):
    """Draw loss and accuracy over the epochs, on two Axes.

    Parameters
    ----------
    axes : pair of matplotlib Axes
    history : History
        Held-out data, where there are any, are dashed.
    label : str, optional
        For a legend.
    colour : str

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
    """Draw dots at medians of repeated runs, and a bar from least to most.

    Parameters
    ----------
    ax : matplotlib Axes
    x : sequence of length k
    runs : array_like of shape (k, seeds)
    label : str, optional
        For a legend.
    colour : str
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
