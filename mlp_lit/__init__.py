"""Multilayer perceptrons: every derivation beside the code that runs it."""

from mlp_lit import _modules, datasets
from mlp_lit.networks.evaluation import evaluate, loss_and_gradient
from mlp_lit.networks.history import DivergenceError, History
from mlp_lit.networks.mlp import MLP
from mlp_lit.networks.optimizers import SGD, Adam, Momentum, Nesterov
from mlp_lit.networks.stopping import EarlyStopping
from mlp_lit.networks.training import fit

__version__ = "0.1.0"

# Not `equations` and `plotting`: `import *` would need lark and Matplotlib.
__all__ = [
    *_modules.PARTS,
    "MLP",
    "SGD",
    "Adam",
    "DivergenceError",
    "EarlyStopping",
    "History",
    "Momentum",
    "Nesterov",
    "datasets",
    "evaluate",
    "fit",
    "loss_and_gradient",
]

# What training does not need is loaded when it is first asked for: importing
# the package should cost little more than importing NumPy.
__getattr__, __dir__ = _modules.load_when_asked(
    __name__, (*_modules.PARTS, *_modules.SHARED))
