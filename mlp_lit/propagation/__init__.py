"""Start well: follow how large numbers are, from layer to layer."""

from mlp_lit import _modules

__all__ = list(_modules.PARTS["propagation"])
__getattr__, __dir__ = _modules.load_when_asked(__name__, __all__)
