"""Multilayer perceptrons: every derivation beside the code that runs it."""

from mlp_lit import (
    activations,
    counting,
    datasets,
    initialization,
    linear,
    losses,
    network,
    numerical,
    optimizers,
    training,
)
from mlp_lit.network import MLP
from mlp_lit.optimizers import SGD, Adam, Momentum, Nesterov
from mlp_lit.training import (
    DivergenceError,
    History,
    evaluate,
    fit,
    loss_and_gradient,
)

__version__ = "0.1.0"

__all__ = [
    "MLP",
    "SGD",
    "Adam",
    "DivergenceError",
    "History",
    "Momentum",
    "Nesterov",
    "activations",
    "counting",
    "datasets",
    "evaluate",
    "fit",
    "initialization",
    "linear",
    "loss_and_gradient",
    "losses",
    "network",
    "numerical",
    "optimizers",
    "training",
]
