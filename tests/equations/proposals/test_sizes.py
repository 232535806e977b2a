"""Sizes that are equal get one number, all others different ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.equations.proposals.sizes import Misfit, Sizes


def test_different_numbers_are_not_equal():
    sizes = Sizes()
    with pytest.raises(Misfit):
        sizes.same(sizes.fixed(2), sizes.fixed(3))
    sizes.same(sizes.fixed(2), sizes.fixed(2))


def test_numbers_of_the_formula_are_avoided():
    sizes = Sizes()
    assert sizes.number(sizes.new(), avoid={3, 4}) == 5


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_equal_sizes_have_equal_numbers_and_others_do_not(pairs):
    sizes = Sizes()
    made = [sizes.new() for _ in range(10)]
    for one, other in pairs:
        sizes.same(made[one], made[other])
    numbers = [sizes.number(size) for size in made]
    roots = [sizes.root(size) for size in made]
    for one in range(10):
        for other in range(10):
            assert (numbers[one] == numbers[other]) == (
                roots[one] == roots[other])
