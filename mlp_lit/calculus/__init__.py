"""Go downhill: descent, derivatives of every kind, graphs, the tape."""

from mlp_lit import _modules

__all__ = list(_modules.PARTS["calculus"])
__getattr__, __dir__ = _modules.load_when_asked(__name__, __all__)
