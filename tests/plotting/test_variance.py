"""What the drawings of second moments show, and that they show it truly."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit import plotting
from mlp_lit.propagation import variance

pytestmark = pytest.mark.usefixtures("closed_figures")


@pytest.fixture
def net():
    return ml.MLP((3, 6, 5, 2), rng=np.random.default_rng(0))


def heights(ax):
    return [np.asarray(line.get_ydata(), float) for line in ax.lines]


@pytest.mark.parametrize("labels", [None, [0, 1, 1, 0]])
def test_dots_are_measured_and_lines_theory(net, labels, rng):
    X = rng.normal(size=(4, 3))
    forwards, backwards = plotting.draw_variance(net, X, labels)
    found = variance.measure(net, X, labels)
    theory = variance.theory_of(net, second_moment=np.mean(X ** 2))
    second, pooled, by_unit, line = heights(forwards)
    assert_array_equal(second, found.z.second_moment)
    assert_array_equal(pooled, found.z.variance)
    assert_array_equal(by_unit, found.z.over_data)
    assert_allclose(line, theory.z.second_moment)
    dots, line = heights(backwards)
    assert_array_equal(dots, found.dz)
    assert_allclose(line, theory.dz * found.dz[-1])
    assert ("output" in backwards.get_title("left")) == (labels is None)
    assert to_rgb(forwards.lines[0].get_color()) == to_rgb(plotting.MEASURED)
    assert to_rgb(forwards.lines[3].get_color()) == to_rgb(plotting.THEORY)


def test_axes_that_are_given_are_drawn_on(net):
    axes = plt.figure().subplots(1, 2)
    assert plotting.draw_variance(net, np.eye(3), axes=axes) is axes
    assert len(plt.get_fignums()) == 1


def test_what_overflowed_has_no_mark():
    net = ml.MLP((2, *[16] * 20, 3), initialization="standard_normal",
                 rng=np.random.default_rng(0))
    forwards, backwards = plotting.draw_variance(net, np.eye(2),
                                                 dtype=np.float16)
    assert 5 < len(forwards.lines[0].get_xdata()) < 16
    assert len(backwards.lines[0].get_xdata()) == 0


@pytest.mark.parametrize("scale", [1.0, 1e-9])
def test_a_level_network_has_a_readable_axis(scale):
    """A range below a decade would be labelled by crowded minor ticks."""
    net = ml.MLP((4, 4, 4), "identity", "orthogonal",
                 rng=np.random.default_rng(0))
    forwards, _ = plotting.draw_variance(net, scale * np.eye(4))
    low, high = forwards.get_ylim()
    assert high / low >= 99
    assert low < variance.measure(net, scale * np.eye(4)).z.second_moment[
        0] < high


def test_histograms_count_sizes_and_skip_zeros():
    ax = plt.figure().add_subplot()
    values = np.array([0.0, 0.01, -0.01, 100.0])
    found = plotting.size_histograms(ax, [values, np.zeros(3), values],
                                     [1e4, 1e2, 1.0], bins=3)
    assert found is ax and len(ax.collections) == 2
    assert_allclose(heights(ax)[0], [2, 1, 0])
    shape = ax.collections[0].get_paths()[0].vertices
    widths = {round(y): np.ptp(shape[np.round(shape[:, 1]) == y, 0])
              for y in (-2, 0, 2)}
    assert_allclose(widths[-2], 0.9)  # two of the three
    assert_allclose(widths[2], 0.45)


def test_bad_arguments(net):
    with pytest.raises(ValueError, match="bins"):
        plotting.size_histograms(plt.figure().add_subplot(), [], bins=0)
    with pytest.raises(ValueError, match="X must have shape"):
        plotting.draw_variance(net, np.eye(2))
