"""Every node has a line, a rule, a printer and a mutant; no other exists."""

import ast

import pytest

from mlp_lit.equations import (
    Notation,
    family,
    normal,
    positive,
    prepare,
    smooth_function,
    tending_to_zero,
)
from mlp_lit.equations.bending.mutate import mutants
from mlp_lit.equations.reading.printing import PRINTERS, to_tex
from mlp_lit.equations.rules import MARKS, RULES, mark, rule
from mlp_lit.equations.tree import NODES, names_in, walk
from tests.equations.catalogue import FORMULAS
from tests.imports import ROOT

GIVEN = dict(
    s=(), t=positive(), u=positive(), x=(3,), y=(3,), A=(3, 3), B=(3, 3),
    W=family({1: (3, 3), 2: (3, 3)}), v=normal(), h=tending_to_zero(),
    f=smooth_function(), g=smooth_function(), i=range(1, 4), j=range(1, 4),
    n=3)


def nodes_of(tree, tag):
    """All nodes of a tree that have this tag."""
    return [node for node in walk(tree) if node[0] == tag]


@pytest.mark.parametrize("tag", NODES)
def test_a_node_has_a_rule_and_a_printer(tag):
    assert (tag in RULES) + (tag in MARKS) == 1
    assert tag in PRINTERS


def test_nothing_is_known_of_other_nodes():
    assert set(RULES) | set(MARKS) == set(PRINTERS) == set(NODES)


@pytest.mark.parametrize("tag", NODES)
def test_a_node_stands_in_its_example_and_is_printed(tag):
    notation = Notation(**NODES[tag].notation)
    tree = prepare(NODES[tag].example, notation=notation, **GIVEN).tree
    assert nodes_of(tree, tag)
    again = prepare(to_tex(tree, notation), notation=notation, **GIVEN)
    assert again.tree == tree


@pytest.mark.parametrize("tag", NODES)
def test_a_node_is_bent(tag):
    claim = prepare(NODES[tag].example, notation=Notation(
        **NODES[tag].notation), **GIVEN)
    before = nodes_of(claim.tree, tag)
    assert any(nodes_of(mutant.tree, tag) != before for mutant in mutants(
        claim.tree, claim.symbols, claim.scope(0)))


def tags_in(source):
    """The tags of the tuples that some code writes down."""
    return {node.elts[0].value for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Tuple) and node.elts
            and isinstance(node.elts[0], ast.Constant)
            and isinstance(node.elts[0].value, str)}


def test_the_builder_makes_no_other_nodes():
    builder = ROOT / "mlp_lit" / "equations" / "reading" / "build.py"
    parts = {" ", "cdot", "by"}  # of a product, and of ∇ while it is read
    assert tags_in(builder.read_text("utf8")) - set(NODES) == parts
    assert tags_in('def f(a):\n    return ("comma", *a)') == {"comma"}


@pytest.mark.parametrize("name", FORMULAS)
def test_whatever_is_read_stands_in_the_list(name):
    level, tags = [FORMULAS[name].prepare().tree], set()
    while level:
        tags |= {node[0] for node in level if node
                 and isinstance(node[0], str)}
        level = [part for node in level for part in node
                 if isinstance(part, tuple)]
    signs_and_spellings = {tag for tag in tags - set(NODES)
                           if tag in {"+", "-", " ", "cdot", "odot", "/",
                                      "times", "otimes"}
                           or len(tag) == 1 or tag[0] == "\\"}
    assert tags - set(NODES) == signs_and_spellings


def test_names_in_a_tree():
    tree = prepare("f(x) = s t + A_{ij}", **GIVEN).tree
    assert {"".join(name) for name in names_in(tree)} == set("fxstAij")


def test_two_rules_for_one_node_are_refused():
    with pytest.raises(ValueError, match="two rules for 'sum'"):
        rule("sum")(len)
    with pytest.raises(ValueError, match="two rules for 'prime'"):
        mark("prime")(len)
