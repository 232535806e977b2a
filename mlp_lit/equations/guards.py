r"""L(θ) is a product if L is no function: where that misleads, we refuse.

Checks of a tree that need the declarations but no values.
"""

from . import meanings as s
from .errors import EvaluationError
from .printing import to_tex
from .tree import names_in, walk


def refuse_false_calls(tree, symbols, definitions):
    """Refuse `L(\theta)` where L is a value that rests on θ."""
    for node in walk(tree):
        if node[0] != "product":
            continue
        for (_, left), (join, right) in zip(node[1:], node[2:]):
            if join == " " and looks_like_a_call(left, right, symbols,
                                                 definitions):
                name = "".join(left[1])
                raise EvaluationError(
                    f"{to_tex(left)}{to_tex(right)} would be a product: "
                    f"{name} is not a function but a value that rests on "
                    f"this symbol; write {name} alone")


def looks_like_a_call(left, right, symbols, definitions):
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
