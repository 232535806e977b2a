"""Offer the package to the checks of the pages: `ml` and all its modules."""

import importlib

import mlp_lit
from mlp_lit import _modules


def names():
    """Return what the code of a check may use, by its name there."""
    return {"ml": mlp_lit} | {
        address.rpartition(".")[2]: importlib.import_module(address)
        for address in _modules.addresses()}
