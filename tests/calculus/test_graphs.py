"""Sums over paths, and the two accumulations that spare them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from mlp_lit.calculus import counting, graphs

# s → (x, y, z) → f → (g, h) → L, with local derivatives 2 … 11.
DIAMONDS = [(tail, head, float(k)) for k, (tail, head) in enumerate(
    "sx sy sz xf yf zf fg fh gL hL".split(), start=2)]


def test_six_paths_by_hand():
    assert len(list(graphs.paths(DIAMONDS, "s", "L"))) == 6
    f = 2 * 5 + 3 * 6 + 4 * 7
    expected = f * (8 * 10 + 9 * 11)
    assert graphs.sum_over_paths(DIAMONDS, "s", "L") == expected
    assert graphs.forward(DIAMONDS, "s")["L"] == expected
    backward = graphs.backward(DIAMONDS, "L")
    assert backward == {"L": 1, "g": 10, "h": 11, "f": 179, "x": 5 * 179,
                        "y": 6 * 179, "z": 7 * 179, "s": expected}


@pytest.mark.parametrize("way, multiplications, additions", [
    (lambda e: graphs.sum_over_paths(e, "s", "L"), 18, 5),
    (lambda e: graphs.backward(e, "L"), 8, 3),
    (lambda e: graphs.forward(e, "s"), 7, 3)])
def test_operations_are_counted(way, multiplications, additions):
    def run(local):
        way([(t, h, c) for (t, h, _), c in zip(DIAMONDS, local, strict=True)])

    assert counting.operations(run, [c for *_, c in DIAMONDS]) == {
        "additions": additions, "multiplications": multiplications}


dags = st.integers(2, 7).flatmap(lambda n: st.lists(
    st.tuples(st.integers(0, n - 1), st.integers(0, n - 1),
              st.integers(-3, 3)).filter(lambda e: e[0] < e[1]),
    max_size=14).map(lambda edges: (n, edges)))


@given(dags)
def test_three_ways_and_an_inverse_matrix_agree(graph):
    n, edges = graph
    C = np.zeros((n, n))
    for i, j, c in edges:
        C[i, j] += c  # parallel edges add up
    D = np.linalg.inv(np.eye(n) - C)
    for i, k in np.ndindex(n, n):
        if i < k:
            assert_allclose(graphs.sum_over_paths(edges, i, k), D[i, k],
                            atol=1e-9)
        assert_allclose(graphs.forward(edges, i).get(k, 0), D[i, k],
                        atol=1e-9)
        assert_allclose(graphs.backward(edges, k).get(i, 0), D[i, k],
                        atol=1e-9)
        assert graphs.count_paths(edges, i, k) == len(
            list(graphs.paths(edges, i, k)))


@given(dags, st.randoms(use_true_random=False))
def test_order_does_not_depend_on_the_list(graph, random):
    edges = graph[1]
    random.shuffle(edges)
    place = {v: i for i, v in enumerate(graphs.order(edges))}
    assert all(place[i] < place[j] for i, j, _ in edges)


@pytest.mark.parametrize("width, depth", [(1, 4), (2, 3), (3, 2), (4, 5)])
def test_paths_and_edges_of_layers(width, depth):
    edges = graphs.layered([1, *[width] * depth, 1])
    end = (depth + 1, 0)
    assert graphs.count_paths(edges, (0, 0), end) == width ** depth
    assert len(list(graphs.paths(edges, (0, 0), end))) == width ** depth
    assert len(edges) == 2 * width + (depth - 1) * width ** 2


def test_counts_are_exact_beyond_floats():
    edges = graphs.layered([1, *[10] * 30, 1])
    assert graphs.count_paths(edges, (0, 0), (31, 0)) == 10 ** 30


def test_what_is_not_connected_has_derivative_zero():
    assert graphs.sum_over_paths(DIAMONDS, "L", "s") == 0
    assert graphs.count_paths(DIAMONDS, "x", "y") == 0
    assert "y" not in graphs.forward(DIAMONDS, "x")


def test_bad_graphs_are_refused():
    with pytest.raises(ValueError, match="'a' comes before itself"):
        graphs.order([("a", "b", 1), ("b", "a", 1)])
    with pytest.raises(ValueError, match=r"widths\[1\]"):
        graphs.layered([1, 0])


def test_edges_may_be_any_iterable_of_triples():
    edges = [("x", "u", 1.0), ("u", "f", 5.0), ("x", "f", 2.0)]
    for derivative in (graphs.sum_over_paths, graphs.count_paths):
        assert derivative(iter(edges), "x", "f") == derivative(
            edges, "x", "f")
    assert graphs.forward(iter(edges), "x")["f"] == 7
    assert graphs.backward(iter(edges), "f")["x"] == 7
    for wrong in (("x", "f"), "edge"):
        with pytest.raises(TypeError, match=r"edges\[1\] must be \(tail"):
            graphs.order([edges[0], wrong])


def test_a_path_may_stay_where_it_is():
    edges = [("x", "f", 2.0)]
    assert graphs.sum_over_paths(edges, "x", "x") == 1
    assert graphs.forward(edges, "x")["x"] == 1


def test_nobody_walks_in_circles():
    cycle = [("a", "b", 1.0), ("b", "a", 1.0)]
    for walk in (graphs.paths, graphs.sum_over_paths, graphs.count_paths):
        with pytest.raises(ValueError, match="edges have a cycle"):
            walk(cycle, "a", "c")
