"""Go downhill: gradient steps, momentum, Nesterov, Adam.

An optimiser sees no network: it moves one vector along another. Each class
holds the settings of a method; what the method remembers from step to step
lives in a state made by `start`, so one optimiser serves any number of runs.
Vectors are updated in blocks that stay in the cache.
"""

import math
from dataclasses import dataclass, field

import numpy as np

from mlp_lit import _validation as validation

# Five blocks of 16384 doubles are 640 KiB: a second-level cache's worth.
BLOCK = 16384


@dataclass
class State:
    """What a method remembers: vectors like θ, and the number of steps."""

    parameters: np.ndarray
    gradient: np.ndarray
    memory: tuple = ()
    steps: int = 0
    blocks: list = field(init=False)

    def __post_init__(self):
        vectors = (self.parameters, self.gradient, *self.memory)
        scratch = np.empty_like(self.parameters[:BLOCK])
        self.blocks = [
            (*(v[i:i + BLOCK] for v in vectors),
             scratch[:self.parameters[i:i + BLOCK].size])
            for i in range(0, self.parameters.size, BLOCK)]


class Optimizer:
    """A method of descent; subclass with `step` to add one."""

    remembers = 0  # vectors of the parameters' size

    def start(self, parameters, gradient):
        """Make the state of a new run.

        Parameters
        ----------
        parameters, gradient : ndarrays of shape (n,)
            Read and (parameters) written in place at every step.
        """
        validation.check_shape("gradient", gradient.shape, parameters.shape)
        memory = tuple(np.zeros_like(parameters)
                       for _ in range(self.remembers))
        return State(parameters, gradient, memory)

    def step(self, state):
        """Move the parameters once, in place."""
        raise NotImplementedError

    def _check_rates(self):
        validation.real("learning_rate", self.learning_rate, 0,
                        open_low=True)
        # From 1/η on, a step would turn the parameters' signs around.
        validation.real("weight_decay", self.weight_decay, 0,
                        1 / self.learning_rate, open_high=True)

    def _shrink(self, state):
        """θ ← (1 − η γ) θ: decoupled weight decay, {eq}`eq-decoupled`."""
        state.parameters *= 1 - self.learning_rate * self.weight_decay


@dataclass(frozen=True)
class SGD(Optimizer):
    """θ ← θ − η g: a step of gradient descent.

    Stochastic when g comes from a batch (Robbins, Monro 1951).

    Parameters
    ----------
    learning_rate : float
        η > 0.
    weight_decay : float
        0 ≤ γ < 1/η: every step first shrinks θ by the factor 1 − η γ
        (Loshchilov, Hutter 2019), whatever the method.

    Examples
    --------
    >>> theta, g = np.array([1.0, 2.0]), np.array([10.0, -10.0])
    >>> SGD(0.1).step(SGD(0.1).start(theta, g))
    >>> theta
    array([0., 3.])
    """

    learning_rate: float = 0.1
    weight_decay: float = 0.0

    def __post_init__(self):
        self._check_rates()

    def step(self, state):
        if self.weight_decay:
            self._shrink(state)
        for theta, g, scratch in state.blocks:
            np.multiply(g, self.learning_rate, out=scratch)
            theta -= scratch


@dataclass(frozen=True)
class Momentum(Optimizer):
    """u ← β u + g, θ ← θ − η u: the heavy ball of Polyak (1964).

    Parameters
    ----------
    learning_rate : float
        η > 0.
    momentum : float
        0 ≤ β < 1. A constant g ends up with steps of η g / (1 − β).
    weight_decay : float
        As in `SGD`.

    Examples
    --------
    >>> method, theta, g = Momentum(0.1, 0.5), np.zeros(1), np.ones(1)
    >>> state = method.start(theta, g)
    >>> method.step(state); method.step(state); theta
    array([-0.25])
    """

    learning_rate: float = 0.1
    momentum: float = 0.9
    weight_decay: float = 0.0
    remembers = 1

    def __post_init__(self):
        self._check_rates()
        _check_memory("momentum", self.momentum)

    def step(self, state):
        if self.weight_decay:
            self._shrink(state)
        for theta, g, u, scratch in state.blocks:
            u *= self.momentum
            u += g
            np.multiply(u, self.learning_rate, out=scratch)
            theta -= scratch


@dataclass(frozen=True)
class Nesterov(Momentum):
    """u ← β u + g, θ ← θ − η (g + β u): momentum that looks ahead.

    The form of Sutskever et al. (2013) in the variable where the gradient is
    taken, {eq}`eq-nesterov`, so that it needs no second evaluation.

    Examples
    --------
    >>> method, theta, g = Nesterov(0.1, 0.5), np.zeros(1), np.ones(1)
    >>> method.step(method.start(theta, g)); theta
    array([-0.15])
    """

    def step(self, state):
        if self.weight_decay:
            self._shrink(state)
        for theta, g, u, scratch in state.blocks:
            u *= self.momentum
            u += g
            np.multiply(u, self.momentum, out=scratch)
            scratch += g
            scratch *= self.learning_rate
            theta -= scratch


@dataclass(frozen=True)
class Adam(Optimizer):
    """θ ← θ − η û / (√v̂ + ε), means of g and of g² (Kingma, Ba 2015).

    u and v are running means, û = u / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ)
    after t steps undo their start at zero ({eq}`eq-adam`). What is kept is
    u / (1 − β₁) and v / (1 − β₂), plain discounted sums of g and g², which
    saves two passes over memory. With weight decay this is AdamW.

    Parameters
    ----------
    learning_rate : float
        η > 0, about the length of a step in each coordinate.
    beta1, beta2 : float
        In [0, 1): how long u and v remember.
    epsilon : float
        ε > 0, against division by zero.
    weight_decay : float
        As in `SGD`: decoupled, not divided by √v̂. For a penalty in the
        loss see `mlp_lit.networks.decay.Penalized`.

    Examples
    --------
    >>> method, theta = Adam(0.1), np.array([1.0, 1.0])
    >>> method.step(method.start(theta, np.array([1e-3, -1e3])))
    >>> theta.round(5)
    array([0.9, 1.1])
    """

    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    weight_decay: float = 0.0
    remembers = 2

    def __post_init__(self):
        self._check_rates()
        _check_memory("beta1", self.beta1)
        _check_memory("beta2", self.beta2)
        validation.real("epsilon", self.epsilon, 0, open_low=True)

    def step(self, state):
        if self.weight_decay:
            self._shrink(state)
        state.steps += 1
        # û = a · sum and √v̂ = c · √sum; c is divided out of √v̂ + ε.
        a = (1 - self.beta1) / (1 - self.beta1 ** state.steps)
        c = math.sqrt((1 - self.beta2) / (1 - self.beta2 ** state.steps))
        rate, epsilon = self.learning_rate * a / c, self.epsilon / c
        for theta, g, u_sum, v_sum, scratch in state.blocks:
            u_sum *= self.beta1
            u_sum += g
            v_sum *= self.beta2
            v_sum += np.multiply(g, g, out=scratch)
            np.sqrt(v_sum, out=scratch)
            scratch += epsilon
            np.divide(u_sum, scratch, out=scratch)
            scratch *= rate
            theta -= scratch


def _check_memory(name, value):
    validation.real(name, value, 0, 1, open_high=True)
