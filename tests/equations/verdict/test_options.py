"""Options are told from declarations, and refused where they make no sense."""

import pytest

from mlp_lit.equations import DeclarationError, check_tex
from mlp_lit.equations.verdict.options import split_options


@pytest.mark.parametrize("draws", [0, -1, 2.5, "many"])
def test_draws_are_a_positive_number(draws):
    with pytest.raises(DeclarationError, match="draws must be"):
        check_tex("x + 0 = x", x=1.0, draws=draws)


def test_options_and_declarations():
    options, rest = split_options(dict(
        kinks={"z": 0}, tight=[{"theta": 1.0}, {"x": 2.0}], s=()))
    assert options.kinks == ((("z",), 0.0),) and rest == {"s": ()}
    assert options.named == [("z",), (r"\theta",), ("x",)]
    assert split_options({"tight": None})[0].named == []


def test_tolerance_can_be_given():
    assert check_tex("s = t", s=1.0, t=1.001, tolerance=0.01).draws == 12
