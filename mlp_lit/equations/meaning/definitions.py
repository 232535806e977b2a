r"""Read printed definitions: `Z = X W + \mathbf{1} b^\top` is a program.

The left side says what is defined: a symbol, a member of a family by layer
(`A^{(l)} = …`), a component (`y_i = …`), or a function (`f(x) = …`). New
symbols on left sides are declared by being defined.
"""

from dataclasses import dataclass

from ..errors import DeclarationError, TexSyntaxError
from ..reading.parser import parse
from ..reading.printing import to_tex
from ..reading.vocabulary import FOR, IF
from ..tree import names_in
from .declarations import Defined, Family, FunctionFamily, Index
from .lefts import new_names
from .summation import summed


@dataclass(frozen=True)
class Definition:
    """`name^{member}_{component}(parameters) := body`."""

    name: tuple
    member: tuple
    component: tuple
    parameters: tuple
    body: tuple
    tex: str


def define_all(formulas, symbols):
    r"""Add printed definitions to symbols.

    Parameters
    ----------
    formulas : sequence of Formula
        In each, clauses `left = right` are definitions.
    symbols : Symbols
        Changed: new names are declared as Defined.

    Returns
    -------
    dict from spelling to list of Definition
    """
    for formula in formulas:
        for name, meaning in new_names(formula, symbols, defining=True):
            symbols.add(name, meaning)
    found = {}
    for formula in formulas:
        tree = _parsed(formula, symbols)
        for clause in tree[1:]:
            refuse_unused(clause, symbols, formula.tex)
        chains = [chain for chain in map(defining, tree[1:]) if chain]
        if not chains:
            raise DeclarationError("no definition 'symbol = …' in: "
                                   f"{formula.tex}")
        for chain in chains:
            add_definition(found, chain, symbols, formula.tex)
    return found


def refuse_unused(clause, symbols, tex):
    """Refuse what a definition says besides, which nobody would check."""
    words, parts = "", (clause,)
    if clause[0] == "note":
        words, parts = clause[1], clause[2:]
    for part in parts:
        chain = defining(part)
        a_range = part[0] == "chain" and "..." in part
        if chain and len(chain) > 4:
            raise DeclarationError("a definition in where says one thing, "
                                   f"left = right: {tex}")
        if words in FOR | IF and not a_range and any(
                not isinstance(symbols.get(name), Index)
                for name in names_in((part,))):
            raise DeclarationError("a definition in where holds everywhere: "
                                   f"put its condition into cases: {tex}")
        if not words and not chain and not a_range and part[0] in (
                "chain", "implication"):
            raise DeclarationError("this clause of a definition defines "
                                   f"nothing: {to_tex(part)}")


def _parsed(formula, symbols):
    try:
        return summed(parse(formula, symbols.names()), symbols)
    except TexSyntaxError as error:
        raise TexSyntaxError(f"{error.problem} (in the definition "
                             f"{formula.tex})", error.token, error.line,
                             error.column, error.file) from None


# The one reader of definitions: of those in `where`, and of those in a
# display that also claims something.

def split_definitions(tree, names, symbols, tex):
    """Take the clauses that define one of these names out of a statement.

    Returns
    -------
    tree : tuple
        What is left to be claimed.
    definitions : dict from spelling to list of Definition
    """
    kept, found = [], {}
    for clause in tree[1:]:
        chain = defining(clause)
        if chain is None or name_on_left(chain) not in names:
            kept.append(clause)
            continue
        add_definition(found, chain, symbols, tex)
        if len(chain) > 4:  # y = f(2) = 4 claims something as well
            kept.append(chain)
    return (tree[0], *kept), found


def defining(clause):
    """Return the chain `left = right` of a clause, if it is one."""
    if clause[0] == "note" and len(clause) > 2:
        clause = clause[2]
    is_equation = clause[0] == "chain" and clause[2] == "=" and (
        "..." not in clause)
    return clause if is_equation else None


def name_on_left(chain):
    """Return the symbol that the left side of a chain is about, if any."""
    left = chain[1]
    while left[0] in ("post", "call"):
        left = left[1]
    return left[1] if left[0] in ("name", "function") else None


def add_definition(found, chain, symbols, tex):
    """Add the definition in a chain to those found, unless it is none."""
    new = _definition(chain[1], chain[3], symbols, tex)
    meaning = symbols.get(new.name)
    if not isinstance(meaning, Defined | Family | FunctionFamily):
        raise DeclarationError(f"{''.join(new.name)} is declared, and also "
                               f"defined by: {tex}")
    others = found.setdefault(new.name, [])
    if any(new.member == other.member for other in others):
        raise DeclarationError(f"{''.join(new.name)} is defined twice: {tex}")
    others.append(new)


def _definition(left, body, symbols, tex):
    parameters, marks = (), ()
    if left[0] == "post":
        left, marks = left[1], left[2:]
    if left[0] == "call" and left[2] == 0:
        parameters = tuple(_parameter(arg, tex) for arg in left[3:])
        left = left[1]
    if left[0] not in ("name", "function"):
        raise DeclarationError(
            f"only a symbol can be defined, not {to_tex(left)}: {tex}")
    name, marks = left[1], (*left[2:], *marks)
    member, component = split_indices(marks, symbols.get(name), name)
    return Definition(name, member, component, parameters, body, tex)


def _parameter(arg, tex):
    if arg[0] != "name":
        raise DeclarationError(f"the arguments on the left of a definition "
                               f"are plain symbols: {tex}")
    return arg[1]


def split_indices(marks, meaning, name):
    """Separate the indices that choose a member from those of an entry."""
    member, component = (), ()
    place = getattr(meaning, "place", None)
    for mark in marks:
        if mark[0] == "sub" and place == "subscript" and not member:
            member, component = mark[1:2], component + mark[2:]
        elif mark[0] == "sub":
            component += mark[1:]
        elif place == "superscript" and is_layer(mark):
            member = (mark[1][1],)
        else:
            raise DeclarationError(
                f"a definition of {''.join(name)} cannot carry "
                f"{to_tex(mark)}")
    return member, component


def is_layer(mark):
    """Tell whether a superscript is `(l)`: parentheses around one index."""
    return mark[0] in ("exponent", "exponent_transpose") and (
        mark[1][0] == "paren" and len(mark[1]) == 2)


def pattern_match(pattern, member, scope):
    """Return the bindings that make a pattern (l) the member, or None."""
    if len(pattern) != len(member):
        return None
    bound = {}
    for part, number in zip(pattern, member, strict=False):
        meaning = scope.symbols.get(part[1]) if part[0] == "name" else None
        if isinstance(meaning, Index):
            if number not in scope.symbols.range_of(part[1]):
                return None
            bound[part[1]] = number
        elif scope.integer(part) != number:
            return None
    return bound
