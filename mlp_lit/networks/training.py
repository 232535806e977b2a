"""Train a network: look at a few samples, step downhill, and again.

An epoch goes once through as many samples as there are. What is recorded of
it (loss, accuracy) is what each batch saw before its step, so that recording
costs no second forward pass.
"""

from mlp_lit import _validation as validation
from mlp_lit.networks.evaluation import evaluate
from mlp_lit.networks.history import History
from mlp_lit.networks.run import Run
from mlp_lit.networks.stopping import EarlyStopping


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
    >>> import numpy as np
    >>> from mlp_lit import MLP
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
            history.record(*evaluate(net, *held_out, loss=run.loss),
                           prefix="validation_")
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


def _counter(epochs, progress):
    if not progress:
        return range(epochs)
    try:
        from tqdm.auto import trange
    except ImportError:
        raise ImportError("progress needs tqdm: install tqdm, or leave "
                          "progress out") from None
    return trange(epochs, unit="epoch")
