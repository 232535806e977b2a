r"""A printed definition is a program: `Z = X W + \mathbf{1} b^\top` runs.

The left side says what is defined: a symbol, a member of a family by layer
(`A^{(l)} = …`), a component (`y_i = …`), or a function (`f(x) = …`). New
symbols on left sides are declared by being defined.
"""

from dataclasses import dataclass

from ..errors import DeclarationError, TexSyntaxError
from ..reading.grammar import parse
from ..reading.printing import to_tex
from .declarations import Defined, Family, FunctionFamily, Index
from .lefts import new_names


@dataclass(frozen=True)
class Definition:
    """`name^{member}_{component}(parameters) := body`."""

    name: tuple
    member: tuple
    component: tuple
    parameters: tuple
    body: tuple
    tex: str


def define_all(texts, symbols):
    r"""Add printed definitions to symbols.

    Parameters
    ----------
    texts : sequence of str
        TeX displays; in each, clauses `left = right` are definitions.
    symbols : Symbols
        Changed: new names are declared as Defined.

    Returns
    -------
    dict from spelling to list of Definition
    """
    for tex in texts:
        for name, kind in new_names(tex, symbols, defining=True):
            symbols.add(name, kind)
    found = {}
    for tex in texts:
        items = list(read(tex, symbols))
        if not items:
            raise DeclarationError(f"no definition 'symbol = …' in: {tex}")
        for item in items:
            refuse_second_meaning(item, symbols)
            others = found.setdefault(item.name, [])
            if any(item.member == other.member for other in others):
                raise DeclarationError(f"{''.join(item.name)} is defined "
                                       f"twice: {tex}")
            others.append(item)
    return found


def refuse_second_meaning(item, symbols):
    """A symbol has a value or a printed definition, not both."""
    if not isinstance(symbols[item.name], Defined | Family | FunctionFamily):
        raise DeclarationError(f"{''.join(item.name)} is declared, and also "
                               f"defined by: {item.tex}")


def read(tex, symbols):
    """The definitions in one display."""
    try:
        statement = parse(tex, symbols.types())
    except TexSyntaxError as error:
        raise TexSyntaxError(f"{error.problem} (in the definition {tex})",
                             error.token, error.line, error.column) from None
    for clause in statement[1:]:
        if clause[0] == "note" and len(clause) > 2:
            clause = clause[2]
        if clause[0] == "chain" and clause[2] == "=" and "..." not in clause:
            yield _definition(clause[1], clause[3], tex, symbols)


def _definition(left, body, tex, symbols):
    component, parameters, posts = (), (), ()
    if left[0] == "post":
        left, posts = left[1], left[2:]
    if left[0] == "call" and left[2] == 0:
        parameters = tuple(_parameter(arg, tex) for arg in left[3:])
        left = left[1]
    if left[0] not in ("name", "function"):
        raise DeclarationError(
            f"only a symbol can be defined, not {to_tex(left)}: {tex}")
    name, posts = left[1], (*left[2:], *posts)
    member, component = split_indices(posts, symbols.get(name), name)
    return Definition(name, member, component, parameters, body, tex)


def split_indices(posts, meaning, name):
    """Separate the indices that choose a member from those of an entry."""
    member, component = (), ()
    place = getattr(meaning, "place", None)
    for post in posts:
        if post[0] == "sub" and place == "subscript" and not member:
            member, component = post[1:2], component + post[2:]
        elif post[0] == "sub":
            component += post[1:]
        elif place == "superscript" and is_layer(post):
            member = (post[1][1],)
        else:
            raise DeclarationError(
                f"a definition of {''.join(name)} cannot carry "
                f"{to_tex(post)}")
    return member, component


def is_layer(post):
    """Whether a superscript is `(l)`: parentheses around one index."""
    return post[0] in ("exponent", "exponent_transpose") and (
        post[1][0] == "paren" and len(post[1]) == 2)


def _parameter(arg, tex):
    if arg[0] != "name":
        raise DeclarationError(f"the arguments on the left of a definition "
                               f"are plain symbols: {tex}")
    return arg[1]


def pattern_match(pattern, member, scope):
    """Bindings that make a pattern such as (l) the member, or None."""
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
