r"""Sort the letters of a formula: symbols, arrays, indices, functions.

`x_1` alone is a name of its own, `x_i` an entry, `W^{(l)}` a member of a
family, and in `m_t = \beta m_{t-1}` each of both is a name: what stands a
step apart has a value of its own.
"""

import re
from dataclasses import dataclass, field

from ..meaning.declarations import Parameter
from ..meaning.lefts import new_names
from ..meaning.symbols import Symbols
from ..reading.spelling import canonical
from .occurrences import is_letter, occurrences

INDICES = set("ijklmnrstpq") | {r"\ell"}
#: Letters that are functions where parentheses follow.
FUNCTIONS = set("fghFGHLJCERQ") | {
    r"\phi", r"\varphi", r"\psi", r"\ell", r"\rho", r"\mathcal{L}",
    r"\operatorname{Loss}"}
_NUMBER = re.compile(r"\d+")


@dataclass
class Letter:
    """A letter that has to be declared.

    Attributes
    ----------
    name : tuple of str
        Its spelling; scripts may belong to it.
    role : str
        "symbol", "array" (with entries), "family" (by a superscript),
        "index", "size" (the end of a sum), "bound" (by an integral) or
        "function".
    entries : int
        How many indices its entries have.
    places : list of Occurrence
    """

    name: tuple
    role: str
    entries: int = 0
    places: list = field(default_factory=list)

    @property
    def base(self):
        """The letter without scripts."""
        return self.name[0]


@dataclass
class Inventory:
    """The letters of a formula.

    Attributes
    ----------
    letters : dict from spelling to Letter
    defined : set of spellings
        New names on left sides: they are what the display defines.
    steps : set of str
        Indices with which something stands a step apart.
    """

    letters: dict = field(default_factory=dict)
    defined: set = field(default_factory=set)
    steps: set = field(default_factory=set)

    def tokens(self):
        """Return what the parser must know of the letters."""
        return {name: "FUNCTION" if letter.role == "function" else "NAME"
                for name, letter in self.letters.items()}

    def of(self, role):
        """Return the letters of a role."""
        return [letter for letter in self.letters.values()
                if letter.role == role]


def inventory(formula, products=()):
    r"""Find the letters of a formula.

    Parameters
    ----------
    formula : Formula
        What `scan` made of the TeX.
    products : container of str
        Letters that are multiplied by the parentheses behind them.

    Returns
    -------
    Inventory

    Examples
    --------
    >>> from mlp_lit.equations.reading.scan import scan
    >>> found = inventory(scan(r"y_i = \sum_{j=1}^{n} W_{ij} f(x_j)"))
    >>> for letter in found.letters.values():
    ...     print("".join(letter.name), letter.role, letter.entries)
    y array 1
    i index 0
    j index 0
    n size 0
    W array 2
    f function 0
    x array 1
    """
    places = occurrences(formula.pieces)
    indices = {place.base for place in places if is_index(place)}
    steps = {base for base in indices if _is_stepped(base, places)}
    heads = {name for name, meaning in new_names(formula, Symbols())
             if not isinstance(meaning, Parameter)}
    found = Inventory(steps=steps)
    for base, group in _by_base(places).items():
        for place in group:
            name = _name_of(place, group, steps, (base,) in heads)
            role = _role_of(group, name, indices, products)
            letter = found.letters.setdefault(name, Letter(name, role))
            letter.places.append(place)
            letter.entries = max(letter.entries, _entries(place, name))
    found.defined = {name for name in heads if _only_on_left(name, found)}
    return found


def _by_base(places):
    groups = {}
    for place in places:
        groups.setdefault(place.base, []).append(place)
    return groups


def is_index(place):
    """Tell whether a letter stands where an index does."""
    if place.context == "index":
        return place.base in INDICES
    return place.context in ("limits", "top")


def _is_stepped(index, places):
    """Tell whether something has an index plus or minus a number."""
    scripts = [script for place in places
               for script in (place.sub, place.sup) if index in script]
    summed = any(place.base == index and place.context == "limits"
                 for place in places)
    return not summed and any(
        sign in script for script in scripts for sign in "+-")


def _name_of(place, group, steps, on_left):
    """Return the spelling under which a letter is declared."""
    base, sub, sup = place.base, place.sub, place.sup
    if sup and set(sup) <= {"*", r"\ast"}:
        return canonical(f"{base}^{{{''.join(sup)}}}" + _below(sub))
    step = {*sub, *_layer(sup)} & steps
    shifted = any(sign in (*sub, *sup) for sign in "+-")
    if step and (shifted or not (on_left and place is group[0])):
        return _with_scripts(base, sub, _layer(sup))
    indexed = any(_is_indexed(other.sub) for other in group)
    plain = any(not other.sub for other in group)
    words = sub and not _is_indexed(sub) and not _is_number(sub)
    if words or _is_number(sub) and not indexed and not plain:
        return canonical(base + _below(sub))
    return (base,)


def _with_scripts(base, sub, layer):
    above = f"^{{{''.join(layer)}}}" if layer else ""
    return canonical(base + _below(sub) + above)


def _below(sub):
    return f"_{{{' '.join(sub)}}}" if sub else ""


def _layer(sup):
    """Return a superscript in parentheses, or ()."""
    return sup if sup[:1] == ("(",) and sup[-1:] == (")",) else ()


def _is_indexed(sub):
    return any(text in INDICES for text in sub)


def _is_number(sub):
    return bool(sub) and all(_NUMBER.fullmatch(text) for text in sub)


def _role_of(group, name, indices, products):
    base = name[0]
    if len(name) > 1:
        return "symbol"
    if any(place.called for place in group) and base not in products and (
            _is_function(base, group)):
        return "function"
    if any(place.context == "bound" for place in group):
        return "bound"
    if base in indices and not any(place.sub for place in group):
        return "size" if _is_size(group) else "index"
    if any(_layer(place.sup) for place in group):
        return "family"
    return "array" if any(place.sub for place in group) else "symbol"


def _is_size(group):
    """Tell whether a letter ends a sum, and is no index itself."""
    contexts = {place.context for place in group}
    return "top" in contexts and "limits" not in contexts


def _is_function(base, group):
    """Tell whether parentheses behind a letter hold its arguments."""
    if base in FUNCTIONS or base.startswith((r"\operatorname{",
                                             r"\mathcal{")):
        return True
    called = [place for place in group if place.called]
    return len(called) == len(group) and all(
        len(place.arguments) <= 1 or "," in place.arguments
        or place.primed for place in called) and base not in "ijklmnt"


def _entries(place, name):
    """Count the indices of an entry."""
    if len(name) > 1:
        return 0
    parts = [text for text in place.sub if text not in (",", "+", "-", "(",
                                                         ")")]
    return len([text for text in parts if text in INDICES
                or _NUMBER.fullmatch(text)]) - sum(
                    sign in place.sub for sign in "+-")


def _only_on_left(name, found):
    """Tell whether a new name stands on its left side only."""
    letter = found.letters.get(name)
    if letter is None or len(letter.places) > 1:
        return False
    place = letter.places[0]
    return not place.called or letter.role == "function" and all(
        is_letter(text) or text == "," for text in place.arguments)
