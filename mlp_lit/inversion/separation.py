"""Ask whether hyperplanes can part the classes.

A last layer can only cut with these: the layers below must deliver. How far
the classes have come apart is asked of the best linear classifier, and no
affine change of basis can change the answer.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.inversion.views import whiten

# So weak a penalty that it decides nothing where the classes overlap, and
# keeps the weights finite where they do not.
INVERSE_PENALTY = 1e4


def linear_accuracy(samples, y):
    """Measure the share of samples that logistic regression gets right.

    Softmax regression of scikit-learn, fitted to these same samples with
    hardly any penalty. The samples are whitened, so that the answer does not
    depend on their affine basis ({prf:ref}`thm-back-separable`).

    Parameters
    ----------
    samples : array_like of shape (n, d)
    y : array_like of int, shape (n,)
        Two classes at least.

    Returns
    -------
    float
        What some linear classifier reaches: 1 proves that the classes are
        linearly separable.

    Examples
    --------
    >>> linear_accuracy([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    1.0
    >>> linear_accuracy([[0.0], [1.0], [2.0], [3.0]], [0, 1, 1, 0])
    0.5
    """
    from sklearn.linear_model import LogisticRegression

    white, y = _whitened(samples, y)
    if not white.size:  # all in one place: one answer for all
        return float(np.bincount(y).max() / len(y))
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=2000)
    return float(model.fit(white, y).score(white, y))


def separable(samples, y):
    """Tell whether some linear classifier gets every sample right.

    Exact, up to rounding: weights and biases by which each sample's own
    class leads all others by 1 are looked for by a linear programme.

    Parameters
    ----------
    samples : array_like of shape (n, d)
    y : array_like of int, shape (n,)
        Two classes at least.

    Returns
    -------
    bool

    Examples
    --------
    >>> corners = [[0, 0], [1, 1], [0, 1], [1, 0]]
    >>> separable(corners, [0, 1, 0, 1]), separable(corners, [0, 0, 1, 1])
    (True, False)
    """
    from scipy.optimize import linprog

    white, y = _whitened(samples, y)
    X1 = np.hstack([np.ones((len(white), 1)), white])
    lead = np.concatenate([_lead(X1[y == k], k, j, y.max() + 1)
                           for k in np.unique(y) for j in np.unique(y)
                           if j != k])
    answer = linprog(np.zeros(lead.shape[1]), A_ub=-lead,
                     b_ub=-np.ones(len(lead)), bounds=(None, None))
    return answer.status == 0


def _lead(X1, k, j, classes):
    """Write how much logit k leads logit j, as rows for all weights."""
    rows = np.zeros((len(X1), classes, X1.shape[1]))
    rows[:, k], rows[:, j] = X1, -X1
    return rows.reshape(len(X1), -1)


@arrays(float, samples="n d")
def _whitened(samples, y):
    """Return the samples in a basis of their own, and the labels, checked."""
    y = validation.labels("y", y, len(samples), len(samples))
    if len(np.unique(y)) < 2:
        raise ValueError("y must have two classes or more, but all its "
                         f"labels are {y[0]}")
    return whiten(samples), y
