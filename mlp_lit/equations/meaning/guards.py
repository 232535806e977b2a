r"""L(θ) is a product if L is no function: where that misleads, we refuse.

Checks of a tree that need the declarations but no values.
"""

import difflib

from ..errors import DeclarationError, EvaluationError
from ..reading.printing import to_tex
from ..reading.spelling import GREEK, spelled
from ..tree import names_in, walk
from . import declarations as s


def refuse_misspelt(given, options, tree, symbols, definitions):
    """A keyword that is no option and occurs nowhere is a slip."""
    used = set(names_in(tree))
    for items in definitions.values():
        used |= set().union(*(names_in(item.body) for item in items))
    for meaning in symbols.values():
        used |= set(getattr(meaning, "arguments", ()))
        used |= {getattr(meaning, "of", ())}
    for word, meaning in given.items():
        plain = not isinstance(meaning, s.Declaration)
        if plain and len(word) > 2 and spelled(word) not in used and (
                word not in GREEK):
            near = difflib.get_close_matches(word, options, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise DeclarationError(f"{word} is neither an option nor a "
                                   f"symbol of this equation{hint}")


def refuse_unknown_names(options, tree, symbols, definitions):
    """`tight` and `kinks` speak of symbols that exist."""
    bound = set(names_in(tree)) | set(symbols)
    for items in definitions.values():
        bound |= set().union(*(names_in(item.body) for item in items))
    bound |= {part[4] for part in walk(tree) if part[0] == "integral"}
    named = [name for name, _ in options.kinks]
    named += [name for changes in options.tight or () for name, _ in changes]
    for name in named:
        if name not in bound:
            raise DeclarationError(f"{''.join(name)}, named in kinks or "
                                   "tight, is no symbol of this equation")


def refuse_false_calls(tree, symbols, definitions):
    r"""Refuse `L(\theta)` where L is a value that rests on θ."""
    for node in walk(tree):
        if node[0] != "product":
            continue
        for (_, left), (join, right) in zip(node[1:], node[2:], strict=False):
            if join == " " and looks_like_a_call(left, right, symbols,
                                                 definitions):
                name = "".join(left[1])
                raise EvaluationError(
                    f"{to_tex(left)}{to_tex(right)} would be a product: "
                    f"{name} is not a function but a value that rests on "
                    f"this symbol; write {name} alone")


def looks_like_a_call(left, right, symbols, definitions):
    """Whether a product reads like a function of a symbol."""
    if left[0] != "name" or right[0] != "paren":
        return False
    if not all(part[0] == "name" for part in right[1:]):
        return False
    meaning = symbols.get(left[1])
    used = set(getattr(meaning, "arguments", ()))
    for definition in definitions.get(left[1], ()):
        used |= names_in(definition.body)
    return isinstance(meaning, s.Declaration) and bool(
        used & {part[1] for part in right[1:]})
