"""Keep what a training run records, and the error that ends a bad one."""

from dataclasses import dataclass, field


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

    def record(self, loss, accuracy, prefix=""):
        """Append what was seen of an epoch; no accuracy where it is None."""
        getattr(self, f"{prefix}loss").append(loss)
        if accuracy is not None:
            getattr(self, f"{prefix}accuracy").append(accuracy)

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
