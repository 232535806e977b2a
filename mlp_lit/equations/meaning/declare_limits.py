"""Declare random variables, and variables that tend to a limit."""

from ..errors import DeclarationError
from ..reading.spelling import spelled
from ..values import kind_named
from .declarations import Distribution, Law, Normal, Tending


def distribution(values, chances, shape=(), kind=None):
    r"""Declare a random variable with finitely many values.

    The entries of an array are independent. Where only moments matter this
    makes expectations exact. Take irregular values: with -1 and 2, Var(w^2)
    passes for Var(w).

    Parameters
    ----------
    values, chances : sequences of float
        The values of each entry and their probabilities.
    shape : tuple of int
        Shape of the array of independent entries.
    kind : {"scalar", "column", "row", "matrix"}, optional

    Raises
    ------
    DeclarationError
        When the chances do not fit the values or do not sum to 1.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\operatorname{E}[u] = 2.5",
    ...           u=distribution((1, 4), (0.5, 0.5))).method
    'all outcomes enumerated'
    """
    if len(values) != len(chances) or abs(sum(chances) - 1) > 1e-12:
        raise DeclarationError("as many chances as values, of sum 1")
    return Distribution(tuple(values), tuple(chances), tuple(shape),
                        kind_named(kind))


def normal(mean=0.0, variance=1.0, shape=(), kind=None):
    r"""Declare a normal random variable, its entries independent.

    Parameters
    ----------
    mean, variance : float or str
        Numbers, or names of declared scalars.
    shape : tuple of int
    kind : {"scalar", "column", "row", "matrix"}, optional

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\operatorname{E}[\max(0, z)^2] = \frac12 \sigma^2",
    ...           z=normal(0, 2.25), sigma=1.5).method
    'normal laws integrated'
    """
    return Normal(mean, variance, tuple(shape), kind_named(kind))


def law(of):
    r"""Declare a letter for the distribution of a random variable.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\mathbb{E}_{x \sim p}[x^2] = 4.5", p=law("x"),
    ...           x=distribution((1, 2, -3), (0.25, 0.5, 0.25))).relations
    1
    """
    return Law(spelled(of))


def tending_to_zero(start=0.1):
    r"""Declare the h of O(h^2): halved step by step.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\sin h = h + O(h^3)", h=tending_to_zero()).relations
    1
    """
    return Tending(float(start), 0.5)


def tending_to_infinity(start=16):
    r"""Declare the n of O(n^2): doubled step by step.

    Examples
    --------
    >>> from mlp_lit.equations import check_tex
    >>> check_tex(r"\binom{n}{2} \sim \frac{n^2}{2}",
    ...           n=tending_to_infinity()).relations
    1
    """
    return Tending(float(start), 2.0)
