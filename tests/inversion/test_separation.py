"""Linear separability: exact, by degree, and in every affine basis."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from mlp_lit.inversion import separation

SEEDS = st.integers(0, 2 ** 32 - 1)
XOR = np.array([[0.0, 0], [1, 1], [0, 1], [1, 0]])


def test_xor_by_hand():
    assert not separation.separable(XOR, [0, 0, 1, 1])
    assert separation.separable(XOR, [0, 1, 0, 1])
    # Three of four is the best that a line can do.
    assert separation.linear_accuracy(XOR, [0, 0, 1, 1]) <= 0.75


def test_three_classes_on_a_line():
    # Logits with rising slopes part any intervals; not so if one recurs.
    x = np.arange(6.0)[:, np.newaxis]
    assert separation.separable(x, [0, 0, 1, 1, 2, 2])
    assert separation.linear_accuracy(x, [0, 0, 1, 1, 2, 2]) == 1
    assert not separation.separable(x, [0, 1, 2, 2, 1, 0])


@settings(deadline=None, max_examples=30)
@given(SEEDS, st.integers(2, 4))
def test_labels_of_a_linear_classifier_are_separable(seed, classes):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(30, 3))
    y = (X @ rng.normal(size=(3, classes))).argmax(axis=1)
    if len(np.unique(y)) > 1:
        y = np.unique(y, return_inverse=True)[1]
        assert separation.separable(X, y)


@settings(deadline=None, max_examples=30)
@given(SEEDS)
def test_affine_bases_do_not_matter(seed):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(60, 3)), np.arange(60) % 3
    X[:, 0] += rng.uniform(0, 3) * y
    V = rng.normal(size=(3, 3)) + 3 * np.eye(3)
    if np.linalg.cond(V) < 1e3:
        moved = 100 * X @ V + rng.normal(size=3)
        assert separation.separable(X, y) == separation.separable(moved, y)
        # One sample on a border may be judged otherwise after rounding.
        assert separation.linear_accuracy(X, y) == pytest.approx(
            separation.linear_accuracy(moved, y), abs=1.5 / 60)


def test_agrees_with_a_plain_fit_where_classes_overlap():
    rng = np.random.default_rng(0)
    y = np.arange(400) % 2
    X = rng.normal(size=(400, 2)) + y[:, np.newaxis]
    peer = LogisticRegression(C=np.inf).fit(X, y).score(X, y)
    assert separation.linear_accuracy(X, y) == pytest.approx(peer, abs=0.01)


def test_samples_in_one_place():
    same = np.zeros((4, 2))
    assert separation.linear_accuracy(same, [0, 1, 1, 1]) == 0.75
    assert not separation.separable(same, [0, 1, 1, 1])


@pytest.mark.parametrize("measure", [separation.separable,
                                     separation.linear_accuracy])
def test_bad_input(measure):
    with pytest.raises(ValueError, match="two classes or more"):
        measure(XOR, [0, 0, 0, 0])
    with pytest.raises(ValueError, match="y must have shape"):
        measure(XOR, [0, 1])
    with pytest.raises(ValueError, match="samples must have shape"):
        measure(XOR[0], [0, 1])
    with pytest.raises(TypeError, match="y must hold integer"):
        measure(XOR, [0.5, 1, 0, 1])
