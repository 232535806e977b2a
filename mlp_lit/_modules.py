"""List all modules: in which part of the book, in which order.

A part of the book has the same name as a package here and a folder of tests.
The `__init__` of the parts, the API reference and the tests read this table.
"""

import importlib
import sys

PARTS = {
    "calculus": (
        "descent", "differences", "numerical", "gradient_check", "jacobians",
        "counting", "graphs", "tape"),
    "networks": (
        "linear", "activations", "gaussian", "profiles", "deep_linear",
        "losses", "calibration", "initialization", "mlp", "diagnostics",
        "chain", "costs", "optimizers", "heavy_ball", "noise",
        "history", "evaluation", "run", "training", "stopping", "decay"),
    "geometry": (
        "cells", "maps", "local", "hyperplanes", "power_diagram",
        "planes", "arrangement", "region_maps", "region_counts", "rational",
        "approximation", "ridges", "symmetries", "connectivity"),
    "propagation": (
        "variance", "moments", "ensembles", "rate_study", "finite_width"),
    "inversion": (
        "pseudoinverse", "affine_basis", "flattening", "lifting",
        "backprojection", "views", "separation"),
}

#: Which parts a part may import; a module of one part may import any other.
RESTS_ON = {
    "calculus": (),
    "networks": ("calculus",),
    "geometry": ("calculus", "networks"),
    "propagation": ("calculus", "networks"),
    "inversion": ("calculus", "networks", "geometry"),
}

#: What belongs to no part, because all of them use it.
SHARED = ("datasets", "equations", "plotting")

#: What a shared package needs besides NumPy.
NEEDS = {"equations": "lark", "plotting": "matplotlib"}


def addresses():
    """Return the full name of every public module, in the book's order.

    Examples
    --------
    >>> addresses()[0], len(addresses()) > 50
    ('mlp_lit.calculus.descent', True)
    """
    return [f"mlp_lit.{part}.{name}"
            for part, names in PARTS.items() for name in names] + [
        f"mlp_lit.{name}" for name in SHARED]


def load_when_asked(package, names):
    """Make what an `__init__` needs to load modules at first use.

    Importing the package then costs little, and its modules are there as
    its attributes all the same.

    Parameters
    ----------
    package : str
        Full name of the package.
    names : iterable of str
        Its modules.

    Returns
    -------
    __getattr__, __dir__ : functions
    """
    def load(name):
        if name not in names:
            raise AttributeError(
                f"module {package!r} has no attribute {name!r}")
        try:
            return importlib.import_module(f"{package}.{name}")
        except ModuleNotFoundError as error:
            if name not in NEEDS:
                raise
            raise ImportError(f"{package}.{name} needs {NEEDS[name]}: "
                              f"install {NEEDS[name]}") from error

    def listed():
        return sorted({*vars(sys.modules[package]), *names})

    return load, listed
