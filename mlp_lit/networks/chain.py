"""Backpropagate through any chain of steps, with or without all memory.

Whatever a step computes, backpropagation asks it for the derivative of the
loss by its output, multiplied by the step's Jacobian: once by the Jacobian by
the parameters, once by the Jacobian by the input. No Jacobian is ever built.
Here any steps will do; `mlp_lit.networks.mlp` has the fast special case.
"""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import activations, linear


class Step:
    """One map of a chain; subclass it to bring a layer of your own.

    A subclass gives `forward` and `backward_input` and, if it has
    parameters, `backward_parameters`.
    """

    def forward(self, A):
        """Compute the output of the step for the input A."""
        raise self._missing("forward")

    def backward_input(self, dA, before, after):
        """Derivative of the loss by the input ({eq}`eq-backprop-down`).

        Parameters
        ----------
        dA : ndarray, derivative of the loss by the output
        before, after : ndarrays, input and output of `forward`
        """
        raise self._missing("backward_input")

    def backward_parameters(self, dA, before, after):
        """Derivatives by the parameters ({eq}`eq-backprop-parameters`).

        Returns
        -------
        tuple of ndarrays, one per parameter; none here
        """
        return ()

    def _missing(self, method):
        return NotImplementedError(f"{type(self).__name__} must define "
                                   f"{method}")


class Linear(Step):
    """A linear layer as a step, with the gradients of {prf:ref}`thm-linear`.

    Parameters
    ----------
    W : ndarray of shape (d_in, d_out)
    b : ndarray of shape (d_out,)
        The gradients come in the order b, W, as in a network's θ.

    Examples
    --------
    >>> step = Linear(W=np.array([[1.0], [2.0]]), b=np.array([3.0]))
    >>> step.forward(np.array([[10.0, 1.0]]))
    array([[15.]])
    """

    def __init__(self, W, b):
        self.W, self.b = np.asarray(W), np.asarray(b)  # views stay views
        validation.check_shape("W", self.W.shape, ("d_in", "d_out"))
        validation.check_shape("b", self.b.shape, self.W.shape[1:])

    def forward(self, A):
        return linear.forward(A, self.W, self.b)

    def backward_input(self, dA, before, after):
        return linear.backward_input(dA, self.W)

    def backward_parameters(self, dA, before, after):
        return (linear.backward_bias(dA),
                linear.backward_weights(dA, before))


class Elementwise(Step):
    """An activation as a step: dZ = dA ⊙ a′(Z) ({eq}`eq-backprop-dz`).

    Parameters
    ----------
    activation : str or Activation

    Examples
    --------
    >>> step = Elementwise("relu")
    >>> Z = np.array([[-1.0, 2.0]])
    >>> step.backward_input(np.array([[5.0, 5.0]]), Z, step.forward(Z))
    array([[0., 5.]])
    """

    def __init__(self, activation):
        self.activation = activations.get(activation)

    def forward(self, A):
        return self.activation.forward(A)

    def backward_input(self, dA, before, after):
        return self.activation.backward(dA, before, after)

    def backward_parameters(self, dA, before, after):
        if self.activation.learns_slope:
            return (self.activation.backward_alpha(dA, before),)
        return ()


def steps_of(net):
    """Take a network apart: linear, elementwise, linear, ….

    Parameters
    ----------
    net : MLP
        The steps share its parameters: they are views, not copies.

    Returns
    -------
    list of Step

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net = MLP((2, 3, 1), rng=np.random.default_rng(0))
    >>> [type(step).__name__ for step in steps_of(net)]
    ['Linear', 'Elementwise', 'Linear']
    """
    steps = []
    for layer in net.layers:
        steps += [Linear(layer.W, layer.b), Elementwise(layer.activation)]
    return steps[:-1]  # behind the last layer there is no activation


def forward(steps, X):
    """Compute, and keep, all outputs of a chain ({eq}`eq-chain`).

    Parameters
    ----------
    steps : sequence of Step
    X : array_like, the input of the first step

    Returns
    -------
    A : list of ndarrays
        A[0] is X, A[l] the output of the l-th step.

    Examples
    --------
    >>> forward([Elementwise("relu")], np.array([-1.0, 2.0]))
    [array([-1.,  2.]), array([0., 2.])]
    """
    A = [np.asarray(X)]
    for step in steps:
        A.append(step.forward(A[-1]))
    return A


def backward(steps, A, dA):
    """Backpropagate ({prf:ref}`thm-backpropagation`): one sweep, for all.

    Parameters
    ----------
    steps : sequence of Step
    A : list of ndarrays, from `forward`
    dA : array_like
        Derivative of the loss by the output A[-1].

    Returns
    -------
    dX : ndarray
        Derivative of the loss by the input A[0].
    gradients : list of tuples of ndarrays
        gradients[l - 1] holds those of the l-th step.

    Raises
    ------
    ValueError
        If A or dA does not belong to these steps.

    Examples
    --------
    >>> steps = [Linear(np.array([[3.0]]), np.array([0.0]))]
    >>> A = forward(steps, np.array([[5.0]]))
    >>> dX, [(db, dW)] = backward(steps, A, np.array([[1.0]]))
    >>> dX.item(), db.item(), dW.item()
    (3.0, 1.0, 5.0)
    """
    dA = np.asarray(dA)
    _check(steps, A, dA)
    gradients = []
    for l in range(len(steps), 0, -1):
        step, before, after = steps[l - 1], A[l - 1], A[l]
        gradients.append(step.backward_parameters(dA, before, after))
        dA = step.backward_input(dA, before, after)
    return dA, gradients[::-1]


def backward_checkpointed(steps, X, derivative, every):
    """Go the same sweep with less memory: what was not kept is made again.

    Only the inputs of every k-th step survive the forward pass. Backwards,
    each stretch of k steps is run forwards a second time (Chen et al. 2016).

    Parameters
    ----------
    steps : sequence of Step
    X : array_like, the input of the first step
    derivative : callable
        Takes the output of the chain, returns the derivative of the loss.
    every : int
        The length k of a stretch.

    Returns
    -------
    dX, gradients : as from `backward`

    Examples
    --------
    >>> steps = [Elementwise("tanh")] * 4
    >>> X = np.array([0.5, -2.0])
    >>> dX, _ = backward(steps, forward(steps, X), np.ones(2))
    >>> again, _ = backward_checkpointed(steps, X, np.ones_like, every=2)
    >>> np.array_equal(again, dX)
    True
    """
    validation.integer("every", every)
    validation.function("derivative", derivative)
    kept, A = {}, np.asarray(X)
    for l, step in enumerate(steps):
        if l % every == 0:
            kept[l] = A
        A = step.forward(A)
    dA, gradients = derivative(A), []
    for start in reversed(list(kept)):
        stretch = steps[start:start + every]
        dA, found = backward(stretch, forward(stretch, kept.pop(start)), dA)
        gradients = found + gradients
    return dA, gradients


def _check(steps, A, dA):
    if len(A) != len(steps) + 1:
        raise ValueError(f"A must hold the input and {len(steps)} outputs, "
                         f"one per step, not {len(A)} arrays")
    validation.check_shape("dA", dA.shape, A[-1].shape)
