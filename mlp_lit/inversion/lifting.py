"""Make every layer of a network square, so that it can be undone.

A plane that is given more room before it enters a network loses nothing. A
layer with more neurons than inputs bends its inputs into dimensions that
they do not have. The lift adds them: every layer becomes a square matrix.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks.mlp import MLP


@arrays(float, W="d m")
def complete(W):
    """Complete W to a square matrix, in its upper left ({eq}`eq-back-lift`).

    A wide W gets rows that are orthogonal to its rows and to each other, a
    tall one such columns, all of the mean length of what a unit vector
    becomes: the root mean square of the singular values. So the condition
    number stays, and complete(c W) = c complete(W).

    Parameters
    ----------
    W : array_like of shape (d, m)

    Returns
    -------
    ndarray of shape (max(d, m), max(d, m))
        Invertible if W has full rank.

    Examples
    --------
    >>> np.abs(complete([[3.0, 4.0]])).round(12)
    array([[3., 4.],
           [4., 3.]])
    """
    d, m = W.shape
    Q_0, _, Q_1_T = np.linalg.svd(W)
    if d > m:
        return np.hstack([W, _length(W) * Q_0[:, m:]])
    return np.vstack([W, _length(W) * Q_1_T[d:]])


def _length(W):
    """Return the root mean square singular value; 1 for a zero matrix."""
    return np.linalg.norm(W) / np.sqrt(min(W.shape)) or 1.0


def lift(net, *, completion=complete):
    """Make a network's layers square matrices, all of its largest width.

    Parameters
    ----------
    net : MLP
    completion : callable
        Makes a W square, with W in its upper left corner.

    Returns
    -------
    list of pairs (W, b)
        Of shapes (m_max, m_max) and (m_max,). What a layer does not use is
        stretched by the root mean square of its singular values and gets
        the bias 0 ({eq}`eq-back-lift-pad`).

    Examples
    --------
    >>> net = MLP((1, 2, 3), rng=np.random.default_rng(0))
    >>> [W.shape for W, b in lift(net)]
    [(3, 3), (3, 3)]
    """
    validation.instance("net", net, MLP, "an MLP")
    size = max(net.sizes)
    lifted = []
    for layer in net.layers:
        square = completion(layer.W)
        W = _length(layer.W) * np.eye(size)
        W[:len(square), :len(square)] = square
        b = np.zeros(size)
        b[:len(layer.b)] = layer.b
        lifted.append((W, b))
    return lifted
