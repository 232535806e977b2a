"""The parts of which the mutants are made."""

import ast
import inspect
import textwrap

import numpy as np
import pytest

from mlp_lit.networks import linear
from tests import code_mutants, mutants

# Mutants

def bent(source):
    """Return the bodies of all mutants of a function."""
    tree = ast.parse(textwrap.dedent(source))
    found = []
    for path in code_mutants.paths(tree.body[0]):
        for change in code_mutants.changes(
                code_mutants.follow(tree.body[0], path)):
            found.append(ast.unparse(code_mutants.replaced(
                tree, path, change).body[0].body[-1]))
    return found


def test_code_is_bent_as_people_err():
    found = bent("def f(A, B):\n    return A.T @ B - 1\n")
    assert {"return A @ B - 1", "return B @ A.T - 1", "return A.T @ B + 1",
            "return A.T @ B", "return 2 * (A.T @ B - 1)",
            "return A.T @ B - 2"} <= set(found)


def test_comparisons_are_flipped():
    assert set(bent("def f(z):\n    return z > 0\n")) >= {
        "return z >= 0", "return z < 0"}


BATCH = np.arange(6.0).reshape(3, 2)


@pytest.mark.parametrize("function, arguments", [
    (linear.backward_bias, (BATCH,)),
    # One whose shapes a decorator checks.
    (linear.forward, (BATCH, BATCH.T, np.array([2.0, 3.0, 4.0])))])
def test_a_function_is_replaced_wherever_it_is_known(function, arguments):
    inside = inspect.unwrap(function)
    before, right = inside.__code__, function(*arguments)
    differ = []
    try:
        for _, tree in code_mutants.mutants_of(function):
            code_mutants.put(function, tree)
            differ.append(not np.array_equal(attempt(function, arguments),
                                             right))
    finally:
        inside.__code__ = before
    assert any(differ)
    assert np.array_equal(function(*arguments), right)


def attempt(function, arguments):
    """Return what a function makes of arguments, or its complaint."""
    try:
        return function(*arguments)
    except ValueError as error:
        return str(error)


SURVIVOR = mutants.Survivor("eq-a", "a = b")


def test_a_survivor_must_be_listed_and_a_listed_one_survive():
    assert mutants.disagreements([SURVIVOR], {SURVIVOR: "same"}) == []
    assert "is not listed" in mutants.disagreements([SURVIVOR], {})[0]
    assert "does not survive" in mutants.disagreements(
        [], {SURVIVOR: "same"})[0]


def test_too_few_killed_is_a_problem(capsys):
    found = mutants.tally([("eq-a", "a = b", "survived"),
                           ("eq-a", "a = c", "false")])
    problems = mutants.report("equations", found, {})
    assert any(f"fewer than {mutants.WANTED:.0%}" in p for p in problems)
    assert "50.0%" in capsys.readouterr().out
