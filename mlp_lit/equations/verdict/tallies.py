"""Count what was seen of each relation over all draws."""

from dataclasses import dataclass

import numpy as np

from ..errors import EquationFails

BOUNDS = {"<=", ">=", "<", ">"}


@dataclass
class Tally:
    """What has been seen of one relation over all draws.

    Attributes
    ----------
    sign : str
        The relation, or the arrow of an implication.
    error : float
        The largest relative difference.
    comparisons : int
    nonzero : bool
        Whether some comparison showed something.
    tight, slack : bool
        Whether a bound was attained, and whether it was not; whether the
        left side of an implication held, and whether it failed.
    """

    sign: str
    error: float = 0.0
    comparisons: int = 0
    nonzero: bool = False
    tight: bool = False
    slack: bool = False

    @property
    def is_bound(self):
        """Tell whether it counts the draws of an inequality."""
        return self.sign in BOUNDS

    def conclude(self, tex, tight_wanted):
        """Raise if all draws together show too little."""
        if self.sign in ("iff", "implies"):
            self._conclude_implication(tex)
        elif self.is_bound and not self.slack:
            raise EquationFails(tex, self.sign, detail="both sides are equal "
                                "in all draws: this is an equation")
        elif self.is_bound and tight_wanted and not self.tight:
            raise EquationFails(
                tex, self.sign, detail="no draw is tight: give "
                "tight={…} (declarations that make both sides equal), "
                "or tight=None where the bound is never attained")

    def _conclude_implication(self, tex):
        """Raise if the left side never holds: nothing is shown."""
        if not self.tight or self.sign == "iff" and not self.slack:
            never = "fails" if self.tight else "holds"
            raise EquationFails(tex, self.sign, detail="the left side "
                                f"{never} in no draw: nothing is shown")


class Differs(Exception):
    """A relation is false; the check adds the equation."""

    def __init__(self, left, right, difference=None, why=""):
        super().__init__(why)
        self.left, self.right, self.why = left, right, why
        self.where = None
        if difference is not None and difference.size > 1:
            at = np.unravel_index(np.argmax(difference), difference.shape)
            axes = [n for n, m in zip(at, difference.shape, strict=True)
                    if m > 1]
            self.where = tuple(int(n) + 1 for n in axes)
