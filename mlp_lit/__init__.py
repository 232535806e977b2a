"""Multilayer perceptrons: every derivation beside the code that runs it."""

__version__ = "0.1.0"
