"""Bent equations fail; those that do not are true, and listed with why."""

from functools import cache
from pathlib import Path

import pytest

from mlp_lit.equations import prepare, prepare_definition
from mlp_lit.equations.bending.mutate import (
    Mutant,
    fate_of,
    mutants,
    survivors,
)
from tests.equations.catalogue import FORMULAS

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


def test_mutants_of_definitions():
    claim = prepare_definition(
        r"Z = X W + \mathbf{1} b^\top", X=(5, 3), W=(3, 4), b=(4,),
        implements=lambda X, W, b: X @ W + b)
    alive, total = survivors(claim)
    assert alive == [] and total > 15


def fate(claim, tex):
    """What becomes of a mutant that reads like this."""
    changed = prepare(tex, **{"".join(name): meaning for name, meaning in
                              claim.symbols.items()})
    return fate_of(claim, Mutant("", changed.tree))


def test_what_becomes_of_mutants():
    claim = prepare("s - t = u", s=2.0, t=2.0, u=0.0)
    assert fate(claim, "s + t = u") == "false"
    assert fate(claim, r"s - t \ne u") == "false"
    assert fate(claim, "s - u = t") == "survived"
    assert fate(claim, "s - t = s - t") == "vacuous"
    assert fate(claim, "s_1 - t = u") == "KindError"
    assert fate(claim, "s") == "EvaluationError"


def test_all_mutants_are_told_apart():
    claim = prepare("s - s = 0", s=())
    found = {m.tex: fate_of(claim, m) for m in mutants(
        claim.tree, claim.symbols, claim.scope(0))}
    assert found["s + s = 0"] == found[r"s - s \ne 0"] == "false"
    assert len(found) == len({m.tree for m in mutants(
        claim.tree, claim.symbols, claim.scope(0))})


def test_without_values_kinds_are_not_guessed():
    claim = prepare("x = y", x=(3,), y=(3,))
    assert "y = y" not in {m.tex for m in mutants(claim.tree,
                                                  claim.symbols)}
    assert "y = y" in {m.tex for m in mutants(claim.tree, claim.symbols,
                                              claim.scope(0))}
