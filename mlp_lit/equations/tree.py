r"""A formula is a tree: nodes are tuples whose first entry names them.

>>> sorted(names_in(("sum", ("+", ("name", ("x",))), ("-", ("number", "1")))))
[('x',)]
"""

from functools import lru_cache


def walk(node):
    """Every node of a tree, outermost first."""
    if isinstance(node, tuple):
        if node and isinstance(node[0], str):
            yield node
        for child in node:
            yield from walk(child)


@lru_cache(maxsize=10_000)
def names_in(node):
    """Spellings of all names and functions in a tree."""
    return frozenset(
        part[1] for part in walk(node)
        if part[0] in ("name", "function") and isinstance(part[1], tuple))
