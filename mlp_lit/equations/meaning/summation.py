r"""Sum over an index that stands twice in a term, where a page says so.

Under `Notation(summation=True)` the formula y_i = A_{ij} x_j is read as
y_i = \sum_j A_{ij} x_j. The sums are put into the tree, so what is printed of
it shows them.
"""

from collections import Counter

from ..errors import EvaluationError
from ..tree import NODES, names_in, walk
from .declarations import Index

#: Nodes in which nothing is summed.
_LEFT_ALONE = {"bracket", "braces", "cases", "matrix", "norm", "note"}
#: Nodes whose parts multiply one another; the parts of others are terms.
_MULTIPLIED = {"product", "post"}


def summed(tree, symbols):
    """Put a sum before each term in which a declared index stands twice.

    Parameters
    ----------
    tree : tuple
    symbols : Symbols

    Returns
    -------
    tuple
        The tree itself where the notation of the page does not sum.

    Raises
    ------
    EvaluationError
        When an index stands three times in a term.

    Examples
    --------
    >>> from mlp_lit.equations import Notation, check_tex
    >>> check_tex("y_i = A_{ij} x_j", where=["y = A x"], A=(3, 2), x=(2,),
    ...           i=range(1, 4), j=range(1, 3),
    ...           notation=Notation(summation=True)).relations
    1
    """
    if not symbols.notation.summation:
        return tree
    return _Convention(symbols).clause(tree)


class _Convention:
    """One walk over a tree; each method returns a node and its indices."""

    def __init__(self, symbols):
        self.symbols = symbols

    def clause(self, node):
        """Sum the terms of all sides of all relations."""
        if node[0] == "chain":
            return tuple(self.expression(part)[0] if isinstance(part, tuple)
                         else part for part in node)
        return tuple(self.clause(part) if isinstance(part, tuple) else part
                     for part in node)

    def expression(self, node):
        """Return a sum or a term, and the indices that are left free."""
        if node[0] != "sum":
            return self.term(node)
        done = [(sign, *self.term(part)) for sign, part in node[1:]]
        return (("sum", *((sign, part) for sign, part, _ in done)),
                sorted(set().union(*(free for _, _, free in done))))

    def term(self, node, bound=frozenset()):
        """Sum a term over what stands twice in it, and is not bound."""
        node, found = self.factors(node)
        found = [name for name in found if name not in bound]
        for name, times in sorted(Counter(found).items()):
            if times > 2:
                raise EvaluationError(
                    f"the index {''.join(name)} stands {times} times in a "
                    "term: no convention says what is summed")
            if times == 2:
                node = ("large", "sum", (("name", name),), None, node)
        return node, [name for name in found if found.count(name) == 1]

    def factors(self, node):
        """Return a node and the indices of all its factors."""
        if node[0] == "sum":
            return self.expression(node)
        if node[0] in _LEFT_ALONE:
            return node, self.alone(node)
        if node[0] in ("sub", "kronecker"):
            return node, self.indices(node[1:])
        if node[0] == "large":
            body, found = self.term(node[4], names_in(node[2]))
            return (*node[:4], body), found
        look = self.factors if node[0] in _MULTIPLIED else self.expression
        return self.parts(node, look)

    def parts(self, node, look):
        """Look into the parts of a node; what is no node holds some."""
        done, found = [], []
        for part in node:
            if isinstance(part, tuple) and part:
                tagged = isinstance(part[0], str) and part[0] in NODES
                part, new = look(part) if tagged else self.parts(part, look)
                found += new
            done.append(part)
        return tuple(done), found

    def alone(self, node):
        """Refuse an index that stands twice where no term is summed."""
        found = self.indices(node)
        for name, times in sorted(Counter(found).items()):
            if times > 1:
                raise EvaluationError(
                    f"the index {''.join(name)} stands twice in a condition, "
                    "a matrix or a norm: write the sum")
        return []

    def indices(self, node):
        """Return the declared indices in a node, as often as they stand."""
        return [part[1] for part in walk(node) if part[0] == "name"
                and isinstance(self.symbols.get(part[1]), Index)]
