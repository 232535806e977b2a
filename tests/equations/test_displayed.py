"""Displays are read as Sphinx typesets them, with their lines."""

import json

import pytest

from mlp_lit.equations import TexSyntaxError, check
from mlp_lit.equations.displayed import (
    displays,
    displays_of_notebook,
    displays_of_rst,
    has_rows,
    typeset,
)

RST = r"""
.. math:: a = b
   :label: beside

   c = d

.. math::
   :name: named

   x &= 1 \\
   y &= 2
"""


def test_displays_of_rst_have_labels_and_lines():
    found = list(displays_of_rst(RST))
    assert [(d.label, d.line) for d in found] == [("beside", 1), ("named", 9)]
    # In the text, the second equation stands three lines below the first.
    assert found[0].tex.split("\n").index("c = d") == 4


def test_rst_inside_of_myst_is_found():
    text = "# A\n\n```{eval-rst}\n.. math:: a = b\n   :label: deep\n```\n"
    assert [(d.tex, d.label, d.line) for d in displays(text)] == [
        ("a = b", "deep", 4)]


def test_displays_of_a_notebook_are_those_of_its_words():
    notebook = {"cells": [
        {"cell_type": "markdown", "source": ["$$ a = b $$ (one)\n", "\n"]},
        {"cell_type": "code", "source": ["'''$$ a = b $$ (code)'''"]},
        {"cell_type": "markdown", "source": "\n$$ a = b $$ (two)"}]}
    found = list(displays_of_notebook(json.dumps(notebook)))
    assert [(d.label, d.line) for d in found] == [("one", 1), ("two", 2)]


def test_a_fence_may_have_a_name_instead_of_a_label():
    display, = displays("```{math}\n:name: eq-named\nx = 1\n```\n")
    assert display.label == "eq-named"


@pytest.mark.parametrize("tex, rows", [
    ("a = b", ["a = b"]),
    ("a = b\n\nc = d", [r"\begin{aligned}", "a = b", r"\\", "c = d",
                        r"\end{aligned}"]),
    ("a\n \n\nb\n\n", [r"\begin{aligned}", "a", r"\\", "", "b", "", "",
                       r"\end{aligned}"]),
    ("\n\na = b\n", ["", "", "a = b", ""]),
    (r"a &= b", [r"\begin{aligned}", "a &= b", r"\end{aligned}"])])
def test_rows_get_the_block_that_the_page_gives_them(tex, rows):
    display = typeset(tex, None, None, 7)
    assert display.tex.split("\n") == rows
    assert display.line == 7 - (len(rows) > len(tex.split("\n")))


@pytest.mark.parametrize("tex, answer", [
    (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", False),
    (r"\begin{pmatrix} a \\ b \end{pmatrix} = x \\ c = d", True),
    (r"a = b \& c", False)])
def test_rows_are_looked_for_outside_of_blocks(tex, answer):
    assert has_rows(tex) == answer


def test_all_formats_are_searched_for_a_label(tmp_path):
    (tmp_path / "a.md").write_text("$$ x = x + 0 y $$ (eq-md)\n")
    (tmp_path / "b.rst").write_text(
        ".. math:: x = x + 0 y\n   :label: rst\n\n"
        ".. math::\n   :label: both\n\n   x = x + 0 y\n\n   y = y + 0 x\n")
    (tmp_path / "c.ipynb").write_text(json.dumps({"cells": [
        {"cell_type": "markdown", "source": "$$ x = x + 0 y $$ (eq-nb)"}]}))
    for label, count in (("eq-md", 1), ("rst", 1), ("both", 2), ("eq-nb", 1)):
        assert check(label, book=tmp_path, x=(), y=()).relations == count


def test_an_error_in_rst_has_its_line(tmp_path):
    (tmp_path / "a.rst").write_text(
        ".. math::\n   :label: both\n\n   x = x + y\n\n   y = ) x\n")
    with pytest.raises(TexSyntaxError, match=r"a\.rst, line 6"):
        check("both", book=tmp_path, x=(), y=())
