r"""Write the tables of the manual in MyST, from examples that are run.

`table_of_nodes` has all that is read, `table_of_ways` its other spellings,
`table_of_refusals` what is refused. An example that no longer does what its
line says is an error, so a page never shows one.
"""

from ..checks import prepare
from ..errors import EquationError
from ..reading.notation import Notation
from ..tree import NODES
from .letters import checked, letters_in
from .refused import REFUSED
from .ways import WAYS


def tree_of(tex, notation=None):
    """Return the tree of an example, read with the letters of the manual."""
    return prepare(tex, notation=Notation(**(notation or {})),
                   **letters_in(tex)).tree


def table_of_nodes():
    """Write a table of everything that is read: printed, typed, meant."""
    for kind in NODES.values():
        tree_of(kind.example, kind.notation)
    return _table(("As printed", "As typed", "What it is"), [
        (_math(kind.example), _code(kind.example), kind.meaning
         + _under(kind.notation)) for kind in NODES.values()])


def table_of_ways():
    """Write a table of other ways to write what is read.

    Raises
    ------
    EquationError
        When one of them is no longer read as what stands beside it.
    """
    for way in WAYS:
        if tree_of(way.typed, way.notation) != tree_of(way.plain,
                                                       way.notation):
            raise EquationError(f"{way.typed} is not read as {way.plain}")
    return _table(("As printed", "As typed", "What it is", "The same as"), [
        (_math(way.typed), _code(way.typed),
         way.meaning + _under(way.notation), _code(way.plain))
        for way in WAYS])


def table_of_refusals():
    """Write a table of what is refused, with the message and a way out.

    Raises
    ------
    EquationError
        When one is not refused in these words, or its way out fails.
    """
    return _table(("Refused", "The message", "Why", "What is read"), [
        (_code(line.typed), _code(message_of(line)), line.why,
         _code(way_out(line)) + _under(line.notation)) for line in REFUSED])


def message_of(line):
    """Return what the engine says to a formula that it refuses."""
    try:
        checked(line.typed)
    except EquationError as error:
        message = getattr(error, "problem", None) or str(error)
        if line.words in message:
            return " ".join(message.split())
        raise EquationError(f"{line.typed} is refused otherwise: "
                            f"{message}") from error
    raise EquationError(f"{line.typed} is not refused")


def way_out(line):
    """Check what is to be written instead, and return it."""
    checked(line.instead, line.notation, line.where, **line.more)
    return line.instead


def _table(heads, rows):
    lines = ["```{list-table}", ":header-rows: 1", ""]
    for row in [heads, *rows]:
        lines += [f"{'  -' if number else '* -'} {cell}"
                  for number, cell in enumerate(row)]
    return "\n".join([*lines, "```"]) + "\n"


def _math(tex):
    return f"${tex}$"


def _code(text):
    return f"`{text}`"


def _under(notation):
    said = ", ".join(f"{k}={v!r}" for k, v in notation.items())
    return f", under `Notation({said})`" if said else ""
