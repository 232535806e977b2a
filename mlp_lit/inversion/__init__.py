"""Look back: show outputs of a layer in the input space."""

from mlp_lit import _modules

__all__ = list(_modules.PARTS["inversion"])
__getattr__, __dir__ = _modules.load_when_asked(__name__, __all__)
