"""Measure and predict how far a batch's gradient errs, and what that costs."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks.evaluation import loss_and_gradient
from mlp_lit.networks.run import SAMPLINGS


def sample_gradients(net, X, y, *, loss="softmax_cross_entropy"):
    """Compute the gradient of each sample's loss; their mean is the whole one.

    Parameters
    ----------
    net, X, y, loss : as in `mlp_lit.fit`

    Returns
    -------
    ndarray of shape (N, n)
        A row per sample, a column per parameter.

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((1, 1), rng=np.random.default_rng(0))
    >>> net.parameters[:] = 0
    >>> sample_gradients(net, [[1.0], [2.0]], [[3.0], [1.0]],
    ...                  loss="squared_error")
    array([[-6., -6.],
           [-2., -4.]])
    """
    X = validation.array("X", X, ("N", net.sizes[0]))
    y = np.asarray(y)
    if y.shape[:1] != X.shape[:1]:
        raise ValueError(f"y must have {len(X)} samples, as X has, but its "
                         f"shape is {y.shape}")
    return np.array([
        loss_and_gradient(net, X[n:n + 1], y[n:n + 1], loss=loss)[1]
        for n in range(len(X))])


@arrays(gradients="N n")
def gradient_variance(gradients):
    """Compute σ², the mean squared distance of the rows from their mean.

    The definition is {eq}`eq-gradient-variance`.

    Parameters
    ----------
    gradients : array_like of shape (N, n)

    Returns
    -------
    float

    Examples
    --------
    >>> gradient_variance([[1.0, 0.0], [3.0, 0.0], [2.0, 3.0]])
    2.6666666666666665
    """
    deviations = gradients - gradients.mean(axis=0)
    return float((deviations ** 2).sum(axis=1).mean())


def batch_variance(variance, samples, batch_size, sampling="shuffle"):
    """Predict the squared error of a batch's gradient ({prf:ref}`thm-noise`).

    Parameters
    ----------
    variance : float
        σ² ≥ 0 of a single sample.
    samples, batch_size : int
        N and B ≤ N; with replacement B may be larger.
    sampling : {"shuffle", "replacement"}
        Without or with replacement, as in `mlp_lit.fit`.

    Returns
    -------
    float

    Examples
    --------
    >>> batch_variance(6.0, 5, 2, "replacement"), batch_variance(6.0, 5, 2)
    (3.0, 2.25)
    >>> batch_variance(6.0, 5, 5)
    0.0
    """
    variance = validation.real("variance", variance, 0)
    N = validation.integer("samples", samples)
    B = validation.integer("batch_size", batch_size)
    if validation.choice("sampling", sampling, SAMPLINGS) == "replacement":
        return variance / B
    if B > N:
        raise ValueError(f"batch_size must be at most {N} (samples), not {B}")
    return variance / B * (N - B) / max(N - 1, 1)


@arrays(curvatures="n", variances="n")
def noise_floor(learning_rate, curvatures, variances):
    """Predict the height above the minimum that SGD keeps for ever.

    For a quadratic loss and noise that does not depend on θ
    ({prf:ref}`thm-floor`).

    Parameters
    ----------
    learning_rate : float
        0 < η < 2 / λ for each λ.
    curvatures : array_like of shape (n,)
        Eigenvalues λ > 0 of the second derivatives.
    variances : array_like of shape (n,)
        Variance of the batch's gradient along each eigenvector.

    Returns
    -------
    float

    Examples
    --------
    >>> noise_floor(0.5, [1.0, 2.0], [0.3, 0.4])
    0.15
    """
    if curvatures.min() <= 0 or variances.min() < 0:
        raise ValueError("curvatures must be positive and variances not "
                         f"negative, not {curvatures} and {variances}")
    rate = validation.real("learning_rate", learning_rate, 0,
                           2 / curvatures.max(), True, True)
    return float((rate * variances / (2 * (2 - rate * curvatures))).sum())
