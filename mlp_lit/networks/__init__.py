"""Build a network and its derivatives, from the linear layer to training."""

from mlp_lit import _modules

__all__ = list(_modules.PARTS["networks"])
__getattr__, __dir__ = _modules.load_when_asked(__name__, __all__)
