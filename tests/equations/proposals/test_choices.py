r"""What a letter may be is listed with the likeliest first."""

import pytest

from mlp_lit.equations.proposals.choices import (
    MOST,
    choices_of,
    is_linear,
    sets_of_choices,
)
from mlp_lit.equations.proposals.letters import Letter, inventory
from mlp_lit.equations.reading.scan import scan


@pytest.mark.parametrize("base, role, linear, kind", [
    ("W", "symbol", True, "matrix"), ("W", "symbol", False, "scalar"),
    ("x", "symbol", True, "column"), ("x", "symbol", False, "scalar"),
    ("L", "symbol", True, "scalar"), (r"\lambda", "symbol", True, "scalar"),
    (r"\beta", "symbol", True, "column"), ("I", "symbol", True, "identity"),
    (r"\mathbf{x}", "symbol", False, "column"),
    (r"\mathbf{W}", "symbol", False, "matrix"),
    ("f", "function", True, "entrywise"), ("L", "function", True, "number"),
    (r"\operatorname{softmax}", "function", True, "alike"),
    (r"\operatorname{softplus}", "function", True, "entrywise"),
    ("x", "family", True, "column"), ("y", "family", True, "scalar"),
    ("W", "family", True, "matrix"), ("i", "index", True, "index")])
def test_the_likeliest_kind(base, role, linear, kind):
    assert choices_of(Letter((base,), role), linear)[0][1] == kind


def test_entries_tell_the_kind():
    kinds = [choices_of(Letter((base,), role, entries), True)[0][1]
             for base, role, entries in (
                 ("W", "array", 2), ("x", "array", 1), ("x", "family", 1),
                 ("X", "family", 2), (r"\mathbf{x}", "array", 1))]
    assert kinds == ["matrix", "column", "column", "matrix", "member:column"]
    assert (1.0, "member:matrix") in choices_of(
        Letter(("W",), "array", 1), True)


def test_a_count_may_be_the_size_of_an_index():
    assert choices_of(Letter(("n",), "symbol"), False, ("i",))[0] == (
        0.0, "size:i")


@pytest.mark.parametrize("tex, expected", [
    ("x + y", False), ("A x", True), (r"x^\top y", True), (r"\|x\|", True),
    (r"\operatorname{E}[X]", False), (r"\mathbf{x}", True), ("L = x", False)])
def test_whether_a_formula_speaks_of_matrices(tex, expected):
    formula = scan(tex)
    assert is_linear(formula.pieces,
                     inventory(formula).letters.values()) == expected


def test_sets_come_by_their_cost_and_are_bounded():
    choices = {n: [(0.1 * n, "a"), (0.3 * n + 0.2, "b"), (1.0 + n, "c")]
               for n in range(1, 9)}
    costs = [sum(dict((k, c) for c, k in choices[n])[kind]
                 for n, kind in found.items())
             for found in sets_of_choices(choices)]
    assert len(costs) == MOST
    assert all(a <= b + 1e-9 for a, b in zip(costs, costs[1:], strict=False))


def test_all_sets_are_listed_once():
    found = [tuple(kinds.values()) for kinds in sets_of_choices(
        {"x": [(0, 1), (2, 2)], "y": [(0, 1), (1, 2), (5, 3)]})]
    assert len(found) == len(set(found)) == 6
