"""Hold what one draw of all random values consists of."""

from dataclasses import dataclass, field

import numpy as np

from ..errors import EvaluationError
from .evidence import Evidence


class Work:
    """Count the nodes that a check evaluates, and end what never ends.

    Nested sums, ellipses and indices are each short enough, and together too
    long: so the work of a check is counted as a whole.
    """

    MOST = 400_000

    def __init__(self):
        self.done = 0

    def step(self, entries=0):
        """Count one more node, and what its value is made of."""
        self.done += 1 + entries // 500
        if self.done > self.MOST:
            raise EvaluationError(
                f"this check is too much work: after {self.MOST:,} values it "
                "has not come to an end; take smaller sizes or fewer draws")


@dataclass
class Draw:
    """What chance decided, for every symbol.

    Attributes
    ----------
    values : dict from (name, member) to Value
    losses, functions : dict from name to callable
        Generic losses, and random functions.
    kinks : tuple of float
        Where integrals are cut.
    weights : numpy.ndarray or None
        Probabilities of the outcomes along the batch axis.
    others : tuple or None
        Other points for the same laws, with their weights: an expectation
        that differs on them is none.
    settled : float
        How much it may differ.
    methods : set of str
        How derivatives and expectations were found, for the badge.
    on_kink : bool
        Whether some value lies on a kink on purpose.
    wide : bool
        Whether values are of other sizes than usual: near to equal is then
        no evidence.
    exact : Border or None
        The border of a condition on which a value lies on purpose.
    evidence : Evidence
        What was seen of the branches, derivatives and terms of a formula.
    work : Work
        How much was evaluated, in all draws of a check.
    """

    values: dict = field(default_factory=dict)
    losses: dict = field(default_factory=dict)
    functions: dict = field(default_factory=dict)
    kinks: tuple = ()
    weights: np.ndarray | None = None
    others: tuple | None = None
    settled: float = 1e-8
    methods: set = field(default_factory=set)
    on_kink: bool = False
    wide: bool = False
    exact: object = None
    evidence: Evidence = field(default_factory=Evidence)
    work: Work = field(default_factory=Work)
