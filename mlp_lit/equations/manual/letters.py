"""Declare the letters that all examples of the manual use."""

import numpy as np

from ..checks import check_tex
from ..meaning.declare import entries, family, index_set
from ..meaning.declare_arrays import positive
from ..meaning.declare_functions import (
    function,
    scalar_of,
    smooth_function,
)
from ..meaning.declare_limits import (
    distribution,
    law,
    normal,
    tending_to_zero,
)
from ..reading.notation import Notation

#: s, t and u are numbers, x and y columns, A and B square, C is not, W is a
#: family by layer, v and w are random, p is the law of w, L depends on x.
LETTERS = dict(
    s=(), t=positive(), u=positive(), x=(3,), y=(3,), A=(3, 3), B=(3, 3),
    C=(2, 3), W=family({1: (3, 3), 2: (3, 3)}), l=range(1, 3), v=normal(),
    w=distribution((1, 2, -3), (0.25, 0.5, 0.25)), p=law("w"),
    a=entries("A"), h=tending_to_zero(), f=smooth_function(),
    g=function(np.tanh), i=range(1, 4), j=range(1, 4), n=3,
    L=scalar_of("x"), symbols={r"\mathcal{B}": index_set(1, 3)})


def letters_in(tex):
    """Return the declarations of the letters that may stand in some TeX.

    Random variables and what tends to a limit are left out where they do
    not stand: they would change how the rest is evaluated.

    Examples
    --------
    >>> sorted(set(letters_in("s = t")) & {"s", "t", "h", "v"})
    ['s', 't']
    """
    return {name: meaning for name, meaning in LETTERS.items()
            if name == "symbols" or name in tex or name in "ijln"}


def checked(tex, notation=None, where=(), **more):
    """Check an example of the manual under a notation with some fields."""
    given = {**letters_in(tex + " ".join(where)), **more}
    return check_tex(tex, where=where, notation=Notation(**(notation or {})),
                     **given)
