"""Grids and pushes as figures show them."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.testing import assert_allclose

from mlp_lit import plotting


@pytest.fixture
def ax():
    fig, ax = plt.subplots()
    yield ax
    plt.close(fig)


def test_grid_lines_are_upright_and_level():
    lines = plotting.grid_lines((-1, 3, 0, 2), lines=5, points=9)
    assert lines.shape == (10, 9, 2)
    upright, level = lines[:5], lines[5:]
    assert (np.ptp(upright[..., 0], axis=1) == 0).all()
    assert_allclose(np.ptp(upright[..., 1], axis=1), 2)
    assert (np.ptp(level[..., 1], axis=1) == 0).all()
    assert_allclose(np.ptp(level[..., 0], axis=1), 4)


def test_grid_lines_refuse_what_is_no_grid():
    with pytest.raises(ValueError, match="extent must have shape"):
        plotting.grid_lines((0, 1))
    with pytest.raises(ValueError, match="points must be at least 2"):
        plotting.grid_lines((0, 1, 0, 1), points=1)


def test_draw_grid_draws_each_line(ax):
    lines = plotting.grid_lines((0, 1, 0, 1), lines=3, points=4)
    assert plotting.draw_grid(ax, lines) is ax
    drawn = ax.collections[0].get_segments()
    assert_allclose(np.array(drawn), lines)


def test_pushes_end_where_the_layer_presses(ax):
    W, b = np.array([[1.0, 1.0], [0.0, 1.0]]), np.zeros(2)
    plotting.draw_pushes(ax, [[2.0, 1.0], [-1.0, 3.0]], W, b)
    drawn = np.array(ax.collections[0].get_segments())
    assert_allclose(drawn, [[[2, 1], [2, 1]], [[-1, 3], [0, 2]]], atol=1e-15)
    assert len(ax.lines) == 2
    with pytest.raises(ValueError, match="X must have shape"):
        plotting.draw_pushes(ax, np.ones((3, 3)), W, b)
