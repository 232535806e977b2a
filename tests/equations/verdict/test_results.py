"""What a result says, to a reader and to a program."""

import json

import pytest

from mlp_lit.equations import Result, check_tex, define, prepare
from mlp_lit.equations.verdict.results import (
    badge_parts,
    method_text,
    power_of_ten,
)


def test_badge_and_json():
    result = check_tex(r"\frac{d}{ds} \sin s = \cos s", s=())
    badge = result._repr_html_()
    assert badge.startswith('<div class="mlp-badge">✓ holds as printed · '
                            "complex step and central difference · 12 draws"
                            " · largest error ")
    assert result._repr_markdown_() == str(result) == result.badge()
    assert json.loads(json.dumps(result.to_dict()))["uses"] == ["s"]


BADGES = [
    (Result("", draws=1, relations=1, remark="defines m"),
     "✓ holds as printed · direct evaluation · 1 draw · largest error 0"
     " · defines m"),
    (Result("", kind="definition", draws=2, relations=1, largest_error=2e-9),
     "≔ definition, agrees with the code · direct evaluation · 2 draws"
     " · largest error 2·10⁻⁹"),
    (Result("", kind="definition", draws=1),
     "≔ definition · evaluated, not held against code")]


@pytest.mark.parametrize("result, badge", BADGES)
def test_badges(result, badge):
    assert result.badge() == badge
    assert badge[2:] == " · ".join(badge_parts(result))


def test_definitions_have_badges():
    assert define("Z = 2 X", X=(2, 2)).badge() == BADGES[2][1]
    assert define("Z = 2 X", implements=lambda X: X + X, X=(2, 2)
                  ).badge().startswith("≔ definition, agrees with the code")


def test_a_pass_that_shows_nothing_says_so():
    result = check_tex("s = s + 0, s = {(s)}, s t = t s", s=(), t=())
    assert result.idle == ("s = {(s)}",)
    assert result.badge().startswith("⚠ s = {(s)} shows nothing")


def test_powers_of_ten():
    assert power_of_ten(3.2e-14) == "3·10⁻¹⁴"
    assert power_of_ten(0) == "0"


def test_methods_in_a_phrase():
    assert method_text(()) == "direct evaluation"
    assert method_text({"b", "a", "complex step"}) == "complex step, a and b"


def test_claims_can_be_verified_again():
    claim = prepare("s + t = t + s", s=(), t=())
    assert claim.verify() == claim.verify()
    assert isinstance(claim.verify(), Result)
