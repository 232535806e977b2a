"""Count what was seen of each relation over all draws."""

from dataclasses import dataclass, field

import numpy as np

from ..errors import NotCovered

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
        left side of an implication held, and whether its right side failed.
    ends, near : set
        The ends of an interval, and those that some draw came near to.
    """

    sign: str
    error: float = 0.0
    comparisons: int = 0
    nonzero: bool = False
    tight: bool = False
    slack: bool = False
    ends: set = field(default_factory=set)
    near: set = field(default_factory=set)

    def add(self, other):
        """Take what a draw has shown that need not count for errors.

        It is of unusual size: that a bound was attained there may be
        rounding.
        """
        self.comparisons += other.comparisons
        self.nonzero |= other.nonzero
        self.slack |= other.slack
        self.tight |= other.tight and not self.is_bound

    @property
    def is_bound(self):
        """Tell whether it counts the draws of an inequality."""
        return self.sign in BOUNDS or bool(self.ends)

    @property
    def is_attained(self):
        """Tell whether some draw came up to the bound, or to both ends."""
        return self.tight if self.sign in BOUNDS else self.near >= self.ends

    def conclude(self, tex, tight_wanted):
        """Raise NotCovered if all draws together show too little."""
        tex = " ".join(tex.split())
        if self.sign in ("iff", "implies"):
            self._conclude_implication(tex)
        elif self.sign in BOUNDS and not self.slack:
            raise NotCovered("both sides are equal in all draws: this is an "
                             f"equation: {tex}")
        elif self.is_bound and tight_wanted and not self.is_attained:
            raise NotCovered(
                f"no draw is tight{self._where()}: give tight={{…}} "
                "(declarations that make both sides equal), or tight=None "
                f"where the bound is never attained: {tex}")

    def _conclude_implication(self, tex):
        """Raise if one side says the same in all draws: nothing is shown."""
        if not self.tight:
            raise NotCovered("the left side holds in no draw: nothing is "
                             f"shown: {tex}")
        if not self.slack:
            raise NotCovered("the right side fails in no draw: nothing is "
                             f"shown: {tex}")

    def _where(self):
        """Say near which ends of an interval no draw lies."""
        missing = sorted(self.ends - self.near)
        return f" near {missing[0]:g}" if missing else ""


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
