"""Multiply Jacobians along a chain of functions."""

import functools

import numpy as np

from mlp_lit import _validation as validation


def chain(outer, inner, axes=1):
    """Multiply Jacobians to that of f(u(x)): sum over all indices of u.

    {eq}`eq-derivatives-chain-array`; for vectors it is the matrix product
    {eq}`eq-derivatives-chain-matrix`.

    Parameters
    ----------
    outer : ndarray of shape (shape of f) + (shape of u)
        Derivative of f by u.
    inner : ndarray of shape (shape of u) + (shape of x)
        Derivative of u by x.
    axes : int
        Number of axes of u; 0 for a number.

    Returns
    -------
    ndarray of shape (shape of f) + (shape of x)

    Raises
    ------
    ValueError
        If the last axes of `outer` are not the first of `inner`.

    Examples
    --------
    >>> chain(np.array([[1., 2.]]), np.array([[3., 4.], [5., 6.]]))
    array([[13., 16.]])
    """
    outer, inner = np.asarray(outer), np.asarray(inner)
    axes = validation.integer("axes", axes, minimum=0)
    end, start = outer.shape[max(outer.ndim - axes, 0):], inner.shape[:axes]
    if end != start or len(start) < axes:
        raise ValueError(f"the last {axes} axes of outer must be the first "
                         f"of inner, but their shapes are {outer.shape} and "
                         f"{inner.shape}")
    return np.tensordot(outer, inner, axes)


def of_layers(net, x):
    """List the factors of a network's Jacobian ({eq}`eq-derivatives-network`).

    Parameters
    ----------
    net : MLP
    x : array_like of shape (d_0,)
        One sample.

    Returns
    -------
    list of ndarrays
        From the outputs to the input: W(L)ᵀ, diag a′(z(L−1)), W(L−1)ᵀ, …,
        W(1)ᵀ, each of shape (its outputs, its inputs).

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((2, 4, 3), rng=np.random.default_rng(0))
    >>> [J.shape for J in of_layers(net, [1.0, 2.0])]
    [(3, 4), (4, 4), (4, 2)]
    """
    x = validation.array("x", x, (net.sizes[0],))
    trace = net.trace(x)
    factors = [net.layers[0].W.T]
    for l, layer in enumerate(net.layers[1:], start=1):
        slopes = net.layers[l - 1].activation.derivative(trace.Z[l][0])
        factors = [layer.W.T, np.diag(slopes), *factors]
    return factors


def by_input(net, x):
    """Compute the Jacobian of a network's outputs by its input: one product.

    Parameters
    ----------
    net, x : as in `of_layers`

    Returns
    -------
    ndarray of shape (d_L, d_0)

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((2, 4, 3), rng=np.random.default_rng(0))
    >>> x, v = np.array([1.0, 2.0]), np.array([1e-6, 0.0])
    >>> slope = (net.forward(x + v) - net.forward(x - v)) / 2e-6
    >>> bool(np.allclose(by_input(net, x) @ [1, 0], slope))
    True
    """
    return functools.reduce(chain, of_layers(net, x))
