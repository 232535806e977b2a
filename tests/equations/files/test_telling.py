"""What was found is told in lines, and in JSON with stable keys."""

import json

import numpy as np
import pytest

from mlp_lit.equations.files.readers import read_document
from mlp_lit.equations.files.running import run_documents
from mlp_lit.equations.files.telling import (
    as_json,
    exit_code,
    plain,
    summary,
    told,
)
from mlp_lit.equations.files.unchecked import look_at_unchecked

TEXT = r"""\[ x = y \label{eq:x} \]
%! check x=0.5, y=2.0
\[ x = x + 0 y \]
%! check x=(), y=()
\[ y = W x \]
\[ \alfa \]
"""


@pytest.fixture(scope="module")
def report():
    made = run_documents([read_document(TEXT, "a.tex", "latex")])
    look_at_unchecked(made, True)
    return made


def test_each_display_has_a_line_and_what_is_wrong_has_more(report):
    lines = told(report, proposals=True).split("\n")
    assert lines[0] == ("a.tex:1: ✗ eq:x: the equation does not hold as "
                        "printed")
    assert "      left:     [[0.5]]" in lines
    assert "    the check stands at a.tex:2" in lines
    assert "a.tex:5: ? not checked" in lines
    assert "    %! define W=(3, 4), x=(4,)" in lines
    assert lines[-1] == ("4 displays: 1 holds, 1 is not checked, 1 cannot be "
                         "read, 1 is false")


def test_quiet_tells_only_what_is_wrong(report):
    assert told(report, quiet=True).count("a.tex:") == 2
    assert "a.tex:5" in told(report, quiet=True, strict=True)


def test_the_sum_says_how_to_go_on(report):
    assert "--propose" in summary(report)
    nothing = run_documents([read_document("", "a.tex", "latex")])
    assert told(nothing) == "0 displays"


def test_the_exit_code_says_whether_something_is_wrong(report):
    assert exit_code(report) == 1
    fine = run_documents([read_document(r"\[ x \]", "a.tex", "latex")])
    assert exit_code(fine) == 0 and exit_code(fine, strict=True) == 1


def test_the_keys_of_the_json_document_are_stable(report):
    found = json.loads(as_json(report))
    assert list(found) == ["version", "exit", "counts", "displays"]
    assert found["version"] == 1 and found["exit"] == 1
    assert list(found["counts"]) == [
        "holds", "definition", "mistake", "explained", "unchecked",
        "unreadable", "false", "error"]
    first, second, third, last = found["displays"]
    assert list(first) == [
        "file", "line", "cell", "label", "tex", "status", "message", "check",
        "left", "right", "proposal"]
    assert (first["left"], first["right"]) == ([[0.5]], [[2.0]])
    assert (second["label"], second["left"]) == (None, None)
    assert third["proposal"]["block"] == "%! define W=(3, 4), x=(4,)"
    assert last["proposal"] is None


def test_what_has_no_proposal_says_why():
    made = run_documents([read_document(
        r"\[ P = \{x, y\} \cdot (x, y) \]", "a.tex", "latex")])
    look_at_unchecked(made, True)
    found = json.loads(as_json(made))["displays"][0]["proposal"]
    assert found["block"] is None and found["message"]
    assert "nothing is proposed" in told(made)


@pytest.mark.parametrize("value, kept", [
    (None, None), (np.float64(2), 2.0), (np.True_, True), (np.inf, "inf"),
    (np.array([1, 2j]), [1.0, "2j"]), (float("nan"), "nan"), (3, 3)])
def test_values_are_plain(value, kept):
    assert plain(value) == kept
    json.dumps(plain(value), allow_nan=False)
