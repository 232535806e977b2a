"""Write what stands at the nodes and edges of a drawn graph."""

import re

from mlp_lit.calculus.tape import Tape
from mlp_lit.plotting.style import BLUE, VERMILLION

SIGNS = {
    "add": "+", "subtract": "−", "multiply": "×", "divide": "÷",
    "matmul": "@", "negative": "−", "sigmoid": "σ", "sum": "Σ",
    "absolute": "|·|", "square": "(·)²", "sqrt": "√", "reciprocal": "1 ÷",
    "maximum": "max", "minimum": "min", "transpose": "(·)ᵀ",
    "choose": "where", "pick": "[·]", "concatenate": "join",
    "broadcast_to": "stretch"}
GREY = "#8a8a8a"


class Graph:
    """Choose what is drawn of a run, and what is written there."""

    def __init__(self, tape, target, names, derivatives, largest):
        if not isinstance(tape, Tape):
            raise TypeError("tape must be a Tape, not "
                            f"{type(tape).__name__}")
        tape.check_stopped()
        if not tape.nodes:
            raise ValueError("tape is empty: nothing was recorded on it")
        self.target = tape.nodes[-1] if target is None else target
        self.names = {node.index: name for name, node in names.items()}
        self.nodes = self._drawn(tape.behind(self.target))
        if len(self.nodes) > largest:
            raise ValueError(
                f"the graph has {len(self.nodes)} nodes, and more than "
                f"{largest} cannot be read: draw a smaller run, or a target "
                "nearer to its start, or raise largest=")
        shown = (derivatives and self.target.varies
                 and self.target.size == 1)
        self.derivatives = tape.sweep(self.target) if shown else {}
        self.edges = {}
        for node in self.nodes.values():
            for k, argument in enumerate(node.arguments):
                if node.varies and argument.index in self.nodes:
                    edge = self.edges.setdefault(
                        (argument.index, node.index), [])
                    edge.append(self._label(tape, node, k))

    def _drawn(self, behind):
        """Leave out numbers, and what constants were computed from."""
        used = {argument.index for node in behind if node.varies
                for argument in node.arguments} | {self.target.index}
        return {node.index: node for node in behind if node.index in used
                and (node is self.target or not self.isnumber(node))}

    def _label(self, tape, node, k):
        """Write the local derivative, where it is one number."""
        argument = node.arguments[k]
        shown = (self.derivatives and argument.varies
                 and node.ndim == argument.ndim == 0)
        return number(tape.local_derivative(node, k)) if shown else ""

    def has_labels(self):
        """Tell whether most edges carry a number, and need room for it."""
        labelled = sum(any(texts) for texts in self.edges.values())
        return 2 * labelled > len(self.edges)

    def name(self, node):
        """Typeset the name of a node, if it has one."""
        name = self.names.get(node.index, node.name) or ""
        if re.fullmatch(r"[A-Za-z](\d+|_\w+)?", name):
            rest = name[1:].lstrip("_")
            return f"${name[0]}_{{{rest}}}$" if rest else f"${name}$"
        return name

    def isnumber(self, node):
        """Tell whether it is a plain number, written where it is used."""
        return not (node.varies or node.operation or node.ndim
                    or self.name(node))

    def sign(self, node):
        """Write what stands in a node: an operation, or a leaf's name."""
        if node.varies and node.operation:
            return self._operation(node)
        return self.name(node) or self._constant(node)

    def _operation(self, node):
        sign = SIGNS.get(node.operation.__name__, node.operation.__name__)
        texts = [number(x.value) if self.isnumber(x) else None
                 for x in node.arguments]
        if len(texts) != 2 or texts == [None, None]:
            return sign
        left, right = texts
        if sign == "power":
            return f"(·)$^{{{right}}}$" if right else f"{left}$^{{(·)}}$"
        if sign in ("max", "min"):
            return f"{sign}(·, {left or right})"
        return f"{left or ''} {sign} {right or ''}".strip()

    def _constant(self, node):
        """Write a constant that was computed, such as 1 − y, as a formula."""
        if node.operation is None:
            return "const" if node.ndim else number(node.value)
        sign = SIGNS.get(node.operation.__name__, "?")
        texts = [self.name(x) or (number(x.value) if self.isnumber(x)
                                  else "?") for x in node.arguments]
        whole = f" {sign} ".join(texts)
        return whole if len(texts) == 2 and "?" not in whole else "const"

    def below(self, node):
        """Write the lines of text under a node, with their colours."""
        if node.ndim:
            return [(f"({', '.join(map(str, node.shape))})", GREY)]
        lines = []
        if node.varies or self.name(node):
            lines.append((number(node.value), BLUE))
        if node.index in self.derivatives:
            lines.append((number(self.derivatives[node.index]), VERMILLION))
        return lines


def number(value):
    """Write a number in three digits."""
    return f"{float(value):.3g}".replace("-", "−")
