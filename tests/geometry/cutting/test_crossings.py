"""Signs at points and along edges, by hand and for random layers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.geometry.cutting.bits import bits_at
from tests.geometry.cutting.shapes import (
    layer,
    polygon,
    random_layer,
    signs_of,
    strip,
)


def test_one_line_across_a_square():
    # x = 1/4: negative on the left, where the points 0 and 2 are.
    found = signs_of(strip(1), layer((1, 0, -0.25)))
    assert_array_equal(found.at(np.arange(4), 0), [-1, 1, -1, 1])
    assert_allclose(found.share, 0.25)
    assert found.rises.all() and len(found.edge) == 2
    assert bits_at(found.somewhere, 0, 0)


def test_a_zero_at_an_end_is_no_change_of_sign():
    # The diagonal through the points 0 and 3.
    found = signs_of(strip(1), layer((1, -1, 0)))
    assert_array_equal(found.at(np.arange(4), 0), [0, 1, -1, 0])
    assert len(found.edge) == 0


def test_what_rounding_cannot_tell_from_zero_is_zero():
    # The terms add up to 1e-14, but are 1e3 themselves.
    lines = layer((1e3, 0, -1e3 + 1e-10), (1e3, 0, -1e3 + 1e-8))
    found = signs_of(strip(1), lines)
    assert found.at(1, 0) == 0 and found.at(1, 1) == 1


@given(st.integers(0, 10 ** 6), st.integers(1, 20))
def test_crossings_are_where_the_neuron_is_zero(seed, count):
    mesh, lines = polygon(7), random_layer(seed, count)
    found = signs_of(mesh, lines)
    Z = mesh.points @ lines.W + lines.b
    for neuron in range(count):
        assert_array_equal(found.at(np.arange(7), neuron),
                           np.sign(Z[:, neuron]))
    assert_array_equal(bits_at(found.somewhere, 0, np.arange(count)),
                       (Z > 0).any(axis=0))
    first, second = mesh.edges[0][found.edge].T
    at = ((1 - found.share) * Z[first, found.neuron]
          + found.share * Z[second, found.neuron])
    assert_allclose(at, 0, atol=1e-14)
    assert_array_equal(found.rises, Z[second, found.neuron] > 0)
    assert len(found.edge) == (np.diff(Z > 0, axis=0, append=Z[:1] > 0)
                               != 0).sum()
