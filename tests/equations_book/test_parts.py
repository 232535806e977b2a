"""The parts of which directives, gate, ledger and mutants are made."""

import ast
import inspect
import re
import textwrap

import numpy as np
import pytest

import equation_graph
from book_coverage import Display, coverage, problems_of
from mlp_lit.equations.pages import Record
from mlp_lit.networks import linear
from tests import code_mutants, mutants

# Coverage

def record(label="eq-a", page="a", kind="claim"):
    return Record(label, kind, page, "a = b")


def test_a_display_needs_one_record_on_its_own_page():
    display = Display("eq-a", "a", 3, "a = b")
    assert list(problems_of([display], [record()])) == []
    assert list(problems_of([display], []))[0][:2] == ("a", 3)
    assert len(list(problems_of([display], [record(page="b")]))) == 2
    assert list(problems_of([display], [record(), record()])) == [
        ("a", None, "checks eq-a 2 times")]


def test_a_leave_that_is_not_needed_is_a_problem():
    display = Display("eq-a", "a", 3, "a = b")
    assert list(problems_of([display], [], ["a"])) == []
    assert list(problems_of([display], [record()], ["a"])) == [
        ("a", None, "is listed in equations_pending for nothing")]


def test_mistakes_do_not_count_against_the_share():
    kinds = ["claim", "definition", "no-check", "mistake", "mistake"]
    found = coverage([record(kind=k) for k in kinds])
    assert found["share"] == pytest.approx(1 / 3)


# The drawing

def drawing(nodes, edges):
    return equation_graph.draw(
        nodes, edges, lambda n: (n, "a < b", f"#{n}", "claim"), "Two")


def test_nodes_stand_right_of_what_they_rest_on():
    svg = drawing("abcd", [("b", "a"), ("c", "b"), ("c", "a"), ("d", "a")])
    places = re.findall(r'<rect x="(\d+)" y="([\d.]+)"', svg)
    columns = [8 + 180 * k for k in (0, 1, 2, 1)]
    assert [int(x) for x, _ in places] == columns
    assert len(set(places)) == 4 and "8" in {y for _, y in places}


def test_a_line_leads_round_what_stands_between():
    svg = drawing("abc", [("b", "a"), ("c", "b"), ("c", "a")])
    lines = re.findall(r'<path d="(.*?)"', svg)
    assert sorted(line.count("C") for line in lines) == [1, 1, 2]
    (past, beside), = re.findall(r" 188 ([\d.]+)L250 ([\d.]+)C",
                                 " ".join(lines))
    b = float(re.search(r'<rect x="188" y="([\d.]+)"', svg)[1])
    assert past == beside and not b <= float(past) <= b + 20


def test_nothing_to_draw_is_an_empty_drawing():
    assert "<rect" not in drawing("", [])


def test_a_drawing_escapes_what_it_prints():
    svg = drawing("ab", [("b", "a")])
    assert "a &lt; b" in svg and svg.count("<a ") == 2
    assert svg == drawing("ab", [("b", "a")])


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
    assert any("fewer than 95%" in p for p in problems)
    assert "50.0%" in capsys.readouterr().out
