"""What misleads is refused before anything is evaluated."""

import pytest

from mlp_lit.equations import (
    DeclarationError,
    EquationError,
    EvaluationError,
    check_tex,
    scalar_of,
)
from tests.equations.given import holds


def test_a_product_that_looks_like_a_call():
    with pytest.raises(EvaluationError, match="not a function"):
        check_tex(r"L(\theta) = 2", theta=(3,), L=scalar_of("theta"))


def test_guards_look_into_definitions():
    with pytest.raises(EquationError, match="not a function"):
        check_tex(r"Q(w) = 2", where=["Q = w^2"], w=())


def test_other_products_are_products():
    holds(r"s (t) = t s")
    holds(r"s (t + s) = t s + s^2")


def test_misspelt_options_are_noticed():
    with pytest.raises(DeclarationError, match="did you mean draws"):
        check_tex("s = s + 0", s=(), darws=3)
    with pytest.raises(DeclarationError, match="neither an option nor"):
        check_tex("s = s + 0", s=(), loss=3.0)


@pytest.mark.parametrize("given", [dict(kinks={"q": 0}),
                                   dict(tight={"q": 0.0})])
def test_options_name_symbols_that_are_there(given):
    with pytest.raises(DeclarationError, match="no symbol"):
        check_tex("s = s + 0", s=(), **given)


def test_the_variable_of_an_integral_may_have_a_kink():
    assert check_tex(r"\int_{-1}^{1} [u > 0.1234] \, du = 0.8766",
                     kinks={"u": 0.1234}).relations == 1
