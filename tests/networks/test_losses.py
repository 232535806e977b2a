"""Every loss: a value by hand, its derivative from values, bad input."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from mlp_lit.calculus import numerical
from mlp_lit.networks import losses

LOGITS = arrays(float, st.tuples(st.integers(1, 5), st.integers(2, 6)),
                elements=st.floats(-20, 20))


def example(name, rng, batch=4, width=3):
    """Outputs and targets that the loss takes, away from its kinks."""
    T = rng.standard_normal((batch, width))
    y = rng.integers(0, width, batch)
    if name == "negative_log_likelihood":
        return losses.log_softmax(T), y
    if name == "cross_entropy":
        return losses.softmax(T), y
    if name == "binary_cross_entropy":
        return T, rng.integers(0, 2, T.shape)
    if name == "softmax_cross_entropy":
        return T, y
    return T, rng.standard_normal(T.shape)


@pytest.mark.parametrize("name", sorted(losses.BY_NAME))
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_backward_against_central_difference(name, reduction, rng):
    loss = losses.BY_NAME[name](reduction=reduction)
    outputs, targets = example(name, rng)
    Y = loss.prepare(targets, outputs.shape, float)
    scale = {"mean": len(outputs), "sum": 1}[reduction]

    # Not through `forward`: it refuses the moved rows of probabilities.
    def value(outputs):
        return loss.per_sample(outputs, Y).sum() / scale

    assert_allclose(loss.forward(outputs, targets), value(outputs))
    assert_allclose(loss.backward(outputs, targets),
                    numerical.gradient(value, outputs, "central"),
                    1e-6, 1e-8)


@pytest.mark.parametrize("name", sorted(losses.BY_NAME))
def test_reductions_agree(name, rng):
    outputs, targets = example(name, rng)
    mean, total, none = (losses.BY_NAME[name](reduction=r)
                         for r in ("mean", "sum", "none"))
    each = none.forward(outputs, targets)
    assert each.shape == (len(outputs),)
    assert_allclose(total.forward(outputs, targets), each.sum())
    assert_allclose(mean.forward(outputs, targets), each.mean())
    assert_allclose(none.backward(outputs, targets),
                    mean.backward(outputs, targets) * len(outputs))


@pytest.mark.parametrize("name", sorted(losses.BY_NAME))
def test_derivative_writes_to_out(name, rng):
    loss = losses.get(name)
    outputs, targets = example(name, rng)
    Y, out = loss.prepare(targets, outputs.shape, float), outputs.copy()
    assert loss.derivative(outputs, Y, out=out) is out
    assert_allclose(out / len(out), loss.backward(outputs, targets))


def test_values_by_hand():
    T, y = np.log([[0.5, 0.25, 0.25]]), [2]
    for loss, outputs in (("softmax_cross_entropy", T + 7),
                          ("negative_log_likelihood", T),
                          ("cross_entropy", np.exp(T))):
        assert_allclose(losses.get(loss).forward(outputs, y), math.log(4))
    assert losses.SquaredError().forward([[1.0, 5.0]], [[3.0, 4.0]]) == 5
    assert losses.AbsoluteError().forward([[1.0, 5.0]], [[3.0, 4.0]]) == 3
    assert_allclose(losses.BinaryCrossEntropy().forward(
        [[math.log(3)]], [1]), math.log(4 / 3))


def test_gradient_of_cross_entropy_by_hand():
    # B12: four classes, y = 2 (here counted from 0), (0, 0, −1/p₂, 0).
    P = [[0.1, 0.2, 0.3, 0.4]]
    assert_allclose(losses.CrossEntropy().backward(P, [2]),
                    [[0, 0, -1 / 0.3, 0]])


def test_the_sheets_example_is_exact():
    T = np.array([[1.0, -10.0, 1000.0]])
    assert_array_equal(losses.softmax(T), [[0, 0, 1]])
    assert_array_equal(losses.log_softmax(T), [[-999, -1010, 0]])


def test_log_softmax_keeps_the_digits_of_a_sure_answer():
    # By hand: log p of the likelier is −log(1 + e⁻ᵍ) = −e⁻ᵍ + e⁻²ᵍ/2 − …
    for gap in (40.0, 300.0, 700.0):
        sure, other = losses.log_softmax(np.array([[0.0, -gap]]))[0]
        assert_allclose(sure, -math.exp(-gap), 1e-14)
        assert other == -gap
    assert_array_equal(losses.log_softmax(np.zeros((1, 4))),
                       np.full((1, 4), -math.log1p(3)))


def test_log_sum_exp_by_hand():
    T = np.array([[math.log(2), math.log(3), 0.0], [1e4, 1e4, -1e4],
                  [-1e4, -1e4, -1e4]])
    assert_allclose(losses.log_sum_exp(T), [
        math.log(6), 1e4 + math.log(2), -1e4 + math.log(3)], 1e-15)


@given(LOGITS)
def test_log_sum_exp_is_a_smooth_maximum(T):
    excess = losses.log_sum_exp(T) - T.max(axis=1)
    assert (excess >= 0).all()
    assert (excess <= math.log(T.shape[1]) + 1e-14).all()
    slope = numerical.gradient(lambda T: losses.log_sum_exp(T).sum(), T)
    assert_allclose(slope, losses.softmax(T), 1e-12, 1e-300)


@given(LOGITS, st.floats(-50, 50))
def test_softmax_is_shift_invariant_and_normalised(T, shift):
    P = losses.softmax(T)
    assert_allclose(P.sum(axis=1), 1)
    assert_allclose(losses.softmax(T + shift), P, 1e-9, 1e-300)
    assert_allclose(np.exp(losses.log_softmax(T)), P, 1e-9, 1e-300)


@given(LOGITS, st.integers(0, 9))
def test_log_softmax_backward(T, seed):
    C = np.random.default_rng(seed).standard_normal(T.shape)
    logP = losses.log_softmax(T)
    expected = numerical.gradient(
        lambda T: (C * losses.log_softmax(T)).sum(), T, "central")
    assert_allclose(losses.log_softmax_backward(C, logP), expected,
                    1e-5, 1e-7)


@given(LOGITS)
def test_the_fused_loss_is_the_layer_followed_by_the_likelihood(T):
    y = np.arange(len(T)) % T.shape[1]
    logP = losses.log_softmax(T)
    nll = losses.NegativeLogLikelihood()
    fused = losses.SoftmaxCrossEntropy()
    assert_allclose(fused.forward(T, y), nll.forward(logP, y), 1e-12)
    through = losses.log_softmax_backward(nll.backward(logP, y), logP)
    assert_allclose(fused.backward(T, y), through, 1e-12, 1e-15)


def test_index_and_one_hot_targets_agree(rng):
    T, y = example("softmax_cross_entropy", rng)
    loss = losses.SoftmaxCrossEntropy()
    assert loss.forward(T, y) == loss.forward(T, losses.one_hot(y, 3))


def test_impossible_class():
    loss = losses.CrossEntropy()
    assert loss.forward([[0.0, 1.0]], [1]) == 0
    assert loss.forward([[0.0, 1.0]], [0]) == math.inf


def test_binary_cross_entropy_does_not_overflow():
    loss = losses.BinaryCrossEntropy(reduction="none")
    assert_array_equal(loss.forward([[1000.0], [-1000.0]], [0, 1]),
                       [1000, 1000])


def test_sign_of_zero_difference_is_zero():
    assert_array_equal(losses.AbsoluteError().backward([[1.0]], [[1.0]]),
                       [[0.0]])


def test_correct():
    T = np.array([[1.0, 2.0], [3.0, 0.0]])
    assert_array_equal(losses.SoftmaxCrossEntropy().correct(
        T, np.array([[0.0, 1.0], [0.0, 1.0]])), [True, False])
    assert_array_equal(losses.BinaryCrossEntropy().correct(
        T[:, :1], np.array([[1.0], [0.0]])), [True, False])
    assert losses.SquaredError().correct(T, T) is None


@pytest.mark.parametrize("outputs, targets, message", [
    ([[1.0, 2.0]], [2], r"targets must lie in 0 … 1"),
    ([[1.0, 2.0]], [0.5], "integer class labels"),
    ([[1.0, 2.0]], [0, 1], r"targets must have shape \(1,\)"),
    ([[1.0, 2.0]], [[0.5, 0.2]], "sum to 1"),
    ([1.0, 2.0], [0], "outputs must have shape"),
    ([[1.0, np.nan]], [0], r"outputs\[0, 1\] is nan"),
    (np.ones((0, 2)), [], "outputs is empty"),
])
def test_bad_input_is_named(outputs, targets, message):
    with pytest.raises((ValueError, TypeError), match=message):
        losses.SoftmaxCrossEntropy().forward(outputs, targets)


def test_more_bad_input():
    with pytest.raises(ValueError, match="outputs must be rows of prob"):
        losses.CrossEntropy().forward([[0.5, 0.6]], [0])
    with pytest.raises(ValueError, match=r"targets\[0, 0\] is 2"):
        losses.BinaryCrossEntropy().forward([[0.0]], [2])
    with pytest.raises(ValueError, match="did you mean 'mean'"):
        losses.SquaredError(reduction="meen")
    with pytest.raises(ValueError, match="did you mean 'squared_error'"):
        losses.get("square_error")
    with pytest.raises(ValueError, match="0 … 2"):
        losses.one_hot([3], 3)
    assert losses.one_hot([1.0], 2).tolist() == [[0, 1]]


def test_the_base_class_leaves_both_to_its_subclasses():
    for method in ("per_sample", "derivative"):
        with pytest.raises(NotImplementedError):
            getattr(losses.Loss(), method)(None, None)
