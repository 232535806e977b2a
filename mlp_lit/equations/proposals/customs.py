r"""Offer definitions that a display may rest on.

First those that stand before it on its page, then what is customary: where
$\partial L / \partial W$ is asked for, Z is often X W + 1 b^T.
"""

from ..errors import EquationError
from ..reading.scan import scan
from .letters import inventory

#: Definitions of what derivatives are often taken through.
CUSTOMARY = (
    (r"Z = X W + \mathbf{1} b^\top",), (r"Z = X W",),
    (r"z = W x + b",), (r"z = W^\top x + b",), (r"z = w^\top x + b",),
    (r"y = W x + b",), (r"y = W x",), (r"a = \sigma(z)",),
    (r"\hat{y} = \sigma(z)",), (r"\hat{y} = w^\top x + b",),
    (r"p_i = \frac{e^{z_i}}{\sum_{k=1}^{n} e^{z_k}}",),
    (r"L = -\sum_{i=1}^{n} y_i \log \hat{y}_i",
     r"\hat{y}_i = \frac{e^{z_i}}{\sum_{k=1}^{n} e^{z_k}}"),
    (r"L = -\sum_{i=1}^{n} y_i \log p_i",
     r"p_i = \frac{e^{z_i}}{\sum_{k=1}^{n} e^{z_k}}"),
    (r"L = -y \log \hat{y} - (1 - y) \log(1 - \hat{y})",
     r"\hat{y} = \sigma(z)"))


def customs_for(problem, earlier=()):
    """Yield (where, definitions) that a display may rest on; last, none.

    Parameters
    ----------
    problem : Problem
        The display without any.
    earlier : sequence of (label, tex)
        What stands before it.
    """
    wanted = set(problem.letters) - set(problem.defined)
    here = _from_the_page(wanted, earlier)
    if here:
        yield tuple(label for label, _ in here), tuple(t for _, t in here)
    for texts in CUSTOMARY:
        if _helps(problem, texts):
            yield texts, texts
    yield (), ()


def _from_the_page(wanted, earlier):
    """Return displays that define wanted letters, and what these rest on."""
    table = {}
    for label, tex in earlier:
        for name in _defines(tex):
            table[name] = (label, tex)
    found, queue, seen = {}, sorted(wanted), set()
    while queue and len(found) < 6:
        name = queue.pop(0)
        if name in seen or name not in table:
            continue
        seen.add(name)
        label, tex = table[name]
        found[label] = tex
        queue += sorted(inventory(scan(tex)).letters)
    return list(found.items())


def _defines(tex):
    """Return the new names that a display has on its left side."""
    try:
        found = inventory(scan(tex))
    except EquationError:
        return set()
    return {name for name in found.defined
            if found.letters[name].role != "function"}


def _helps(problem, texts):
    """Tell whether definitions join what a display differentiates by.

    Either the definitions say what is differentiated, or they say what it is
    differentiated through.
    """
    by = problem.roles.by
    if not by:
        return False
    below = {name for names in by.values() for name in names}
    lefts = set().union(*map(_defines, texts))
    rights = {name for text in texts for name in
              inventory(scan(text)).letters} - lefts
    if set(by) <= lefts:
        return bool(below & rights) and lefts <= set(problem.letters)
    through = set(by) - lefts
    return len(texts) == 1 and lefts <= below and bool(through) and bool(
        rights & below) and not lefts & set(by)
