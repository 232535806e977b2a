"""A figure is an argument: it compares, and its axes let you check.

Every function takes an Axes (or several) and returns it. Colours keep one
meaning in the whole book: theory is a line, measurement is dots; class 0, 1,
2 … always have the same colours; signed data lie on a diverging map that is
white at zero.
"""

from .curves import learning_curves, spread
from .maps import DEPTH, class_image, decision_regions, scatter_classes
from .matrices import matrix, matrix_equation
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
from .valleys import valley

__all__ = [
    "BLUE", "CLASS_COLOURS", "DEPTH", "GREEN", "INK", "MEASURED", "PURPLE",
    "SIGNED", "THEORY", "VERMILLION", "class_image", "decision_regions",
    "learning_curves", "matrix", "matrix_equation", "scatter_classes",
    "spread", "use_style", "valley"]
