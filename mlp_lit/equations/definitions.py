r"""A printed definition is a program: `Z = X W + \mathbf{1} b^\top` runs.

The left side says what is defined: a symbol, a member of a family by layer
(`A^{(l)} = …`), a component (`y_i = …`), or a function (`f(x) = …`). New
symbols on left sides are declared by being defined.
"""

import re
from dataclasses import dataclass

from .errors import DeclarationError
from .grammar import parse
from .scan import scan
from .symbols import GREEK, Defined, Family, Index, Parameter
from .tree import to_tex
from .vocabulary import CUSTOMARY, ELEMENTARY, EXPECTED, EXTREMA


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
        for name, kind in new_names(tex, symbols):
            symbols.add(name, kind)
    found = {}
    for tex in texts:
        before = len(found)
        for item in read(tex, symbols):
            found.setdefault(item.name, []).append(item)
        if not found or before == len(found) and not any(
                tex == d.tex for ds in found.values() for d in ds):
            raise DeclarationError(f"no definition 'symbol = …' in: {tex}")
    return found


def read(tex, symbols):
    """The definitions in one display."""
    statement = parse(tex, symbols.types())
    for clause in statement[1:]:
        if clause[0] == "chain" and clause[2] == "=":
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


def new_names(tex, symbols):
    """Names on left sides (and their arguments) that nobody declared.

    Yields
    ------
    (spelling, Declaration)
    """
    for segment in _segments([piece.text for piece in scan(tex)]):
        if "=" not in segment or _declared(segment, symbols):
            continue
        name, head = segment[0], segment[1:segment.index("=")]
        arguments = _arguments(head)
        if not _can_be_new(name) or arguments is None or (
                (name, *head[:1]) in CUSTOMARY_LEFT):
            continue
        layered = head[:3] == ["^", "{", "("]
        composed = r"\circ" in segment and not head
        for parameter in arguments:
            if (parameter,) not in symbols and _can_be_new(parameter):
                yield (parameter,), Parameter()
        function = arguments or composed
        yield (name,), Family({}) if layered else Defined(
            "FUNCTION" if function else "NAME")


# δ_ij, J_f and I_n have a meaning of their own
CUSTOMARY_LEFT = {(r"\delta", "_"), ("J", "_"), ("I", "_")}


def _can_be_new(text):
    """Letters, Greek letters, decorated letters and operator names."""
    if text in CUSTOMARY or text in (r"\mathbf{1}", r"\mathbb{1}",
                                     r"\mathbb{E}", r"\mathbb{P}"):
        return False
    name = re.fullmatch(r"\\([a-z]+)\{.+\}", text)
    if name and name[1] == "operatorname":
        word = text[text.index("{") + 1:-1]
        return word not in ELEMENTARY | set(EXPECTED) | set(EXTREMA)
    return bool(name and name[1] not in ("text", "begin", "end")
                or len(text) == 1 and text.isalpha() or text[1:] in GREEK)


def _arguments(head):
    """Arguments of a left side such as `f(x, y)_i`; None if it is none.

    After the name only sub- and superscripts and one list may stand.
    """
    arguments, at = [], 0
    while at < len(head):
        layer = head[at:at + 3] == ["^", "{", "("]
        if layer or head[at:at + 2] == ["_", "{"]:
            at = _end_of(head, at + 1, "{", "}")
        elif head[at] == "(" and not arguments:
            end = _end_of(head, at, "(", ")")
            arguments = [t for t in head[at + 1:end - 1] if t != ","]
            at = end
        else:
            return None
    return arguments


def _end_of(texts, at, opening, closing):
    depth = 0
    while at < len(texts):
        depth += (texts[at] == opening) - (texts[at] == closing)
        at += 1
        if depth == 0:
            break
    return at


def _declared(segment, symbols):
    return any(tuple(segment[:len(name)]) == name for name in symbols)


OPENING = {"(", "[", "{", r"\{", r"\begin{cases}", r"\begin{pmatrix}"}
CLOSING = {")", "]", "}", r"\}", r"\end{cases}", r"\end{pmatrix}"}


def _segments(texts):
    """Cut at commas, gaps and line ends outside of all brackets."""
    depth, segment = 0, []
    for text in texts:
        opens = text in OPENING
        closes = text in CLOSING
        depth += opens - closes
        if depth == 0 and text in (",", ";", r"\\", r"\quad", r"\qquad"):
            yield segment
            segment = []
        elif text != "&" and not text.startswith(
                (r"\begin{", r"\end{", r"\text{")):
            segment.append(text)
    yield segment


def pattern_match(pattern, member, scope):
    """Bindings that make a pattern such as (l) the member, or None."""
    if len(pattern) != len(member):
        return None
    bound = {}
    for part, number in zip(pattern, member):
        meaning = scope.symbols.get(part[1]) if part[0] == "name" else None
        if isinstance(meaning, Index):
            if number not in scope.symbols.range_of(part[1]):
                return None
            bound[part[1]] = number
        elif scope.integer(part) != number:
            return None
    return bound
