r"""Layers are read however they are written, and become families."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations import TexSyntaxError
from mlp_lit.equations.proposals.layers import (
    asks_for_layers,
    in_parentheses,
    member_of,
)
from mlp_lit.equations.reading.scan import scan
from mlp_lit.equations.reading.spelling import canonical


@pytest.mark.parametrize("tex, asks", [
    (r"z^l = W^l a^{l-1}", True), (r"\delta^L = g^l", True),
    (r"a^\ell = b^{\ell+1}", True), ("x^l", False), ("x^l y^l + l", False),
    ("x^2 + y^2", False), ("x^L y^L", False), ("x^{2 l} y^l", False)])
def test_whether_superscripts_number_layers(tex, asks):
    assert asks_for_layers(scan(tex).pieces) == asks


@pytest.mark.parametrize("tex, way, meant", [
    ("W^{[l]} a^{[l-1]}", "[l]", "W^{(l)}a^{(l-1)}"),
    ("W^l a^{l-1}", "l", "W^{(l)}a^{(l-1)}"), ("x^2 y^l", "l", "x^{2}y^{(l)}"),
    ("(W^{l+1})^T", "l", "(W^{(l+1)})^{T}"), ("W^{l T}", "l", "W^{(l)T}"),
    ("W^{(l)}", "(l)", "W^{(l)}"), ("W^{[l]}", None, "W^{[l]}"),
    ("W^{[l}", "[l]", "W^{[l}"), ("W^{l+k+1+2}", "l", "W^{l+k+1+2}")])
def test_layers_are_put_in_parentheses(tex, way, meant):
    found = in_parentheses(scan(tex), way)
    assert "".join(piece.text for piece in found.pieces) == meant


@pytest.mark.parametrize("tex, member", [
    ("W^{(l)}", ("W", 2)), ("a^{(l-1)}", ("a", 1)), ("w^{(l+1)}", ("w", 3)),
    ("w^*", None), ("x_i", None), ("W^{(2 l)}", None), ("W", None)])
def test_a_name_is_a_member_of_a_family(tex, member):
    assert member_of(canonical(tex)) == member


@given(st.text(alphabet="lLW^{}[]()+-1T_ ", max_size=20),
       st.sampled_from(["[l]", "l"]))
def test_any_formula_is_taken(tex, way):
    try:
        formula = scan(tex)
    except TexSyntaxError:
        return
    asks_for_layers(formula.pieces)
    assert in_parentheses(formula, way).tex == tex
