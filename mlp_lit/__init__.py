"""Multilayer perceptrons: every derivation beside the code that runs it."""

import importlib

from mlp_lit import (
    activations,
    arrangement,
    calibration,
    chain,
    costs,
    counting,
    datasets,
    decay,
    deep_linear,
    descent,
    diagnostics,
    differences,
    gradient_check,
    graphs,
    heavy_ball,
    initialization,
    jacobians,
    linear,
    losses,
    network,
    noise,
    numerical,
    optimizers,
    profiles,
    rational,
    region_counts,
    region_maps,
    stopping,
    tape,
    training,
)
from mlp_lit.network import MLP
from mlp_lit.optimizers import SGD, Adam, Momentum, Nesterov
from mlp_lit.stopping import EarlyStopping
from mlp_lit.training import (
    DivergenceError,
    History,
    evaluate,
    fit,
    loss_and_gradient,
)

__version__ = "0.1.0"

# What these need beyond NumPy is loaded when they are first asked for.
_LAZY = {"equations": "lark", "plotting": "matplotlib"}


def __getattr__(name):
    if name not in _LAZY:
        raise AttributeError(f"module 'mlp_lit' has no attribute {name!r}")
    try:
        return importlib.import_module(f"mlp_lit.{name}")
    except ModuleNotFoundError as error:
        raise ImportError(f"mlp_lit.{name} needs {_LAZY[name]}: install "
                          f"{_LAZY[name]}") from error


__all__ = [
    "MLP",
    "SGD",
    "Adam",
    "DivergenceError",
    "EarlyStopping",
    "History",
    "Momentum",
    "Nesterov",
    "activations",
    "arrangement",
    "calibration",
    "chain",
    "costs",
    "counting",
    "datasets",
    "decay",
    "deep_linear",
    "descent",
    "diagnostics",
    "differences",
    "evaluate",
    "fit",
    "gradient_check",
    "graphs",
    "heavy_ball",
    "initialization",
    "jacobians",
    "linear",
    "loss_and_gradient",
    "losses",
    "network",
    "noise",
    "numerical",
    "optimizers",
    "profiles",
    "rational",
    "region_counts",
    "region_maps",
    "stopping",
    "tape",
    "training",
]
