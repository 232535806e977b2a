"""Letters with a meaning, and what is asked of formulas in them.

s and t are numbers, x and y columns, r and p a row and a column, A and B
square, C is not, f and g are functions, i, j and l indices, n and c numbers,
k, m and W families.
"""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    EquationFails,
    TexSyntaxError,
    check_tex,
    entries,
    family,
    function,
    identity,
    prepare,
    row,
    value,
)
from mlp_lit.equations.reading.printing import to_tex

GIVEN = dict(
    x=(3,), y=(3,), A=(3, 3), B=(3, 3), C=(3, 4), s=(), t=(), n=value(3),
    c=value(2),
    i=range(1, 4), j=range(1, 4), l=range(1, 3), f=function(np.tanh),
    g=function(np.sin), p=value([0.2, 0.3, 0.5]), k=family(
        {1: value(3), 2: value(1), 3: value(2)}, place="subscript"), m=family(
        {0: value(3), 1: value(4)}, place="subscript"), r=row(3),
    I=identity(3),
    W=family({1: (3, 3), 2: (3, 3)}), w=entries("W"))


def holds(tex):
    """A formula holds, and what is printed of it reads as the same tree."""
    claim = prepare(tex, **GIVEN)
    assert claim.verify().relations > 0
    assert prepare(to_tex(claim.tree), **GIVEN).tree == claim.tree


def is_refused(tex, words=None):
    """A formula is refused, in these words."""
    with pytest.raises(EquationError, match=words):
        check_tex(tex, **GIVEN)


def fails(tex, words=None):
    """A formula is false, and the error says so in these words."""
    with pytest.raises(EquationFails, match=words):
        check_tex(tex, **GIVEN)


def has_no_reading(tex, column, words, line=1):
    """A formula cannot be read from this place on."""
    with pytest.raises(TexSyntaxError, match=words) as caught:
        check_tex(tex, **GIVEN)
    assert (caught.value.line, caught.value.column) == (line, column)
