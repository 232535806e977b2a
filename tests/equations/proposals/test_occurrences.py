r"""Letters are found where they stand, and customary ones are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations import TexSyntaxError
from mlp_lit.equations.proposals.occurrences import is_letter, occurrences
from mlp_lit.equations.reading.scan import scan


def places(tex):
    return [(place.base, place.context) for place in occurrences(
        scan(tex).pieces)]


def letters(tex):
    return {base for base, _ in places(tex)}


@pytest.mark.parametrize("tex, context", [
    ("a", ""), ("x_a", "index"), ("x^{(a)}", "index"), ("x^a", "power"),
    (r"\sum_{a=1}^3 x", "limits"), (r"\sum_{i=1}^a x", "top"),
    (r"\max_a x", "limits"), (r"\int_0^a x \, dx", "top"),
    (r"\int_0^1 x \, da", "bound"), (r"\mathbb{E}_a[x]", "index"),
    (r"(x)^a", "power"), (r"{x}^a", "power"), (r"\frac{a}{2}", "")])
def test_the_context_of_a_letter(tex, context):
    assert ("a", context) in places(tex)


@pytest.mark.parametrize("tex, found", [
    (r"e^x", {"x"}), ("e_i", {"e", "i"}), (r"I_n", {"n"}), ("I x", {"I", "x"}),
    (r"\delta_{ij}", {"i", "j"}), (r"\delta_j", {r"\delta", "j"}),
    (r"\sigma(z)", {"z"}), (r"\sigma'(z)", {"z"}), (r"\sigma^2", {r"\sigma"}),
    (r"O(h^2)", {"h"}), (r"J_f(x)", {"f", "x"}), (r"J(x)", {"J", "x"}),
    (r"\pi r", {"r"}), (r"\log x", {"x"}), (r"\|A\|_F", {"A"}),
    (r"A^T", {"A"}), (r"T x", {"T", "x"}), (r"\mathbb{R}", set()),
    (r"\frac{d}{dx} x", {"x"}), (r"\frac{dy}{dx}", {"y", "x"}),
    (r"\frac{d}{2}", {"d"}), (r"\sqrt{d}", {"d"}),
    (r"\frac{\mathrm{d} y}{\mathrm{d} x}", {"x", "y"}),
    (r"\operatorname{net}(x)", {r"\operatorname{net}", "x"}),
    (r"\hat{y}", {r"\hat{y}"}), (r"\text{if } x", {"x"})])
def test_what_is_a_letter_and_what_is_customary(tex, found):
    assert letters(tex) == found


def test_what_stands_on_a_letter_is_kept():
    place, = [place for place in occurrences(scan("f'_1(x + y)^2").pieces)
              if place.base == "f"]
    assert (place.sub, place.primed, place.called) == (("1",), True, True)
    assert place.arguments == ("x", "+", "y")


def test_commands_are_no_letters():
    assert not any(map(is_letter, (r"\frac", "2", "+", r"\operatorname{tr}",
                                   r"\mathbf{1}", r"\hat{}",
                                   r"\begin{pmatrix}")))


@given(st.text(alphabet=r"xdT{}()_^'\ &+=1", max_size=30))
def test_any_formula_is_walked(tex):
    try:
        formula = scan(tex)
    except TexSyntaxError:
        return
    for place in occurrences(formula.pieces):
        assert formula.pieces[place.at].text == place.base
