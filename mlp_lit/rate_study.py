"""Whether a network can learn is a question to all learning rates at once.

Networks of one shape are trained side by side: one array holds the weights
of all runs, and one product of stacks of matrices serves them all. That is
many times faster than one small network after the other, and a whole grid of
learning rates costs hardly more than a few of them.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit import losses
from mlp_lit.activations import ParametricReLU
from mlp_lit.network import MLP
from mlp_lit.optimizers import SGD


@dataclass(frozen=True)
class Study:
    """What became of the runs; each array has shape (rates, seeds).

    Attributes
    ----------
    rates : ndarray of shape (rates,)
    first_loss, last_loss : ndarrays
        Mean loss over all data before the first step and after the last;
        nan or infinite where the run diverged.
    accuracy : ndarray
        Share of all data that is classified rightly in the end; 0 where the
        run diverged.
    course : ndarray of shape (rates, seeds, steps)
        Loss of each batch, just before its step.
    """

    rates: np.ndarray
    first_loss: np.ndarray
    last_loss: np.ndarray
    accuracy: np.ndarray
    course: np.ndarray


def study(sizes, X, y, rates, *, activation="relu", initialization="he",
          optimizer=SGD, seeds=5, steps=500, batch_size=32,
          dtype=np.float64):
    """Train a classifier once for every learning rate and seed.

    All runs of one seed start at the same parameters and see the same
    batches, each drawn anew from all samples; they differ in their rate
    alone. A run that diverges stays where it is, without a warning.

    Parameters
    ----------
    sizes, activation, initialization, dtype : as in `MLP`
    X : array_like of shape (n, d_0)
    y : array_like of class labels (n,)
    rates : sequence of float
        The learning rates.
    optimizer : callable
        Makes an Optimizer of a learning rate: `SGD`, `Adam`, or a function.
    seeds : int
        The generators are seeded with 0, 1, …
    steps, batch_size : int

    Returns
    -------
    Study

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described; the message names it.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> X = rng.normal(size=(100, 2)); y = (X[:, 0] > 0).astype(int)
    >>> found = study((2, 8, 2), X, y, [1e-6, 0.3], seeds=2, steps=100)
    >>> (found.accuracy > 0.9).tolist()
    [[False, False], [True, True]]
    """
    rates = validation.array("rates", rates, ("rates",), float)
    seeds = validation.integer("seeds", seeds)
    steps = validation.integer("steps", steps)
    size = validation.integer("batch_size", batch_size)
    rngs = [np.random.default_rng(seed) for seed in range(seeds)]
    stack = Stack([MLP(sizes, activation, initialization, rng=rng,
                       dtype=dtype) for rng in rngs], len(rates))
    X = validation.array("X", X, ("n", stack.sizes[0]), dtype)
    Y = validation.targets("y", stack.loss, y, (len(X), stack.sizes[-1]),
                           dtype)
    states = [(method, method.start(theta, g)) for method, theta, g in zip(
        [method for rate in rates for method in [optimizer(rate)] * seeds],
        stack.parameters, stack.gradient, strict=True)]
    with np.errstate(all="ignore"):
        first = stack.evaluate(X, Y)[0]
        course = [_step(stack, states, X, Y, np.stack(
            [rng.integers(len(X), size=size) for rng in rngs]))
            for _ in range(steps)]
        last, accuracy = stack.evaluate(X, Y)
    shape = (len(rates), seeds)
    return Study(rates, first.reshape(shape), last.reshape(shape),
                 accuracy.reshape(shape), np.reshape(course, (steps, *shape))
                 .transpose(1, 2, 0))


def _step(stack, states, X, Y, batches):
    """One step of every run; rows of `batches` belong to the seeds."""
    batches = np.tile(batches, (len(states) // len(batches), 1))
    loss = stack.loss_and_gradient(X[batches], Y[batches])
    for method, state in states:
        method.step(state)
    return loss


class Stack:
    """Networks of one shape, side by side: run r is entry r of every array.

    Parameters
    ----------
    nets : list of MLP
        Of the same sizes, activation and dtype; they are copied.
    copies : int
        The list is taken so many times, one after the other.

    Attributes
    ----------
    parameters, gradient : ndarrays of shape (runs, n)
        Rows as in `MLP.parameters`.
    weights, biases : lists of ndarrays
        Views of shape (runs, d_in, d_out) and (runs, 1, d_out).
    """

    loss = losses.SoftmaxCrossEntropy()

    def __init__(self, nets, copies=1):
        if isinstance(nets[0].activation, ParametricReLU):
            raise ValueError("activation must not learn a slope, but it is "
                             f"{nets[0].activation}; use LeakyReLU")
        self.sizes, self.activation = nets[0].sizes, nets[0].activation
        self.parameters = np.tile([net.parameters for net in nets],
                                  (copies, 1))
        self.gradient = np.zeros_like(self.parameters)
        self.biases, self.weights = self._views(self.parameters)
        self._db, self._dW = self._views(self.gradient)

    def _views(self, rows):
        """Biases and weights of every layer, cut from rows like θ."""
        biases, weights, start = [], [], 0
        for d_in, d_out in zip(self.sizes, self.sizes[1:], strict=False):
            stop = start + (1 + d_in) * d_out
            merged = rows[:, start:stop].reshape(-1, 1 + d_in, d_out)
            biases.append(merged[:, :1])
            weights.append(merged[:, 1:])
            start = stop
        return biases, weights

    def forward(self, X):
        """Z and A of every layer; X is (batch, d_0) or (runs, batch, d_0)."""
        Z, A = [], [X]
        for l, (W, b) in enumerate(zip(self.weights, self.biases,
                                       strict=True), start=1):
            Z.append(A[-1] @ W + b)
            if l < len(self.weights):
                A.append(self.activation.forward(Z[-1]))
        return Z, A

    def loss_and_gradient(self, X, Y):
        """Loss of each run's batch, (runs,); fills `gradient`.

        Parameters
        ----------
        X, Y : ndarrays of shape (runs, batch, d_0) and (runs, batch, d_L)
        """
        Z, A = self.forward(X)
        loss = self._by_run(self.loss.per_sample, Z[-1], Y).mean(axis=1)
        dZ = self._by_run(self.loss.derivative, Z[-1], Y) / X.shape[1]
        for l in range(len(self.weights) - 1, -1, -1):
            self._dW[l][...] = A[l].swapaxes(1, 2) @ dZ
            self._db[l][...] = dZ.sum(axis=1, keepdims=True)
            if l:
                dA = dZ @ self.weights[l].swapaxes(1, 2)
                dZ = self.activation.backward(dA, Z[l - 1], A[l])
        return loss

    def evaluate(self, X, Y):
        """Mean loss and accuracy of every run on the same data."""
        outputs = self.forward(X)[0][-1]
        Y = np.broadcast_to(Y, outputs.shape)
        loss = self._by_run(self.loss.per_sample, outputs, Y).mean(axis=1)
        right = (outputs.argmax(axis=2) == Y.argmax(axis=2)).mean(axis=1)
        return loss, np.where(np.isfinite(loss), right, 0.0)

    @staticmethod
    def _by_run(f, outputs, Y):
        """Apply to all rows what was made for the rows of one batch."""
        K = outputs.shape[-1]
        found = f(outputs.reshape(-1, K), Y.reshape(-1, K))
        return found.reshape(*outputs.shape[:2], *found.shape[1:])
