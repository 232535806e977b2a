"""The slips that people make are made, for each kind of node."""

import pytest

from mlp_lit.equations import family, prepare, smooth_function
from mlp_lit.equations.bending.mutate import mutants

MADE = {
    "x = A y": {"y = A y", "x = y A", "x = A", r"x = A^{\top} y",
                r"x^{\top} = A y"},
    r"x = A^\top y": {"x = A y"},
    "s = t - 1": {"s = t + 1", "s = t - 2", "s = t - 0", "s = - 1"},
    r"s = \sum_{i=1}^{n} x_i": {r"s = \prod_{i = 1}^{n} x_{i}",
                                r"s = \sum_{i = 1}^{n - 1} x_{i}",
                                r"s = \sum_{i = 2}^{n} x_{i}"},
    "A_{ij} = s": {"A_{j, i} = s", r"A_{i, j} \ne s",
                   "A_{i, j} = 2 (s)", "A_{i, j} = - s"},
    r"s \le t": {r"s \ge t", r"t \le t"},
    r"f'(s) = t": {"f(s) = t", "g'(s) = t"},
    r"s = \frac{t}{2}": {r"s = \frac{2}{t}"},
    r"x = x \odot y": {"x = x y"},
    r"A = B^{-1}": {"A = B"}, r"A = B^+": {r"A = B^{\top}"},
    r"A = B^{+\top}": {r"A = B^{+}"},
    r"s = \max(s, t)": {r"s = \min(s, t)"},
    r"s = [t > 0]": {r"s = [t \ge 0]", "s = [t < 0]"},
    r"W^{(i)\top} = A": {"W^{(i)} = A"},
    "s = n!": {"s = n"}, r"\|A\|_F = s": {r"\left\|A\right\|_{2} = s"},
    r"s = 1 + 2 + \cdots + n": {"s = 1 + 2 + n"},
    r"s = 1 \cdot 2 \cdots n": {r"s = 1 \cdot 2 n"},
    r"s \in \mathbb{R}": {r"s \in \mathbb{Z}"},
    r"n \in \mathbb{Z}": {r"n \in \mathbb{N}"},
    "x = A_{:,i}": {"x = A_{1, i}", "x = A_{i, :}"},
}


@pytest.mark.parametrize("tex", MADE)
def test_usual_mistakes_are_made(tex):
    claim = prepare(tex, x=(3,), y=(3,), A=(3, 3), B=(3, 3), s=(), t=(),
                    n=3, i=range(1, 4), j=range(1, 4), f=smooth_function(),
                    g=smooth_function(), W=family({1: (3, 3), 2: (3, 3)}))
    made = {m.tex for m in mutants(claim.tree, claim.symbols,
                                   claim.scope(0))}
    assert MADE[tex] <= made
