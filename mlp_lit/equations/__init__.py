r"""Ordinary TeX is evaluated as printed and held against independent values.

>>> check_tex(r"(A B)^\top = B^\top A^\top", A=(2, 3), B=(3, 4)).draws
12
"""

from .checks import check, check_tex, prepare, prepare_label
from .declare import (array, computed, dimension, distribution, entries,
                      family, function, functions, identity, index, integer,
                      normal, one_hot, ones, positive, probabilities, row,
                      scalar_of, smooth_function, tending_to_infinity,
                      tending_to_zero, value)
from .define import define, prepare_definition
from .errors import (CircularDefinition, DeclarationError,
                     DifferentiatorsDisagree, EquationError, EquationFails,
                     EvaluationError, KindError, LabelError, TexSyntaxError)
from .results import Result
from .symbols import Symbols

__all__ = [
    "CircularDefinition", "DeclarationError", "DifferentiatorsDisagree",
    "EquationError", "EquationFails", "EvaluationError", "KindError",
    "LabelError", "Result", "Symbols", "TexSyntaxError", "array", "check",
    "check_tex", "computed", "define", "dimension", "distribution",
    "entries", "family", "function", "functions", "identity", "index",
    "integer", "normal", "one_hot", "ones", "positive", "prepare",
    "prepare_definition", "prepare_label", "probabilities", "row",
    "scalar_of", "smooth_function", "tending_to_infinity",
    "tending_to_zero", "value"]
