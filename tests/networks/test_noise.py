"""Noise of batches: small cases by hand, all batches enumerated, floors."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import mlp_lit as ml
from mlp_lit.calculus import numerical
from mlp_lit.networks import noise


@pytest.fixture
def case(rng):
    X, y = ml.datasets.make_blobs(12, rng=rng)
    return ml.MLP((2, 4, 3), rng=rng), X, y


def test_sample_gradients_against_differences(case):
    net, X, y = case
    start = net.parameters.copy()

    def losses(theta):
        net.parameters = theta
        return np.array([ml.evaluate(net, X[n:n + 1], y[n:n + 1])[0]
                         for n in range(len(X))])

    judge = numerical.jacobian(losses, start, "central")
    net.parameters = start
    assert_allclose(noise.sample_gradients(net, X, y), judge, atol=1e-8)


def test_their_mean_is_the_gradient(case):
    net, X, y = case
    gradients = noise.sample_gradients(net, X, y)
    assert gradients.shape == (12, net.parameters.size)
    assert_allclose(gradients.mean(axis=0),
                    ml.loss_and_gradient(net, X, y)[1], atol=1e-14)


def test_variance_by_hand():
    assert noise.gradient_variance([[0.0, 0.0], [2.0, 4.0]]) == 5.0


@pytest.mark.parametrize("sampling, draw", [
    ("replacement", lambda n, size: itertools.product(range(n), repeat=size)),
    ("shuffle", lambda n, size: itertools.permutations(range(n), size))])
@pytest.mark.parametrize("size", [1, 2, 4])
def test_all_batches_together(sampling, draw, size, rng):
    gradients = rng.normal(size=(5, 3))
    mean = gradients.mean(axis=0)
    errors = [((gradients[list(rows)].mean(axis=0) - mean) ** 2).sum()
              for rows in draw(5, size)]
    variance = noise.gradient_variance(gradients)
    assert_allclose(np.mean(errors),
                    noise.batch_variance(variance, 5, size, sampling))


@given(st.floats(0, 10), st.integers(1, 50), st.integers(1, 50))
def test_shuffling_is_never_worse(variance, one, other):
    size, n = sorted((one, other))
    shuffled = noise.batch_variance(variance, n, size)
    assert shuffled <= noise.batch_variance(variance, n, size, "replacement")
    assert noise.batch_variance(variance, n, n) == 0


def test_a_floor_by_hand():
    # η = 1, λ = 1: every step forgets all and lands on its noise: ½ σ².
    assert noise.noise_floor(1.0, [1.0], [0.6]) == 0.3


@given(st.floats(0.05, 0.9), st.lists(st.tuples(
    st.floats(0.1, 2), st.floats(0, 1)), min_size=1, max_size=4))
def test_a_floor_is_a_fixed_point(rate, pairs):
    curvatures, variances = np.array(pairs).T
    moments = np.ones(len(pairs))
    for _ in range(4000):
        moments = ((1 - rate * curvatures) ** 2 * moments
                   + rate**2 * variances)
    assert_allclose(noise.noise_floor(rate, curvatures, variances),
                    (curvatures * moments).sum() / 2, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("call, message", [
    (lambda: noise.batch_variance(-1, 5, 2), "variance must be"),
    (lambda: noise.batch_variance(1, 5, 6), r"batch_size must be at most 5"),
    (lambda: noise.batch_variance(1, 5, 2, "both"), "sampling must be one"),
    (lambda: noise.gradient_variance([1.0]), "gradients must have shape"),
    (lambda: noise.noise_floor(2.0, [1.0], [1.0]), r"in \(0, 2\)"),
    (lambda: noise.noise_floor(0.1, [0.0], [1.0]), "curvatures must be pos"),
    (lambda: noise.noise_floor(0.1, [1.0], [-1.0]), "variances not"),
    (lambda: noise.noise_floor(0.1, [1.0], [1.0, 1.0]), "variances must"),
])
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_sample_gradients_need_as_many_labels(case):
    net, X, y = case
    with pytest.raises(ValueError, match="y must have 12 samples"):
        noise.sample_gradients(net, X, y[:5])
