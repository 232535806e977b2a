"""Multilayer perceptrons: every derivation beside the code that runs it."""

import importlib

from mlp_lit import (
    activations,
    datasets,
    initialization,
    linear,
    losses,
    network,
    optimizers,
    stopping,
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

# What training does not need is loaded when it is first asked for: importing
# the package should cost little more than importing NumPy.
_LATER = (
    "affine_basis", "approximation", "arrangement", "backprojection",
    "calibration", "cells", "chain", "costs", "counting", "decay",
    "deep_linear", "descent", "diagnostics", "differences", "ensembles",
    "equations", "finite_width", "flattening", "gaussian", "gradient_check",
    "graphs", "heavy_ball", "hyperplanes", "jacobians", "lifting", "moments",
    "noise", "numerical", "pieces", "plotting", "power_diagram", "profiles",
    "pseudoinverse", "rate_study", "rational", "region_counts", "region_maps",
    "ridges", "separation", "symmetries", "tape", "variance", "views")
_NEEDS = {"equations": "lark", "plotting": "matplotlib"}


def __getattr__(name):
    if name not in _LATER:
        raise AttributeError(f"module 'mlp_lit' has no attribute {name!r}")
    try:
        return importlib.import_module(f"mlp_lit.{name}")
    except ModuleNotFoundError as error:
        if name not in _NEEDS:
            raise
        raise ImportError(f"mlp_lit.{name} needs {_NEEDS[name]}: install "
                          f"{_NEEDS[name]}") from error


def __dir__():
    return sorted({*globals(), *_LATER})


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
    "affine_basis",
    "approximation",
    "arrangement",
    "backprojection",
    "calibration",
    "cells",
    "chain",
    "costs",
    "counting",
    "datasets",
    "decay",
    "deep_linear",
    "descent",
    "diagnostics",
    "differences",
    "ensembles",
    "evaluate",
    "finite_width",
    "fit",
    "flattening",
    "gaussian",
    "gradient_check",
    "graphs",
    "heavy_ball",
    "hyperplanes",
    "initialization",
    "jacobians",
    "lifting",
    "linear",
    "loss_and_gradient",
    "losses",
    "moments",
    "network",
    "noise",
    "numerical",
    "optimizers",
    "pieces",
    "power_diagram",
    "profiles",
    "pseudoinverse",
    "rate_study",
    "rational",
    "region_counts",
    "region_maps",
    "ridges",
    "separation",
    "stopping",
    "symmetries",
    "tape",
    "training",
    "variance",
    "views",
]
