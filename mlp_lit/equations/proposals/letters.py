r"""Sort the letters of a formula: symbols, arrays, indices, functions.

`x_1` alone is a name of its own, `x_i` an entry, `W^{(l)}` a member of a
family, and in `m_t = \beta m_{t-1}` each of both is a name: what stands a
step apart has a value of its own.
"""

from dataclasses import dataclass, field

from ..meaning.declarations import Parameter
from ..meaning.lefts import new_names
from ..meaning.symbols import Symbols
from ..reading.notation import PLAIN
from .customary import INDICES
from .naming import entries_at, is_index, is_stepped, name_at, role_of
from .occurrences import is_letter, occurrences


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
        """Return the letter without scripts."""
        return self.name[0]


@dataclass
class Inventory:
    """The letters of a formula.

    Attributes
    ----------
    letters : dict from spelling to Letter
    defined : list of spellings
        New names on left sides: they are what the display defines.
    steps : set of str
        Indices with which something stands a step apart.
    """

    letters: dict = field(default_factory=dict)
    defined: list = field(default_factory=list)
    steps: set = field(default_factory=set)

    def tokens(self):
        """Return what the parser must know of the letters."""
        return {name: "FUNCTION" if letter.role == "function" else "NAME"
                for name, letter in self.letters.items()}

    def of(self, role):
        """Return the letters of a role."""
        return [letter for letter in self.letters.values()
                if letter.role == role]


def inventory(formula, notation=PLAIN):
    r"""Find the letters of a formula.

    Parameters
    ----------
    formula : Formula
        What `scan` made of the TeX.
    notation : Notation
        What its ambiguous signs mean.

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
    places = [place for place in occurrences(formula.pieces)
              if place.context != "index" or place.base in INDICES]
    indices = {place.base for place in places if is_index(place)}
    steps = {base for base in indices if is_stepped(base, places)}
    heads = [name for name, meaning in new_names(
        formula, Symbols(notation=notation))
        if not isinstance(meaning, Parameter)]
    if notation.layer == "l":
        heads = []  # only what is declared has its layers so
    found = Inventory(steps=steps)
    for base, group in _by_base(places).items():
        for place in group:
            name = name_at(place, group, steps, (base,) in heads)
            role = role_of(group, name, indices)
            letter = found.letters.setdefault(name, Letter(name, role))
            letter.places.append(place)
            letter.entries = max(letter.entries, entries_at(place, name))
    found.defined = [name for name in dict.fromkeys(heads)
                     if _only_on_left(name, found)]
    return found


def _by_base(places):
    groups = {}
    for place in places:
        groups.setdefault(place.base, []).append(place)
    return groups


def _only_on_left(name, found):
    """Tell whether a new name stands on its left side only."""
    letter = found.letters.get(name)
    if letter is None or len(letter.places) > 1:
        return False
    place = letter.places[0]
    return not place.called or letter.role == "function" and all(
        is_letter(text) or text == "," for text in place.arguments)
