"""What a page says of its signs: fields, their values, their errors."""

import pytest

from mlp_lit.equations import (
    DeclarationError,
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
