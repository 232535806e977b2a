"""Set the colours and the style that all figures share.

Colours keep one meaning in the whole book, and figures one look.
"""

from importlib.resources import files

import matplotlib as mpl
import matplotlib.figure

from mlp_lit.plotting.density import svg

BLUE, VERMILLION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
INK = "#3a3a3a"
# Classes beyond the first four only occur in the digits.
CLASS_COLOURS = [BLUE, VERMILLION, GREEN, PURPLE, "#8C6D1F", "#56B4E9",
                 "#E69F00", "#7A7A7A", "#A02C2C", "#2E3A87"]
THEORY, MEASURED = INK, BLUE
SIGNED = "RdBu_r"


def use_style():
    """Apply the book's style, and `svg` for the output of figures.

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
    shell = get_ipython()
    if shell is not None:
        set_matplotlib_formats("svg")
        formatters = shell.display_formatter.formatters
        formatters["image/svg+xml"].for_type(mpl.figure.Figure, svg)
