"""Drawing functions: what they put on their axes, and their colours."""

import base64
import io
import json
import re
from types import SimpleNamespace

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit import plotting
from mlp_lit.networks import activations
from mlp_lit.networks.calibration import Reliability

pytestmark = pytest.mark.usefixtures("closed_figures")


@pytest.fixture
def ax():
    return plt.figure().add_subplot()


def test_style_without_a_notebook(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "IPython", None)
    mpl.rcParams["svg.hashsalt"] = None
    plotting.use_style()
    assert mpl.rcParams["svg.hashsalt"] == "mlp_lit"


def test_style_in_a_notebook_shows_figures_as_svg(monkeypatch, ax):
    import IPython
    from IPython.core.formatters import DisplayFormatter
    from matplotlib_inline import backend_inline

    shell, seen = SimpleNamespace(display_formatter=DisplayFormatter()), []
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    monkeypatch.setattr(backend_inline, "set_matplotlib_formats", seen.append)
    plotting.use_style()
    shown, _ = shell.display_formatter.format(ax.figure)
    assert seen == ["svg"]
    assert shown["image/svg+xml"] == plotting.svg(ax.figure)


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


def small_net():
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    net.parameters[:] = [1, 0, -2, 2, 0, -1, -1, 1, 3, 4, 1, -2, 0.5]
    return net


def texts(ax):
    return [t.get_text() for t in ax.texts]


def test_draw_network_shows_what_runs(ax):
    net = small_net()
    assert plotting.draw_network(ax, net, [3, 1]) is ax
    shown = texts(ax)
    # Activations 6, 1, 0 and the output 4 + 6 - 2 = 8; weights; biases.
    for text in ("6", "8", "−2", "0.5", "3"):
        assert text in shown
    assert shown[-3:] == ["$x$", "$A^{(1)}$", "$Z^{(2)}$"]
    # Inputs and outputs; a weight or bias of 0 has no number.
    weights = np.count_nonzero(net.parameters)
    assert len(shown) == weights + 6 + 3


def test_draw_network_width_is_size_and_colour_is_sign(ax):
    net = small_net()
    plotting.draw_network(ax, net)
    lines = ax.collections[0]  # the first layer's weights, row by row
    assert_allclose(lines.get_linewidths(),
                    np.abs(net.layers[0].W.ravel()))  # 4 is the largest
    red, blue = lines.get_colors()[0], lines.get_colors()[2]
    assert red[0] > red[2] and blue[2] > blue[0]
    assert all(text not in texts(ax) for text in ("6", "8"))


def test_draw_network_leaves_out_numbers_of_a_large_one(ax, rng):
    net = ml.MLP((4, 8, 3), rng=rng)
    plotting.draw_network(ax, net, np.ones(4), names=False)
    assert texts(ax) == []
    plotting.draw_network(ax, net, np.ones(4), names=False, numbers=True)
    # The biases of a new network are 0.
    assert len(texts(ax)) == net.parameters.size - 11 + 15


def test_draw_network_of_zeros(ax, rng):
    net = ml.MLP((2, 2), rng=rng)
    net.parameters[:] = 0
    plotting.draw_network(ax, net, [0, 0])
    assert texts(ax) == ["0"] * 4 + ["$x$", "$Z^{(1)}$"]


@pytest.mark.parametrize("activation, letters", [
    ("relu", ["b", "W", "b", "W"]),
    ("parametric_relu", ["b", "W", r"\alpha", "b", "W"])])
def test_draw_parameters_cuts_at_the_views(ax, rng, activation, letters):
    net = ml.MLP((2, 3, 1), activation, rng=rng)
    plotting.draw_parameters(ax, net, numbers=False)
    assert_array_equal(ax.images[0].get_array(), [net.parameters])
    assert [text[1:text.index("^")] for text in texts(ax)] == letters
    last = ax.patches[-1]
    assert last.get_x() + last.get_width() == net.parameters.size


def test_draw_parameters_writes_numbers_of_few(ax, rng):
    plotting.draw_parameters(ax, small_net())
    assert len(texts(ax)) == 13 + 4
    ax.clear()
    plotting.draw_parameters(ax, ml.MLP((4, 8, 3), rng=rng))
    assert len(texts(ax)) == 4


def test_corners_of_the_simplex_are_certain_classes(ax):
    assert_allclose(plotting.barycentric(np.eye(3)),
                    [[0, 0], [1, 0], [0.5, 0.75 ** 0.5]])
    seen = []

    def shade(P):
        seen.append(P)
        return P

    assert plotting.draw_simplex(ax, "abc", shade=shade, resolution=21) is ax
    image = ax.images[0].get_array()
    inside = image[..., 3] == 1
    assert_allclose(seen[0].sum(axis=1), 1)
    assert_allclose(image[inside][:, :3], seen[0])
    assert 0.45 < inside.mean() < 0.55  # half of the square around it
    assert image[0, 0, 0] > 0.9 and image[0, -1, 1] > 0.9
    assert image[-1, 10, 2] > 0.9
    assert [t.get_text() for t in ax.texts] == ["a", "b", "c"]
    clear = plotting.draw_simplex(plt.figure().add_subplot())
    assert len(clear.images) == 0


def test_reliability_diagram_shows_hits_against_confidence():
    tables = [Reliability(np.array([0, 20]), np.array([0, 16.0]),
                          np.array([0, hits])) for hits in (10, 18)]
    tables.append(Reliability(np.array([2, 4]), np.array([0.8, 3.0]),
                              np.array([1, 0])))
    axes = plt.figure().subplots(2)
    assert plotting.reliability_diagram(axes, tables) is axes
    diagonal, bar, dot = axes[0].lines
    assert_array_equal(diagonal.get_xydata(), [[0, 0], [1, 1]])
    assert_allclose(bar.get_xydata(), [[0.8, 0.5], [0.8, 0.9]])
    assert_allclose(dot.get_xydata(), [[0.8, 0.7]])
    assert_allclose(axes[1].patches[0].get_data().values, [2 / 46, 44 / 46])


@pytest.mark.parametrize("sizes, loss, batch", [
    ((4, 6, 5, 3), "squared_error", 8), ((2, 3), "squared_error", 2),
    ((2, 40, 3), "softmax_cross_entropy", 5)])
def test_sweeps_show_every_array_with_its_shape(ax, rng, sizes, loss, batch):
    net = ml.MLP(sizes, "tanh", rng=rng)
    X = rng.normal(size=(batch, sizes[0]))
    Y = np.eye(sizes[-1])[np.arange(batch) % sizes[-1]]
    before = net.gradient.copy()
    assert plotting.draw_sweeps(ax, net, X, Y, loss=loss) is ax
    assert_array_equal(net.gradient, before)
    shown = texts(ax)
    for l in range(1, len(sizes)):
        for name in ("Z", "dZ"):
            assert f"${name}^{{({l})}}$" in shown
        assert shown.count(f"{sizes[l - 1]} × {sizes[l]} and {sizes[l]}") == 2
    layers = len(sizes) - 1
    arrays = 2 * (2 * layers) + 2 * layers + 1  # with derivatives; and Y
    assert len(ax.collections) == arrays
    value, _ = ml.loss_and_gradient(net, X, Y, loss=loss)
    assert f"$L = {value:.2f}$" in shown and "$dL = 1$" in shown


def test_sweeps_are_coloured_by_the_run(ax, rng):
    net = ml.MLP((2, 3, 2), "tanh", rng=rng)
    X, Y = rng.normal(size=(4, 2)), rng.normal(size=(4, 2))
    plotting.draw_sweeps(ax, net, X, Y)
    trace = net.trace(X)
    dZ = ml.networks.losses.SquaredError().backward(trace.Z[-1], Y)
    net.backward(dZ, trace)
    drawn = [mesh.get_array() for mesh in ax.collections]

    def is_drawn(M):
        return any(D.shape == M.shape and np.allclose(D, M) for D in drawn)

    for M in (X, Y, dZ, trace.A[1], trace.Z[1], trace.dA[1], trace.dZ[1],
              net.layers[0].dW1, net.layers[1].W1,
              trace.dZ[1] @ net.layers[0].W.T):
        assert is_drawn(M)


def test_draw_network_with_a_target_shows_what_comes_back(ax, rng):
    net = ml.MLP((3, 4, 2), "tanh", rng=rng)
    x, target = [1.0, -0.5, 0.3], [[1.0, -0.2]]
    before = net.gradient.copy()
    assert plotting.draw_network(ax, net, x, target, focus=(1, 2)) is ax
    assert_array_equal(net.gradient, before)
    trace = net.trace([x])
    dZ = ml.networks.losses.SquaredError().backward(trace.Z[-1], target)
    net.backward(dZ, trace)
    shares = net.layers[1].W[2] * dZ[0]
    dX = trace.dZ[1] @ net.layers[0].W.T
    expected = [*shares, *x, *trace.A[1][0], *trace.A[2][0], *dX[0],
                *trace.dA[1][0], *dZ[0]]
    # Two shares; two numbers in each of nine units; three names.
    assert sorted(texts(ax)[:-3]) == sorted(
        f"{number:.2f}".replace("-", "−") for number in expected)
    assert np.isclose(shares.sum(), trace.dA[1][0, 2])


def test_focus_leaves_the_lines_of_one_unit_strong(ax, rng):
    net = ml.MLP((3, 4, 2), "tanh", rng=rng)
    plotting.draw_network(ax, net, [1, 2, 3], [[0, 1]], focus=(1, 2),
                          numbers=False, names=False)
    assert texts(ax) == []
    first, second = ax.collections[:2]  # no biases between them
    assert (first.get_alpha() < 1).all()
    assert_array_equal(second.get_alpha() == 1, [0, 0, 0, 0, 1, 1, 0, 0])
    shares = net.layers[1].W * ml.networks.losses.SquaredError().backward(
        net.forward([[1, 2, 3]]), [[0, 1]])
    widths = np.array(second.get_linewidths())
    assert_allclose(widths / widths.max(),
                    np.abs(shares.ravel()) / np.abs(shares).max())
    rims = [np.array(c.get_linewidths()) for c in ax.collections[2:]
            if len(c.get_facecolor()) == 0]
    assert [np.flatnonzero(rim > 1).tolist() for rim in rims] == [[], [2], []]


@pytest.mark.parametrize("arguments, message", [
    ({"focus": (2, 0)}, "^focus"), ({"focus": (1, 4)}, "^focus"),
    ({"focus": (1, -1)}, "^focus"), ({"x": None}, "^x must be given")])
def test_draw_network_knows_its_network(ax, rng, arguments, message):
    arguments = {"x": [1, 2, 3], "target": [[0, 1]]} | arguments
    with pytest.raises(ValueError, match=message):
        plotting.draw_network(ax, ml.MLP((3, 4, 2), rng=rng), **arguments)


@pytest.mark.parametrize("draw, message", [
    (lambda ax: plotting.barycentric(np.eye(2)), "^P"),
    (lambda ax: plotting.barycentric(2 * np.eye(3)), "^P must be rows"),
    (lambda ax: plotting.scatter_classes(ax, np.eye(3), [0, 1, 2]), "^X"),
    (lambda ax: plotting.scatter_classes(ax, np.eye(2), [0, 99]), "^y"),
    (lambda ax: plotting.spread(ax, [1], [[1], [2]]), "^runs"),
])
def test_bad_input_is_named(ax, draw, message):
    with pytest.raises(ValueError, match=message):
        draw(ax)


# Films

def moving_dot(**settings):
    figure, ax = plt.subplots(figsize=(2, 1))
    dot, = ax.plot([0], [0], "o")
    ax.set_xlim(0, 1)
    return plotting.film(figure, lambda x: dot.set_xdata([x]),
                         settings.pop("moments", [0.1, 0.5, 0.9]),
                         alt="A dot that moves <right>.", **settings)


def test_a_film_keeps_every_moment():
    shown = moving_dot(label="x = {}".format, still=1)
    first, second, third = shown.frames
    assert len({first, second, third}) == 3
    assert shown.labels == ("x = 0.1", "x = 0.5", "x = 0.9")
    assert (shown.still, shown.size) == (1, (200, 100))
    assert plt.get_fignums() == []


def test_a_film_is_the_same_each_time():
    assert moving_dot() == moving_dot()


def test_a_film_shows_itself_in_a_notebook():
    html = moving_dot()._repr_html_()
    assert "A dot that moves &lt;right&gt;." in html
    frames = json.loads(re.search(
        r'application/json">(.*?)</script>', html)[1])
    assert [base64.b64decode(f) for f in frames] == list(moving_dot().frames)
    assert 'data-still="2"' in html and "IntersectionObserver" in html


@pytest.mark.parametrize("settings, message", [
    ({"moments": []}, "^moments is empty"),
    ({"still": 3}, "^still must be one of the 3 frames, not 3"),
    ({"per_second": 0}, "^per_second")])
def test_bad_films(settings, message):
    with pytest.raises(ValueError, match=message):
        moving_dot(**settings)
    plt.close("all")


def test_error_curve_has_dots_two_branches_and_the_best_step(ax):
    h = np.geomspace(1e-8, 1, 41)
    formula, rounding = h ** 2, 1e-16 / h
    errors = formula + rounding
    errors[3] = 0
    assert plotting.error_curve(ax, h, errors, formula, rounding, 4e-6,
                                label="central") is ax
    dots, *branches, best = ax.lines
    assert dots.get_label() == "central" and len(dots.get_xdata()) == 40
    assert ax.get_xscale() == ax.get_yscale() == "log"
    for branch, expected in zip(branches, (formula, rounding), strict=True):
        shown = np.isin(h, branch.get_xdata())
        assert_allclose(branch.get_ydata(), expected[shown])
        assert 0 < shown.sum() < len(h)
    assert_allclose(best.get_xdata(), 4e-6)
    with pytest.raises(ValueError, match="rounding must have shape"):
        plotting.error_curve(ax, h, errors, formula, rounding[1:], 1e-5)


def test_activation_draws_the_curve_its_slope_and_its_kinks(ax):
    a = activations.HardTanh()
    assert plotting.activation(ax, a, reach=3) is ax
    z, curve = ax.lines[3].get_data()
    assert_allclose(curve, a(z))
    slope = ax.lines[2].get_ydata()
    assert_allclose(z[np.isnan(slope)], [-1, 1], atol=0.01)
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    marks = [line.get_xydata().tolist() for line in dots]
    assert marks == [[[-1, 0], [-1, 1]], [[-1, 0]], [[1, 1], [1, 0]],
                     [[1, 0]]]
    ends = [patch.get_bbox().intervalx for patch in ax.patches]
    assert_allclose(ends, [[-3, -1], [1, 3]], atol=0.01)


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


def test_drawings_take_names_and_lists_and_name_what_is_wrong(ax, rng):
    assert plotting.activation(ax, "relu") is ax
    assert plotting.matrix(ax, [[1, -2]], limit=2) is ax
    net = ml.MLP((2, 3), rng=rng)
    for call, message in (
            (lambda: plotting.activation(ax, "relu", reach=-1), "^reach"),
            (lambda: plotting.matrix(ax, [1, 2], limit=2), "^M must"),
            (lambda: plotting.class_image(np.eye(11)), "2 to 10 classes"),
            (lambda: plotting.class_image([[1.0]]), "2 to 10 classes"),
            (lambda: plotting.decision_regions(ax, net, (0, 1)),
             "^extent must have")):
        with pytest.raises(ValueError, match=message):
            call()


def test_a_fit_shows_its_hidden_units():
    _, ax = plt.subplots()
    net = ml.MLP((1, 3, 1), "tanh", rng=np.random.default_rng(0))
    assert plotting.fit_with_units(ax, net, [0, 1], [2, 3]) is ax
    *units, curve, data = ax.lines
    assert data.get_xdata().tolist() == [0, 1] and len(units) == 3
    x = curve.get_xdata()
    assert_allclose(curve.get_ydata(), net.forward(x[:, None])[:, 0])


def test_heights_are_those_of_the_centres_of_pixels():
    _, ax = plt.subplots()
    assert plotting.heights(ax, lambda X: X @ [1, 10], extent=(0, 2),
                            resolution=2) is ax
    assert_allclose(ax.images[0].get_array(), [[5.5, 6.5], [15.5, 16.5]])


def test_cell_map_shows_the_colours_of_patterns(ax):
    packed = np.array([[1], [2], [1], [3]], np.uint8)
    assert plotting.cell_map(ax, packed, limit=1) is ax
    image, = ax.images
    colours = ml.geometry.maps.colours(packed).reshape(2, 2, 3)
    assert_array_equal(image.get_array(), colours)
    # The points lie at −1 and 1, in the middle of pixels of width 2.
    assert image.get_extent() == [-2, 2, -2, 2]


def test_cell_map_pales_what_is_not_lit(ax):
    packed = np.array([[1], [2], [1], [3]], np.uint8)
    plotting.cell_map(ax, packed, lit=[True, True, False, True])
    shown = ax.images[0].get_array().reshape(4, 3)
    colours = ml.geometry.maps.colours(packed)
    assert_array_equal(shown[[0, 1, 3]], colours[[0, 1, 3]])
    assert_allclose(255 - shown[2], 0.2 * (255 - colours[2]), atol=1)


@pytest.mark.parametrize("packed, lit", [
    (np.zeros((3, 1), np.uint8), None), (np.zeros((1, 1), np.uint8), None),
    (np.zeros((4, 1), np.uint8), [True])])
def test_cell_map_refuses_what_is_no_square(ax, packed, lit):
    with pytest.raises(ValueError, match="square grid|lit must have shape"):
        plotting.cell_map(ax, packed, lit=lit)


def test_a_film_keeps_its_colours():
    figure, ax = plt.subplots(figsize=(1, 1))
    ax.set_axis_off()
    ax.set_position([0, 0, 1, 1])
    packed = np.arange(196, dtype=np.uint8)[:, np.newaxis]
    shown = {tuple(c) for c in ml.geometry.maps.colours(packed).tolist()}
    film = plotting.film(
        figure, lambda k: plotting.cell_map(ax, packed), [0, 1], colours=256,
        alt="Squares in many colours.")
    from PIL import Image
    for frame in film.frames:
        image = Image.open(io.BytesIO(frame)).convert("RGB")
        seen = {colour for _, colour in image.getcolors(1000)}
        assert shown <= seen
