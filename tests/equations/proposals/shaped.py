"""Find the shape of a formula, for tests of the rules."""

from mlp_lit.equations.proposals import drafts  # noqa: F401 - fills the rules
from mlp_lit.equations.proposals.problems import read
from mlp_lit.equations.proposals.shapes import Shapes
from mlp_lit.equations.proposals.sizes import Misfit
from mlp_lit.equations.reading.scan import scan

KINDS = {**dict.fromkeys("ABC", "matrix"), **dict.fromkeys("xyz", "column"),
         **dict.fromkeys("stu", "scalar"), "r": "row", "w": "column",
         "f": "entrywise", "g": "number", "h": "alike", "n": "size"}


def shaped(tex, members=()):
    """Return the axes of a formula in these letters, or None for a misfit.

    Returns
    -------
    tuple of bool, or None
    """
    kinds = {(name,): kind for name, kind in KINDS.items()}
    tree, _ = read(scan(tex))
    try:
        shape = Shapes(kinds, {(name,) for name in members}).of(tree[1])
    except Misfit:
        return None
    return tuple(size is not None for size in shape)


NUMBER, COLUMN, ROW, MATRIX = ((False, False), (True, False), (False, True),
                               (True, True))
