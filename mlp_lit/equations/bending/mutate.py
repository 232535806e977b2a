r"""A check that never fails shows nothing: every equation is bent on purpose.

`mutants` makes the small changes one makes by mistake: a sign, a transpose,
two indices, the order of a product, a factor 2, a limit, a neighbouring
symbol. A mutant that still passes is either the same statement in other
words, or a hole in the check.
"""

from dataclasses import dataclass

from ..errors import EquationError
from ..reading.printing import to_tex
from .changes import Maker


@dataclass(frozen=True)
class Mutant:
    """A changed tree, and what was changed."""

    change: str
    tree: tuple

    @property
    def tex(self):
        return to_tex(self.tree)


def mutants(tree, symbols, scope=None):
    """All mutants of a statement, without repetitions.

    Parameters
    ----------
    tree : tuple
    symbols : Symbols
    scope : Scope, optional
        One draw: tells which symbols are of the same kind.

    Returns
    -------
    list of Mutant
    """
    maker = Maker(symbols, scope)
    found, seen = [], {tree}
    for change, new in maker.changes(tree, "statement"):
        if new not in seen:
            seen.add(new)
            found.append(Mutant(change, new))
    return found


def judge(claim, mutant):
    """What became of a mutant.

    Returns
    -------
    str
        "survived", or the reason of its death: "false", "vacuous", or
        the name of the error.
    """
    try:
        result = claim.verify(mutant.tree)
    except EquationError as error:
        name = type(error).__name__
        return "false" if name == "EquationFails" else name
    return "vacuous" if result.vacuous else "survived"


def survivors(claim):
    """Mutants of a claim that pass, and the number of all mutants."""
    everything = mutants(claim.tree, claim.symbols, claim.scope(
        len(claim.instances) - 1))
    return ([m for m in everything if judge(claim, m) == "survived"],
            len(everything))
