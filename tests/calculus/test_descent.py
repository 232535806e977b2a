"""Descent on a bowl, worked by hand and against its theorem."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.linear_model import LinearRegression

from mlp_lit.calculus import descent, numerical
from mlp_lit.calculus.descent import Curvature, LeastSquares


@pytest.fixture
def problem(rng):
    return LeastSquares(rng.normal(size=(20, 3)) + 1, rng.normal(size=20))


def test_least_squares_by_hand():
    problem = LeastSquares([1.0, 3.0], [2.0, 2.0])
    # Predictions 2 and 4 miss by 0 and 2.
    assert problem.loss([1.0, 1.0]) == 2
    assert_array_equal(problem.gradient([1.0, 1.0]), [2, 6])
    assert_array_equal(problem.hessian, [[2, 4], [4, 10]])


def test_loss_at_many_points(problem, rng):
    theta = rng.normal(size=(5, 2, 4))
    losses = problem.loss(theta)
    assert losses.shape == (5, 2)
    assert_allclose(losses[3, 1], problem.loss(theta[3, 1]))


def test_gradient_and_hessian_against_the_complex_step(problem, rng):
    theta = rng.normal(size=4)
    assert_allclose(problem.gradient(theta),
                    numerical.gradient(problem.loss, theta), rtol=1e-12)
    assert_allclose(problem.hessian,
                    numerical.jacobian(problem.gradient, theta), rtol=1e-12)


def test_gradients_of_samples_have_the_full_gradient_as_their_mean(
        problem, rng):
    theta = rng.normal(size=4)
    each = [problem.gradient(theta, [n]) for n in range(20)]
    assert_allclose(np.mean(each, axis=0), problem.gradient(theta))


def test_minimum_is_that_of_scikit_learn(problem):
    peer = LinearRegression().fit(problem.X1[:, 1:], problem.y)
    assert_allclose(problem.minimum, [peer.intercept_, *peer.coef_])


def test_shortest_minimum_of_several():
    twice = LeastSquares([[1.0, 1.0], [2.0, 2.0]], [1.0, 3.0])
    assert_allclose(twice.minimum, [-1, 1, 1])


def test_descend_with_one_rate_or_many():
    def gradient(theta):
        return theta

    path = descent.descend(gradient, [8.0, -4.0], 0.5, 2)
    assert_array_equal(path, [[8, -4], [4, -2], [2, -1]])
    path = descent.descend(gradient, [8.0], [0.5, 0.25], 2)
    assert_array_equal(path, [[8], [4], [3]])
    assert descent.descend(gradient, [8.0], 0.5, 0).tolist() == [[8]]


def hessians():
    return st.lists(st.floats(0.1, 10), min_size=2, max_size=4).flatmap(
        lambda values: st.integers(0, 99).map(
            lambda seed: turned(values, seed)))


def turned(eigenvalues, seed):
    """A symmetric matrix with these eigenvalues, in a random position."""
    n = len(eigenvalues)
    U, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(n, n)))
    H = U @ np.diag(eigenvalues) @ U.T
    return (H + H.T) / 2


@given(hessians(), st.floats(0.05, 0.99), st.integers(0, 99))
def test_each_step_contracts(H, share, seed):
    bowl = Curvature(H)
    rate = share * bowl.largest_rate
    start = np.random.default_rng(seed).normal(size=len(H))
    path = descent.descend(lambda theta: H @ theta, start, rate, 6)
    lengths = np.linalg.norm(path, axis=1)
    factor = bowl.contraction(rate)
    assert factor < 1
    assert (lengths[1:] <= factor * lengths[:-1] + 1e-9).all()


@given(hessians())
def test_the_bound_and_the_best_rate(H):
    bowl = Curvature(H)
    assert_allclose(bowl.contraction(bowl.largest_rate), 1)
    assert bowl.contraction(1.001 * bowl.largest_rate) > 1
    kappa = bowl.condition_number
    assert_allclose(bowl.contraction(bowl.best_rate),
                    (kappa - 1) / (kappa + 1), atol=1e-9)
    others = np.linspace(0.01, 1.2, 50) * bowl.largest_rate
    assert min(map(bowl.contraction, others)) >= bowl.contraction(
        bowl.best_rate) - 1e-12


def test_a_flat_direction():
    flat = Curvature([[2.0, 2.0], [2.0, 2.0]])
    assert flat.condition_number == np.inf
    assert_allclose(flat.contraction(0.3), 1)


@pytest.mark.parametrize("scale", [1e-20, 1.0, 1e20])
def test_what_counts_as_rounding_grows_with_the_curvature(scale):
    H = np.array([[2.0, 1.0], [1.0, 2.0]])
    H[0, 1] += 1e-13
    assert_allclose(Curvature(scale * H).condition_number, 3)
    H[0, 1] += 1e-11
    with pytest.raises(ValueError, match="symmetric"):
        Curvature(scale * H)


def test_overflow_is_reported_with_its_step():
    with pytest.raises(FloatingPointError, match=r"step 3 .* rate of 1e\+150"):
        descent.descend(lambda theta: -theta, [1.0], 1e150, 10)


@pytest.mark.parametrize("make, message", [
    (lambda: LeastSquares([[1.0], [np.nan]], [0.0, 1.0]), "^X must be fin"),
    (lambda: LeastSquares([1.0, 2.0], [0.0]), r"^y must have shape \(2,\)"),
    (lambda: LeastSquares(np.ones((2, 1, 1)), [0.0, 1.0]), "^X must have"),
    (lambda: LeastSquares([1.0, 2.0], [0.0, 1.0]).loss([1.0]),
     "^the last axis of theta"),
    (lambda: descent.descend(np.sin, [[1.0]], 0.1, 1), "^start"),
    (lambda: descent.descend(np.sin, [1.0], -0.1, 1), "^learning_rate"),
    (lambda: descent.descend(np.sin, [1.0], [0.1, 0.0], 2), "^learning_rate"),
    (lambda: descent.descend(np.sin, [1.0], [0.1], 2), "^learning_rate"),
    (lambda: descent.descend(np.sin, [1.0], 0.1, -1), "^steps"),
    (lambda: descent.descend(lambda x: x.sum(), [1.0], 0.1, 1),
     "^the gradient must have shape"),
    (lambda: Curvature([[1.0, 2.0], [0.0, 1.0]]), "symmetric"),
    (lambda: Curvature([[1.0, 2.0], [2.0, 1.0]]), "negative eigenvalues.*-1"),
    (lambda: Curvature(np.ones((2, 3))), "^hessian must have shape"),
    (lambda: Curvature(np.zeros((2, 2))), "must not be zero"),
])
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_a_path_of_any_steps():
    asked = []

    def gradient(theta):
        asked.append(theta.copy())
        theta[:] = 99  # its own copy, so that this does no harm
        return np.ones(2)

    path = descent.path_of(lambda k, theta, slope: theta + (k + 1) * slope,
                           gradient, [0.0, 10.0], 3, str)
    assert path.tolist() == [[0, 10], [1, 11], [3, 13], [6, 16]]
    assert_allclose(asked, path[:3])


def test_what_is_no_gradient_is_named():
    with pytest.raises(TypeError, match="gradient must be a function"):
        descent.descend(np.ones(1), [1.0], 0.1, 3)
    with pytest.raises(FloatingPointError, match="step 1 .* not finite"):
        descent.descend(lambda theta: theta * np.nan, [1.0], 0.1, 3)
    problem = descent.LeastSquares([0.0, 1.0, 2.0], [1.0, 3.0, 5.0])
    with pytest.raises(ValueError, match=r"theta must have shape \(2,\)"):
        problem.gradient([1.0, 2.0, 3.0])
    with pytest.raises(ValueError, match="rows must hold"):
        problem.gradient([1.0, 2.0], rows=[])


def test_curvature_keeps_an_array_and_takes_one_rate():
    bowl = descent.Curvature([[1, 0], [0, 4]])
    assert bowl.hessian.dtype == float and bowl == bowl
    for wrong, error in ((-0.1, ValueError), ([0.1, 0.2], TypeError)):
        with pytest.raises(error, match="learning_rate must be"):
            bowl.contraction(wrong)
