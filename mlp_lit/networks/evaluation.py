"""Evaluate a network on given data: its loss, accuracy and gradient."""

from mlp_lit._validation import targets as prepared
from mlp_lit.networks import losses
from mlp_lit.networks.mlp import MLP


def evaluate(net, X, y, *, loss="softmax_cross_entropy"):
    """Compute mean loss and accuracy of a network on given data.

    Parameters
    ----------
    net, X, y, loss : as in `fit`

    Returns
    -------
    loss : float
    accuracy : float or None
        None where the targets are not classes.

    Examples
    --------
    >>> import numpy as np
    >>> net = MLP((1, 2), rng=np.random.default_rng(0))
    >>> net.parameters[:] = [0, 0, -1, 1]
    >>> loss, accuracy = evaluate(net, [[-5.0], [5.0], [2.0]], [0, 1, 0])
    >>> round(loss, 3), round(accuracy, 3)
    (1.339, 0.667)
    """
    loss = loss_for(net, loss)
    outputs = net.trace(X).A[-1]
    targets = prepared("y", loss, y, outputs.shape, outputs.dtype)
    mean = float(loss.per_sample(outputs, targets).mean())
    return mean, accuracy_of(loss, outputs, targets)


def loss_and_gradient(net, X, y, *, loss="softmax_cross_entropy"):
    """Compute the loss of a batch and its gradient by all parameters.

    Parameters
    ----------
    net, X, y, loss : as in `fit`

    Returns
    -------
    loss : float
    gradient : ndarray of shape (n,), a copy

    Examples
    --------
    >>> import numpy as np
    >>> net = MLP((1, 2), rng=np.random.default_rng(0))
    >>> net.parameters[:] = 0
    >>> loss_and_gradient(net, [[2.0]], [1])[1]
    array([ 0.5, -0.5,  1. , -1. ])
    """
    loss = loss_for(net, loss)
    trace = net.trace(X)
    outputs = trace.A[-1]
    targets = prepared("y", loss, y, outputs.shape, outputs.dtype)
    dZ = loss.backward(outputs, targets)
    gradient = net.backward(dZ, trace).copy()
    return loss.forward(outputs, targets), gradient


def loss_for(net, loss):
    """Return a loss that fits what a network puts out."""
    if not isinstance(net, MLP):
        raise TypeError(f"net must be an MLP, not {net!r}")
    loss = losses.get(loss)
    if loss.takes != "logits":
        raise ValueError(f"loss takes {loss.takes}, but a network puts out "
                         "logits: use 'softmax_cross_entropy'")
    return loss


def accuracy_of(loss, outputs, targets):
    """Compute the share that is right; None where targets are not classes."""
    correct = loss.correct(outputs, targets)
    return None if correct is None else float(correct.mean())
