"""Backpropagation through any chain: by hand, by values, and its errors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.networks import chain

SIZES = st.lists(st.integers(1, 5), min_size=2, max_size=6)


class Normalise(chain.Step):
    """Rows of length 1: a step that is neither linear nor elementwise."""

    def forward(self, A):
        return A / np.sqrt((A ** 2).sum(axis=1, keepdims=True))

    def backward_input(self, dA, before, after):
        along = (dA * after).sum(axis=1, keepdims=True) * after
        return (dA - along) / np.linalg.norm(before, axis=1, keepdims=True)


def random_chain(sizes, seed=0, activation="tanh"):
    rng = np.random.default_rng(seed)
    steps = []
    for d, m in zip(sizes, sizes[1:], strict=False):
        steps += [chain.Linear(rng.normal(size=(d, m)), rng.normal(size=m)),
                  chain.Elementwise(activation), Normalise()]
    return steps, rng.normal(size=(4, sizes[0]))


def weighted(steps, X, weights):
    return (weights * chain.forward(steps, X)[-1]).sum()


def test_two_layers_by_hand():
    # x = (1, 1): z = (2, −2), ReLU (2, 0), outputs 2·3 + 1 = 7.
    steps = [chain.Linear(np.array([[1.0, -1], [1, -2]]), np.array([0., 1])),
             chain.Elementwise("relu"),
             chain.Linear(np.array([[3.0], [5]]), np.array([1.0]))]
    A = chain.forward(steps, np.ones((1, 2)))
    assert [a.tolist() for a in A] == [[[1, 1]], [[2, -2]], [[2, 0]], [[7]]]
    dX, (low, none, high) = chain.backward(steps, A, np.array([[10.0]]))
    assert_array_equal(dX, [[30, 30]])
    assert_array_equal(low[0], [30, 0])
    assert_array_equal(low[1], [[30, 0], [30, 0]])
    assert none == ()
    assert_array_equal(high[0], [10])
    assert_array_equal(high[1], [[20], [0]])


@given(SIZES.filter(lambda sizes: 1 not in sizes[1:]))
def test_derivatives_against_complex_step(sizes):
    steps, X = random_chain(sizes)
    A = chain.forward(steps, X)
    weights = np.random.default_rng(9).normal(size=A[-1].shape)
    dX, gradients = chain.backward(steps, A, weights)
    judge = numerical.gradient(lambda X: weighted(steps, X, weights), X)
    assert_allclose(dX, judge, 1e-9, 1e-11)
    lowest = steps[0]

    def of_weights(W):
        moved = [chain.Linear(W, lowest.b), *steps[1:]]
        return weighted(moved, X, weights)

    def of_bias(b):
        return weighted([chain.Linear(lowest.W, b), *steps[1:]], X, weights)

    db, dW = gradients[0]
    assert_allclose(dW, numerical.gradient(of_weights, lowest.W), 1e-9, 1e-11)
    assert_allclose(db, numerical.gradient(of_bias, lowest.b), 1e-9, 1e-11)


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "parametric_relu"])
def test_a_network_is_a_chain(activation):
    net = ml.MLP((3, 5, 4, 2), activation, rng=np.random.default_rng(0))
    rng = np.random.default_rng(1)
    net.parameters += 0.1 * rng.normal(size=net.parameters.size)
    X, dZ = rng.normal(size=(6, 3)), rng.normal(size=(6, 2))
    trace = net.trace(X)
    expected = net.backward(dZ, trace)
    steps = chain.steps_of(net)
    A = chain.forward(steps, X)
    assert_allclose(A[-1], trace.A[-1], 1e-12)
    _, parts = chain.backward(steps, A, dZ)
    flat = np.concatenate([p.ravel() for pair in parts for p in pair])
    assert_allclose(flat, expected, 1e-11, 1e-13)


def test_steps_share_the_networks_parameters():
    net = ml.MLP((2, 3, 1), rng=np.random.default_rng(0))
    first = chain.steps_of(net)[0]
    net.parameters[:] = 7
    assert (first.W == 7).all() and (first.b == 7).all()


@given(SIZES.filter(lambda sizes: 1 not in sizes[1:]), st.integers(1, 20))
def test_checkpoints_change_nothing(sizes, every):
    steps, X = random_chain(sizes)
    A = chain.forward(steps, X)
    expected = chain.backward(steps, A, 2 * A[-1])
    dX, gradients = chain.backward_checkpointed(
        steps, X, lambda A: 2 * A, every)
    assert_array_equal(dX, expected[0])
    for ours, theirs in zip(gradients, expected[1], strict=True):
        for one, other in zip(ours, theirs, strict=True):
            assert_array_equal(one, other)


def test_an_empty_chain_passes_on():
    X = np.ones((2, 3))
    dX, gradients = chain.backward([], chain.forward([], X), 5 * X)
    assert_array_equal(dX, 5 * X)
    assert gradients == []


def test_a_bare_step_has_no_parameters_and_no_maps():
    step, X = chain.Step(), np.ones((1, 1))
    assert step.backward_parameters(X, X, X) == ()
    for method, arguments in ((step.forward, [X]),
                              (step.backward_input, [X, X, X])):
        with pytest.raises(NotImplementedError):
            method(*arguments)


def test_bad_input_is_named():
    steps, X = random_chain((2, 3))
    A = chain.forward(steps, X)
    with pytest.raises(ValueError, match="^A must hold the input and 3"):
        chain.backward(steps, A[1:], A[-1])
    with pytest.raises(ValueError, match="^dA must have shape"):
        chain.backward(steps, A, A[-1][:1])
    with pytest.raises(ValueError, match="^b must have shape"):
        chain.Linear(np.ones((2, 3)), np.ones(2))
    with pytest.raises(ValueError, match="^every must be at least 1"):
        chain.backward_checkpointed(steps, X, lambda A: A, 0)
    with pytest.raises(ValueError, match="^activation"):
        chain.Elementwise("rleu")


def test_lists_are_arrays():
    steps = [chain.Linear([[1.0], [2.0]], [3.0]), chain.Elementwise("tanh")]
    A = chain.forward(steps, [[0.1, -1.0]])
    dX, _ = chain.backward(steps, A, [[1.0]])
    again, _ = chain.backward_checkpointed(steps, [[0.1, -1.0]],
                                           np.ones_like, 1)
    assert_array_equal(dX, again)


def test_what_is_missing_in_a_step_is_named():
    for call in (lambda s: s.forward(1.0),
                 lambda s: s.backward_input(1.0, 1.0, 1.0)):
        with pytest.raises(NotImplementedError, match="Step must define"):
            call(chain.Step())
    with pytest.raises(TypeError, match="derivative must be a function"):
        chain.backward_checkpointed([], np.ones(1), np.ones(1), 2)
    with pytest.raises(ValueError, match="W must have shape"):
        chain.Linear(np.ones(3), np.ones(3))
