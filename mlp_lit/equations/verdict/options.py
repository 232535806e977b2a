"""Say how a claim is checked, besides its declarations."""

from dataclasses import dataclass

from ..errors import DeclarationError
from ..reading.spelling import spelled

DRAWS = 12


@dataclass(frozen=True)
class Options:
    """How a claim is checked; see `check_tex`.

    `kinks` are pairs of a name and a number; `tight` and `also` are replaced
    declarations, a tuple for each draw; `defines` are the names that the
    display may define; `unreached` are parts of it.
    """

    draws: int = DRAWS
    tolerance: float | None = None
    approximately: float | None = None
    tight: tuple | None = ()
    tight_within: float | None = None
    kinks: tuple = ()
    samples: int | None = None
    defines: tuple = ()
    also: tuple = ()
    unreached: tuple = ()
    label: str | None = None
    kind: str = "claim"
    seed: str = ""

    @property
    def named(self):
        """Return the symbols that `kinks` and `tight` speak of."""
        return [name for name, _ in self.kinks] + [
            name for changes in (*(self.tight or ()), *self.also)
            for name, _ in changes]


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
    if not (isinstance(draws, int) and draws > 0) or draws is True:
        raise DeclarationError("draws must be a positive int")
    refuse_numbers(options)
    if "defines" in options:
        names = options["defines"]
        names = (names,) if isinstance(names, str) else names
        options["defines"] = tuple(map(spelled, names))
    if "kinks" in options:
        options["kinks"] = tuple((spelled(name), float(at)) for name, at in
                                 dict(options["kinks"]).items())
    for name in ("tight", "also"):
        if options.get(name) is not None:
            options[name] = _replaced(options[name], name)
    if "unreached" in options:
        parts = options["unreached"]
        options["unreached"] = (
            (parts,) if isinstance(parts, str) else tuple(parts))
    return Options(**options), rest


def refuse_numbers(options):
    """Refuse tolerances that allow everything, and too few samples."""
    for name in ("tolerance", "approximately", "tight_within"):
        number = options.get(name)
        if number is not None and not (
                isinstance(number, (int, float)) and 0 < number < 1):
            raise DeclarationError(f"{name} is a relative difference between "
                                   f"0 and 1, not {number!r}")
    samples = options.get("samples")
    if samples is not None and not (
            isinstance(samples, int) and samples >= 100):
        raise DeclarationError("samples is an int of at least 100, not "
                               f"{samples!r}")


def _replaced(changes, name):
    """Return declarations for further draws, a tuple of pairs for each."""
    changes = (changes,) if isinstance(changes, dict) else changes
    changes = tuple(changes) if isinstance(changes, (list, tuple)) else (
        changes,)
    if not all(isinstance(change, dict) for change in changes):
        raise DeclarationError(f"{name} is a mapping from symbols to "
                               f"declarations, or several, not {changes!r}")
    return tuple(tuple((spelled(key), value) for key, value in
                       change.items()) for change in changes)
