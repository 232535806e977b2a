"""The reader of reStructuredText finds directives, and only what is shown."""

from mlp_lit._rst import directives, parts_of

TEXT = r"""
Title
=====

.. math:: e^{i\pi} + 1
   = 0
   :label: euler

.. note::
   It holds.

   .. math::
      :label: inside

      z = 1

Shown as it is written::

   .. math:: q = q

.. a comment
   .. math:: q = q

..
   .. math:: q = q

.. code-block:: rst

   .. math:: q = q

.. check::

   text = '''
   .. math:: q = q
   '''

.. _target:

.. [1] A footnote with

   .. math:: w = w

.. math::

   x = 1
"""


def test_what_is_shown_is_found_with_its_line():
    assert [(block.kind, block.line) for block in directives(TEXT)] == [
        ("math", 5), ("note", 9), ("math", 12), ("code-block", 27),
        ("check", 31), ("math", 41), ("math", 43)]


def test_the_parts_of_a_directive_are_those_of_docutils():
    first, _, inside, *_, last = directives(TEXT)
    assert parts_of(first) == (
        (r"e^{i\pi} + 1", "= 0"), {"label": "euler"}, (), 2)
    assert parts_of(inside) == ((), {"label": "inside"}, ("z = 1",), 2)
    assert parts_of(last) == ((), {}, ("x = 1",), 1)


def test_without_options_and_empty_lines_all_is_content():
    block, = directives(".. math::\n   x = 1\n   y = 2\n")
    assert parts_of(block) == ((), {}, ("x = 1", "y = 2"), 0)


def test_a_text_may_end_anywhere():
    block, = directives(".. math::")
    assert parts_of(block) == ((), {}, (), 0)
    assert list(directives("")) == []
