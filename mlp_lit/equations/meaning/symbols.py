r"""Hold the declared symbols, keyed by their canonical spelling.

>>> sorted("".join(name) for name in Symbols({"W": (3, 4), "theta": ()}))
['W', '\\theta']
"""

from collections.abc import Mapping

from ..errors import DeclarationError
from ..reading.names import Names
from ..reading.notation import PLAIN
from ..reading.spelling import spelled
from .declarations import Dimension, Family, Index
from .declare import declaration
from .known import KNOWN
from .operators import OPERATORS
from .standard import refuse_standard


class Symbols(Mapping):
    """Declared symbols and what they mean.

    Parameters
    ----------
    *tables : mapping
        From a TeX name or a Python identifier to a declaration. A Python
        name of a Greek letter means that letter; any other name of more
        than one letter is an operator name; `x_1` is x with index 1.
    notation : Notation, optional
        What the ambiguous signs of the page mean; by default what the
        first of the tables that are `Symbols` says.
    """

    def __init__(self, *tables, notation=None):
        self.table = {}
        self.notation = notation or next(
            (table.notation for table in tables
             if isinstance(table, Symbols)), PLAIN)
        for table in tables:
            for name, meaning in table.items():
                self.add(spelled(name), declaration(meaning, name))

    def add(self, name, meaning):
        """Declare one more symbol; a second meaning is an error."""
        if name in self.table:
            raise DeclarationError(f"{''.join(name)} is declared twice")
        refuse_standard(name, meaning)
        self.table[name] = meaning

    def __getitem__(self, name):
        return self.table[name]

    def __iter__(self):
        return iter(self.table)

    def __len__(self):
        return len(self.table)

    def names(self):
        """Return what the parser must know of these symbols."""
        return Names({name: meaning.token for name, meaning in self.items()},
                     OPERATORS, KNOWN, self.notation, self.layers())

    def layers(self):
        """Return how the layer of each family is written above it."""
        ways = {"()": "(l)", "[]": "[l]", "": "l",
                None: self.notation.layer or "(l)"}
        return {name: ways[meaning.brackets]
                for name, meaning in self.items()
                if isinstance(meaning, Family)
                and meaning.place == "superscript"}

    def size(self, limit):
        """Return an int from an int or the name of a dimension."""
        if isinstance(limit, str):
            meaning = self.table.get(spelled(limit))
            if not isinstance(meaning, Dimension):
                raise DeclarationError(f"{limit} is not a dimension")
            return meaning.size
        return int(limit)

    def range_of(self, name):
        """Return the values of a declared index."""
        meaning = self.table[name]
        if not isinstance(meaning, Index):
            raise DeclarationError(f"{''.join(name)} is no index: declare it "
                                   "as a range")
        return range(self.size(meaning.low), self.size(meaning.high) + 1)
