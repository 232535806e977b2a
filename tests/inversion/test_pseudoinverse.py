"""Pseudoinverses: by hand, against NumPy, and by their properties."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.inversion import pseudoinverse
from mlp_lit.inversion.pseudoinverse import RankWarning
from mlp_lit.networks import linear

SIZES = st.tuples(st.integers(1, 6), st.integers(1, 6))


def quietly(f, *args, **kwargs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RankWarning)
        return f(*args, **kwargs)


def of_rank(rank, shape, seed):
    """A random matrix whose singular values are 1 … rank, then 0."""
    rng = np.random.default_rng(seed)
    Q_0 = np.linalg.qr(rng.normal(size=(shape[0], rank)))[0]
    Q_1 = np.linalg.qr(rng.normal(size=(shape[1], rank)))[0]
    return Q_0 * np.arange(1, rank + 1) @ Q_1.T


def conditioned(kappa, shape=(5, 3), seed=0):
    """A random matrix with this condition number."""
    rng = np.random.default_rng(seed)
    Q_0 = np.linalg.qr(rng.normal(size=shape))[0]
    Q_1 = np.linalg.qr(rng.normal(size=(shape[1], shape[1])))[0]
    return Q_0 * np.geomspace(1, 1 / kappa, shape[1]) @ Q_1.T


# pinv

def test_pinv_by_hand():
    # A row w: its pseudoinverse is the column w / |w|².
    assert_allclose(pseudoinverse.pinv([[1.0, 2.0]]), [[0.2], [0.4]])
    with pytest.warns(RankWarning):
        V = pseudoinverse.pinv([[1.0, -1.0], [0.0, 0.0]])
    assert_allclose(V, [[0.5, 0], [-0.5, 0]], atol=1e-16)


@given(SIZES, st.integers(0, 2 ** 32 - 1), st.integers(1, 6))
def test_pinv_is_numpys_and_meets_penrose(shape, seed, rank):
    W = of_rank(min(rank, *shape), shape, seed)
    V = quietly(pseudoinverse.pinv, W)
    assert_allclose(V, np.linalg.pinv(W, rcond=1e-12), atol=1e-12)
    assert pseudoinverse.penrose(W, V).max() < 1e-12


@given(SIZES, st.integers(0, 2 ** 32 - 1), st.integers(1, 6))
def test_pinv_of_a_pinv_and_of_a_transpose(shape, seed, rank):
    W = of_rank(min(rank, *shape), shape, seed)
    V = quietly(pseudoinverse.pinv, W)
    assert_allclose(quietly(pseudoinverse.pinv, V), W, atol=1e-11)
    assert_allclose(quietly(pseudoinverse.pinv, W.T), V.T, atol=1e-12)


def test_pinv_keeps_the_dtype_and_its_own_digits():
    W = of_rank(2, (4, 3), 0).astype(np.float32)
    with pytest.warns(RankWarning, match="rank 2, not 3"):
        V = pseudoinverse.pinv(W)
    assert V.dtype == np.float32
    assert pseudoinverse.penrose(W, V).max() < 1e-5
    assert pseudoinverse.pinv([[2, 0], [0, 4]]).dtype == np.float64


def test_pinv_with_a_tolerance_of_its_own():
    W = np.diag([1.0, 1e-3])
    with pytest.warns(RankWarning, match="rank 1, not 2"):
        V = pseudoinverse.pinv(W, rtol=1e-2)
    assert_allclose(V, np.diag([1.0, 0]))
    assert pseudoinverse.rank(W, rtol=1e-2) == 1
    assert pseudoinverse.rank(W) == 2
    for wrong in (-1e-3, 1.0, np.inf):
        with pytest.raises(ValueError, match="rtol must be"):
            pseudoinverse.pinv(W, rtol=wrong)


# Degenerate weights

@pytest.mark.parametrize("W, says", [
    (np.zeros((2, 3)), r"\(2, 3\) is zero: rank 0, condition number inf"),
    (np.zeros((1, 1)), "zero"),
    ([[1.0, -1.0], [0.0, 0.0]],
     r"rank 1, not 2 \(condition number inf\): 1 of 2"),
    (of_rank(1, (4, 3), 0), r"rank 1, not 3 .*: 2 of 3 directions"),
    (np.diag([1.0, 1e-20]), r"rank 1, not 2 \(condition number 1e\+20\)"),
    (np.diag([1.0, 1e-10]),
     r"rank 2 but condition number 1e\+10: .* about 6 digits")])
def test_degenerate_weights_are_announced(W, says):
    with pytest.warns(RankWarning, match=says):
        V = pseudoinverse.pinv(W)
    assert np.isfinite(V).all()


def test_the_warning_points_at_the_caller():
    W, b = conditioned(5e7, (3, 3)), np.zeros(3)
    with pytest.warns(RankWarning) as caught:
        pseudoinverse.pinv(10 * conditioned(1e9))
        pseudoinverse.left_inverse(W)
        pseudoinverse.right_inverse(W)
        pseudoinverse.backproject_layer(
            np.ones((1, 3)), conditioned(1e9, (3, 3)), b)
    assert len(caught) == 4
    assert all("test_pseudoinverse" in one.filename for one in caught)


def test_good_weights_are_not():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pseudoinverse.pinv(conditioned(1e7))
        pseudoinverse.left_inverse(conditioned(1e3))
        pseudoinverse.pinv(1e-200 * np.eye(2))  # small is not degenerate


def test_what_overflows_is_refused():
    with pytest.raises(ValueError, match="singular values of W must be fin"):
        pseudoinverse.pinv([[1e-310]])


@pytest.mark.parametrize("wrong", [[[np.nan]], np.ones(3), [[]], "W"])
def test_bad_weights_are_refused(wrong):
    for f in (pseudoinverse.pinv, pseudoinverse.rank,
              pseudoinverse.condition_number, pseudoinverse.left_inverse,
              pseudoinverse.right_inverse, pseudoinverse.projections):
        with pytest.raises((ValueError, TypeError), match="W "):
            f(wrong)


# condition_number, rank, penrose

def test_condition_number_is_numpys(rng):
    for shape in ((4, 3), (3, 5), (2, 2)):
        W = rng.normal(size=shape)
        assert_allclose(pseudoinverse.condition_number(W), np.linalg.cond(W))
    assert pseudoinverse.condition_number(np.zeros((2, 2))) == np.inf


def test_rank_is_numpys():
    for rank in (1, 2, 3):
        W = of_rank(rank, (5, 3), rank)
        assert pseudoinverse.rank(W) == rank == np.linalg.matrix_rank(W)
    assert pseudoinverse.rank(np.zeros((2, 2))) == 0


def test_each_condition_of_penrose_can_fail_alone():
    # (W, V) that meet three of the four: which one fails is the index.
    N = np.array([[0.0, 1], [0, 0]])
    pairs = [(np.eye(2), np.zeros((2, 2))), (np.zeros((2, 2)), np.eye(2)),
             (np.array([[1.0], [0]]), np.array([[1.0, 1]])),
             (np.array([[1.0, 0]]), np.array([[1.0], [1]]))]
    for index, (W, V) in enumerate(pairs):
        assert (pseudoinverse.penrose(W, V) > 0).nonzero()[0] == [index]
    assert_array_equal(pseudoinverse.penrose(N, N.T), np.zeros(4))
    with pytest.raises(ValueError, match="V must have shape"):
        pseudoinverse.penrose(np.ones((2, 3)), np.ones((2, 3)))


# One-sided inverses

@given(st.integers(1, 4), st.integers(0, 3), st.integers(0, 2 ** 32 - 1))
def test_one_sided_inverses(m, more, seed):
    W = of_rank(m, (m + more, m), seed)
    V = pseudoinverse.left_inverse(W)
    assert_allclose(V @ W, np.eye(m), atol=1e-10)
    assert_allclose(V, pseudoinverse.pinv(W), atol=1e-10)
    U = pseudoinverse.right_inverse(W.T)
    assert_allclose(W.T @ U, np.eye(m), atol=1e-10)
    assert_allclose(U, V.T, atol=1e-10)


def test_dependent_columns_and_rows_are_refused():
    with pytest.raises(ValueError, match="independent columns for a left "
                       "inverse, but of 2 only 1 are"):
        pseudoinverse.left_inverse([[1.0, -1.0], [0.0, 0.0]])
    with pytest.raises(ValueError, match="columns"):
        pseudoinverse.left_inverse(np.ones((2, 3)))
    with pytest.raises(ValueError, match="independent rows for a right "
                       "inverse, but of 3 only 1 are"):
        pseudoinverse.right_inverse(np.ones((3, 2)))


def test_squared_condition_numbers():
    # Läuchli's matrix: independent columns, but 1 + 1e-20 is 1.
    W = np.array([[1.0, 1], [1e-10, 0], [0, 1e-10]])
    with pytest.warns(RankWarning, match="condition number 1.4e.10"):
        with pytest.raises(ValueError, match="1.4e.10, too large"):
            pseudoinverse.left_inverse(W)
    with pytest.warns(RankWarning, match="about 8 digits"):
        pseudoinverse.left_inverse(conditioned(10 ** 4.05))
    with pytest.warns(RankWarning, match="about 0 digits"):
        pseudoinverse.right_inverse(conditioned(1e8).T)


# projections

@given(SIZES, st.integers(0, 2 ** 32 - 1), st.integers(1, 6))
def test_projections_are_products_and_nearest_points(shape, seed, rank):
    W = of_rank(min(rank, *shape), shape, seed)
    V = quietly(pseudoinverse.pinv, W)
    P_in, P_out = pseudoinverse.projections(W)
    assert_allclose(P_in, W @ V, atol=1e-12)
    assert_allclose(P_out, V @ W, atol=1e-12)
    x = np.random.default_rng(seed).normal(size=shape[0])
    nearest = W @ np.linalg.lstsq(W, x, rcond=1e-12)[0]
    assert_allclose(x @ P_in, nearest, atol=1e-11)


def test_projections_of_nothing():
    P_in, P_out = pseudoinverse.projections(np.zeros((3, 2)))
    assert_array_equal(P_in, np.zeros((3, 3)))
    assert_array_equal(P_out, np.zeros((2, 2)))


# backproject_layer

def test_backproject_layer_by_hand():
    # h = (3, 0), b = (1, 2): (h − b) W⁻¹ = (2, −2) W⁻¹, W = [[1, 1], [0, 2]].
    found = pseudoinverse.backproject_layer(
        [[3.0, 0.0]], [[1.0, 1.0], [0.0, 2.0]], [1.0, 2.0])
    assert_allclose(found, [[2.0, -2.0]])


def test_where_all_neurons_are_on_the_input_returns(rng):
    X, W = rng.normal(size=(6, 3)), rng.normal(size=(3, 5))
    b = 20 + rng.normal(size=5)
    Z = linear.forward(X, W, b)
    assert (Z > 0).all()
    assert_allclose(pseudoinverse.backproject_layer(Z, W, b), X, atol=1e-12)


def test_bad_layers_are_refused():
    with pytest.raises(ValueError, match="A must have shape"):
        pseudoinverse.backproject_layer(np.ones((2, 3)), np.eye(2),
                                        np.zeros(2))
    with pytest.raises(ValueError, match="b must have shape"):
        pseudoinverse.backproject_layer(np.ones((2, 2)), np.eye(2),
                                        np.zeros(3))
