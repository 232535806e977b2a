r"""Ask the draws of a claim to cover it, as tests cover code.

Each branch of max, min, |·|, cases, brackets and functions with kinks is
taken in some draw, and a comparison notices when it gives another value. No
derivative is 0 in every draw, unless the claim says so; no term of a sum
disappears beside its neighbours.
"""

from ..errors import MISHAPS, EquationError, NotCovered
from ..evaluation.evidence import Evidence
from ..meaning import declarations as s
from ..meaning.known import KNOWN
from ..reading.printing import to_tex
from ..reading.scan import scan
from ..tree import DERIVATIVES, names_in, plain, walk
from .tallies import Differs

#: A smaller share of a sum is lost in what a comparison allows.
LOST = 1e-9
ZERO = ("number", "0")
BRANCHES = {"extremum", "absolute", "cases", "implication", "note", "root",
            "floor", "ceiling", "positive_part"}
WIDE, FEW = 24, 6
#: What a value becomes where one asks whether anybody notices.
SMALL = (lambda x: 1.023 * x + 0.047,)
LARGE = (lambda x: 1.25 * x + 0.5, lambda x: -0.75 * x - 0.25)


def refuse_unmoved(tree, evidence):
    """Refuse a derivative that is 0 in every draw, and not said to be."""
    said = {part for chain in walk(tree) if chain[0] == "chain"
            and ZERO in map(plain, chain[1::2]) for part in walk(chain)}
    for node in walk(tree):
        if node[0] in DERIVATIVES and node not in said and (
                evidence.moved.get(node) is False):
            raise NotCovered(
                f"{to_tex(node)} is 0 in every draw: what is differentiated "
                "does not rest on the variable; say that it is 0, or declare "
                "how one depends on the other")


def refuse_lost_terms(tree, evidence):
    """Refuse a sum with a term that nothing would notice."""
    for node in walk(tree):
        shares = evidence.shares.get(node)
        if node[0] != "sum" or shares is None or len(shares) != len(node) - 1:
            continue
        for share, (_, term) in zip(shares, node[1:], strict=True):
            if share < LOST and term[0] != "big_o":
                raise NotCovered(
                    f"{to_tex(term)} is at most {share:.0e} of the terms "
                    f"beside it in {to_tex(node)}: no comparison would "
                    "notice it; declare values of like size")


def refuse_untaken(evidence, excluded, accepted):
    """Refuse a branch that no draw takes; return those that are accepted.

    A branch that is taken only where the conditions of the display do not
    hold need not be taken elsewhere.
    """
    left = []
    for node, branches in evidence.branches.items():
        elsewhere = excluded.branches.get(node, {})
        missing = [branch for branch, taken in branches.items()
                   if not taken and not elsewhere.get(branch)]
        if not missing or not any(part[0] == "name" for part in walk(node)):
            continue
        tex = to_tex(node)
        if spelling(tex) not in map(spelling, accepted):
            raise NotCovered(
                f"no draw takes this branch of {tex}: {missing[0]}. Reach it "
                "by also={…}, declarations for one more draw, or say "
                f'unreached=r"{tex}" where it cannot be reached')
        left.append(f"not reached in {tex}: {', '.join(missing)}")
    return left


def refuse_undecided(node, branch, accepted, left):
    """Refuse a branch whose value no comparison notices."""
    tex = to_tex(node)
    if spelling(tex) not in map(spelling, accepted):
        raise NotCovered(
            f"{branch} of {tex} decides no comparison: with another value "
            "there, the check would pass as well. Reach it by also={…}, or "
            f'say unreached=r"{tex}"')
    left.append(f"{branch} of {tex} decides nothing")


def spelling(tex):
    r"""Return the pieces of TeX, to compare two ways to write one thing.

    Examples
    --------
    >>> spelling(r"\left|z\right|") == spelling("|z|")
    True
    """
    return tuple(piece.text.rstrip("<>") or piece.text
                 for piece in scan(tex).pieces)


def wide_draws(tree, symbols, definitions, options):
    """Return how many draws of unusual sizes a claim asks for.

    Formulas without branches or bounds are what they are everywhere; those
    held against code may meet branches of the code.
    """
    if options.samples:
        return 0
    trees = [tree, *(d.body for many in definitions.values() for d in many)]
    nodes = [node for part in trees for node in walk(part)]
    if any(map(has_branches, nodes)):
        return WIDE
    by_code = any(isinstance(symbols.get(name), s.Function | s.Computed)
                  for name in names_in(tree))
    return FEW if by_code and not any(
        node[0] in DERIVATIVES for node in nodes) else 0


def has_branches(node):
    """Tell whether a node has branches, or is a bound."""
    if node[0] == "chain":
        return bool({"<", ">", "<=", ">=", "in"} & set(node[2::2]))
    return node[0] in BRANCHES or node[0] == "function" and (
        getattr(KNOWN.get("".join(node[1])), "kinks", ()) != ())


def is_equation(claim):
    """Tell whether all signs of a chain are signs of equality."""
    return claim[0] == "chain" and set(claim[2::2]) == {"="}


def deciding_parts(claims, evidence):
    """Yield (claim, node, branch, changes) for what should decide.

    A small change has to be noticed; what stands in a condition may be
    changed more, because it matters only on which side it is.
    """
    for claim in filter(is_equation, claims):
        inside = [part for node in walk(claim) if node[0] in (
            "bracket", "condition") for part in walk(node[1:])]
        for node in walk(claim):
            large = any(node is part for part in inside)
            for branch, taken in evidence.branches.get(node, {}).items():
                if taken:
                    yield claim, node, branch, SMALL + LARGE * large


def notices(scope, node, branch, changes, check):
    """Tell whether a check fails when a branch has another value."""
    before = scope.draw.evidence
    try:
        for change in changes:
            bent = scope.moved({})
            bent.memo, bent.jacobians = {}, {}
            scope.draw.evidence = Evidence((node, branch, change))
            check(bent)
    except (Differs, EquationError, *MISHAPS):
        return True
    finally:
        scope.draw.evidence = before
    return False
