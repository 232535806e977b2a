r"""Displays and checks in LaTeX, with the lines in which they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations.files.documents import Shown, Written
from mlp_lit.equations.files.latex import read_latex
from mlp_lit.equations.reading.scan import scan


def shown(text):
    return [item for item in read_latex(text) if isinstance(item, Shown)]


def written(text):
    return [item for item in read_latex(text) if isinstance(item, Written)]


@pytest.mark.parametrize("name", [
    "equation", "equation*", "displaymath", "multline", "multline*",
    "dmath"])
def test_what_stands_in_an_environment_is_read(name):
    found, = shown(f"a\n\\begin{{{name}}}\n  x = 1\n\\end{{{name}}}\n")
    assert (found.tex, found.line) == ("x = 1", 3)


@pytest.mark.parametrize("text", [
    "a\n\\[ x = 1 \\]", "a\n$$ x = 1 $$ b", "a\n$$x = 1$$"])
def test_what_stands_between_marks_is_read(text):
    found, = shown(text)
    assert (found.tex, found.line) == ("x = 1", 2)


@pytest.mark.parametrize("name", [
    "align", "align*", "gather", "eqnarray", "eqnarray*", "flalign",
    "alignat"])
def test_rows_keep_a_block_around_them(name):
    size = "{2}" if name == "alignat" else ""
    found, = shown(f"\\begin{{{name}}}{size}\na &= b \\\\\n &= c\n"
                   f"\\end{{{name}}}")
    block = "gather" if name == "gather" else "align"
    assert found.tex.startswith(f"\\begin{{{block}}}")
    assert found.tex.endswith(f"\\end{{{block}}}")
    assert found.line == 1 and "{2}" not in found.tex
    scan(found.tex)


def test_columns_stay_where_they_were():
    line = "\\begin{eqnarray}a &=& \\rho \\label{x}\\end{eqnarray}"
    found, = shown(line)
    assert found.tex.index("\\rho") == line.index("\\rho")


def test_labels_and_numbers_are_taken_off():
    found, = shown(r"\begin{align} x &= 1 \label{eq:a} \nonumber \\"
                   "\n y &= 2 \\tag{7} \\label{b} \\notag \\end{align}")
    assert found.labels == ("eq:a", "b")
    assert not re.search("label|tag|number", found.tex)


def test_comments_are_not_read():
    assert shown("% \\[ x \\]\n") == []
    found, = shown("\\[ x % = 2 \\]\n = 1 \\]")
    assert found.tex.split() == ["x", "=", "1"]
    found, = shown("5 \\% of \\[ x \\]")
    assert found.tex == "x"


def test_a_space_between_rows_opens_no_display():
    assert shown(r"a \\[2pt] b \\[1em]") == []
    assert shown(r"costs \$$ or \$\$ 5") == []


@pytest.mark.parametrize("name", ["verbatim", "lstlisting", "comment"])
def test_what_is_shown_as_it_stands_is_not_read(name):
    text = (f"\\begin{{{name}}}\n\\[ x \\]\n%! check x=1\n\\end{{{name}}}\n"
            "\\[ y \\]")
    found, = read_latex(text)
    assert (found.tex, found.line) == ("y", 5)


def test_a_display_without_end_goes_to_the_end():
    assert shown("\\[ x = 1")[0].tex == "x = 1"


def test_a_check_is_a_run_of_comments():
    found, = written("\\[ x \\]\n%! check X=(5, 3),\n%!   W=(3, 4)\n% more\n")
    assert (found.kind, found.line) == ("check", 2)
    assert found.code == "X=(5, 3),\n  W=(3, 4)"


def test_a_check_may_be_whole_python():
    found, = written('%! check\n%! for n in (2, 3):\n%!     check("a", n=n)')
    assert found.code == '\nfor n in (2, 3):\n    check("a", n=n)'
    compile(found.code, "a", "exec")


def test_one_block_follows_the_other():
    found = written("%! define X=1\n%! check Y=2\n%! no-check a reason\n"
                    "%! fails\n")
    assert [(f.kind, f.code, f.line) for f in found] == [
        ("define", "X=1", 1), ("check", "Y=2", 2),
        ("no-check", "a reason", 3), ("fails", "", 4)]


def test_a_call_alone_is_a_check():
    found, = written('%! check("eq:a", X=2)')
    assert (found.kind, found.code) == ("check", 'check("eq:a", X=2)')


def test_a_common_comment_is_none():
    assert written("% check X=1\n%check\n") == []


BITS = st.sampled_from([
    r"\[", r"\]", "$$", "$", r"\begin{align}", r"\end{align}", "%", "\n",
    r"\\", r"\begin{equation}", r"\end{equation}", r"\label{a}", "%! check",
    "%!", "x", " ", r"\begin{verbatim}", r"\tag{1}", r"\begin{alignat}{2}"])


@given(st.lists(BITS).map("".join) | st.text())
def test_any_text_is_taken_and_lines_are_right(text):
    for item in read_latex(text):
        assert 1 <= item.line <= text.count("\n") + 1
        first = getattr(item, "tex", "").split("\n")[0].split()
        if first and not first[0].startswith(r"\begin{"):
            assert first[0] in text.split("\n")[item.line - 1]
