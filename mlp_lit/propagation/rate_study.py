"""Train with every learning rate of a grid, and several seeds.

Whether a network can learn is a question to all rates at once. Who compares
two ways to start at one rate compares two rates: what is too small for one
may be right for the other. So every comparison of this kind goes over a grid
of rates, and several seeds.
"""

import copy
from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks.evaluation import evaluate
from mlp_lit.networks.history import DivergenceError
from mlp_lit.networks.mlp import MLP
from mlp_lit.networks.optimizers import SGD
from mlp_lit.networks.training import fit
from mlp_lit.propagation import _side_by_side


@dataclass(frozen=True)
class Study:
    """What became of the runs; arrays of shape (rates, seeds).

    Attributes
    ----------
    rates : ndarray of shape (rates,)
    first_loss, last_loss : ndarrays
        Mean loss over all data before training and after; the last is nan
        where the run diverged.
    accuracy : ndarray
        Share of all data that is classified rightly in the end. A run that
        diverged counts as guessing: it has the share of the largest class.
    course : ndarray of shape (rates, seeds, epochs)
        Mean loss of each epoch, as `fit` records it; nan from where a run
        diverged.
    """

    rates: np.ndarray
    first_loss: np.ndarray
    last_loss: np.ndarray
    accuracy: np.ndarray
    course: np.ndarray


@arrays(float, rates="rates")
def study(sizes, X, y, rates, *, activation="relu", initialization="he",
          optimizer=SGD, seeds=5, epochs=50, batch_size=32,
          dtype=np.float64):
    """Train a classifier once for every learning rate and seed.

    All runs of one seed start at the same parameters and see the same
    batches, drawn anew from all samples; they differ in their rate alone.
    They go side by side, which is faster (one by one where an activation
    learns its slope); a layer of a single unit may add up in another order.

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
    epochs, batch_size : int
        As in `fit`.

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
    >>> X = rng.normal(size=(96, 2)); y = (X[:, 0] > 0).astype(int)
    >>> found = study((2, 8, 2), X, y, [1e-6, 0.3], seeds=2, epochs=30)
    >>> (found.accuracy > 0.9).tolist()
    [[False, False], [True, True]]
    """
    seeds = validation.integer("seeds", seeds)
    epochs = validation.integer("epochs", epochs)
    rngs = [np.random.default_rng(seed) for seed in range(seeds)]
    nets = [MLP(sizes, activation, initialization, rng=rng, dtype=dtype)
            for rng in rngs]
    first = [evaluate(net, X, y)[0] for net in nets]
    optimizers = [[optimizer(rate) for _ in nets] for rate in rates]
    # A slope that is learnt is part of an activation, which all runs share.
    train = (_one_by_one if nets[0].activation.learns_slope
             else _side_by_side.train)
    parameters, course = train(nets, X, y, optimizers, epochs, batch_size,
                               rngs)
    last, accuracy = _evaluate(nets, X, y, parameters, course)
    return Study(rates, np.tile(first, (len(rates), 1)), last, accuracy,
                 course)


def _one_by_one(nets, X, y, optimizers, epochs, batch_size, rngs):
    """Do what `_side_by_side.train` does, run after run."""
    shape = len(optimizers), len(nets)
    parameters = np.empty((*shape, nets[0].parameters.size), nets[0].dtype)
    course = np.full((*shape, epochs), np.nan)
    for i, j in np.ndindex(shape):
        net = nets[j].copy()
        try:
            history = fit(net, X, y, optimizer=optimizers[i][j],
                          batch_size=batch_size, epochs=epochs,
                          rng=copy.deepcopy(rngs[j]), sampling="replacement")
        except DivergenceError as error:
            history = error.history
        parameters[i, j] = net.parameters
        course[i, j, :history.epochs] = history.loss
    return parameters, course


def _evaluate(nets, X, y, parameters, course):
    """Return loss and accuracy of all runs in the end."""
    guess = np.unique(y, return_counts=True)[1].max() / len(y)
    loss = np.full(course.shape[:2], np.nan)
    accuracy = np.full(course.shape[:2], guess)
    for i, j in np.argwhere(~np.isnan(course[..., -1])):
        nets[j].parameters[:] = parameters[i, j]
        with np.errstate(all="ignore"):
            found = evaluate(nets[j], X, y)
        if np.isfinite(found[0]):
            loss[i, j], accuracy[i, j] = found
    return loss, accuracy
