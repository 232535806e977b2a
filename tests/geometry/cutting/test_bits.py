"""Single bits, held against unpacked rows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from mlp_lit.geometry.cutting.bits import bits_at, clear_bits, set_bits

SHAPE = st.tuples(st.integers(0, 6), st.integers(1, 20))


def random_bits(shape, seed, share=0.5):
    on = np.random.default_rng(seed).random(shape) < share
    return on, np.packbits(on, axis=1)


def test_one_byte():
    packed = np.array([[0b10100000]], np.uint8)
    row = np.zeros(3, int)
    assert bits_at(packed, row, np.arange(3)).tolist() == [True, False, True]
    clear_bits(packed, row[:1], np.array([2]))
    assert packed.tolist() == [[128]]


@given(SHAPE, st.integers(0, 1000), st.sampled_from([0.02, 0.5, 1]))
def test_bits_are_those_of_the_rows(shape, seed, share):
    on, packed = random_bits(shape, seed, share)
    row, bit = np.indices(shape).reshape(2, -1)
    assert_array_equal(bits_at(packed, row, bit), on.ravel())
    assert_array_equal(set_bits(packed), np.nonzero(on))


@given(SHAPE, st.integers(0, 1000))
def test_cleared_are_those_that_are_named(shape, seed):
    on, packed = random_bits(shape, seed)
    row, bit = np.nonzero(on)
    clear_bits(packed, row[::2], bit[::2])
    on[row[::2], bit[::2]] = False
    assert_array_equal(packed, np.packbits(on, axis=1))
