"""Measure losses, and differentiate them by what a network puts out.

A loss turns "how wrong?" into one number that can go downhill. Over the
outputs of a sample it is always summed; over the batch it is reduced as its
`reduction` says: "mean" (the default), "sum", or "none".
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks.activations import Sigmoid

REDUCTIONS = ("mean", "sum", "none")


def log_softmax(T):
    """Compute log softmax(T) of each row, to the last digits.

    Neither does it overflow, nor does it lose a log-probability near 0.

    Parameters
    ----------
    T : ndarray of shape (batch, classes), the logits

    Returns
    -------
    ndarray of the same shape
        t − max t − log Σ exp(t − max t) ({eq}`eq-log-softmax-stable`); each
        row of its exp sums to 1.

    Examples
    --------
    >>> log_softmax(np.array([[1.0, -10.0, 1000.0]]))
    array([[ -999., -1010.,     0.]])
    >>> log_softmax(np.array([[50.0, 0.0]]))[0, 0]  # −log(1 + e⁻⁵⁰)
    np.float64(-1.9287498479639178e-22)
    """
    first = T.argmax(axis=-1, keepdims=True)
    shifted = T - np.take_along_axis(T, first, axis=-1)
    others = np.exp(shifted)
    # The largest adds a 1, next to which small terms would be rounded away.
    np.put_along_axis(others, first, 0, axis=-1)
    return shifted - np.log1p(others.sum(axis=-1, keepdims=True))


def log_sum_exp(T):
    """Compute log Σ_j exp t_j of each row, without overflow.

    A smooth maximum: it exceeds the largest entry by at most the logarithm
    of their number ({prf:ref}`thm-lse`), and its gradient is the softmax.

    Parameters
    ----------
    T : ndarray of shape (batch, classes)

    Returns
    -------
    ndarray of shape (batch,)

    Examples
    --------
    >>> log_sum_exp(np.array([[1000.0, 1000.0], [3.0, -500.0]])).round(4)
    array([1000.6931,    3.    ])
    """
    # t − log p is the same for every class; the largest loses no digits.
    first = T.argmax(axis=-1, keepdims=True)
    return np.take_along_axis(T - log_softmax(T), first, axis=-1)[..., 0]


def log_softmax_backward(dlogP, logP):
    """Compute dT = dlogP − softmax(T) Σ_k dlogP_k, row by row.

    Parameters
    ----------
    dlogP : ndarray, derivative of the loss by the log-probabilities
    logP : ndarray of the same shape, the output of `log_softmax`

    Examples
    --------
    >>> logP = np.log(np.array([[0.25, 0.75]]))
    >>> log_softmax_backward(np.array([[-1.0, 0.0]]), logP)
    array([[-0.75,  0.75]])
    """
    return dlogP - np.exp(logP) * dlogP.sum(axis=-1, keepdims=True)


def softmax(T, out=None):
    """Compute exp(t_i) / Σ_j exp(t_j) of each row, without overflow.

    Parameters
    ----------
    T : ndarray of shape (batch, classes), the logits
    out : ndarray of the same shape, optional (may be T itself)

    Examples
    --------
    >>> softmax(np.array([[1.0, -10.0, 1000.0]]))
    array([[0., 0., 1.]])
    """
    largest = np.maximum.reduce(T, axis=-1, keepdims=True)
    P = np.exp(np.subtract(T, largest, out=out), out=out)
    P /= np.add.reduce(P, axis=-1, keepdims=True)
    return P


def one_hot(y, n_classes, dtype=float):
    """Make indicator rows: Y[i, y[i]] = 1, all else 0.

    Parameters
    ----------
    y : array_like of shape (batch,), labels 0 … n_classes − 1
    n_classes : int

    Raises
    ------
    ValueError
        If a label is out of range.

    Examples
    --------
    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    n_classes = validation.integer("n_classes", n_classes)
    y = validation.labels("y", y, len(y), n_classes)
    Y = np.zeros((len(y), n_classes), dtype)
    Y[np.arange(len(y)), y] = 1
    return Y


class Loss:
    """A loss of outputs against targets; subclass to add one.

    A subclass gives `per_sample`, `derivative` and, where targets are more
    than an array of the outputs' shape, `prepare`.

    Parameters
    ----------
    reduction : {"mean", "sum", "none"}
        Over the batch.

    Attributes
    ----------
    takes : str
        What the outputs have to be. Networks put out anything, "logits";
        a loss of "probabilities" is no loss for them as they stand.
    """

    takes = "logits"

    def __init__(self, reduction="mean"):
        self.reduction = validation.choice(
            "reduction", reduction, REDUCTIONS)

    @arrays(outputs="batch outputs")
    def forward(self, outputs, targets):
        """Compute the loss: a number, or an array (batch,) without reduction.

        Raises
        ------
        TypeError, ValueError
            If outputs or targets are not what this loss takes.
        """
        targets = self.prepare(targets, outputs.shape, outputs.dtype)
        losses = self.per_sample(outputs, targets)
        if self.reduction == "none":
            return losses
        total = losses.sum()
        return float(total / self.weight(len(losses)))

    @arrays(outputs="batch outputs")
    def backward(self, outputs, targets):
        """Differentiate the (summed or mean) loss by the outputs.

        With reduction "none", row i is the derivative of sample i's loss.
        """
        targets = self.prepare(targets, outputs.shape, outputs.dtype)
        return self.derivative(outputs, targets) / self.weight(len(outputs))

    def weight(self, batch_size):
        """Return what the sum over the batch is divided by."""
        return batch_size if self.reduction == "mean" else 1

    def prepare(self, targets, shape, dtype):
        """Return targets as an array of the outputs' shape, checked."""
        if np.ndim(targets) == 1 and shape[1] == 1:
            targets = np.reshape(targets, (-1, 1))
        return validation.array("targets", targets, shape, dtype)

    def per_sample(self, outputs, targets):
        """Compute the loss of each sample, (batch,); nothing is checked."""
        raise NotImplementedError

    def derivative(self, outputs, targets, out=None):
        """Differentiate the summed loss; nothing is checked."""
        raise NotImplementedError

    def correct(self, outputs, targets):
        """Tell which samples are classified right, (batch,) of bool.

        None where the targets are not classes.
        """
        return None

    def __repr__(self):
        return f"{type(self).__name__}(reduction={self.reduction!r})"


class ClassLoss(Loss):
    """A loss against classes: by index (batch,) or one-hot (batch, K)."""

    def prepare(self, targets, shape, dtype):
        if np.ndim(targets) == 1:
            y = validation.labels("targets", targets, *shape)
            return one_hot(y, shape[1], dtype)
        if np.shape(targets) != shape:
            raise ValueError(
                f"targets must be labels of shape ({shape[0]},) or rows of "
                f"shape {shape}, not of shape {np.shape(targets)}")
        return validation.array("targets", targets, shape, dtype)

    def correct(self, outputs, targets):
        return outputs.argmax(axis=1) == targets.argmax(axis=1)


class SoftmaxCrossEntropy(ClassLoss):
    """−Σ_j Y_j log softmax(T)_j from logits T, with derivative P − Y.

    The derivative takes each row of Y to sum to one, as one-hot rows and
    distributions do.

    Examples
    --------
    >>> loss = SoftmaxCrossEntropy()
    >>> round(loss.forward([[0.0, 0.0]], [1]), 4)
    0.6931
    >>> loss.backward([[0.0, 0.0]], [1])
    array([[ 0.5, -0.5]])
    """

    def per_sample(self, outputs, targets):
        return -(targets * log_softmax(outputs)).sum(axis=-1)

    def derivative(self, outputs, targets, out=None):
        P = softmax(outputs, out=out)
        P -= targets
        return P

    def prepare(self, targets, shape, dtype):
        if shape[1] == 1:
            raise ValueError(
                "softmax_cross_entropy needs an output per class, at least "
                "2, but there is 1; for two classes with one output use "
                "binary_cross_entropy")
        Y = super().prepare(targets, shape, dtype)
        validation.check_distributions("targets", Y)
        return Y


class NegativeLogLikelihood(ClassLoss):
    """−Σ_j Y_j logp_j from log-probabilities, with derivative −Y.

    With class indices this is −logp[y], the form to implement.

    Examples
    --------
    >>> loss = NegativeLogLikelihood()
    >>> round(loss.forward(np.log([[0.25, 0.75]]), [1]), 4)
    0.2877
    """

    takes = "log-probabilities"

    def per_sample(self, outputs, targets):
        return -(targets * outputs).sum(axis=1)

    def derivative(self, outputs, targets, out=None):
        return np.negative(targets, out=out)


class CrossEntropy(ClassLoss):
    """−Σ_j Y_j log p_j from probabilities, with derivative −Y / P.

    Terms with Y_j = 0 count as 0, even where p_j = 0.

    Examples
    --------
    >>> CrossEntropy().backward([[0.2, 0.5, 0.3]], [1])
    array([[-0., -2., -0.]])
    """

    takes = "probabilities"

    def forward(self, outputs, targets):
        validation.check_distributions("outputs", validation.array(
            "outputs", outputs, ("batch", "outputs")))
        return super().forward(outputs, targets)

    def per_sample(self, outputs, targets):
        # An impossible class that occurs costs infinity: that is its loss.
        with np.errstate(divide="ignore"):
            logP = np.log(np.where(targets == 0, 1, outputs))
        return -(targets * logP).sum(axis=1)

    def derivative(self, outputs, targets, out=None):
        with np.errstate(divide="ignore"):
            safe = np.where(targets == 0, 1, outputs)
            return np.divide(-targets, safe, out=out)


class SquaredError(Loss):
    """Σ_j (ŷ_j − y_j)², a sum without ½, with derivative 2 (ŷ − y).

    Examples
    --------
    >>> SquaredError().forward([[1.0, 2.0], [0.0, 0.0]], np.zeros((2, 2)))
    2.5
    """

    def per_sample(self, outputs, targets):
        return np.square(outputs - targets).sum(axis=1)

    def derivative(self, outputs, targets, out=None):
        difference = np.subtract(outputs, targets, out=out)
        return np.multiply(difference, 2, out=out)


class AbsoluteError(Loss):
    """Σ_j |ŷ_j − y_j|, with derivative sign(ŷ − y), and sign(0) = 0.

    Examples
    --------
    >>> AbsoluteError().backward([[1.0, 2.0, 3.0]], [[2.0, 2.0, 2.0]])
    array([[-1.,  0.,  1.]])
    """

    def per_sample(self, outputs, targets):
        return np.abs(outputs - targets).sum(axis=1)

    def derivative(self, outputs, targets, out=None):
        return np.sign(np.subtract(outputs, targets, out=out), out=out)


class BinaryCrossEntropy(Loss):
    """−y log σ(t) − (1 − y) log(1 − σ(t)) from logits, derivative σ(t) − y.

    Each output is a question of its own with answer 0 or 1 (or a probability
    between). Computed as max(t, 0) − t y + log(1 + e^−|t|).

    Examples
    --------
    >>> round(BinaryCrossEntropy().forward([[0.0]], [[1.0]]), 4)
    0.6931
    >>> BinaryCrossEntropy().forward([[-1000.0]], [1])
    1000.0
    """

    def prepare(self, targets, shape, dtype):
        targets = super().prepare(targets, shape, dtype)
        wrong = (targets < 0) | (targets > 1)
        if wrong.any():
            i = tuple(int(k) for k in np.argwhere(wrong)[0])
            raise ValueError("targets must lie in [0, 1], but "
                             f"targets[{i[0]}, {i[1]}] is {targets[i]}")
        return targets

    def per_sample(self, outputs, targets):
        tail = np.log1p(np.exp(-np.abs(outputs)))
        return (np.maximum(outputs, 0) - outputs * targets + tail).sum(axis=1)

    def derivative(self, outputs, targets, out=None):
        probability = Sigmoid().forward(outputs)
        return np.subtract(probability, targets, out=out)

    def correct(self, outputs, targets):
        return ((outputs > 0) == (targets > 0.5)).all(axis=1)


BY_NAME = {
    "softmax_cross_entropy": SoftmaxCrossEntropy,
    "negative_log_likelihood": NegativeLogLikelihood,
    "cross_entropy": CrossEntropy,
    "squared_error": SquaredError,
    "absolute_error": AbsoluteError,
    "binary_cross_entropy": BinaryCrossEntropy,
}


def get(loss):
    """Return a loss by its name (see `BY_NAME`), or the object itself.

    Raises
    ------
    ValueError
        If the name is unknown; the message proposes the nearest.

    Examples
    --------
    >>> get("squared_error")
    SquaredError(reduction='mean')
    """
    return validation.named("loss", loss, BY_NAME, Loss)
