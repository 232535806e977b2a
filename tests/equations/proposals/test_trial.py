r"""What is proposed was tried, within its time, and is told honestly."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_lit.equations import EquationError
from mlp_lit.equations.files.readers import read_document
from mlp_lit.equations.files.running import run_documents
from mlp_lit.equations.files.unchecked import block_for
from mlp_lit.equations.proposals import trial
from mlp_lit.equations.proposals.trial import propose
from mlp_lit.equations.proposals.verdicts import Proposal

from .formulas import FORMULAS


@pytest.mark.parametrize("tex, status", [
    (r"(A B)^\top = B^\top A^\top", "holds"), (r"Z = X W", "definition"),
    (r"x + 2 y = y + x", "false"), ("0 x = 0 y", "nothing"),
    (r"\alfa = x", "unreadable"), ("f(x) = x^2", "definition"),
    (r"\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
     "definition"), (r"P = \{x, y\} \cdot (x, y)", "unreadable")])
def test_what_comes_of_a_proposal(tex, status):
    found = propose(tex)
    assert found.status == status and found.message
    assert found.is_evaluated == (status != "unreadable")


def test_a_bound_that_is_not_attained_is_told_so():
    found = propose(r"\|x + y\| \le \|x\| + \|y\|")
    assert found.status == "holds" and found.draft.given["tight"] == "None"


def test_a_display_that_defines_and_claims_says_what_it_defines():
    found = propose(r"s = x^2 + m, \quad m = 2 x, \quad x^2 \ge 0")
    assert found.is_evaluated


def test_a_second_name_is_announced():
    found = propose("y = 2 x, z = 3 x")
    assert found.status == "definition"
    assert found.draft.given["defines"] == '["z"]'


def test_a_definition_that_has_no_value_is_none():
    assert propose(r"f(x) = \{x, 1\} (x, 2)").status == "unreadable"


def test_what_no_shape_can_be_found_for_is_told():
    found = propose("I_{2.5} x = y")
    assert found.status == "unreadable" and "2.5" in found.message


def test_definitions_that_cannot_be_read_are_passed_over(monkeypatch):
    monkeypatch.setattr(trial, "customs_for", lambda *_: [
        (("a",), (r"\alfa = x",)), ((), ())])
    assert propose("y = 2 x").status == "definition"


@pytest.mark.parametrize("tex, notation", [
    (r"\delta = (W^\top g) \circ y", r"Notation(hadamard=r'\circ')"),
    ("y = [z]_+", "Notation(positive_part=True)"),
    ("z^{[l]} = W^{[l]} a^{[l-1]}", 'Notation(layer="[l]")'),
    ("z^l = W^l a^{l-1}", 'Notation(layer="l")'),
    ("y = [z]_+ * x", "Notation(positive_part=True, hadamard='*')")])
def test_a_notation_is_proposed_where_the_engine_asks_for_one(tex, notation):
    found = propose(tex)
    assert found.is_evaluated
    assert found.draft.given["notation"] == notation


def test_layers_become_families():
    given = propose(r"z^{(l)} = W^{(l)} a^{(l-1)}").draft.given
    assert given == {"l": "range(2, 3)", "W": "family({2: (3, 4)})",
                     "a": "family({1: (4,)})"}
    given = propose(r"a^{(l)} = W^{(l)} a^{(l-1)}").draft
    assert given.symbols == {"a^{(l-1)}": "(3,)"}


def test_entries_of_layers_are_read():
    found = propose(r"\frac{\partial C}{\partial w^{(l)}_{jk}} ="
                    r" a^{(l-1)}_k \delta^{(l)}_j").draft
    assert found.given["a"] == "family({1: (4,)})"
    assert found.symbols == {"w^{(l)}": "(3, 4)"}


def test_time_is_kept():
    start = time.monotonic()
    found = propose(r"\sum_{a} \sum_b \frac{\partial Z_{ij}}{\partial X_{kl}}"
                    r" = \delta_{ik} W_{lj}", seconds=0.3)
    assert time.monotonic() - start < 3
    assert isinstance(found, Proposal)
    assert propose("x = y z", seconds=0).status in ("unreadable",
                                                    "definition")


def test_the_number_of_trials_is_bounded(monkeypatch):
    def no_value(*_):
        raise EquationError("no value")

    monkeypatch.setattr(trial, "verdict", no_value)
    monkeypatch.setattr(trial, "TRIALS", 3)
    found = propose("a b c u v w + 1 = x y z")
    assert "no value" in found.message


@settings(max_examples=60)
@given(st.sampled_from(sorted(tex for tex, _ in FORMULAS.values())),
       st.integers(0, 60), st.integers(1, 3))
def test_formulas_with_a_piece_lost_get_an_answer_that_is_true(tex, at,
                                                               length):
    bent = tex[:at] + tex[at + length:]
    found = propose(bent, seconds=0.3)
    if found.is_evaluated:
        block = block_for(found.draft, "markdown")
        page = read_document(f"$$\n{bent}\n$$\n\n{block}\n", "a.md",
                             "markdown")
        status = run_documents([page]).findings[0].status
        # Other values are drawn below a label: a power may not be finite.
        assert status == found.status or status == "error" and (
            found.status in ("false", "nothing"))


@settings(max_examples=30)
@given(st.text(alphabet=r"xyWA_^{}()=+ \12'f,", max_size=16))
def test_any_text_gets_an_answer(tex):
    assert propose(tex, seconds=0.2).status
