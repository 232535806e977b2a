"""Polygons are drawn where they are, in colours that stay."""

import matplotlib.pyplot as plt
import numpy as np
from numpy.testing import assert_array_equal

from mlp_lit import plotting
from mlp_lit.geometry import arrangement, region_maps
from tests.geometry.test_arrangement import BOX, random_net


def test_every_region_is_drawn():
    found = arrangement.regions(random_net((2, 5, 3)), BOX)
    fig, ax = plt.subplots()
    assert plotting.draw_regions(ax, found) is ax
    paths = ax.collections[0].get_paths()
    assert len(paths) == len(found)
    assert_array_equal(paths[0].vertices[:-1], found.polygon(0))
    assert ax.get_xlim() == BOX[:2] and ax.get_ylim() == BOX[2:]
    plt.close(fig)


def test_a_pattern_keeps_its_colour():
    codes = np.array([[3, 7], [1, 2], [3, 7]], np.uint8)
    first, second, again = plotting.pattern_colours(codes)
    assert_array_equal(first, again)
    assert (first != second).any()


def test_segments_are_drawn():
    found = arrangement.regions(random_net((2, 5, 3)), BOX)
    segments, _ = region_maps.decision_boundary(found)
    fig, ax = plt.subplots()
    assert plotting.draw_segments(ax, segments) is ax
    assert len(ax.collections[0].get_segments()) == len(segments)
    plt.close(fig)
