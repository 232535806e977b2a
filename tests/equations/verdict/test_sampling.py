"""Monte Carlo raises no false alarm, and sees a wrong factor."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    EquationFails,
    EvaluationError,
    check_tex,
    distribution,
    entries,
    normal,
)
from mlp_lit.equations.verdict.sampling import compare_blocks
from mlp_lit.equations.verdict.tallies import Differs, Tally

LAYER = dict(where=[r"z = \sum_{j=1}^{n} w_j \max(0, u_j)"],
             W=normal(0, 0.5, (4,)), U=normal(0, 1.3, (4,)),
             w=entries("W"), u=entries("U"), n=4, samples=200_000)


def test_monte_carlo_sees_a_wrong_factor():
    tex = (r"\operatorname{Var}[z] = \frac{n}{2} \operatorname{Var}[w]"
           r" \operatorname{Var}[u]")
    result = check_tex(tex, **LAYER)
    assert result.method == "Monte Carlo, 32 blocks, 8 standard errors"
    assert result.largest_error < 0.05
    with pytest.raises(EquationFails):
        check_tex(tex.replace(r"\frac{n}{2}", "n"), **LAYER)


def test_monte_carlo_needs_enough_samples():
    with pytest.raises(EquationError, match="too few samples"):
        check_tex(r"\operatorname{Var}[z] = 1.3",
                  **{**LAYER, "samples": 640})


def test_monte_carlo_takes_finite_laws_and_refuses_orders():
    given = dict(u=distribution((1, 4), (0.5, 0.5)), samples=32_000)
    check_tex(r"\operatorname{E}[u] = 2.5", **given)
    for tex, words in ((r"\operatorname{E}[u] \le 3", "only equations"),
                       (r"u = 2.5", "free of chance"),
                       (r"u > 0 \iff u > 0.5", "not sampled")):
        with pytest.raises(EquationError, match=words):
            check_tex(tex, **given)


def blocks(mean, spread):
    """Blocks of a number around a mean, alike at every run."""
    return mean + spread * np.cos(np.arange(32.0))[:, None, None]


def test_blocks_are_compared_beside_their_errors():
    zero, tally = np.zeros((32, 1, 1)), Tally("=")
    compare_blocks(zero + 1, blocks(1.001, 0.01), tally)
    assert tally.nonzero and 0 < tally.error < 0.01
    with pytest.raises(Differs):
        compare_blocks(zero + 1, blocks(1.1, 0.01), Tally("="))
    with pytest.raises(EvaluationError, match="too few samples"):
        compare_blocks(zero + 1, blocks(1.0, 0.5), Tally("="))
