"""Bent equations fail; those that do not are true, and listed with why."""

from functools import cache
from pathlib import Path

import pytest

from mlp_lit.equations import check_tex, prepare
from mlp_lit.equations.bending.mutate import fate_of, mutants, survivors

from .catalogue import FORMULAS

REVIEWED = {tuple(part.strip() for part in line.split(" | ")[:2])
            for line in (Path(__file__).parent / "survivors.txt").read_text(
                encoding="utf-8").splitlines() if not line.startswith("#")}


@cache
def outcome(name):
    alive, total = survivors(FORMULAS[name].prepare())
    return {mutant.tex for mutant in alive}, total


@pytest.mark.parametrize("name", FORMULAS)
def test_survivors_are_reviewed(name):
    alive, _ = outcome(name)
    assert alive == {tex for formula, tex in REVIEWED if formula == name}


def test_almost_all_mutants_die():
    counts = [outcome(name) for name in FORMULAS]
    total = sum(number for _, number in counts)
    alive = sum(len(texts) for texts, _ in counts)
    assert total > 3000
    assert alive <= 0.05 * total


def test_reviewed_list_names_formulas():
    assert {name for name, _ in REVIEWED} <= set(FORMULAS)


CHANGES = {
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
    r"s = \max(s, t)": {r"s = \min(s, t)"},
    r"s = [t > 0]": {r"s = [t \ge 0]", "s = [t < 0]"},
    r"W^{(i)\top} = A": {"W^{(i)} = A"},
}


@pytest.mark.parametrize("tex", CHANGES)
def test_usual_mistakes_are_made(tex):
    from mlp_lit.equations import family, smooth_function
    claim = prepare(tex, x=(3,), y=(3,), A=(3, 3), B=(3, 3), s=(), t=(),
                    n=3, i=range(1, 4), j=range(1, 4), f=smooth_function(),
                    g=smooth_function(), W=family({1: (3, 3), 2: (3, 3)}))
    made = {m.tex for m in mutants(claim.tree, claim.symbols,
                                   claim.scope(0))}
    assert CHANGES[tex] <= made


def test_without_values_kinds_are_not_guessed():
    claim = prepare("x = y", x=(3,), y=(3,))
    assert "y = y" not in {m.tex for m in mutants(claim.tree,
                                                  claim.symbols)}


def test_judging():
    claim = prepare("s - s = 0", s=())
    found = {m.tex: fate_of(claim, m) for m in mutants(
        claim.tree, claim.symbols, claim.scope(0))}
    assert found["s + s = 0"] == "false"
    assert found[r"s - s \ne 0"] == "false"
    assert fate_of(prepare("s = t", s=1.0, t=1.0), mutants(
        claim.tree, claim.symbols)[0])


def test_a_symmetric_loss_would_hide_mistakes():
    """Why losses are generic: with a sum as the loss this slip passes."""
    from mlp_lit.equations import computed
    given = dict(where=[r"Z = X W"], X=(5, 3), W=(3, 4),
                 L=computed(lambda Z: Z.sum(), "Z"))
    assert check_tex(
        r"\frac{\partial L}{\partial W} = X^\top \mathbf{1}"
        r" (\mathbf{1}_4)^\top".replace(r"(\mathbf{1}_4)", "u"),
        **{**given, "u": [1.0, 1.0, 1.0, 1.0],
           "X": (5, 3)}).relations == 1
