"""Errors have the line of the page, wherever a body begins."""

import pytest

from mlp_lit.equations.sphinx.bodies import in_cells
from tests.equations.sphinx.project import project

FENCE = "# A\n\n$$ x = y $$ (eq-it)\n\n"
RST = "A\n=\n\n.. math:: x = y\n   :label: it\n\n"


@pytest.mark.parametrize("name, text, line", [
    ("a.md", FENCE + "```{check}\nx=1,\ny=2\n```\n", 6),
    ("a.md", FENCE + "```{check}\n\n\nx=1, y=2\n```\n", 7),
    ("a.md", FENCE + "```{check} x=1, y=2\n```\n", 5),
    ("a.md", FENCE + "```{check} x=1,\ny=2\n```\n", 5),
    ("a.md", FENCE + ":::{check}\nx=1, y=2\n:::\n", 6),
    ("a.md", FENCE + "::::{note}\nWords.\n\n```{check}\nx=1, y=2\n```\n::::\n",
     9),
    ("a.rst", RST + ".. check:: x=1, y=2\n", 7),
    ("a.rst", RST + ".. check::\n   x=1, y=2\n", 8),
    ("a.rst", RST + ".. check::\n\n   x=1,\n   y=2\n", 9),
])
def test_a_failure_has_the_line_of_the_body(tmp_path, name, text, line):
    done = project(tmp_path, {name: text}, myst_enable_extensions=[
        "dollarmath", "colon_fence"]).build()
    assert [told.partition(" ")[0] for told in done.error.problems] == [
        f"{name}:{line}:"]
    assert "does not hold as printed" in str(done.error)


def test_other_files_than_notebooks_have_plain_lines():
    assert in_cells("a.md:30005: no") == "a.md:30005: no"
    assert in_cells("b/a.ipynb:20001: a.ipynb:30004: no") == (
        "b/a.ipynb:cell 2:0: a.ipynb:30004: no")
