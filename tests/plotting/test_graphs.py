"""Drawn graphs: where the nodes stand, and what is written at them."""

import itertools

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.patches import FancyArrowPatch, PathPatch
from numpy.testing import assert_allclose

from mlp_lit import _layers, plotting
from mlp_lit.calculus.tape import Tape, sigmoid


@pytest.fixture(autouse=True)
def closed_figures():
    with mpl.rc_context({"backend": "agg"}):
        yield
        plt.close("all")


# Layout

def test_layers_are_longest_paths():
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("leaf", "c")]
    assert _layers.layers_of(["a", "b", "leaf", "c"], edges) == {
        "a": 0, "b": 1, "leaf": 1, "c": 2}
    assert _layers.layers_of(["alone"], []) == {"alone": 0}


def test_a_circle_is_an_error():
    with pytest.raises(ValueError, match="must not lead round.*a → b → a|"
                                         "must not lead round.*b → a → b"):
        _layers.place(dict.fromkeys("ab", 1), [("a", "b"), ("b", "a")])


def test_a_crossing_is_undone():
    room = dict.fromkeys("abcd", 1)
    places, _ = _layers.place(room, [("a", "d"), ("b", "c")])
    assert (places["a"][1] - places["b"][1]) * (
        places["d"][1] - places["c"][1]) > 0


def test_a_long_edge_passes_the_layers_between():
    room = dict.fromkeys("abc", 1)
    _, routes = _layers.place(room, [("a", "b"), ("b", "c"), ("a", "c")])
    assert [layer for layer, _ in routes["a", "c"]] == [0, 1, 2]
    assert routes["a", "c"][1][1] != routes["a", "b"][1][1]


def test_crossings_are_counted():
    behind = {"a": ["d"], "b": ["c"]}
    assert _layers.crossings([["a", "b"], ["c", "d"]], behind) == 1
    assert _layers.crossings([["b", "a"], ["c", "d"]], behind) == 0


def test_apart_by_hand():
    assert_allclose(_layers.apart([0, 0], [1, 1], [1, 1]), [-0.5, 0.5])
    assert_allclose(_layers.apart([0, 0], [3, 1], [1, 1]), [-0.25, 0.75])
    assert_allclose(_layers.apart([0, 5], [1, 1], [1, 1]), [0, 5])


graphs = st.integers(2, 12).flatmap(lambda n: st.lists(
    st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(
        lambda pair: pair[0] < pair[1]), unique=True).map(
            lambda edges: (n, edges)))


@given(graphs)
def test_places_keep_order_and_distance(graph):
    n, edges = graph
    places, routes = _layers.place(dict.fromkeys(range(n), 1), edges)
    assert set(places) == set(range(n)) and set(routes) == set(edges)
    for tail, head in edges:
        assert places[tail][0] < places[head][0]
        layers = [layer for layer, _ in routes[tail, head]]
        assert layers == list(range(places[tail][0], places[head][0] + 1))
    for a, b in itertools.combinations(range(n), 2):
        if places[a][0] == places[b][0]:
            assert abs(places[a][1] - places[b][1]) > 1 - 1e-9


# Drawing

def example():
    with Tape() as tape:
        x, y = tape.variable(2.0, "x"), tape.variable(3.0, "y")
        ((x + y) * np.sin(x)).named("f")
    return tape


def texts(ax):
    return [t.get_text() for t in ax.texts if t.get_text()]


def in_colour(ax, colour):
    return sorted(t.get_text() for t in ax.texts
                  if t.get_text() and to_hex(t.get_color()) == colour.lower())


def test_values_are_blue_and_derivatives_vermillion():
    ax = plotting.draw_graph(example())
    assert in_colour(ax, plotting.BLUE) == ["0.909", "2", "3", "4.55", "5"]
    assert in_colour(ax, plotting.VERMILLION) == [
        "0.909", "0.909", "1", "5", "−1.17"]
    local = sorted(t.get_text() for t in ax.texts
                   if t.get_style() == "italic")
    assert local == ["0.909", "1", "1", "5", "−0.416"]
    assert {"$x$", "$y$", "$f$", "+", "×", "sin"} <= set(texts(ax))
    assert sum(isinstance(p, FancyArrowPatch) for p in ax.patches) == 5
    assert sum(isinstance(p, PathPatch) for p in ax.patches) == 5


def test_derivatives_can_be_left_out():
    ax = plotting.draw_graph(example(), derivatives=False)
    assert in_colour(ax, plotting.VERMILLION) == []
    assert not [t for t in ax.texts if t.get_style() == "italic"]


def test_another_target_and_further_names():
    tape = example()
    total = tape.nodes[2]
    ax = plotting.draw_graph(tape, total, names={"s_1": total})
    assert "$s_{1}$" in texts(ax) and "sin" not in texts(ax)


def test_numbers_are_written_into_operations():
    with Tape() as tape:
        x = tape.variable(2.0, "x")
        np.maximum(3 ** x, 0.5) - x ** 2 / 4 + 1 * x  # noqa: B018
    shown = texts(plotting.draw_graph(tape))
    assert {"3$^{(·)}$", "(·)$^{2}$", "max(·, 0.5)", "÷ 4", "1 ×"} <= set(
        shown)


def test_the_same_argument_twice_has_two_edges():
    with Tape() as tape:
        x = tape.variable(3.0, "x")
        x * x  # noqa: B018
    ax = plotting.draw_graph(tape)
    arrows = [p for p in ax.patches if isinstance(p, FancyArrowPatch)]
    assert len(arrows) == 2
    assert [t.get_text() for t in ax.texts if t.get_style() == "italic"] == [
        "3", "3"]


def test_arrays_show_their_shapes_and_constants_their_names():
    with Tape() as tape:
        X, y = tape.constant(np.ones((4, 3)), "X"), tape.constant(2.0, "y")
        w = tape.variable(np.ones(3), "weights")
        p = sigmoid(X @ w + np.ones(4))
        ((1 - y) * p * np.exp(y) * (X * 2)[:, 0]).sum()
    shown = texts(plotting.draw_graph(tape, direction="down"))
    assert {"(4, 3)", "(3)", "(4)", "$X$", "weights", "σ", "@", "Σ",
            "1 − $y$", "const"} <= set(shown)


def test_a_target_that_is_an_array_has_no_derivatives():
    with Tape() as tape:
        tape.variable([1.0, 2.0]) * 2  # noqa: B018
    assert in_colour(plotting.draw_graph(tape), plotting.VERMILLION) == []


def test_a_target_that_is_a_constant_is_drawn_alone():
    with Tape() as tape:
        tape.constant(2.5)
    assert texts(plotting.draw_graph(tape)) == ["2.5"]


@pytest.mark.parametrize("direction, axis", [("right", 0), ("down", 1)])
def test_the_run_goes_one_way(direction, axis):
    ax = plotting.draw_graph(example(), direction=direction)
    middle = {t.get_text(): t.get_position() for t in ax.texts
              if t.get_va() == "center_baseline"}
    order = [middle[s][axis] for s in ("$x$", "sin", "×")]
    assert order == sorted(order, reverse=direction == "down")
    assert "$f$" in texts(ax)


def test_given_axes_are_used_and_small_ones_shrink_the_letters():
    figure, axes = plt.subplots(1, 2, figsize=(7, 2), layout="constrained")
    assert plotting.draw_graph(example(), ax=axes[0]) is axes[0]
    small = plt.figure(figsize=(1, 1)).add_subplot()
    plotting.draw_graph(example(), ax=small)
    assert small.texts[-1].get_fontsize() < axes[0].texts[-1].get_fontsize()


def test_a_path_is_green():
    tape = example()
    ax = plotting.draw_graph(tape, path=(tape.nodes[0], *tape.nodes[3:5]))
    green = [p for p in ax.patches if isinstance(p, FancyArrowPatch)
             and to_hex(p.get_edgecolor()) == plotting.GREEN.lower()]
    assert len(green) == 2


def test_a_tape_is_drawn_in_its_order():
    ax = plt.figure().add_subplot()
    assert plotting.draw_tape(ax, example()) is ax
    order = [t.get_text() for t in ax.texts
             if to_hex(t.get_color()) == plotting.INK]
    assert order == ["$x$", "$y$", "+", "sin", "$f$ = ×"]
    assert in_colour(ax, plotting.VERMILLION) == [
        "0.909", "0.909", "1", "5", "played", "−1.17"]
    arcs = [p for p in ax.patches if isinstance(p, FancyArrowPatch)]
    assert len(arcs) == 5


def test_what_cannot_be_drawn_is_refused():
    with Tape() as tape:
        x = tape.variable(1.0)
        for _ in range(70):
            x = np.sin(x)
        with pytest.raises(RuntimeError, match="still running"):
            plotting.draw_graph(tape)
    with pytest.raises(ValueError, match="71 nodes.*60.*largest="):
        plotting.draw_graph(tape)
    with pytest.raises(TypeError, match="must be a Tape, not Node"):
        plotting.draw_graph(tape.nodes[0])
    with pytest.raises(ValueError, match="tape is empty"):
        with Tape() as empty:
            pass
        plotting.draw_graph(empty)
    with pytest.raises(ValueError, match="did you mean 'down'"):
        plotting.draw_graph(tape, direction="Down")
