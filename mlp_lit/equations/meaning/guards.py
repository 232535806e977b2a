r"""Refuse what misleads: L(θ) for an L that is no function, misspelt names.

Checks of a tree that need the declarations but no values.
"""

import difflib

from ..errors import DeclarationError, EvaluationError
from ..reading.printing import to_tex
from ..reading.spelling import spelled
from ..reading.vocabulary import GREEK
from ..tree import names_in, walk
from .declarations import Declaration
from .known import KNOWN
from .operators import OPERATORS


def names_used(tree, definitions):
    """Return the names in a tree, and in the definitions it may rest on."""
    return set(names_in(tree)).union(*(
        names_in(item.body) for items in definitions.values()
        for item in items))


def refuse_misspelt(given, options, tree, symbols, definitions):
    """Refuse a keyword that is no option and occurs nowhere."""
    used = names_used(tree, definitions)
    for meaning in symbols.values():
        used |= set(getattr(meaning, "arguments", ()))
        used |= {getattr(meaning, "of", ())}
    for word, meaning in given.items():
        plain = not isinstance(meaning, Declaration)
        if plain and len(word) > 2 and spelled(word) not in used and (
                word not in GREEK):
            near = difflib.get_close_matches(word, options, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise DeclarationError(f"{word} is neither an option nor a "
                                   f"symbol of this equation{hint}")


def refuse_unannounced(name, symbols):
    """Refuse a new name on the left that no check announced."""
    plain = "".join(name)
    known = ["".join(other) for other in symbols] + list(KNOWN) + [
        rf"\operatorname{{{other}}}" for other in OPERATORS]
    near = difflib.get_close_matches(plain, set(known) - {plain}, 1, 0.8)
    hint = f"; did you mean {near[0]}?" if near else "."
    raise DeclarationError(
        f"{plain} is not declared{hint} If this display defines it, announce "
        f"that: defines=r\"{plain}\"")


def refuse_unknown_names(named, tree, symbols, definitions):
    """Refuse `tight` or `kinks` for symbols that do not exist."""
    there = names_used(tree, definitions) | set(symbols)
    there |= {part[4] for part in walk(tree) if part[0] == "integral"}
    for name in named:
        if name not in there:
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
    """Tell whether a product reads like a function of a symbol."""
    if left[0] != "name" or right[0] != "paren":
        return False
    if not all(part[0] == "name" for part in right[1:]):
        return False
    meaning = symbols.get(left[1])
    used = set(getattr(meaning, "arguments", ()))
    for definition in definitions.get(left[1], ()):
        used |= names_in(definition.body)
    return isinstance(meaning, Declaration) and bool(
        used & {part[1] for part in right[1:]})
