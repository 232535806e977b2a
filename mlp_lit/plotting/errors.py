"""Draw an error against its step, with a line for each of its causes."""

from mlp_lit import _validation as validation
from mlp_lit.plotting.style import MEASURED, THEORY


def error_curve(ax, steps, errors, formula, rounding, best, *, label=None,
                colour=MEASURED):
    """Draw errors against the step, with both predicted branches of the V.

    Parameters
    ----------
    ax : matplotlib Axes
        Its axes become logarithmic.
    steps, errors : array_like of shape (n,)
        Measured: dots. An error of 0 is left out.
    formula, rounding : array_like of shape (n,)
        Predicted: each a line, where it is the larger of the two.
    best : float
        Predicted best step: a dashed vertical line.
    label : str, optional
        For a legend.
    colour : str
        Of the dots and the dashed line.

    Returns
    -------
    ax
    """
    steps = validation.array("steps", steps, ("n",))
    shape = steps.shape
    errors = validation.array("errors", errors, shape)
    formula = validation.array("formula", formula, shape)
    rounding = validation.array("rounding", rounding, shape)
    seen = errors > 0
    ax.loglog(steps[seen], errors[seen], ".", color=colour, label=label)
    for branch, other in ((formula, rounding), (rounding, formula)):
        # A little beyond the tip, so that the lines are seen to cross.
        shown = branch > other / 30
        ax.plot(steps[shown], branch[shown], color=THEORY, lw=1, zorder=3)
    ax.axvline(best, color=colour, lw=1, ls="dashed", zorder=0)
    return ax
