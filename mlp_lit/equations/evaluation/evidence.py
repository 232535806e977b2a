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
        self._branch(node, {branch: bool(np.any(where))
                            for branch, where in taken.items()})
        if self.bent is not None and self.bent[0] is node:
            _, branch, change = self.bent
            return Value(np.where(taken[branch], change(value.array),
                                  value.array), value.kind, value.free)
        return value

    def move(self, node, value):
        """Note whether a derivative is not 0."""
        self._move(node, bool(np.any(value.array)))

    def weigh(self, node, sizes):
        """Note how large the terms of a sum are beside the largest."""
        largest = sizes.max()
        if 0 < largest < np.inf:
            self._share(node, np.where(sizes > 0, sizes / largest, 1.0))

    def add(self, other):
        """Take what another draw has shown."""
        for node, taken in other.branches.items():
            self._branch(node, taken)
        for node, moved in other.moved.items():
            self._move(node, moved)
        for node, shares in other.shares.items():
            self._share(node, shares)

    # What one draw has shown is not forgotten in the next.

    def _branch(self, node, taken):
        seen = self.branches.setdefault(node, {})
        for branch, is_taken in taken.items():
            seen[branch] = seen.get(branch, False) or is_taken

    def _move(self, node, moved):
        self.moved[node] = self.moved.get(node, False) or moved

    def _share(self, node, shares):
        before = self.shares.get(node, 0.0)
        if np.shape(before) in ((), shares.shape):
            self.shares[node] = np.maximum(before, shares)
