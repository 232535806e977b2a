r"""Compare sampled expectations: by 32 independent blocks of outcomes.

The differences of both sides over the blocks have a mean and a standard
error. Eight standard errors (a false alarm in about 10⁸ checks) are allowed,
and they must amount to less than 5 % of the larger side, so that a factor 2
or ½ is always seen: chance must not raise an alarm, and a wrong factor must
not hide.
"""

import numpy as np

from ..errors import EvaluationError
from .draws import draw_scope, seed_of
from .quantify import free_indices, index_values
from .relations import both_sides
from .tallies import Differs, Tally

BLOCKS = 32
ERRORS = 8
VISIBLE = 0.05


def compare_samples(claim, reading, tallies, methods, definitions):
    """Check every relation of a claim on sampled outcomes."""
    scopes = [sampled_scope(claim, definitions, block)
              for block in range(BLOCKS)]
    methods |= scopes[0].methods
    methods.discard("Monte Carlo")
    methods.add(f"Monte Carlo, {BLOCKS} blocks, {ERRORS} standard errors")
    for position, chain in enumerate(reading.claims):
        if chain[0] != "chain":
            raise EvaluationError("implications are not sampled")
        names = free_indices(chain, claim.symbols)
        for bound in index_values(scopes[0], reading, names):
            try:
                compare_chain(scopes, chain, bound, position, tallies)
            except Differs as differs:
                raise claim.failure(chain, differs, "Monte Carlo",
                                    bound) from None


def sampled_scope(claim, definitions, block):
    """Draw one block of outcomes; all else is alike in all blocks."""
    seed = seed_of(claim.options.seed)
    return draw_scope(
        claim.symbols, {**claim.definitions, **definitions},
        np.random.default_rng([seed, 0]),
        max(claim.options.samples // BLOCKS, 1),
        np.random.default_rng([seed, 1, block]))


def compare_chain(scopes, chain, bound, position, tallies):
    """Compare the sides of the relations of a chain, on all blocks."""
    for number in range(1, len(chain) - 1, 2):
        left, sign, right = chain[number:number + 3]
        if sign != "=":
            raise EvaluationError("only equations are sampled")
        tally = tallies.setdefault((position, number), Tally(sign))
        pairs = []
        for scope in scopes:
            scope.indices = bound
            pairs.append(both_sides(scope, left, right))
        a = np.array([pair[0].array for pair in pairs])
        b = np.array([pair[1].array for pair in pairs])
        if a.ndim > 3:
            raise EvaluationError("both sides must be free of chance: take "
                                  "expectations")
        compare_blocks(a, b, tally)


def compare_blocks(a, b, tally):
    """Compare both sides by their means over the blocks."""
    difference = (a - b).mean(0)
    error = (a - b).std(0, ddof=1) / np.sqrt(len(a))
    size = max(np.abs(a.mean(0)).max(), np.abs(b.mean(0)).max())
    tally.comparisons += len(a)
    tally.nonzero |= bool(size > 0)
    if (np.abs(difference) > ERRORS * error + 1e-12 * size).any():
        raise Differs(a.mean(0), b.mean(0), np.abs(difference))
    if (ERRORS * error > VISIBLE * size).any():
        raise EvaluationError("too few samples to see a wrong factor: "
                              f"the error is {ERRORS * error.max():.2g} "
                              f"beside {size:.2g}")
    tally.error = max(tally.error, float(np.abs(difference).max() / size))
