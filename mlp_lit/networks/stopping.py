"""Stop early: keep the best network of a run, not the last one."""

from dataclasses import dataclass

import numpy as np

from mlp_lit import _validation as validation

MONITORS = ("validation_loss", "validation_accuracy")


@dataclass(frozen=True)
class EarlyStopping:
    """Stop when held-out data see no progress any more, and go back.

    Given to `mlp_lit.fit` with validation data. In the end the network has
    the parameters of its best epoch, whether patience or the epochs ran
    out; `history.best_epoch` says which one that is.

    Parameters
    ----------
    patience : int
        Training stops after so many epochs in a row without a new best.
    monitor : {"validation_loss", "validation_accuracy"}
        What is watched: the least loss or the greatest accuracy is best;
        of equal ones the first.

    Examples
    --------
    >>> stopping = EarlyStopping(patience=5)
    >>> stopping.monitor
    'validation_loss'
    """

    patience: int = 10
    monitor: str = "validation_loss"

    def __post_init__(self):
        validation.integer("patience", self.patience)
        validation.choice("monitor", self.monitor, MONITORS)

    def start(self, net, history):
        """Make what one run has to remember; see `Watch`."""
        return Watch(self, net, history)


class Watch:
    """The best epoch so far of one run, and a copy of its parameters.

    Parameters
    ----------
    settings : EarlyStopping
    net : MLP
    history : History
        Read after every epoch; its `best_epoch` is kept up to date.

    Examples
    --------
    >>> from mlp_lit import MLP, History
    >>> net, history = MLP((1, 1), rng=np.random.default_rng(0)), History()
    >>> watch = EarlyStopping(patience=2).start(net, history)
    >>> for loss in (0.9, 0.5, 0.6, 0.7):
    ...     history.validation_loss.append(loss)
    ...     print(watch.is_out_of_patience(), history.best_epoch)
    False 0
    False 1
    False 1
    True 1
    """

    def __init__(self, settings, net, history):
        self.settings, self.net, self.history = settings, net, history
        self.best, self.parameters = np.inf, net.parameters.copy()

    def is_out_of_patience(self):
        """Look at the last epoch; tell whether it is time to stop."""
        record = getattr(self.history, self.settings.monitor)
        sign = -1 if self.settings.monitor.endswith("accuracy") else 1
        epoch = len(record) - 1
        # False for a loss that is not a number: it is never the best.
        if sign * record[-1] < self.best:
            self.best, self.history.best_epoch = sign * record[-1], epoch
            self.parameters[:] = self.net.parameters
        best = self.history.best_epoch
        return epoch - (-1 if best is None else best) >= self.settings.patience

    def restore(self):
        """Put the network back to its best epoch (or to its start)."""
        self.net.parameters[:] = self.parameters
