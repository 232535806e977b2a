"""Declare functions, and values computed by Python code.

A loss that treats all entries alike would let wrong gradients pass; those of
`scalar_of` treat no two alike.
"""

import numpy as np

from ..errors import DeclarationError
from ..reading.spelling import spelled
from ..values import kind_named
from .declarations import Computed, Function, FunctionFamily, ScalarOf
from .declare import declaration


def function(call, elementwise=True, kinks=(), analytic=True, kind=None):
    """Declare a Python function.

    Parameters
    ----------
    call : callable
        Takes and returns NumPy arrays; must accept complex numbers unless
        analytic is False.
    elementwise : bool
        Whether it acts on each entry by itself; `f'` needs that.
    kinks : sequence of float
        Where it is not smooth: integrals are split there.
    analytic : bool
        False: derivatives by difference formulas instead of the complex
        step.
    kind : {"scalar", "column", "row", "matrix"}, optional
        Kind of the result, where its dimensions do not tell.

    Raises
    ------
    DeclarationError
        When `call` cannot be called.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex("f'(s) = f(s)", f=function(np.exp), s=()).relations
    1
    """
    if not callable(call):
        raise DeclarationError(f"a function is wanted, not {call!r}")
    return Function(call, elementwise, tuple(kinks), analytic,
                    kind_named(kind))


def smooth_function():
    r"""Declare a random smooth function, another in every draw.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"(f \circ g)'(s) = f'(g(s)) g'(s)", s=(),
    ...           f=smooth_function(), g=smooth_function()).relations
    1
    """
    return Function(None, random=_smooth)


def functions(members=(), place="subscript"):
    """Declare a family of functions f_1, f_2, ...; empty if they are printed.

    Examples
    --------
    >>> sorted(functions({1: function(np.sin)}).members)
    [1]
    """
    return FunctionFamily({int(k): declaration(v) for k, v in
                           dict(members).items()}, place)


def computed(call, *arguments, kind=None, analytic=True):
    """Declare a value that Python code computes from other symbols.

    Parameters
    ----------
    call : callable
        Gets numbers, 1-D arrays (rows and columns) and 2-D arrays.
    *arguments : str
        Names of the symbols it is given, in order.
    kind, analytic
        As for `function`.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex("Z = X W", X=(5, 3), W=(3, 4),
    ...           Z=computed(lambda X, W: X @ W, "X", "W")).relations
    1
    """
    return Computed(call, tuple(map(spelled, arguments)),
                    kind_named(kind), analytic)


def scalar_of(*arguments):
    """Declare a generic loss: a smooth scalar without symmetry.

    Examples
    --------
    >>> scalar_of("Z").arguments
    (('Z',),)
    """
    if not arguments:
        raise DeclarationError("name the symbols the scalar depends on")
    return ScalarOf(tuple(map(spelled, arguments)))


def _smooth(rng):
    a, b, c, d = rng.uniform(0.4, 1.3, 4)
    return lambda x: np.exp(a * np.sin(b * x + c)) + d * x**3 / 4 - x
