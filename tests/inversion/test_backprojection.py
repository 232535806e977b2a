"""Back-projection: the way back, presses, growth."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit.inversion import backprojection, lifting, pseudoinverse
from mlp_lit.networks import linear

SEEDS = st.integers(0, 2 ** 32 - 1)
WIDTHS = st.lists(st.integers(1, 6), min_size=2, max_size=5)


def with_biases(sizes, seed, **options):
    rng = np.random.default_rng(seed)
    net = ml.MLP(sizes, rng=rng, **options)
    for layer in net.layers:
        layer.b[...] = rng.normal(size=len(layer.b))
    return net


def well_conditioned(net):
    return all(np.linalg.cond(layer.W) < 1e3 for layer in net.layers)


# The way back

def test_example_of_the_book():
    net = ml.MLP((2, 2, 2, 2), rng=np.random.default_rng(0))
    net.layers[0].W[...] = [[1, 1], [0, 1]]
    net.layers[1].W[...] = [[1, -1], [0, 1]]
    assert_allclose(backprojection.backproject(net, [[1, -2]], 1), [[1, -1]])
    assert_allclose(backprojection.backproject(net, [[1, -2]], 2), [[1, 0]],
                    atol=1e-12)


def test_bias_by_hand():
    # z = 2x + (1, −5), outputs (relu(z) − b) / 2.
    net = ml.MLP((2, 2, 2), rng=np.random.default_rng(0))
    net.layers[0].W[...], net.layers[0].b[...] = 2 * np.eye(2), [1, -5]
    assert_allclose(backprojection.backproject(net, [[3, 1]], 1), [[3, 2.5]])


@given(SEEDS, WIDTHS)
def test_lifted_maps_lose_nothing(seed, sizes):
    net = with_biases(sizes, seed)
    if well_conditioned(net):
        for l, (V, _) in enumerate(backprojection.way_back(net), start=1):
            assert V.shape == (sizes[l], max(sizes))
            assert np.linalg.matrix_rank(V, 1e-13) == sizes[l]


@settings(deadline=None)
@given(SEEDS, WIDTHS)
def test_linear_networks_go_back_to_where_they_were(seed, sizes):
    sizes = sorted(sizes)
    net = with_biases(sizes, seed, activation="identity")
    if well_conditioned(net):
        X = np.random.default_rng(seed).normal(size=(4, sizes[0]))
        for P in backprojection.backproject_all(net, X):
            assert_allclose(P[:, :sizes[0]], X, atol=1e-6)
            assert_allclose(P[:, sizes[0]:], 0, atol=1e-6)


@given(SEEDS)
def test_layer_by_layer_as_one_layer_is(seed):
    net = with_biases((3, 4, 5), seed)
    X = np.random.default_rng(seed).normal(size=(6, 3))
    A = net.trace(X).A[2]
    for layer in reversed(net.layers):
        A = pseudoinverse.backproject_layer(A, layer.W, layer.b)
    plain = backprojection.backproject(net, X, 2, lifted=False)
    scale = max(1, np.abs(A).max())
    assert_allclose(plain, A, atol=1e-9 * scale)
    lifted = backprojection.backproject(net, X, 2)
    assert_allclose(lifted[:, :3], plain, atol=1e-7 * scale)


@given(SEEDS)
def test_another_completion_is_another_basis(seed):
    rng = np.random.default_rng(seed)

    def drawn(W):
        square = lifting.complete(W)
        square[len(W):] = rng.normal(size=square[len(W):].shape)
        return square

    net = with_biases((2, 5, 5), seed)
    X = rng.normal(size=(40, 2))
    P = backprojection.backproject_all(net, X)[2]
    R = backprojection.backproject_all(net, X, completion=drawn)[2]
    P1 = np.hstack([np.ones((40, 1)), P])
    rest = R - P1 @ np.linalg.lstsq(P1, R, rcond=None)[0]
    assert np.abs(rest).max() < 1e-5 * max(1, np.abs(R).max())


@given(SEEDS, st.floats(0.01, 100), st.floats(0.01, 100))
def test_scale_is_not_seen_without_biases(seed, one, other):
    net = ml.MLP((2, 5, 5, 3), rng=np.random.default_rng(seed))
    scaled = net.copy()
    scaled.layers[0].W[...] *= one
    scaled.layers[1].W[...] *= other
    X = np.random.default_rng(seed).normal(size=(10, 2))
    for P, R in zip(backprojection.backproject_all(net, X),
                    backprojection.backproject_all(scaled, X), strict=True):
        assert_allclose(P, R, atol=1e-6 * max(1, np.abs(P).max()))


def test_float32_networks():
    net = ml.MLP((2, 4, 3), rng=np.random.default_rng(0), dtype=np.float32)
    assert backprojection.backproject(net, [[1, 2]], 2).shape == (1, 4)


# Presses

@given(SEEDS, WIDTHS)
def test_presses_follow_one_another(seed, sizes):
    net = with_biases(sizes, seed)
    if well_conditioned(net):
        X = np.random.default_rng(seed).normal(size=(5, sizes[0]))
        stages = backprojection.backproject_all(net, X)
        for l in range(1, len(sizes)):
            pressed = backprojection.press_lifted(net, stages[l - 1], l)
            scale = 1e-6 * max(1, np.abs(pressed).max())
            assert_allclose(pressed, stages[l], atol=scale)
            again = backprojection.press_lifted(net, pressed, l)
            assert_allclose(again, pressed, atol=10 * scale)


def test_press_leaves_the_cone_alone():
    net = with_biases((3, 3, 3, 3), 1)
    Z = np.random.default_rng(2).uniform(0, 1, size=(8, 3))
    P = Z
    for layer in net.layers[1::-1]:
        P = (P - layer.b) @ np.linalg.inv(layer.W)
    assert_allclose(backprojection.press_lifted(net, P, 2), P, atol=1e-10)
    there = linear.forward(linear.forward(P, net.layers[0].W, net.layers[0].b),
                           net.layers[1].W, net.layers[1].b)
    assert_allclose(there, Z, atol=1e-10)


# Growth

@given(SEEDS)
def test_orthogonal_weights_never_stretch(seed):
    rng = np.random.default_rng(seed)
    net = ml.MLP((2, 6, 6, 4, 6, 3), initialization="orthogonal", rng=rng)
    grown = backprojection.growth(net, rng.normal(size=(7, 2)))
    assert (np.diff(grown) <= 1e-12).all() and grown[0] <= 1 + 1e-12


def test_growth_by_hand():
    # The press of z = (x₁, x₂) with x₂ < 0 leaves x₁ of it.
    net = ml.MLP((2, 2, 2), rng=np.random.default_rng(0))
    net.layers[0].W[...] = np.eye(2)
    assert backprojection.growth(net, [[3, -4]])[0] == pytest.approx(3 / 5)


# Bad input, bad weights

@pytest.mark.parametrize("l", [-1, 3])
def test_layers_that_do_not_exist(l):
    net = ml.MLP((2, 3, 2), rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="layer must be at"):
        backprojection.backproject(net, [[1, 2]], l)


def test_what_is_not_a_network():
    with pytest.raises(TypeError, match="net must be an MLP"):
        backprojection.backproject("net", [[1, 2]], 1)
    net = ml.MLP((2, 3, 2), rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"points must have shape \(n, 3\)"):
        backprojection.press_lifted(net, [[1.0, 2.0]], 1)


@pytest.mark.parametrize("lifted", [True, False])
@pytest.mark.parametrize("factor, text", [(0, "is zero"), (1, "has rank")])
def test_lost_directions_are_announced(lifted, factor, text):
    net = ml.MLP((2, 4, 4, 3), rng=np.random.default_rng(0))
    net.layers[1].W[...] = factor * np.ones((4, 4))
    with pytest.warns(pseudoinverse.RankWarning,
                      match=f"layer 2: W .* {text}.*condition number") as seen:
        P = backprojection.backproject_all(net, [[1, 2]], lifted=lifted)[3]
    assert np.isfinite(P).all() and len(seen) == 1
    assert seen[0].filename == __file__  # the caller's line, not ours


def test_sound_weights_are_silent():
    net = ml.MLP((2, 4, 4, 3), rng=np.random.default_rng(0))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        backprojection.backproject(net, [[1, 2]], 3)
