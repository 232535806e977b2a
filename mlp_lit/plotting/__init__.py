"""Draw the figures of the book.

A figure is an argument: it compares, and its axes let you check. Every
function takes an Axes (or several) and returns it; only a computational
graph makes its own unless given one, of the size it needs. Colours keep one
meaning in the whole book: theory is a line, measurement is dots; class 0, 1,
2 … always have the same colours; signed data lie on a diverging map that is
white at zero.
"""

from .activations import activation
from .approximation import fit_with_units, heights
from .backprojection import draw_pressed, draw_sheet
from .calibration import reliability_diagram
from .cells import cell_map
from .curves import learning_curves, spread
from .density import svg
from .errors import error_curve
from .films import Film, film
from .flattening import draw_grid, draw_pushes, grid_lines
from .graphs import draw_graph
from .maps import DEPTH, class_image, decision_regions, pixels, scatter_classes
from .matrices import matrix, matrix_equation
from .networks import draw_network
from .parameters import draw_parameters
from .regions import draw_regions, draw_segments, pattern_colours
from .simplex import barycentric, draw_simplex
from .style import (
    BLUE,
    CLASS_COLOURS,
    GREEN,
    INK,
    MEASURED,
    PURPLE,
    SIGNED,
    THEORY,
    VERMILLION,
    use_style,
)
from .sweeps import draw_sweeps
from .tapes import draw_tape
from .tessellations import (
    draw_hyperplanes,
    draw_sites,
    tessellation,
    tint_patterns,
)
from .valleys import valley
from .variance import draw_variance, size_histograms

__all__ = [
    "BLUE", "CLASS_COLOURS", "DEPTH", "GREEN", "INK", "MEASURED", "PURPLE",
    "SIGNED", "THEORY", "VERMILLION", "Film", "activation", "barycentric",
    "cell_map", "class_image", "decision_regions", "draw_graph", "draw_grid",
    "draw_hyperplanes", "draw_network", "draw_parameters", "draw_pressed",
    "draw_pushes", "draw_regions", "draw_segments", "draw_sheet",
    "draw_simplex", "draw_sites", "draw_sweeps", "draw_tape", "draw_variance",
    "error_curve", "film", "fit_with_units", "grid_lines", "heights",
    "learning_curves", "matrix", "matrix_equation", "pattern_colours",
    "pixels", "reliability_diagram", "scatter_classes", "size_histograms",
    "spread", "svg", "tessellation", "tint_patterns", "use_style", "valley"]
