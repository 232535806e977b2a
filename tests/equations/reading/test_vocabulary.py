"""A notation has one home: a line in a table is all that it takes."""

import ast
import re

import pytest

from mlp_lit.equations import check_tex, identity
from mlp_lit.equations.reading import vocabulary as words
from tests.imports import ROOT

GIVEN = dict(s=(), t=(), A=(3, 3), B=(3, 3), I=identity(3), x=(3,),
             i=range(1, 4), j=range(1, 4), symbols={r"\check s": 2.0},
             tight={"s": 0.0})
NEW = [
    (words.RELATIONS, r"\eqcirc", "=", r"s \eqcirc s + 0"),
    (words.RELATIONS, r"\preceq", "<=", r"|s + t| \preceq |s| + |t|"),
    (words.ARROWS, r"\longleftrightarrow", "iff",
     r"s > 0 \longleftrightarrow -s < 0"),
    (words.SIGNS, r"\lbracket", "_LSQ", r"\lbracket s ] = s"),
    (words.SIGNS, r"\transpose", "TOP", r"(A B)^\transpose = B^\top A^\top"),
    (words.TWO_ARGUMENTS, r"\xfrac", r"\frac", r"\xfrac12 + \xfrac{1}{2} = 1"),
    (words.ACCENTS, r"\check", None, r"\check s = \check{s} + 0"),
    (words.SPACING, r"\enspace", None, r"s = \enspace s + 0"),
    (words.GAPS, r"\hfil", None, r"s = s + 0 \hfil t = t + 0"),
    (words.BARS, r"\mvert", "|", r"\mvert -3 \mvert = 3"),
    (words.MATRICES, "dmatrix", None, r"\begin{dmatrix} s & t"
     r"\end{dmatrix} \begin{dmatrix} 1 \\ 0 \end{dmatrix} = s"),
    (words.BLOCKS, "dmath", None,
     r"\begin{dmath} s = s + t \\ + 0 - t \end{dmath}"),
    (words.CUSTOMARY, r"\mathbf{R}", ("DOMAIN", "R"), r"s \in \mathbf R"),
    (words.CONSTANTS, r"\mathsf{e}", "e", r"\log \mathsf{e} = 1"),
    (words.ONES, r"\mathbf{j}", None, r"\mathbf j x^\top = \mathbf{1} x^\top"),
    (words.BEFORE, ("E", "_"), "IDENTITY", "E_3 = I"),
    (words.EXTREMA, "largest", "max", r"\operatorname{largest}(s, s) = s"),
    (words.FOR, "f\u00fcr alle", None, r"A_{ij} = (A^\top)_{ji}"
     " \\quad \\text{f\u00fcr alle } i, j"),
    (words.AND, "also", None, r"\text{also } s = s + 0"),
    (words.IF, "falls", None, r"|s| = s \quad \text{falls } s > 0"),
    (words.IN_CASES, "falls", None, r"|s| = \begin{cases} s & \text{falls }"
     r" s > 0 \\ -s & \text{otherwise} \end{cases}"),
]


@pytest.mark.parametrize("table, spelling, meaning, tex", NEW)
def test_a_line_in_a_table_is_a_notation(table, spelling, meaning, tex,
                                         monkeypatch):
    assert spelling not in table
    if isinstance(table, set):
        table.add(spelling)
    else:
        monkeypatch.setitem(table, spelling, meaning)
    try:
        assert check_tex(tex, **GIVEN).relations > 0
    finally:
        if isinstance(table, set):
            table.remove(spelling)


# What TeX itself says: a word follows, an environment begins, a row ends.
OF_TEX = {r"\text", r"\operatorname", r"\begin", r"\end"}


def commands_in(source):
    """Find the strings that are nothing but a command, or a name for one."""
    found = {node.value for node in ast.walk(ast.parse(source))
             if isinstance(node, ast.Constant)
             and isinstance(node.value, str)}
    return {text.rstrip("{") for text in found
            if re.fullmatch(r"\\[A-Za-z]+(\{(\w*\})?)?", text)}


def test_no_command_is_read_that_stands_in_no_table():
    engine = ROOT / "mlp_lit" / "equations"
    homes = {"vocabulary.py", "printing.py", "known.py", "customary.py",
             "notation.py"}
    found = {path.name: commands_in(path.read_text("utf8")) - OF_TEX
             for path in engine.rglob("*.py") if path.name not in homes
             and path.parent.name != "manual"}  # it is full of examples
    assert {name: found[name] for name in found if found[name]} == {}
    assert commands_in('a == r"\\in" or b.startswith("\\\\end{")') == {
        r"\in", r"\end"}


def test_the_first_spelling_is_printed():
    assert words.printed(words.RELATIONS) == {
        "=": "=", "<": "<", ">": ">", "<=": r"\le", ">=": r"\ge",
        "!=": r"\ne", "~=": r"\approx", "in": r"\in", "~": r"\sim"}
