r"""Displays without a check are read, and a check is proposed for them."""

import pytest

from mlp_lit.equations.files.readers import read_document
from mlp_lit.equations.files.running import run_documents
from mlp_lit.equations.files.unchecked import (
    block_for,
    in_lines,
    in_words,
    look_at_unchecked,
)
from mlp_lit.equations.proposals.drafts import Draft
from mlp_lit.equations.proposals.verdicts import Proposal


def looked_at(text, format="latex", proposals=False):
    report = run_documents([read_document(text, "a", format)])
    look_at_unchecked(report, proposals)
    return report.findings


def test_what_can_be_read_is_not_checked():
    found, = looked_at(r"\[ y = W x \]")
    assert (found.status, found.message) == ("unchecked", "not checked")
    assert found.proposal is None


def test_what_cannot_be_read_is_told_with_a_caret():
    found, = looked_at("\\[ x = \n \\alfa y \\]")
    assert found.status == "unreadable"
    assert " \\alfa y\n     ^^^^^\nnear to it: \\alpha" in found.message


def test_what_is_checked_is_left_alone():
    found, = looked_at("\\[ x = 1 \\]\n%! check x=1.0", proposals=True)
    assert found.status == "holds" and found.proposal is None


def test_a_proposal_rests_on_what_stands_before():
    text = (r"\[ Z = X W \label{eq:z} \]" "\n"
            r"\[ \frac{\partial L}{\partial W} ="
            r" X^\top \frac{\partial L}{\partial Z} \]")
    _, found = looked_at(text, proposals=True)
    assert found.proposal.status == "holds"
    assert found.proposal.draft.where == ("eq:z",)


FORMULAS = (r"(A B)^\top = B^\top A^\top", r"Z = X W + \mathbf{1} b^\top",
            r"m_t = \beta_1 m_{t-1} + (1 - \beta_1) g_t",
            r"\lambda x = x \lambda + 0 y")
PAGES = {"latex": "\\[ {tex} \\]\n{block}\n",
         "markdown": "$$ {tex} $$\n\n{block}\n",
         "rst": ".. math:: {tex}\n\n{block}\n"}


@pytest.mark.parametrize("tex", FORMULAS)
@pytest.mark.parametrize("format", PAGES)
def test_a_proposed_block_does_what_it_says(tex, format):
    page = PAGES[format].replace("{tex}", tex)
    found, = looked_at(page.replace("{block}", ""), format, True)
    block = block_for(found.proposal.draft, format)
    again, = looked_at(page.replace("{block}", block), format)
    assert again.status == found.proposal.status in ("holds", "definition")


def test_long_blocks_are_broken_between_declarations():
    written = Draft({name: "(3, 4, 5, 6)" for name in "ABCDEFG"})
    block = block_for(written, "latex")
    assert all(line.startswith("%!") and len(line) < 80
               for line in block.split("\n"))
    assert block.count("\n") == 1
    assert "\n   E=" in block_for(written, "rst")


def test_what_is_too_long_has_a_line_of_its_own():
    assert in_lines(["a" * 90, "b=1"], 20) == ["a" * 90 + ",", "b=1"]


@pytest.mark.parametrize("status, words", [
    ("false", "do not fulfil it"), ("nothing", "shows nothing"),
    ("definition", "has a value")])
def test_what_came_of_a_proposal_is_said(status, words):
    assert words in in_words(Proposal(Draft(), status))
    assert in_words(Proposal(None, "unreadable", "why")) == (
        "nothing is proposed: why")
