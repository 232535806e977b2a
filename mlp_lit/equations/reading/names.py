"""Say what must be known of letters before a formula can be read."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from .notation import PLAIN, Notation


@dataclass(frozen=True)
class Names:
    r"""The names of a formula, by what they are to the grammar.

    Attributes
    ----------
    declared : mapping from spelling to "NAME" or "FUNCTION"
        What the author of the formula declared; it wins over all else.
    operators : container of str
        Names such as `log`, read with an argument, in parentheses or not.
    functions : container of str
        Spellings that are functions where they are called: `\sigma`.
    notation : Notation
        What the ambiguous signs mean.
    layers : mapping from spelling to "(l)", "[l]" or "l"
        Families by superscript, and how their layer is written.
    """

    declared: Mapping
    operators: Container = ()
    functions: Container = ()
    notation: Notation = PLAIN
    layers: Mapping = field(default_factory=dict)

    def starting(self, texts, at):
        """Return the longest declared name at a place, or ()."""
        longest = ()
        for name in self.declared:
            if len(name) > len(longest) and (
                    tuple(texts[at:at + len(name)]) == name):
                longest = name
        return longest

    def knows(self, text):
        """Tell whether a single piece is a declared name."""
        return (text,) in self.declared
