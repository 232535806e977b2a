"""Record a run of NumPy on its variables, and play it backwards.

While a tape is on, whatever NumPy does to its variables is written down: the
operation, its arguments, its value (`recording`, `node`, `functions`). Played
backwards (`playing`), each operation turns the derivative by its value into
derivatives by its arguments, by a rule that stands beside it in a table
(`LOCAL`, `BACK` in `rules`). Nothing is known of the run as a whole, so it
can be any: loops, branches, recursion, any user's function.
"""

from mlp_lit.calculus.tape.node import Node
from mlp_lit.calculus.tape.recording import Tape
from mlp_lit.calculus.tape.rules import BACK, LOCAL, operator, relu, sigmoid

__all__ = ["BACK", "LOCAL", "Node", "Tape", "operator", "relu", "sigmoid"]
for _public in (Node, Tape, operator, relu, sigmoid):
    _public.__module__ = __name__  # where a user finds them
