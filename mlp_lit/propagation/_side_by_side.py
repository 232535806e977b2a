"""Train many runs of a small network side by side, as one.

A small network's step takes longer to ask for than to compute. So the runs'
parameters lie in one array, and their matrices are stacked: the network's
own sweeps then serve all runs at the price of one.
"""

import itertools

import numpy as np

from mlp_lit.networks.mlp import Layer, cut
from mlp_lit.networks.run import Run, batches, optimizer_or_default

# So many at a time, that large networks do not fill the memory.
RUNS = 80


class Stack(np.ndarray):
    """Matrices behind each other that pass for one.

    The last two axes are theirs. What `linear` asks of a matrix, T and
    `np.dot`, is done to each, by the same routine of BLAS (a matrix of one
    row or column may be multiplied by another, which adds up in its own
    order).
    """

    @property
    def T(self):
        """Transpose each matrix."""
        return self.swapaxes(-1, -2)

    def __array_function__(self, function, types, args, kwargs):
        """Multiply matrix by matrix where `np.dot` is asked for."""
        if function is np.dot:
            return np.matmul(*args, **kwargs)
        return super().__array_function__(function, types, args, kwargs)


def train(nets, X, y, optimizers, epochs, batch_size, rngs):
    """Train a copy of each net with each of its optimisers.

    All runs of a net start at its parameters and see the same batches.

    Parameters
    ----------
    nets : list of MLP
        Alike but for their parameters; their activation learns nothing.
    X, y, epochs, batch_size : as in `fit`
    optimizers : list of lists of Optimizer
        optimizers[i][j] is the i-th of net j.
    rngs : list of numpy.random.Generator
        rngs[j] draws the batches of net j, from all samples.

    Returns
    -------
    parameters : ndarray of shape (optimizers, nets, n)
        In the end; of no meaning where a run diverged.
    course : ndarray of shape (optimizers, nets, epochs)
        As in `Study`.
    """
    together = max(1, RUNS // len(optimizers))
    parts = []
    for start in range(0, len(nets), together):
        some = slice(start, start + together)
        runs = SideBySide(nets[some], X, y, [row[some] for row in optimizers],
                          batch_size, rngs[some])
        course = runs.train(epochs)
        parts.append([found.reshape(len(optimizers), -1, found.shape[-1])
                      for found in (runs.parameters, course)])
    return tuple(np.concatenate(found, axis=1)
                 for found in zip(*parts, strict=True))


class SideBySide:
    """The arrays of many runs, each with an axis before those of `Run`.

    Run k is that of optimiser k // len(nets) and net k % len(nets). Runs that
    diverge are left out of the stacks from the next epoch on.

    Parameters
    ----------
    nets, X, y, optimizers, batch_size, rngs : as in `train`

    Attributes
    ----------
    parameters, gradient : ndarrays of shape (runs, n)
    left : ndarray of int
        Which runs have not diverged.
    """

    def __init__(self, nets, X, y, optimizers, batch_size, rngs):
        # A run of its own for each net checks the data, and draws from them.
        self.drawn = [
            Run(net, X, y, "softmax_cross_entropy", None, batch_size, rng,
                "replacement") for net, rng in zip(nets, rngs, strict=True)]
        self.net, self.loss = nets[0].copy(), self.drawn[0].loss
        self.parameters = np.tile([net.parameters for net in nets],
                                  (len(optimizers), 1))
        self.gradient = np.zeros_like(self.parameters)
        self.descents = [self._start(optimizer, k) for k, optimizer
                         in enumerate(itertools.chain(*optimizers))]
        self.left = np.arange(len(self.descents))
        self._lay_out()

    def _start(self, optimizer, k):
        # An optimiser moves a vector: each run's is a row of the array.
        optimizer = optimizer_or_default(optimizer)
        return optimizer, optimizer.start(self.parameters[k],
                                          self.gradient[k])

    def _lay_out(self):
        """Make the stacks of the runs that are left."""
        first, stop = self.left[0], self.left[-1] + 1
        self.theta, self.slope = (self.parameters[first:stop],
                                  self.gradient[first:stop])
        # Rows without a gap between them are a stack as they are.
        self.scattered = stop - first > len(self.left)
        if self.scattered:
            self.theta, self.slope = (self.parameters[self.left],
                                      self.gradient[self.left])
        shapes = [layer.W1.shape[-2:] for layer in self.net.layers]
        self.net.layers = tuple(
            Layer(W1, dW1, layer.activation) for W1, dW1, layer in zip(
                cut(self.theta.view(Stack), 0, shapes),
                cut(self.slope.view(Stack), 0, shapes),
                self.net.layers, strict=True))
        self.X1, self.Y, self.outputs = (
            self._empty(array.T.shape, array.dtype).T for array in (
                self.drawn[0].X1_epoch, self.drawn[0].Y, self.drawn[0].Y))
        self.batches = list(batches(
            self.net, self.drawn[0].size, self.X1, self.Y, self.outputs,
            self._empty))

    def _empty(self, shape, dtype):
        return np.empty((len(self.left), *shape), dtype).view(Stack)

    def train(self, epochs):
        """Go through the epochs; return the course of every run."""
        course = np.full((len(self.descents), epochs), np.nan)
        for epoch in range(epochs):
            loss = self._epoch()
            course[self.left, epoch] = loss
            diverged = np.isnan(loss)
            if diverged.all():
                break
            if diverged.any():
                self.left = self.left[~diverged]
                self._lay_out()
        return course

    def _epoch(self):
        """Train for an epoch; return each run's loss, nan if it diverged."""
        self._draw()
        with np.errstate(all="ignore"):
            for batch in self.batches:
                self._step(*batch)
            each = self.loss.per_sample(self.outputs, self.Y)
            mean = each.mean(axis=-1)
        sound = (np.isfinite(each).all(axis=-1)
                 & np.isfinite(self.parameters[self.left]).all(axis=-1))
        return np.where(sound, mean, np.nan)

    def _draw(self):
        """Draw once for every net, and for all its runs."""
        for run in self.drawn:
            run.draw()
        for X1, Y, k in zip(self.X1, self.Y, self.left, strict=True):
            run = self.drawn[k % len(self.drawn)]
            X1[...], Y[...] = run.X1_epoch, run.Y_epoch

    def _step(self, X1, Y, outputs, trace):
        """Do what `Run.step` does, for all runs that are left."""
        if self.scattered:
            # The mode spares a second copy.
            np.take(self.parameters, self.left, 0, self.theta, mode="clip")
        trace.A1[0] = X1
        self.net.run_forward(trace)
        np.copyto(outputs, trace.Z[-1])
        dZ = self.loss.derivative(trace.Z[-1], Y, trace.dZ[-1])
        dZ *= 1 / Y.shape[-2]
        self.net.backward(dZ, trace)
        if self.scattered:
            self.gradient[self.left] = self.slope
        for k in self.left:
            optimizer, state = self.descents[k]
            optimizer.step(state)
