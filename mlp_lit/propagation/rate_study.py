"""Train with every learning rate of a grid, and several seeds.

Whether a network can learn is a question to all rates at once. Who compares
two ways to start at one rate compares two rates: what is too small for one
may be right for the other. So every comparison of this kind goes over a grid
of rates, and several seeds.
"""

from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit._shapes import arrays
from mlp_lit.networks.evaluation import evaluate
from mlp_lit.networks.history import DivergenceError
from mlp_lit.networks.mlp import MLP
from mlp_lit.networks.optimizers import SGD
from mlp_lit.networks.training import fit


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
    validation.integer("epochs", epochs)
    runs = []
    for rate in rates:
        for seed in range(seeds):
            rng = np.random.default_rng(seed)
            net = MLP(sizes, activation, initialization, rng=rng, dtype=dtype)
            first = evaluate(net, X, y)[0]
            runs.append((first, *_run(net, X, y, optimizer(rate), epochs,
                                      batch_size, rng)))
    first, last, accuracy, course = map(np.array, zip(*runs, strict=True))
    shape = (len(rates), seeds)
    return Study(rates, first.reshape(shape), last.reshape(shape),
                 accuracy.reshape(shape), course.reshape(*shape, epochs))


def _run(net, X, y, optimizer, epochs, batch_size, rng):
    """Return loss and accuracy in the end, and the loss of every epoch."""
    course = np.full(epochs, np.nan)
    guess = np.unique(y, return_counts=True)[1].max() / len(y)
    try:
        course[:] = fit(net, X, y, optimizer=optimizer, epochs=epochs,
                        batch_size=batch_size, rng=rng,
                        sampling="replacement").loss
    except DivergenceError as error:
        course[:error.history.epochs] = error.history.loss
        return np.nan, guess, course
    with np.errstate(all="ignore"):
        loss, accuracy = evaluate(net, X, y)
    return (loss, accuracy, course) if np.isfinite(loss) else (
        np.nan, guess, course)
