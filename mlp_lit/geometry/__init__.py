"""Show what a network sees: cells and regions, exactly; what it can do."""

from mlp_lit import _modules

__all__ = list(_modules.PARTS["geometry"])
__getattr__, __dir__ = _modules.load_when_asked(__name__, __all__)
