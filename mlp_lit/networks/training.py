"""Training repeats one sentence: look at a few samples, step downhill.

An epoch goes once through as many samples as there are. What is recorded of
it (loss, accuracy) is what each batch saw before its step, so that recording
costs no second forward pass.
"""

from dataclasses import dataclass, field

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks import losses
from mlp_lit.networks.mlp import MLP, Trace
from mlp_lit.networks.optimizers import SGD, Optimizer
from mlp_lit.networks.stopping import EarlyStopping

SAMPLINGS = ("shuffle", "replacement")
CHUNK = 1024  # samples that are put in a new order at a time


@dataclass
class History:
    """What was recorded, one entry per epoch.

    Attributes
    ----------
    loss, accuracy : lists of float
        Means over the samples of the epoch, each sample as seen just before
        the step it took part in. Accuracy only where targets are classes.
    validation_loss, validation_accuracy : lists of float
        After the epoch, on the validation data, if given.
    steps : int
        Optimiser steps in all.
    best_epoch : int or None
        With early stopping: the epoch, counted from 0, to whose end the
        network went back.
    """

    loss: list = field(default_factory=list)
    accuracy: list = field(default_factory=list)
    validation_loss: list = field(default_factory=list)
    validation_accuracy: list = field(default_factory=list)
    steps: int = 0
    best_epoch: int | None = None

    @property
    def epochs(self):
        """Number of whole epochs recorded."""
        return len(self.loss)


class DivergenceError(ArithmeticError):
    """The loss or the parameters stopped being finite.

    Attributes
    ----------
    history : History
        The whole epochs before.
    epoch, step : int
        Where it happened, both counted from 0 over the whole run.
    """

    def __init__(self, history, epoch, step):
        place = "at the end of the last finite epoch" if epoch else (
            "where it started")
        super().__init__(
            f"training diverged in epoch {epoch}, step {step}: the loss is "
            f"no longer finite. The network is back {place}. Try a smaller "
            "learning rate")
        self.history, self.epoch, self.step = history, epoch, step

    def __reduce__(self):
        # Errors are rebuilt from `args` otherwise, which is the message.
        return type(self), (self.history, self.epoch, self.step)


def fit(net, X, y, *, loss="softmax_cross_entropy", optimizer=None,
        batch_size=None, epochs=100, rng, sampling="shuffle",
        validation_data=None, early_stopping=None, callbacks=(),
        progress=False):
    """Train a network in place by stochastic gradient descent.

    For classes, y holds labels and the loss stays as it is; for regression,
    y holds numbers and the loss is "squared_error", say.

    Parameters
    ----------
    net : MLP
    X : array_like of shape (n, d_0)
    y : array_like
        Class labels (n,), or targets (n, d_L); what the loss takes.
    loss : str or Loss
        With reduction "mean"; names in `mlp_lit.networks.losses.BY_NAME`.
    optimizer : Optimizer, optional
        SGD(0.1) if not given.
    batch_size : int, optional
        At most n, which is also the default if n < 32; else 32. The last
        batch of an epoch may be smaller.
    epochs : int
    rng : numpy.random.Generator
        Draws the batches.
    sampling : {"shuffle", "replacement"}
        "shuffle": each epoch goes through all samples in a new order.
        "replacement": each sample of each batch is drawn anew from all.
    validation_data : pair (X, y), optional
        Evaluated after every epoch.
    early_stopping : EarlyStopping, optional
        Watches the validation data; in the end the network goes back to its
        best epoch.
    callbacks : iterable of callables
        Called as callback(epoch, net, history) after every epoch; training
        ends early when one returns True (and nothing else that is true).
    progress : bool
        Show a tqdm bar.

    Returns
    -------
    History

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described; the network is untouched.
    DivergenceError
        If the loss stops being finite. It carries the history and the step;
        the network is put back to the end of the last finite epoch.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> X = rng.normal(size=(200, 2)); y = (X[:, 0] > X[:, 1]).astype(int)
    >>> net = MLP((2, 8, 2), rng=rng)
    >>> history = fit(net, X, y, epochs=20, rng=rng)
    >>> history.accuracy[-1] > 0.95
    True
    """
    callbacks = validation.callables("callbacks", callbacks)
    run = Run(net, X, y, loss, optimizer, batch_size, rng, sampling)
    epochs = validation.integer("epochs", epochs, minimum=0)
    held_out = None
    if validation_data is not None:
        held_out = _held_out(net, validation_data, run.loss)
    history = History()
    watch = _watch(early_stopping, net, history, held_out, run.loss)
    for epoch in _counter(epochs, progress):
        run.epoch(epoch, history)
        if held_out is not None:
            _record(history, "validation_", *evaluate(
                net, *held_out, loss=run.loss))
        # A list, so that every callback runs even when one asks to stop.
        stops = [callback(epoch, net, history) is True
                 for callback in callbacks]
        if watch is not None:
            stops.append(watch.is_out_of_patience())
        if any(stops):
            break
    if watch is not None:
        watch.restore()
    return history


def evaluate(net, X, y, *, loss="softmax_cross_entropy"):
    """Mean loss and accuracy of a network on given data.

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
    >>> net = MLP((1, 2), rng=np.random.default_rng(0))
    >>> net.parameters[:] = [0, 0, -1, 1]
    >>> loss, accuracy = evaluate(net, [[-5.0], [5.0], [2.0]], [0, 1, 0])
    >>> round(loss, 3), round(accuracy, 3)
    (1.339, 0.667)
    """
    loss = _loss_for(net, loss)
    outputs = net.trace(X).A[-1]
    targets = validation.targets("y", loss, y, outputs.shape,
                                 outputs.dtype)
    mean = float(loss.per_sample(outputs, targets).mean())
    return mean, _accuracy(loss, outputs, targets)


def loss_and_gradient(net, X, y, *, loss="softmax_cross_entropy"):
    """Loss of a batch and its gradient by all parameters.

    Parameters
    ----------
    net, X, y, loss : as in `fit`

    Returns
    -------
    loss : float
    gradient : ndarray of shape (n,), a copy

    Examples
    --------
    >>> net = MLP((1, 2), rng=np.random.default_rng(0))
    >>> net.parameters[:] = 0
    >>> loss_and_gradient(net, [[2.0]], [1])[1]
    array([ 0.5, -0.5,  1. , -1. ])
    """
    loss = _loss_for(net, loss)
    trace = net.trace(X)
    outputs = trace.A[-1]
    targets = validation.targets("y", loss, y, outputs.shape,
                                 outputs.dtype)
    dZ = loss.backward(outputs, targets)
    gradient = net.backward(dZ, trace).copy()
    return loss.forward(outputs, targets), gradient


class Run:
    """The arrays of one training run: made once, used at every step.

    What `fit` is made of, for those who want the loop in their own hands.

    Parameters
    ----------
    net, X, y, loss, optimizer, batch_size, rng, sampling : as in `fit`

    Attributes
    ----------
    batches : list of tuples
        The arguments of each `step` of an epoch: views, made once.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> net = MLP((1, 2), rng=rng)
    >>> run = Run(net, [[-1.0], [1.0]], [0, 1], "softmax_cross_entropy",
    ...           SGD(1.0), 2, rng, "shuffle")
    >>> history = History()
    >>> for number in range(3):
    ...     run.epoch(number, history)
    >>> history.loss[2] < history.loss[0]
    True
    """

    def __init__(self, net, X, y, loss, optimizer, batch_size, rng, sampling):
        self.net, self.loss = net, _loss_for(net, loss)
        validation.check_finite("net.parameters", net.parameters)
        if self.loss.reduction != "mean":
            raise ValueError("loss must have reduction 'mean' in training, "
                             f"not {self.loss.reduction!r}")
        self.optimizer = _optimizer(optimizer)
        self.rng = validation.generator("rng", rng)
        self.sampling = validation.choice("sampling", sampling, SAMPLINGS)
        d_in, d_out = net.sizes[0], net.sizes[-1]
        self.X = validation.array("X", X, ("n", d_in), net.dtype)
        self.n = len(self.X)
        self.Y = validation.targets("y", self.loss, y, (self.n, d_out),
                                    net.dtype)
        self.size = min(32, self.n) if batch_size is None else (
            validation.integer("batch_size", batch_size))
        if self.size > self.n:
            raise ValueError(f"batch_size must be at most {self.n} (the "
                             f"number of samples), not {self.size}")
        self.state = self.optimizer.start(net.parameters, net.gradient)
        self._allocate(d_out)

    def _allocate(self, d_out):
        self.X1_epoch = np.ones((self.n, 1 + self.X.shape[1]), self.X.dtype)
        # Class by class, as in a trace.
        self.Y = np.asfortranarray(self.Y)
        self.Y_epoch = np.empty_like(self.Y)
        self.outputs = np.empty_like(self.Y)
        self.start_of_epoch = self.net.parameters.copy()
        self.batches = list(self._batches())

    def _batches(self):
        """Where each step of an epoch reads and writes: views, made once."""
        traces = {size: Trace(self.net.sizes, size, self.net.dtype)
                  for size in {self.size, self.n % self.size or self.size}}
        for start in range(0, self.n, self.size):
            rows = slice(start, min(start + self.size, self.n))
            yield (self.X1_epoch[rows], self.Y_epoch[rows],
                   self.outputs[rows], traces[rows.stop - start])

    def epoch(self, number, history):
        """One pass through the data; records it or raises."""
        self.start_of_epoch[:] = self.net.parameters
        self._draw()
        # Divergence is looked for below, so overflow need not warn here.
        with np.errstate(all="ignore"):
            for batch in self.batches:
                self.step(*batch)
            each = self.loss.per_sample(self.outputs, self.Y_epoch)
            mean = float(each.mean())
        self._check(each, number, history)
        history.steps += len(self.batches)
        _record(history, "", mean,
                _accuracy(self.loss, self.outputs, self.Y_epoch))

    def _draw(self):
        if self.sampling == "shuffle":
            order = self.rng.permutation(self.n)
        else:
            order = self.rng.integers(self.n, size=self.n)
        # In pieces, so that no second copy of the data is ever made.
        for start in range(0, self.n, CHUNK):
            rows = slice(start, start + CHUNK)
            self.X1_epoch[rows, 1:] = self.X.take(order[rows], axis=0)
            self.Y_epoch.T[:, rows] = self.Y.T.take(order[rows], axis=1)

    def step(self, X1, Y, outputs, trace):
        """Forwards, backwards, downhill: one batch.

        Parameters
        ----------
        X1 : ndarray of shape (batch, 1 + d_0)
            Input with its column of ones.
        Y : ndarray of shape (batch, d_L)
            Targets, as the loss prepared them.
        outputs : ndarray of shape (batch, d_L)
            Keeps what the network said before the step.
        trace : Trace
            For batches of this size.
        """
        trace.A1[0] = X1
        self.net.run_forward(trace)
        np.copyto(outputs, trace.Z[-1])
        dZ = self.loss.derivative(trace.Z[-1], Y, trace.dZ[-1])
        dZ *= 1 / len(Y)
        self.net.backward(dZ, trace)
        self.optimizer.step(self.state)

    def _check(self, each, number, history):
        broken = ~np.isfinite(each)
        if broken.any():
            batch = int(np.argmax(broken)) // self.size
        elif not np.isfinite(self.net.parameters).all():
            batch = (self.n - 1) // self.size
        else:
            return
        self.net.parameters[:] = self.start_of_epoch
        raise DivergenceError(history, number, history.steps + batch)


def _loss_for(net, loss):
    """A loss that fits what a network puts out."""
    if not isinstance(net, MLP):
        raise TypeError(f"net must be an MLP, not {net!r}")
    loss = losses.get(loss)
    if loss.takes != "logits":
        raise ValueError(f"loss takes {loss.takes}, but a network puts out "
                         "logits: use 'softmax_cross_entropy'")
    return loss


def _optimizer(optimizer):
    return SGD() if optimizer is None else validation.instance(
        "optimizer", optimizer, Optimizer, "an optimiser such as SGD(0.1)")


def _held_out(net, pair, loss):
    try:
        X, y = pair
    except (TypeError, ValueError):
        raise TypeError("validation_data must be a pair (X, y), not "
                        f"{pair!r:.60}") from None
    X = validation.array("validation_data[0]", X, ("n", net.sizes[0]),
                         net.dtype)
    validation.targets("validation_data[1]", loss, y,
                       (len(X), net.sizes[-1]), net.dtype)
    return X, y


def _watch(early_stopping, net, history, held_out, loss):
    if early_stopping is None:
        return None
    validation.instance("early_stopping", early_stopping, EarlyStopping,
                        "an EarlyStopping such as EarlyStopping(patience=10)")
    if held_out is None:
        raise ValueError("early_stopping needs validation_data to watch")
    if (early_stopping.monitor == "validation_accuracy"
            and evaluate(net, *held_out, loss=loss)[1] is None):
        raise ValueError("early_stopping cannot watch validation_accuracy: "
                         f"{loss!r} has none")
    return early_stopping.start(net, history)


def _accuracy(loss, outputs, targets):
    correct = loss.correct(outputs, targets)
    return None if correct is None else float(correct.mean())


def _record(history, prefix, loss, accuracy):
    getattr(history, f"{prefix}loss").append(loss)
    if accuracy is not None:
        getattr(history, f"{prefix}accuracy").append(accuracy)


def _counter(epochs, progress):
    if not progress:
        return range(epochs)
    try:
        from tqdm.auto import trange
    except ImportError:
        raise ImportError("progress needs tqdm: install tqdm, or leave "
                          "progress out") from None
    return trange(epochs, unit="epoch")
