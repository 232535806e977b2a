r"""Keep what the draws of a claim show of its parts.

A claim is covered by its draws as code is by its tests: each branch of a
maximum, an absolute value, cases or brackets is taken in some draw; no
derivative is 0 in all of them; no term is so small beside its neighbours that
nothing would show if it were wrong.
"""

import numpy as np

from ..values import Value


class Evidence:
    """What was seen while a claim was evaluated.

    Attributes
    ----------
    branches : dict from node to a dict from branch to bool
        Whether a branch was taken.
    moved : dict from node to bool
        Whether a derivative was not 0.
    shares : dict from node to numpy.ndarray
        The largest share that each term of a sum had beside the largest.
    bent : tuple or None
        One node of a tree, a branch, and a function: where the branch is
        taken, the node has the value that the function makes of its own.
    """

    def __init__(self, bent=None):
        self.branches, self.moved, self.shares = {}, {}, {}
        self.bent = bent

    def take(self, node, value, taken):
        """Note which branches were taken, and return the value.

        Parameters
        ----------
        node : tuple
        value : Value
        taken : dict from branch to array of bool
            Where each branch gave the value.
        """
        seen = self.branches.setdefault(node, dict.fromkeys(taken, False))
        for branch, where in taken.items():
            seen[branch] = seen.get(branch, False) or bool(np.any(where))
        if self.bent is not None and self.bent[0] is node:
            _, branch, change = self.bent
            return Value(np.where(taken[branch], change(value.array),
                                  value.array), value.kind, value.free)
        return value

    def move(self, node, value):
        """Note whether a derivative is not 0."""
        self.moved[node] = self.moved.get(node, False) or bool(
            np.any(value.array))

    def weigh(self, node, sizes):
        """Note how large the terms of a sum are beside the largest."""
        largest = sizes.max()
        if 0 < largest < np.inf:
            shares = np.where(sizes > 0, sizes / largest, 1.0)
            before = self.shares.get(node, 0.0)
            self.shares[node] = np.maximum(before, shares) if (
                np.shape(before) in ((), shares.shape)) else before

    def add(self, other):
        """Take what another draw has shown."""
        for node, branches in other.branches.items():
            seen = self.branches.setdefault(node, {})
            for branch, taken in branches.items():
                seen[branch] = seen.get(branch, False) or taken
        for node, moved in other.moved.items():
            self.moved[node] = self.moved.get(node, False) or moved
        for node, shares in other.shares.items():
            before = self.shares.get(node, 0.0)
            if np.shape(before) in ((), shares.shape):
                self.shares[node] = np.maximum(before, shares)
