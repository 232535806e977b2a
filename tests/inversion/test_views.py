"""Views: affine maps into the plane, and what does not change them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from sklearn.decomposition import PCA
from sklearn.linear_model import LinearRegression

from mlp_lit.inversion import views

SEEDS = st.integers(0, 2 ** 32 - 1)


def another_basis(rng, samples):
    d = samples.shape[1]
    V = rng.normal(size=(d, d)) + 3 * np.eye(d)
    return V, rng.normal(size=d)


@given(SEEDS)
def test_principal_agrees_with_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    samples, points = rng.normal(size=(30, 4)) * [4, 2, 1, 0.5], rng.normal(
        size=(5, 4))
    peer = PCA(2).fit(samples)
    ours = views.principal(points, samples)
    assert_allclose(np.abs(ours), np.abs(peer.transform(points)), atol=1e-10)


def test_principal_has_a_sign_of_its_own():
    samples = np.array([[0, 2.0], [0, -2], [1, 0], [-1, 0]])
    assert_allclose(views.principal([[3.0, 5.0]], samples), [[5, 3]])
    assert_allclose(views.principal([[3.0, 5.0]], -samples), [[5, 3]])


@given(SEEDS)
def test_aligned_is_least_squares(seed):
    rng = np.random.default_rng(seed)
    samples, X, points = (rng.normal(size=(20, 5)), rng.normal(size=(20, 2)),
                          rng.normal(size=(6, 5)))
    peer = LinearRegression().fit(samples, X)
    assert_allclose(views.aligned(points, samples, X), peer.predict(points),
                    atol=1e-9)


def test_aligned_by_hand():
    # Three samples on a line; 1 + 2u fits them exactly.
    samples, X = [[0.0], [1.0], [3.0]], [[1.0], [3.0], [7.0]]
    assert_allclose(views.aligned([[2.0]], samples, X), [[5]])


def test_samples_in_one_place():
    same = np.ones((3, 2))
    assert_allclose(views.aligned(same, same, [[1.0], [2.0], [6.0]]), 3)
    assert views.whiten(same).shape == (3, 0)
    with pytest.raises(ValueError, match="samples must differ"):
        views.discriminant(same, same, [0, 1, 2])


@given(SEEDS)
def test_affine_bases_do_not_matter(seed):
    rng = np.random.default_rng(seed)
    y = np.arange(40) % 3
    samples, X = rng.normal(size=(40, 4)) + 2 * np.eye(4)[y], rng.normal(
        size=(40, 2))
    V, c = another_basis(rng, samples)
    if np.linalg.cond(V) < 1e3:
        moved = samples @ V + c
        assert_allclose(views.aligned(moved, moved, X),
                        views.aligned(samples, samples, X), atol=1e-8)
        assert_allclose(views.discriminant(moved, moved, y),
                        views.discriminant(samples, samples, y), atol=1e-6)
        one, other = views.whiten(samples), views.whiten(moved)
        assert_allclose(one @ one.T, other @ other.T, atol=1e-8)


@given(SEEDS)
def test_whitened_samples_are_white(seed):
    samples = np.random.default_rng(seed).normal(size=(9, 3)) @ np.diag(
        [1, 10, 100])
    white = views.whiten(samples)
    assert_allclose(white.mean(axis=0), 0, atol=1e-10)
    assert_allclose(white.T @ white / 9, np.eye(3), atol=1e-10)


def test_directions_without_extent_are_left_out():
    samples = np.array([[0.0, 1, 0], [2, 1, 2], [4, 1, 4], [1, 1, 1]])
    assert views.whiten(samples).shape == (4, 1)


def test_discriminant_puts_classes_at_corners():
    rng = np.random.default_rng(0)
    y = np.arange(300) % 3
    samples = rng.normal(size=(300, 5)) + 6 * np.eye(5)[y]
    seen = views.discriminant(samples, samples, y)
    means = np.array([seen[y == k].mean(axis=0) for k in range(3)])
    corners = np.array([[0, 1], [-0.866, -0.5], [0.866, -0.5]])
    directions = means / np.linalg.norm(means, axis=1, keepdims=True)
    assert_allclose(directions, corners, atol=0.1)


def test_discriminant_needs_three_classes():
    with pytest.raises(ValueError, match="three classes or more, not 2"):
        views.discriminant(np.eye(4), np.eye(4), [0, 1, 0, 1])


def test_bad_input():
    with pytest.raises(ValueError, match="samples must have shape"):
        views.principal([[1.0, 2.0]], [[1.0], [2.0]])
    with pytest.raises(ValueError, match="X must have shape"):
        views.aligned([[1.0]], [[1.0], [2.0]], [[1.0]])


@pytest.mark.parametrize("corners", [
    [[0, 1], [-0.75 ** 0.5, -0.5], [0.75 ** 0.5, -0.5]],
    [[0, 1], [-1, 0], [0, -1], [1, 0]],
    [[np.sin(-a), np.cos(a)] for a in 2 * np.pi * np.arange(5) / 5]])
def test_the_means_of_classes_lie_as_near_to_a_polygon_as_they_can(corners):
    corners = np.array(corners)
    rng, classes = np.random.default_rng(0), len(corners)
    y = np.arange(60 * classes) % classes
    centres = 6 * rng.normal(size=(classes, 4))
    shown = views.discriminant(*[centres[y] + rng.normal(
        size=(len(y), 4))] * 2, y)
    means = np.array([shown[y == k].mean(axis=0) for k in range(classes)])
    # Turned by any angle, or reflected, they would fit the corners less:
    # this is so if the product is symmetric without negative eigenvalues.
    product = (means - means.mean(axis=0)).T @ corners
    assert_allclose(product, product.T, atol=1e-9)
    assert np.linalg.eigvalsh(product).min() > 0
