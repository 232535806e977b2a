"""Say what must be known of letters before a formula can be read."""

from collections.abc import Container, Mapping
from dataclasses import dataclass


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
    """

    declared: Mapping
    operators: Container = ()
    functions: Container = ()
