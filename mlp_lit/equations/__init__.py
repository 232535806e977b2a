r"""Evaluate displayed TeX as printed, and hold it against other evidence.

`check_tex` takes any display equation, `check` a label of the book,
`define` a printed definition with the code that implements it. Each symbol
is given a meaning; the rest is read from the TeX.

>>> check_tex(
...     r"\frac{\partial L}{\partial W} ="
...     r" X^\top \frac{\partial L}{\partial Z}",
...     where=[r"Z = X W + \mathbf{1} b^\top"],
...     X=(5, 3), W=(3, 4), b=(4,), L=scalar_of("Z")).method
'complex step and central difference'

A slip is noticed:

>>> check_tex(
...     r"(A B)^\top = A^\top B^\top", A=(3, 3), B=(3, 3)
... )  # doctest: +ELLIPSIS
Traceback (most recent call last):
    ...
mlp_lit.equations.errors.EquationFails: the equation does not hold as printed
...

A pass says that the formula holds for the values drawn, not that it is the
formula one ought to have written: that is what proofs are for.
"""

from .checks import check, check_tex, prepare, prepare_label
from .errors import (
    CircularDefinition,
    DeclarationError,
    DifferentiatorsDisagree,
    EquationError,
    EquationFails,
    EvaluationError,
    KindError,
    LabelError,
    NotCovered,
    TexSyntaxError,
)
from .implementations import define, prepare_definition
from .meaning.declare import (
    dimension,
    entries,
    family,
    identity,
    index,
    index_set,
    ones,
    unit_vectors,
    value,
)
from .meaning.declare_arrays import (
    array,
    integer,
    one_hot,
    positive,
    probabilities,
    row,
)
from .meaning.declare_functions import (
    computed,
    function,
    functions,
    scalar_of,
    smooth_function,
)
from .meaning.declare_limits import (
    distribution,
    law,
    normal,
    tending_to_infinity,
    tending_to_zero,
)
from .meaning.symbols import Symbols
from .reading.notation import Notation
from .verdict.results import Result

__all__ = [
    "CircularDefinition", "DeclarationError", "DifferentiatorsDisagree",
    "EquationError", "EquationFails", "EvaluationError", "KindError",
    "LabelError", "NotCovered", "Notation", "Result", "Symbols",
    "TexSyntaxError", "array", "check", "check_tex", "computed", "define",
    "dimension", "distribution", "entries", "family", "function", "functions",
    "identity", "index", "index_set", "integer", "law", "normal", "one_hot",
    "ones", "positive", "prepare", "prepare_definition", "prepare_label",
    "probabilities", "row", "scalar_of", "smooth_function",
    "tending_to_infinity", "tending_to_zero", "unit_vectors", "value"]
