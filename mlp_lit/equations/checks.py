r"""An equation is checked as it is printed: this module reads, then tests.

`check_tex` takes any TeX, `check` a label of the book, `define` a printed
definition that is held against the code that implements it.
"""

from dataclasses import dataclass, replace

from .errors import DeclarationError, TexSyntaxError
from .meaning.definitions import define_all
from .meaning.guards import (
    refuse_false_calls,
    refuse_misspelt,
    refuse_unknown_names,
)
from .meaning.known import KNOWN
from .meaning.lefts import new_names
from .meaning.symbols import Symbols
from .reading.grammar import parse
from .reading.spelling import spelled
from .sources import find_book, find_equation, is_label
from .verdict.claim import Claim

DRAWS = 12


@dataclass(frozen=True)
class Options:
    """How a claim is checked; see `check_tex`."""

    draws: int = DRAWS
    tolerance: float | None = None
    approximately: float | None = None
    tight: tuple | None = ()
    tight_within: float | None = None
    kinks: tuple = ()
    samples: int | None = None
    label: str | None = None
    kind: str = "claim"
    seed: str = ""


OPTIONS = sorted({*Options.__dataclass_fields__, "where", "symbols", "book"}
                 - {"seed"})


def check_tex(tex, where=(), symbols=None, **declarations):
    r"""Evaluate an equation as printed, on random values.

    Parameters
    ----------
    tex : str
        A display: relations (=, <=, <, in, ...), several clauses, aligned
        blocks.
    where : sequence of str
        Definitions in TeX, or labels of definitions in the book.
    symbols : mapping, optional
        Declarations by TeX name, for names that are no Python identifiers.
    draws : int
        How often all random values are drawn (12).
    tolerance : float, optional
        Relative difference allowed; 1e-9, or 1e-6 where differences are
        used.
    approximately : float, optional
        What the sign ≈ means: a relative difference.
    tight : mapping or sequence of mappings, or None
        For inequalities: declarations that replace others such that both
        sides are equal. None: the bound is never attained, and the result
        says so.
    tight_within : float, optional
        How near to equal is tight, relative; for bounds that are only
        approached.
    kinks : mapping from symbol to number
        Random values keep away from it, and one draw hits it exactly.
    samples : int, optional
        Monte Carlo: how many outcomes random variables have in all.
    **declarations
        What each symbol means; see `mlp_lit.equations.symbols`.

    Returns
    -------
    Result

    Raises
    ------
    TexSyntaxError, DeclarationError, EvaluationError
        When the equation cannot be read or has no value.
    EquationFails
        When it is false.

    Examples
    --------
    >>> from mlp_lit.equations import scalar_of
    >>> result = check_tex(
    ...     r"\frac{\partial L}{\partial W} ="
    ...     r" X^\top \frac{\partial L}{\partial Z}",
    ...     where=[r"Z = X W + \mathbf{1} b^\top"],
    ...     X=(5, 3), W=(3, 4), b=(4,), L=scalar_of("Z"))
    >>> result.method, result.draws
    ('complex step and central difference', 12)
    """
    return prepare(tex, where, symbols, **declarations).verify()


def prepare(tex, where=(), symbols=None, book=None, file=None, line=1,
            **declarations):
    """Read an equation and its declarations, but do not check it yet.

    The same arguments as `check_tex`.

    Returns
    -------
    Claim
        Its `verify()` gives the Result; `mutants` works on it.
    """
    options, declarations = split_options(declarations)
    table = Symbols(symbols or {}, declarations)
    where = (where,) if isinstance(where, str) else tuple(where)
    labels = tuple(text for text in where if is_label(text))
    texts = [find_equation(find_book(book), text).tex if is_label(text)
             else text for text in where]
    definitions = define_all(texts, table)
    try:
        local = declare_local(tex, table)
        tree = parse(tex, table.types())
        refuse_false_calls(tree, table, definitions)
        refuse_misspelt(declarations, OPTIONS, tree, table, definitions)
        refuse_unknown_names(options, tree, table, definitions)
    except TexSyntaxError as error:
        raise (error.moved(line, file) if file else error) from None
    return Claim(tex, tree, table, definitions, replace(
        options, seed=options.label or tex), labels, local)


def split_options(declarations):
    """Separate options from the declarations of symbols."""
    names = set(Options.__dataclass_fields__) - {"seed"}
    given = {k: v for k, v in declarations.items() if k in names}
    rest = {k: v for k, v in declarations.items() if k not in names}
    if "draws" in given and not (isinstance(given["draws"], int)
                                 and given["draws"] > 0):
        raise DeclarationError("draws must be a positive int")
    if "kinks" in given:
        given["kinks"] = tuple((spelled(name), float(at)) for name, at in
                               dict(given["kinks"]).items())
    tight = given.get("tight", ())
    if tight is not None:
        tight = (tight,) if isinstance(tight, dict) else tuple(tight)
        given["tight"] = tuple(
            tuple((spelled(k), v) for k, v in t.items()) for t in tight)
    return Options(**given), rest


def declare_local(tex, table):
    """Symbols that the display itself defines: '…, m = max_i t_i'."""
    found = []
    for name, meaning in new_names(tex, table):
        if "".join(name) in KNOWN and meaning.token == "FUNCTION":
            continue  # σ(z) = … claims something of the logistic function
        table.add(name, meaning)
        found.append(name)
    return found


def check(label, where=(), symbols=None, book=None, **declarations):
    """Check the equation with this label in the sources of the book.

    Parameters
    ----------
    label : str
        A label that stands once in the book, such as "eq-linear-dw".
    where, symbols, **declarations
        As for `check_tex`.
    book : str or pathlib.Path, optional
        Folder of the book; by default looked for from the current
        directory upwards.

    Returns
    -------
    Result

    Raises
    ------
    LabelError
        When the label is missing, or stands twice.
    """
    return prepare_label(label, where, symbols, book,
                         **declarations).verify()


def prepare_label(label, where=(), symbols=None, book=None, **declarations):
    """Like `prepare`, for a label of the book."""
    place = find_equation(find_book(book), label)
    return prepare(place.tex, where, symbols, book=book, label=label,
                   file=str(place.file), line=place.line, **declarations)
