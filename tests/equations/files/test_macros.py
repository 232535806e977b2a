r"""Commands that a text defines itself are expanded, line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations.files.latex import read_latex
from mlp_lit.equations.files.macros import (
    LONGEST,
    Macro,
    expanded,
    group_end,
    macros_in,
    without_definitions,
)


@pytest.mark.parametrize("text, name, macro", [
    (r"\newcommand{\R}{\mathbb{R}}", "R", Macro(0, r"\mathbb{R}")),
    (r"\newcommand\R{\mathbb R}", "R", Macro(0, r"\mathbb R")),
    (r"\renewcommand*{\v}[1]{\mathbf{#1}}", "v", Macro(1, r"\mathbf{#1}")),
    (r"\providecommand{\d}[2][x]{\frac{d#2}{d#1}}", "d",
     Macro(2, r"\frac{d#2}{d#1}", "x")),
    (r"\def\a#1#2{#1 + #2}", "a", Macro(2, "#1 + #2")),
    (r"\DeclareMathOperator{\softmax}{softmax}", "softmax",
     Macro(0, r"\operatorname{softmax}")),
    (r"\DeclareMathOperator*{\best}{best}", "best",
     Macro(0, r"\operatorname{best}")),
    ("\\newcommand{\\b}{x\n  y}", "b", Macro(0, "x y")),
    (r"\newcommand{\a}{1}\renewcommand{\a}{2}", "a", Macro(0, "2"))])
def test_definitions_are_read(text, name, macro):
    assert macros_in(text) == {name: macro}


MACROS = {"R": Macro(0, r"\mathbb{R}"), "v": Macro(1, r"\mathbf{#1}"),
          "d": Macro(2, r"\frac{d#2}{d#1}", "x"), "loop": Macro(0, r"\loop"),
          "vv": Macro(1, r"\v{#1}_1"), "grow": Macro(0, r"\grow\grow"),
          "to": Macro(0, r"\top"),
          "ping": Macro(0, r"\pong"), "pong": Macro(0, r"\ping"),
          "odd": Macro(1, "#1 #2 #0")}


@pytest.mark.parametrize("tex, meant", [
    (r"x \in \R", r"x \in \mathbb{R}"), (r"\v x + \v{y z}",
                                         r"\mathbf{x} + \mathbf{y z}"),
    (r"\v\alpha", r"\mathbf{\alpha}"), (r"\d{f}", r"\frac{df}{dx}"),
    (r"\d[t]{f}", r"\frac{df}{dt}"), (r"\vv a", r"\mathbf{a}_1"),
    (r"\loop", r"\loop"), (r"\Rx", r"\Rx"), (r"A^\to x", r"A^\top x"),
    (r"A^\to{}x", r"A^\top{}x"), (r"\v", r"\mathbf{}"),
    (r"\odd a", "a #2 #0"), (r"{\to}b", r"{\top}b"),
    (r"\v{\R\}}", r"\mathbf{\mathbb{R}\}}")])
def test_commands_are_replaced(tex, meant):
    assert expanded(tex, MACROS) == meant


def test_a_command_that_grows_without_end_stays():
    assert expanded(r"\grow", MACROS) == r"\grow"
    assert expanded(r"\ping", MACROS) in (r"\ping", r"\pong")
    assert len(expanded(r"\grow" * 9, MACROS)) < LONGEST


def test_braces_that_are_not_closed_go_to_the_end():
    assert group_end("{a{b}", 0) == 5
    assert group_end(r"{a\}b}c", 0) == 6


def test_a_display_in_a_definition_is_none():
    text = "\\newcommand{\\eq}{\\[ x \\]}\n\\def\\a{\\def\\b{c}}\n\\[ y \\]"
    assert without_definitions(text).count("\n") == 2
    found, = read_latex(text)
    assert (found.tex, found.line) == ("y", 3)


def test_displays_are_read_with_the_commands_of_their_text():
    text = ("\\newcommand{\\vx}{\\mathbf{x}}\n"
            "% \\renewcommand{\\vx}{y}\n\\[ z =\n \\vx \\]\n%! check x=1")
    shown, check = read_latex(text)
    assert shown.tex == "z =\n \\mathbf{x}" and shown.line == 3
    assert check.code == "x=1"


@given(st.lists(st.sampled_from([
    r"\newcommand", r"\def", "{", "}", r"\a", "[1]", "#1", "x", "\n", r"\[",
    r"\]", " ", r"\DeclareMathOperator"])).map("".join))
def test_any_text_is_taken_and_no_line_is_lost(text):
    assert without_definitions(text).count("\n") == text.count("\n")
    for item in read_latex(text):
        assert 1 <= item.line <= text.count("\n") + 1


@given(st.text(alphabet=r"\Rvd{}[]x ", max_size=30))
def test_any_formula_is_expanded(tex):
    assert expanded(tex, MACROS).count("\n") == tex.count("\n")
