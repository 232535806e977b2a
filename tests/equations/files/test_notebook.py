"""Displays and checks in notebooks, cell by cell."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations.files.notebook import NotebookError, read_notebook


def notebook(*cells):
    return json.dumps({"nbformat": 4, "cells": [
        {"cell_type": kind, "source": source} for kind, source in cells]})


def test_displays_stand_in_markdown_cells():
    found, = read_notebook(notebook(
        ("code", "x = 1"), ("markdown", ["text\n", "$$ x = 1 $$ (eq-x)\n"])))
    assert (found.tex, found.cell, found.line) == ("x = 1", 2, 2)
    assert found.labels == ("eq-x",)


def test_checks_stand_in_fences_and_in_code_cells():
    found = list(read_notebook(notebook(
        ("markdown", "```{check}\nx=1\n```"),
        ("code", "#! define X=(5, 3)\n"), ("code", "# check\nx=1"),
        ("code", ["#! check\n", "x = 2\n", 'check("eq-x", x=x)']),
        ("raw", "#! check"))))
    assert [(f.kind, f.code, f.cell) for f in found] == [
        ("check", "x=1", 1), ("define", "X=(5, 3)\n", 2),
        ("check", '\nx = 2\ncheck("eq-x", x=x)', 4)]


@pytest.mark.parametrize("text", [
    "", "no", "[]", "1", "{}", '{"cells": [{}]}', '{"cells": [1]}',
    '{"cells": 5}', "[" * 100_000])
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(NotebookError, match="no notebook"):
        list(read_notebook(text))


@given(st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner)
    | st.dictionaries(st.sampled_from(["cells", "cell_type", "source"]),
                      inner)))
def test_any_json_is_read_or_refused(value):
    try:
        list(read_notebook(json.dumps(value)))
    except NotebookError:
        pass
