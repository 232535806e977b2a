"""Train step by step: a run, its epochs, its steps."""

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks.evaluation import accuracy_of, loss_for
from mlp_lit.networks.history import DivergenceError
from mlp_lit.networks.mlp import Trace
from mlp_lit.networks.optimizers import SGD, Optimizer

SAMPLINGS = ("shuffle", "replacement")
CHUNK = 1024  # samples that are put in a new order at a time


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
    >>> from mlp_lit import MLP, History
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
        self.net, self.loss = net, loss_for(net, loss)
        validation.check_finite("net.parameters", net.parameters)
        if self.loss.reduction != "mean":
            raise ValueError("loss must have reduction 'mean' in training, "
                             f"not {self.loss.reduction!r}")
        self.optimizer = optimizer_or_default(optimizer)
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
        self.batches = list(batches(
            self.net, self.size, self.X1_epoch, self.Y_epoch, self.outputs))

    def epoch(self, number, history):
        """Go once through the data; record it or raise."""
        self.start_of_epoch[:] = self.net.parameters
        self.draw()
        # Divergence is looked for below, so overflow need not warn here.
        with np.errstate(all="ignore"):
            for batch in self.batches:
                self.step(*batch)
            each = self.loss.per_sample(self.outputs, self.Y_epoch)
            mean = float(each.mean())
        self._check(each, number, history)
        history.steps += len(self.batches)
        history.record(mean, accuracy_of(
            self.loss, self.outputs, self.Y_epoch))

    def draw(self):
        """Draw the samples of an epoch, and put them in their places."""
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
        """Go forwards, backwards, downhill: one batch.

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


def batches(net, size, X1, Y, outputs, empty=np.empty):
    """Yield what each step of an epoch reads and writes: views.

    Parameters
    ----------
    net : MLP
    size : int
        Samples of a batch; the last may be smaller.
    X1, Y, outputs : ndarrays of shapes (…, n, width)
    empty : callable
        Makes the arrays of the traces, one trace for each size.

    Yields
    ------
    X1, Y, outputs, trace
        The arguments of `Run.step`.

    Examples
    --------
    >>> from mlp_lit import MLP
    >>> net, Y = MLP((1, 2), rng=np.random.default_rng(0)), np.ones((5, 2))
    >>> [len(batch[0]) for batch in batches(net, 3, Y, Y, Y)]
    [3, 2]
    """
    n = X1.shape[-2]
    traces = {rows: Trace(net.sizes, rows, net.dtype, empty)
              for rows in {size, n % size or size}}
    for start in range(0, n, size):
        rows = slice(start, min(start + size, n))
        yield (*(array[..., rows, :] for array in (X1, Y, outputs)),
               traces[rows.stop - start])


def optimizer_or_default(optimizer):
    """Return an optimiser, SGD if none is given.

    >>> optimizer_or_default(None)
    SGD(learning_rate=0.1, weight_decay=0.0)
    """
    return SGD() if optimizer is None else validation.instance(
        "optimizer", optimizer, Optimizer, "an optimiser such as SGD(0.1)")
