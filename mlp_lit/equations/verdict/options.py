"""Say how a claim is checked, besides its declarations."""

from dataclasses import dataclass

from ..errors import DeclarationError
from ..reading.spelling import spelled

DRAWS = 12


@dataclass(frozen=True)
class Options:
    """How a claim is checked; see `check_tex`.

    `kinks` are pairs of a name and a number, `tight` are replaced
    declarations, a tuple for each draw; `defines` are the names that the
    display may define.
    """

    draws: int = DRAWS
    tolerance: float | None = None
    approximately: float | None = None
    tight: tuple | None = ()
    tight_within: float | None = None
    kinks: tuple = ()
    samples: int | None = None
    defines: tuple = ()
    label: str | None = None
    kind: str = "claim"
    seed: str = ""

    @property
    def named(self):
        """Return the symbols that `kinks` and `tight` speak of."""
        return [name for name, _ in self.kinks] + [
            name for changes in self.tight or () for name, _ in changes]


NAMES = set(Options.__dataclass_fields__) - {"seed"}


def split_options(given):
    """Separate options from the declarations of symbols.

    Examples
    --------
    >>> options, declarations = split_options({"draws": 3, "X": (2, 3)})
    >>> options.draws, declarations
    (3, {'X': (2, 3)})
    """
    options = {k: v for k, v in given.items() if k in NAMES}
    rest = {k: v for k, v in given.items() if k not in NAMES}
    draws = options.get("draws", DRAWS)
    if not (isinstance(draws, int) and draws > 0):
        raise DeclarationError("draws must be a positive int")
    if "defines" in options:
        names = options["defines"]
        names = (names,) if isinstance(names, str) else names
        options["defines"] = tuple(map(spelled, names))
    if "kinks" in options:
        options["kinks"] = tuple((spelled(name), float(at)) for name, at in
                                 dict(options["kinks"]).items())
    tight = options.get("tight", ())
    if tight is not None:
        tight = (tight,) if isinstance(tight, dict) else tuple(tight)
        options["tight"] = tuple(
            tuple((spelled(k), v) for k, v in t.items()) for t in tight)
    return Options(**options), rest
