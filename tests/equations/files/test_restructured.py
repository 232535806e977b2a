r"""Displays and checks in reStructuredText."""

from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations.files.documents import Shown
from mlp_lit.equations.files.restructured import read_restructured

PAGE = r"""
A page
======

.. math:: Z = X W
   :label: eq-forward

.. define: X=(5, 3),
   W=(3, 4)

.. math::
   :label: eq-second

   a &= b \\
     &= c

.. check::

   a=1.0, b=1.0,
   c=1.0

Code::

   .. math:: no

.. no-check:: eq-second

   A reason.
"""


def test_displays_and_blocks_are_found_in_their_order():
    found = [(type(item) is Shown, item.line)
             for item in read_restructured(PAGE)]
    assert found == [(True, 5), (False, 8), (True, 13), (False, 17),
                     (False, 26)]


def test_one_colon_hides_a_block_from_sphinx():
    block = list(read_restructured(PAGE))[1]
    assert (block.kind, block.code) == ("define", "X=(5, 3),\nW=(3, 4)")


def test_the_code_of_a_block_keeps_its_lines():
    block = list(read_restructured(PAGE))[3]
    assert block.code == "\n\na=1.0, b=1.0,\nc=1.0"


def test_a_reason_has_its_label_beside_it():
    block = list(read_restructured(PAGE))[4]
    assert (block.argument, block.code) == ("eq-second", "A reason.")


def test_lines_count_from_where_the_text_begins():
    assert read_restructured(PAGE, 100)[0].line == 104


@given(st.lists(st.sampled_from([
    ".. math::", "\n", "   ", "x", ".. check:", ":label: a", "::", "\t",
    ".. no-check:: "])).map("".join) | st.text())
def test_any_text_is_taken_and_lines_are_right(text):
    for item in read_restructured(text):
        first = getattr(item, "tex", "").split("\n")[0].strip()
        if first and not first.startswith(r"\begin{aligned}"):
            assert first in text.expandtabs().split("\n")[item.line - 1]
