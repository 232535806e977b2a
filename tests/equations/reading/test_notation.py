"""What a page says of its signs: fields, their values, their errors."""

import pytest

from mlp_lit.equations import (
    DeclarationError,
    EquationError,
    Notation,
    check_tex,
    define,
    prepare,
)
from mlp_lit.equations.reading.notation import CHOICES, PLAIN, checked


@pytest.mark.parametrize("field", CHOICES)
def test_each_field_has_its_choices(field):
    for choice in CHOICES[field]:
        assert getattr(Notation(**{field: choice}), field) == choice
    assert getattr(PLAIN, field) == CHOICES[field][0]


@pytest.mark.parametrize("field, wrong", [
    ("transpose", "H"), ("layer", "{l}"), ("hadamard", "x"), ("norm", "max"),
    ("indicator", "Q"), ("positive_part", 1), ("summation", "yes"),
    ("decimal", None), ("determinant", None), ("norm", True)])
def test_other_values_are_refused(field, wrong):
    with pytest.raises(DeclarationError) as caught:
        Notation(**{field: wrong})
    said = str(caught.value)
    assert field in said and repr(wrong) in said
    assert all(repr(choice) in said for choice in CHOICES[field])


def test_something_else_is_no_notation():
    assert checked(None) is PLAIN
    with pytest.raises(DeclarationError, match="Notation.*not 'T'"):
        check_tex("A^T = A^T", A=(2, 3), notation="T")


def test_all_doors_take_it():
    page = Notation(hadamard=r"\circ")
    assert prepare(r"x \circ y = y \circ x", x=(3,), y=(3,),
                   notation=page).verify().relations == 1
    assert define(r"z = x \circ y", lambda x, y: x * y, x=(3,), y=(3,),
                  notation=page).kind == "definition"
    assert check_tex(r"z = y \circ x", where=[r"z = x \circ y"], x=(3,),
                     y=(3,), notation=page).relations == 1


def test_the_page_says_which_norm_and_what_bars_are():
    check_tex(r"\|A\| = \|A\|_2, \quad \|x\| = \|x\|_2", A=(3, 2), x=(3,),
              notation=Notation(norm="spectral"))
    check_tex(r"\|A\| = \|A\|_F", A=(3, 2),
              notation=Notation(norm="frobenius"))
    check_tex(r"|A B| = |A| |B|, \quad |s| = |-s|", A=(3, 3), B=(3, 3), s=(),
              notation=Notation(determinant=True))


@pytest.mark.parametrize("tex, words", [
    (r"\|A\| = s", "which norm.*Notation"), (r"|A| = s", "determinant")])
def test_without_a_word_the_ambiguous_is_refused(tex, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, A=(3, 3), s=())
