"""Measure what share of the corpus is read, holds, and is told from slips.

Run it as `python -m tests.equations.corpus.measure`; with `-v` it also says
what became of each display.
"""

import sys
from typing import NamedTuple

from mlp_lit import equations
from mlp_lit.equations import EquationError, EquationFails

from . import displays

HOLDS, FALSE, REFUSED = "holds", "is false", "is refused"


class Shares(NamedTuple):
    """How many displays there are, state something, hold, and slip through.

    `slips` counts the slips that are tried, `held` those that hold.
    """

    displays: int
    stating: int
    holding: int
    slips: int
    held: int


def outcome(display, tex):
    """Return what becomes of a formula, and why."""
    given = dict(display.declarations)
    if display.notation and hasattr(equations, "Notation"):
        given["notation"] = equations.Notation(**display.notation)
    try:
        result = equations.check_tex(tex, **given)
    except EquationFails as error:
        return FALSE, str(error)
    except EquationError as error:
        return REFUSED, str(error)
    return (REFUSED, "it shows nothing") if result.vacuous else (HOLDS, "")


def shares():
    """Check every display and every slip of the corpus."""
    everything = displays()
    stating = [display for display in everything if display.states]
    holding = [display for display in stating
               if outcome(display, display.tex)[0] == HOLDS]
    held = [display for display in everything
            if outcome(display, display.slip)[0] == HOLDS]
    return Shares(len(everything), len(stating), len(holding),
                  len(everything), len(held))


def main(verbose=False):
    """Print the shares, and each display that is not read or not true."""
    for display in displays() if verbose else ():
        what, why = outcome(display, display.tex)
        slip, _ = outcome(display, display.slip)
        if display.states and what != HOLDS:
            print(f"{display.source}: {display.tex}\n   {what}: {why}\n")
        if slip == HOLDS:
            print(f"{display.source}: SLIP HOLDS {display.slip}\n")
    print(shares())


if __name__ == "__main__":
    main("-v" in sys.argv[1:])
