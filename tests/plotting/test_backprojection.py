"""Pictures of pressed planes: lines, windows, sheets."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.collections import LineCollection
from numpy.testing import assert_allclose

from mlp_lit import plotting


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_the_view_is_applied_to_samples_and_lines(ax):
    samples = np.array([[0.0, 0, 5], [2, 4, 5]])
    lines = np.zeros((2, 7, 3)) + [1, 2, 3]
    assert plotting.draw_pressed(ax, lambda P: 10 * P[:, :2], samples,
                                 [0, 1], lines) is ax
    grid = next(c for c in ax.collections if isinstance(c, LineCollection))
    assert_allclose(grid.get_segments()[1][0], [10, 20])
    # The window is square, around the samples.
    assert_allclose(ax.get_xlim(), (10 - 22, 10 + 22))
    assert_allclose(ax.get_ylim(), (20 - 22, 20 + 22))


def test_a_window_of_a_given_size(ax):
    plotting.draw_pressed(ax, lambda P: P, np.ones((3, 2)), [0, 1, 2],
                          np.ones((1, 2, 2)), limit=3)
    assert_allclose(ax.get_xlim(), (-3, 3))


def test_samples_without_a_grid(ax):
    plotting.draw_pressed(ax, lambda P: P, np.eye(2), [0, 1])
    assert not any(isinstance(c, LineCollection) for c in ax.collections)


def test_samples_in_one_place_have_a_window(ax):
    plotting.draw_pressed(ax, lambda P: P, np.ones((3, 2)), [0, 1, 2],
                          np.ones((1, 2, 2)))
    assert_allclose(ax.get_xlim(), (0, 2))


def test_a_sheet_has_lines_and_dots():
    figure = plt.figure()
    ax = figure.add_subplot(projection="3d")
    side = np.linspace(-1, 1, 9)
    sheet = np.stack([*np.meshgrid(side, side), np.zeros((9, 9))], axis=-1)
    drawn = plotting.draw_sheet(ax, sheet, np.ones((9, 9, 3)),
                                np.zeros((4, 3)), [0, 1, 2, 0], every=4)
    assert drawn is ax and len(ax.lines) == 6
    assert len(ax.collections) == 2
    figure.canvas.draw()
    plt.close(figure)
