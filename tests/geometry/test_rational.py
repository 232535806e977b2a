"""Regions in fractions: worked by hand, and nothing lost to rounding.

That `arrangement.regions` agrees with them is tested there.
"""

from fractions import Fraction

import numpy as np

import mlp_lit as ml
from mlp_lit.geometry import rational


def one_neuron():
    """On where x₁ + x₂ > 1; the output is 2 relu(x₁ + x₂ − 1) + 3."""
    net = ml.MLP((2, 1, 1), rng=np.random.default_rng(0))
    net.parameters[:] = [-1, 1, 1, 3, 2]
    return net


def test_a_square_cut_by_its_diagonal():
    off, on = rational.regions_exactly(one_neuron(), (0, 1, 0, 1))
    assert (off.pattern, on.pattern) == ((False,), (True,))
    assert off.area() == on.area() == Fraction(1, 2)
    assert off.outputs == [(0, 0, 3)] and on.outputs == [(2, 2, 1)]
    assert set(on.corners) == {(1, 0), (1, 1), (0, 1)}


def test_thirds_stay_thirds():
    net = ml.MLP((2, 2, 1), rng=np.random.default_rng(0))
    # 3 x₁ − 1 and 3 x₂ − 1 cut the square at its thirds.
    net.parameters[:] = [-1, -1, 3, 0, 0, 3, 0, 1, 1]
    areas = {region.pattern: region.area()
             for region in rational.regions_exactly(net, (0, 1, 0, 1))}
    assert areas == {(False, False): Fraction(1, 9),
                     (True, False): Fraction(2, 9),
                     (False, True): Fraction(2, 9),
                     (True, True): Fraction(4, 9)}
    assert sum(areas.values()) == 1
