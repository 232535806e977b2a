"""Drawing functions: what they put on their axes, and their colours."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit import plotting


@pytest.fixture(autouse=True)
def closed_figures():
    with mpl.rc_context({"backend": "agg"}):
        plotting.use_style()
        yield
        plt.close("all")


@pytest.fixture
def ax():
    return plt.figure().add_subplot()


def test_style_without_a_notebook(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "IPython", None)
    mpl.rcParams["svg.hashsalt"] = None
    plotting.use_style()
    assert mpl.rcParams["svg.hashsalt"] == "mlp_lit"


def test_style_in_a_notebook_sets_reproducible_svg(monkeypatch):
    import IPython
    from matplotlib_inline import backend_inline

    seen = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: "a shell")
    monkeypatch.setattr(backend_inline, "set_matplotlib_formats",
                        lambda *a, **k: seen.append((a, k)))
    plotting.use_style()
    assert seen == [(("svg",), {"bbox_inches": None,
                                "metadata": {"Date": None}})]


def test_points_have_the_colour_of_their_class(ax):
    assert plotting.scatter_classes(ax, np.eye(2), [1, 0]) is ax
    shown = ax.collections[0].get_facecolors()[:, :3]
    assert_allclose(shown, [to_rgb(plotting.VERMILLION),
                            to_rgb(plotting.BLUE)])


def test_class_image_fades_with_doubt():
    P = np.array([[1.0, 0, 0], [0.6, 0.4, 0], [0.5, 0.5, 0]])
    sure, unsure, torn = plotting.class_image(P)
    assert_allclose(torn, 1)
    assert (sure <= unsure).all() and (unsure <= torn).all()
    assert_allclose(1 - sure, plotting.DEPTH * (
        1 - np.array(to_rgb(plotting.BLUE))))


def test_decision_regions_are_the_networks_answers(ax, rng):
    net = ml.MLP((2, 5, 3), rng=rng)
    plotting.decision_regions(ax, net, (-1, 3, 0, 2), resolution=4)
    image = ax.images[0].get_array()
    # The lower left pixel is centred at (−1 + ½, 0 + ¼).
    expected = plotting.class_image(net.predict_proba([[-0.5, 0.25]]))[0]
    assert_allclose(image[0, 0], expected)
    assert image.shape == (4, 4, 3)


def test_boundaries_lie_where_the_answer_changes(ax):
    net = ml.MLP((2, 2), rng=np.random.default_rng(0))
    net.parameters[:] = [0, 0, -1, 1, 0, 0]  # class 1 where x₁ > 0
    plotting.decision_regions(ax, net, (-1, 1, -1, 1), boundaries=True)
    lines = [path.vertices for c in ax.collections for path in c.get_paths()]
    assert np.abs(np.concatenate(lines)[:, 0]).max() < 0.01


def test_learning_curves(rng):
    history = ml.History([3.0, 2.0], [0.1, 0.2], [4.0, 3.0], [0.0, 0.1])
    axes = plt.figure().subplots(1, 2)
    plotting.learning_curves(axes, history, label="run")
    training, held_out = axes[0].lines
    assert_array_equal(training.get_xydata(), [[1, 3], [2, 2]])
    assert_array_equal(held_out.get_ydata(), [4, 3])
    history = ml.History([3.0], [0.1])
    axes = plotting.learning_curves(plt.figure().subplots(1, 2), history)
    assert len(axes[1].lines) == 1


@pytest.mark.parametrize("join", [True, False])
def test_spread_shows_median_and_extremes(ax, join):
    plotting.spread(ax, [1, 2], [[1, 5, 2], [0, 0, 3]], join=join)
    bars = ax.containers[0]
    assert_array_equal(bars[0].get_ydata(), [2, 0])
    assert bars[0].get_linestyle() == ("-" if join else "None")
    ends = [segment[:, 1] for segment in bars[2][0].get_segments()]
    assert_array_equal(ends, [[1, 5], [0, 3]])


def test_matrix_equation_lays_terms_side_by_side():
    figure = plt.figure(figsize=(5, 2))
    A = {"M": np.array([[9.0, -1.0]]), "title": "$A$", "rows": [0],
         "columns": [1], "cells": [(0, 0)]}
    axes = plotting.matrix_equation(
        figure, [A, "=", {"M": np.ones((3, 1))}, "", {"M": np.eye(2)}],
        limit=9, left=0.5, middle=1.0, cell=0.25)
    boxes = [ax.get_position() for ax in axes]
    assert_allclose([b.x0 * 5 for b in boxes], [0.5, 1, 1.25, 1.5, 1.6])
    assert_allclose([b.y0 + b.y1 for b in boxes], 1)  # one axis
    assert [t.get_text() for t in axes[0].texts] == ["9", "−1"]
    assert len(axes[0].patches) == 3
    assert axes[1].texts[0].get_text() == "="


@pytest.mark.parametrize("draw, message", [
    (lambda ax: plotting.scatter_classes(ax, np.eye(3), [0, 1, 2]), "^X"),
    (lambda ax: plotting.scatter_classes(ax, np.eye(2), [0, 99]), "^y"),
    (lambda ax: plotting.spread(ax, [1], [[1], [2]]), "^runs"),
])
def test_bad_input_is_named(ax, draw, message):
    with pytest.raises(ValueError, match=message):
        draw(ax)


def test_a_valley_has_its_contours_and_its_paths(ax):
    H = np.array([[2.0, 0.5], [0.5, 1.0]])
    path = np.array([[1.0, 1.0], [0.5, 0.0], [0.0, 0.0]])
    assert plotting.valley(ax, H, (-1, 1, -2, 2),
                           [("one", plotting.BLUE, path)], levels=5) is ax
    contours, = ax.collections
    assert_allclose(contours.levels[1:] / contours.levels[:-1], 2)
    # The height of the highest contour is that of a corner.
    assert_allclose(contours.levels[-1], [1, 2] @ H @ [1, 2] / 2)
    assert_array_equal(ax.lines[0].get_xydata(), path)
    assert ax.get_xlim() == (-1, 1) and ax.get_ylim() == (-2, 2)
    with pytest.raises(ValueError, match="hessian must have shape"):
        plotting.valley(ax, np.eye(3), (-1, 1, -2, 2))
