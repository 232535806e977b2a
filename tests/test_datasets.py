"""Data sets: shapes, classes, places, and standardisation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit import datasets

GENERATORS = {
    "make_grid": {}, "make_spirals": {}, "make_moons": {},
    "make_circles": {}, "make_blobs": {}}


@pytest.mark.parametrize("name", sorted(GENERATORS))
def test_generators(name):
    make = getattr(datasets, name)
    X, y = make(rng=np.random.default_rng(3))
    again, _ = make(rng=np.random.default_rng(3))
    other, _ = make(rng=np.random.default_rng(4))
    assert X.shape == (len(y), 2) and y.dtype.kind == "i"
    assert set(y) == set(range(y.max() + 1))
    assert_array_equal(X, again)
    assert not np.array_equal(X, other)


@given(st.integers(1, 6), st.integers(1, 5), st.integers(0, 99))
def test_grid_cells_are_pure_and_balanced(cells, n_classes, seed):
    n_classes = min(n_classes, cells ** 2)
    X, y = datasets.make_grid(cells, 3, n_classes,
                              rng=np.random.default_rng(seed))
    assert np.abs(X).max() <= 1
    cell = np.floor((X + 1) * cells / 2).clip(0, cells - 1) @ [cells, 1]
    owners = {c: set(y[cell == c]) for c in np.unique(cell)}
    assert len(owners) == cells ** 2
    assert all(len(classes) == 1 for classes in owners.values())
    counts = np.bincount([min(c) for c in owners.values()],
                         minlength=n_classes)
    assert counts.max() - counts.min() <= 1


def test_one_point_per_cell_is_a_lattice(rng):
    X, _ = datasets.make_grid(2, 1, rng=rng)
    assert_allclose(X, [[-0.5, -0.5], [-0.5, 0.5], [0.5, -0.5], [0.5, 0.5]])


def test_spirals_without_noise_lie_on_their_arm(rng):
    X, y = datasets.make_spirals(60, 3, noise=0, rng=rng)
    radius = np.hypot(*X.T)
    angle = np.arctan2(X[:, 1], X[:, 0]) / (2 * np.pi)
    off = (angle - radius - y / 3) % 1
    assert_allclose(np.minimum(off, 1 - off), 0, atol=1e-12)


def test_scikit_learn_sets():
    X, y = datasets.load_digits()
    assert X.shape == (1797, 64) and set(y) == set(range(10))
    X, y = datasets.load_breast_cancer()
    assert X.shape == (569, 30) and set(y) == {0, 1}


@given(arrays(float, (7, 2), elements=st.floats(-1e3, 1e3)))
def test_standardize(X):
    X[0] += 1e4  # no column is constant
    Z = datasets.standardize(X)
    assert_allclose(Z.mean(axis=0), 0, atol=1e-10)
    assert_allclose(Z.std(axis=0), 1)


@given(st.floats(-1e6, 1e6))
def test_constant_columns_become_zero(value):
    Z = datasets.standardize(np.full((7, 1), value))
    assert_allclose(Z, 0, atol=1e-9)


def test_standardize_like_other_data(rng):
    X, new = rng.standard_normal((2, 20, 3)) * 5 + 2
    assert_allclose(datasets.standardize(new, like=X),
                    (new - X.mean(axis=0)) / X.std(axis=0))


def test_split_loses_nothing(rng):
    X, y = np.arange(20.0).reshape(10, 2), np.arange(10)
    rest, y_rest, part, y_part = datasets.split(X, y, 0.3, rng=rng)
    assert len(part) == 3 and len(rest) == 7
    assert sorted([*y_rest, *y_part]) == list(range(10))
    assert_array_equal(part[:, 0], 2 * y_part)
    assert len(datasets.split(X, y, 0.99, rng=rng)[0]) == 1


@pytest.mark.parametrize("make, message", [
    (lambda rng: datasets.make_grid(1, n_classes=2, rng=rng), "cells² = 1"),
    (lambda rng: datasets.make_grid(0, rng=rng), "cells must be at least 1"),
    (lambda rng: datasets.make_spirals(2, rng=rng), "n_samples must be at"),
    (lambda rng: datasets.make_spirals(noise=-1, rng=rng), "noise"),
    (lambda rng: datasets.make_moons(0, rng=rng), "n_samples"),
    (lambda rng: datasets.standardize([[1.0]], like=[[1.0, 2.0]]), "like"),
    (lambda rng: datasets.split([1, 2], [1, 2], 1, rng=rng), "fraction"),
    (lambda rng: datasets.split([1], [1], rng=rng), "at least 2"),
    (lambda rng: datasets.split([1, 2], [1], rng=rng), "same number"),
])
def test_bad_input_is_named(make, message, rng):
    with pytest.raises(ValueError, match=message):
        make(rng)


def test_without_scikit_learn(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sklearn", None)
    with pytest.raises(ImportError, match="install scikit-learn"):
        datasets.load_digits()
