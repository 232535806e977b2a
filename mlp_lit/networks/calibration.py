"""Tell whether predicted probabilities are honest, and make them so.

Reliability tables tell it, a temperature mends it.

A forecast of 70 % should come true in 70 % of its cases. Softmax makes numbers
that look like probabilities; whether they are to be trusted is a question to
held-out data, and counting answers it.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks import losses

HALVINGS = 60  # more than a float has digits


@dataclass(frozen=True, eq=False)
class Reliability:
    """What was said and what came, bin by bin of the confidence.

    Attributes
    ----------
    count : ndarray of int, shape (bins,)
        Samples whose confidence, the largest probability, lies in the bin.
    expected : ndarray of shape (bins,)
        Sum of their confidences: how many of them should be right.
    hits : ndarray of int, shape (bins,)
        How many are right.
    """

    count: np.ndarray
    expected: np.ndarray
    hits: np.ndarray

    @property
    def confidence(self):
        """Mean confidence of each bin; nan where a bin is empty."""
        return _ratio(self.expected, self.count)

    @property
    def accuracy(self):
        """Share of each bin that is right; nan where a bin is empty."""
        return _ratio(self.hits, self.count)

    @property
    def error(self):
        """Expected calibration error ({eq}`eq-calibration-error`)."""
        gaps = np.abs(self.hits - self.expected)
        return float(gaps.sum() / self.count.sum())


@arrays(P="batch classes")
def reliability(P, y, bins=10):
    """Sort predictions by confidence and count how many are right.

    Parameters
    ----------
    P : array_like of shape (batch, classes), rows of probabilities
    y : array_like of int, shape (batch,), the true classes
    bins : int
        Bin b = 1 … bins holds confidences in ((b − 1)/bins, b/bins].

    Returns
    -------
    Reliability

    Raises
    ------
    TypeError, ValueError
        If P holds no probabilities, or y no classes.

    Examples
    --------
    >>> P = [[0.9, 0.1], [0.9, 0.1], [0.3, 0.7], [0.4, 0.6]]
    >>> table = reliability(P, [0, 1, 1, 1], bins=5)
    >>> table.count, table.hits
    (array([0, 0, 1, 1, 2]), array([0, 0, 1, 1, 1]))
    >>> round(table.error, 3)  # (|1 − 0.6| + |1 − 0.7| + |1 − 1.8|) / 4
    0.375
    """
    validation.check_distributions("P", P)
    y = validation.labels("y", y, *P.shape)
    bins = validation.integer("bins", bins)
    confidence, right = P.max(axis=1), P.argmax(axis=1) == y
    place = np.minimum(np.ceil(confidence * bins), bins).astype(int) - 1
    return Reliability(
        np.bincount(place, minlength=bins),
        np.bincount(place, weights=confidence, minlength=bins),
        np.bincount(place[right], minlength=bins))


@arrays(T="batch classes")
def fit_temperature(T, y):
    """Find the temperature ϑ that makes the cross-entropy of T / ϑ least.

    Guo et al. (2017); {prf:ref}`thm-temperature`. Fit it to held-out data:
    on those that a network was trained on it is nearly always right.

    Parameters
    ----------
    T : array_like of shape (batch, classes), logits
    y : array_like of int, shape (batch,), the true classes

    Returns
    -------
    float
        Above 1 if the logits are too confident, below 1 if too modest.

    Raises
    ------
    ValueError
        If no temperature is best: every sample is classified right, or the
        logits are no better than their mean.

    Examples
    --------
    >>> T = np.log([[0.9, 0.1]] * 4)  # says 0.9, but 3 of 4 are right
    >>> temperature = fit_temperature(T, [0, 0, 0, 1])
    >>> losses.softmax(T / temperature)[0].round(6)
    array([0.75, 0.25])
    """
    y = validation.labels("y", y, *T.shape)
    true = T[np.arange(len(y)), y].mean()
    if T.mean() >= true or T.max(axis=1).mean() <= true:
        raise ValueError("T has no best temperature for y: the true class "
                         "must have a larger logit than the mean of all, "
                         "on average, but not always the largest")
    return 1 / _root(lambda u: _mean_logit(u, T) - true,
                     1 / np.ptp(T, axis=1).max())


def _mean_logit(u, T):
    """Average the logits T under the probabilities softmax(u T)."""
    return (losses.softmax(u * T) * T).sum(axis=1).mean()


def _root(increasing, high):
    """Find where a function that is negative at 0 crosses 0, by halving."""
    low = 0.0
    while increasing(high) < 0:
        low, high = high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if increasing(middle) < 0 else (
            low, middle)
    return high


def _ratio(sums, count):
    return np.divide(sums, count, out=np.full(len(count), np.nan),
                     where=count > 0)
