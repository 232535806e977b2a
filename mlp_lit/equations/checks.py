r"""Check an equation as it is printed: read it, then hold it to the test.

`check_tex` takes any TeX, `check` a label of the book; `prepare` and
`prepare_label` read the same, but leave the verdict to `verify()`.
"""

from dataclasses import replace

from .errors import DeclarationError
from .meaning.declarations import Parameter
from .meaning.definitions import define_all
from .meaning.guards import (
    refuse_false_calls,
    refuse_misspelt,
    refuse_unannounced,
    refuse_unknown_names,
)
from .meaning.known import KNOWN
from .meaning.lefts import new_names
from .meaning.standard import refuse_hidden_derivatives, refuse_shadowing
from .meaning.summation import summed
from .meaning.symbols import Symbols
from .reading.notation import checked
from .reading.parser import parse
from .reading.scan import scan
from .sources import find_book, find_equation, is_label
from .verdict.claim import Claim
from .verdict.options import NAMES, split_options

WORDS = sorted(NAMES | {"where", "symbols", "book", "notation"})


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
    notation : Notation, optional
        What signs with several meanings are here: `T`, `\circ`, norms.
    samples : int, optional
        Monte Carlo: how many outcomes random variables have in all.
    defines : str or sequence of str, optional
        Names that the display itself defines, such as the m in
        `s = 2 m, m = \max_i t_i`; any other name has to be declared.
    **declarations
        What each symbol means: a helper of this package, or a plain value.

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


def prepare(tex, where=(), symbols=None, book=None, **declarations):
    """Read an equation and its declarations, but do not check it yet.

    The same arguments as `check_tex`.

    Returns
    -------
    Claim
        Its `verify()` gives the Result; `mutants` works on it.
    """
    return claim_of(scan(tex), where, Symbols(symbols or {}), book,
                    declarations)


def prepare_label(label, where=(), symbols=None, book=None, **declarations):
    """Read the equation with a label of the book, as `prepare` does."""
    return claim_of(formula_of(label, book), where, Symbols(symbols or {}),
                    book, {**declarations, "label": label})


# How both are done

def formula_of(label, book):
    """Return the formula that a label of the book stands below."""
    display = find_equation(find_book(book), label)
    return scan(display.tex, str(display.file), display.line)


def claim_of(formula, where, table, book, declarations, announced=()):
    """Read a formula with its options and declarations.

    Parameters
    ----------
    formula : Formula
    where : sequence of str
    table : Symbols
        What is declared already; the other symbols are added.
    book : str, pathlib.Path or None
    declarations : dict
        Declarations and options by name.
    announced : sequence of tuple
        Names that the display may define, besides those of `defines`.

    Returns
    -------
    Claim
    """
    notation = checked(declarations.pop("notation", None))
    options, declarations = split_options(declarations)
    table = Symbols(table, declarations, notation=notation)
    where = (where,) if isinstance(where, str) else tuple(where)
    labels = tuple(text for text in where if is_label(text))
    definitions = define_all(
        [formula_of(text, book) if text in labels else scan(text)
         for text in where], table)
    local = declare_local(formula, table, options.defines, announced)
    tree = summed(parse(formula, table.names()), table)
    refuse_shadowing(table)
    refuse_hidden_derivatives(tree, table)
    refuse_false_calls(tree, table, definitions)
    refuse_misspelt(declarations, WORDS, tree, table, definitions)
    refuse_unknown_names(options.named, tree, table, definitions)
    options = replace(options, seed=options.label or formula.tex)
    return Claim(formula.tex, tree, table, definitions, options, labels,
                 local)


def declare_local(formula, table, defines, announced=()):
    """Declare what the display itself defines: '…, m = max_i t_i'.

    A definition holds by itself: where nobody announced it, a slip in the
    name on the left would turn a claim into one.
    """
    found = []
    for name, meaning in new_names(formula, table):
        if "".join(name) in KNOWN and meaning.token == "FUNCTION":
            continue  # σ(z) = … claims something of the logistic function
        if not isinstance(meaning, Parameter) and (
                name not in {*defines, *announced}):
            refuse_unannounced(name, table)
        table.add(name, meaning)
        found.append(name)
    missing = set(defines) - set(found)
    if missing:
        raise DeclarationError(f"{''.join(min(missing))} is said to be "
                               "defined here, but is not")
    return found
