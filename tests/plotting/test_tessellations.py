"""Pictures of cells: the right colours at the right places."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit import plotting
from mlp_lit.geometry import power_diagram


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_pixels_are_the_middles_row_by_row():
    points = plotting.pixels((0, 4, 10, 12), 2)
    assert_array_equal(points, [[1, 10.5], [3, 10.5], [1, 11.5], [3, 11.5]])


def test_all_patterns_have_different_colours():
    for m in (1, 4, 6):
        colours = plotting.tint_patterns(power_diagram.all_patterns(m))
        assert len(np.unique(colours.round(6), axis=0)) == 2 ** m
        assert (colours > 0).all() and (colours[0] == 1).all()


def test_more_neurons_tint_less():
    one = plotting.tint_patterns(np.ones((1, 1)))
    among_many = plotting.tint_patterns(np.eye(1, 20))
    assert (among_many > one).all()


def test_the_image_has_its_first_row_below(ax):
    patterns = np.array([[0], [1], [0], [0.0]])
    assert plotting.tessellation(ax, patterns, (0, 2, 0, 2)) is ax
    image, = ax.images
    assert image.origin == "lower"
    pixels = image.get_array()
    assert_array_equal(pixels[0, 0], np.ones(3))
    assert (pixels[0, 1] < 1).any()


def test_lines_lie_where_the_layer_is_zero(ax):
    W, b = np.array([[1.0, 0.0, 2.0], [1.0, 0.0, -1.0]]), [-1.0, 3.0, 0.5]
    assert plotting.draw_hyperplanes(ax, W, b, color="red", lw=3) is ax
    assert len(ax.lines) == 2  # a column of zeros has no line
    for line, j in zip(ax.lines, (0, 2), strict=True):
        for point in (line.get_xy1(), line.get_xy2()):
            assert_allclose(np.dot(point, W[:, j]) + b[j], 0, atol=1e-12)
        assert line.get_color() == "red"


def test_circles_have_their_weight_as_squared_radius(ax):
    sites = [[0, 0], [1, 2], [3, 1]]
    assert plotting.draw_sites(ax, sites, [4, 0, -1]) is ax
    circles, = ax.collections
    assert_allclose(circles.get_widths(), [4, 0, 0])
    assert_allclose(circles.get_offsets(), sites)
    assert_array_equal(ax.lines[0].get_xydata(), sites)


def test_sites_without_weights_have_no_circles(ax):
    plotting.draw_sites(ax, [[0, 0]])
    assert not ax.collections
    with pytest.raises(ValueError, match="weights must have shape"):
        plotting.draw_sites(ax, [[0, 0]], [1, 2])
