"""Record what is done to variables, while a tape is on."""

from mlp_lit import _validation as validation
from mlp_lit.calculus.tape import playing, reading
from mlp_lit.calculus.tape.functions import number
from mlp_lit.calculus.tape.node import Node
from mlp_lit.calculus.tape.rules import BACK, LOCAL


class Tape:
    """Record what is done to variables, and play it backwards.

    Entering a `with` block starts the tape, leaving it stops the tape.

    Attributes
    ----------
    nodes : list of Node
        In the order of the run: arguments come before what is made of them.

    Examples
    --------
    >>> import numpy as np
    >>> with Tape() as tape:
    ...     x, y = tape.variable(2.0), tape.variable(3.0)
    ...     f = (x + y) * np.sin(x)
    >>> tape.gradient(f, [x, y])  # (x + y) cos x + sin x, and sin x
    [array(-1.17143676), array(0.90929743)]

    Inside the block a gradient is recorded, too, and is a node:

    >>> with Tape() as tape:
    ...     x = tape.variable(2.0)
    ...     slope = tape.gradient(x ** 3, x)
    >>> float(tape.gradient(slope, x))
    12.0
    """

    def __init__(self):
        self.nodes, self._state = [], "not started"

    def __enter__(self):
        if self._state != "not started":
            raise RuntimeError("a tape records one run: make a new Tape()")
        self._state = "running"
        return self

    def __exit__(self, *exception):
        self._state = "stopped"

    # Recording

    def variable(self, value, name=None):
        """Make a node to differentiate by; it keeps a copy of the value.

        Parameters
        ----------
        value : array_like of finite real numbers
            float32 stays what it is, the rest becomes float64.
        name : str, optional

        Raises
        ------
        RuntimeError
            If the tape is not running.
        """
        self._check_running()
        if isinstance(value, Node):
            raise TypeError("value must be an array, not a node; " + (
                "each node can be differentiated by as it is"
                if value.tape is self else "for the number alone, write "
                "node.value; second derivatives need no second tape, see "
                "Tape"))
        value = validation.array(name or "value", value).copy()
        return Node(self, value, varies=True, name=name)

    def constant(self, value, name=None, dtype=None):
        """Make a node that is not differentiated by; it keeps a copy, too.

        Plain numbers and arrays in an expression become constants by
        themselves; this gives them a name.
        """
        self._check_running()
        return Node(self, number(value, dtype), name=name)

    def record(self, operation, *operands, **options):
        """Apply an operation, and write down that it was applied.

        Parameters
        ----------
        operation : callable with an entry in LOCAL or BACK
        *operands : Node or array_like
        **options : what else the operation takes

        Returns
        -------
        Node
        """
        self._check_running()
        if operation not in LOCAL and operation not in BACK:
            raise TypeError(f"operation {operation!r} has no rule in LOCAL "
                            "or BACK; see operator")
        dtype = next((x.dtype for x in operands if isinstance(x, Node)),
                     None)
        arguments = tuple(self._on_this_tape(x, dtype) for x in operands)
        value = operation(*(x.value for x in arguments), **options)
        return Node(self, value, operation, arguments, options,
                    varies=any(x.varies for x in arguments))

    def _on_this_tape(self, x, dtype):
        if not isinstance(x, Node):
            return self.constant(x, dtype=dtype)
        if x.tape is not self:
            raise ValueError("the nodes of one expression must be on one "
                             "tape, but these are on two: make both by one "
                             "tape, or write node.value for a number")
        return x

    def _check_running(self):
        if not self.is_running:
            raise RuntimeError(
                f"the tape is {self._state}: it records only inside its "
                "with block; for the numbers alone, write node.value")

    @property
    def is_running(self):
        """Tell whether what is done to its variables is recorded just now."""
        return self._state == "running"

    def check_stopped(self):
        """Raise RuntimeError while the tape is running."""
        if self.is_running:
            raise RuntimeError("the tape is still running: ask after its "
                               "with block")

    # Playing and reading

    gradient = playing.gradient
    sweep = playing.sweep
    directional = playing.directional
    local_derivative = reading.local_derivative
    edges = reading.edges
    behind = reading.behind
