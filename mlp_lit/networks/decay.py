"""Let learning rates fall and weights shrink while a network learns.

Both are optimisers that hand their work to another one.
"""

import itertools
from dataclasses import dataclass, replace

import numpy as np

from mlp_lit import _validation as validation
from mlp_lit.networks.optimizers import Optimizer


@dataclass(frozen=True)
class Scheduled(Optimizer):
    """Another method, whose learning rate changes from step to step.

    Parameters
    ----------
    method : Optimizer
        One with a `learning_rate`, which is multiplied by the factor.
    factor : callable
        factor(taken) > 0 for a step after `taken` others, from 0.

    Examples
    --------
    >>> from mlp_lit.networks.optimizers import SGD
    >>> method = Scheduled(SGD(1.0), inverse_time(2))
    >>> theta = np.zeros(1)
    >>> state = method.start(theta, np.ones(1))
    >>> for _ in range(3):
    ...     method.step(state)
    >>> theta  # −(1 + 2/3 + 2/4)
    array([-2.16666667])
    """

    method: Optimizer
    factor: callable

    def __post_init__(self):
        validation.instance("method", self.method, Optimizer,
                            "an optimiser such as SGD(0.1)")
        if not hasattr(self.method, "learning_rate"):
            raise TypeError("method must have a learning_rate; "
                            f"{self.method!r} has none")
        validation.function("factor", self.factor)

    def start(self, parameters, gradient):
        """Make the state of the method, with a count of steps of our own."""
        return self.method.start(parameters, gradient), itertools.count()

    def step(self, state):
        inner, count = state
        rate = self.method.learning_rate * self.factor(next(count))
        replace(self.method, learning_rate=rate).step(inner)


def inverse_time(steps):
    """Make the factor 1 / (1 + taken / steps): the rate falls like 1 / steps.

    The law of {eq}`eq-inverse-time`: its sum is infinite and the sum of its
    squares is not, as Robbins and Monro (1951) ask.

    Parameters
    ----------
    steps : float
        After so many steps the rate is half of what it was.

    Examples
    --------
    >>> [inverse_time(10)(taken) for taken in (0, 10, 30)]
    [1.0, 0.5, 0.25]
    """
    validation.real("steps", steps, 0, open_low=True)
    return lambda taken: 1 / (1 + taken / steps)


@dataclass(frozen=True)
class Penalized(Optimizer):
    """Another method, on the loss with a penalty: L + γ/2 ‖θ‖².

    Its gradient is g + γ θ ({eq}`eq-penalty-gradient`). With SGD this is
    weight decay; with momentum or Adam it is not.

    Parameters
    ----------
    method : Optimizer
    penalty : float
        γ ≥ 0.

    Examples
    --------
    >>> from mlp_lit.networks.optimizers import SGD
    >>> method = Penalized(SGD(0.1), 2.0)
    >>> theta = np.array([1.0])
    >>> method.step(method.start(theta, np.zeros(1)))
    >>> theta
    array([0.8])
    """

    method: Optimizer
    penalty: float

    def __post_init__(self):
        validation.instance("method", self.method, Optimizer,
                            "an optimiser such as SGD(0.1)")
        validation.real("penalty", self.penalty, 0)

    def start(self, parameters, gradient):
        """Make the state of the method, which reads a gradient of our own."""
        validation.check_shape("gradient", gradient.shape, parameters.shape)
        total = np.empty_like(gradient)
        return (self.method.start(parameters, total), parameters, gradient,
                total)

    def step(self, state):
        inner, parameters, gradient, total = state
        np.multiply(parameters, self.penalty, out=total)
        total += gradient
        self.method.step(inner)
