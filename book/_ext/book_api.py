"""The API reference: the modules of the package, in the order of the book.

A line ``{{ api-reference }}`` in a page becomes one section per module, which
autodoc fills from the docstrings. Modules in `TEACHING_ORDER` come first, as
far as they exist; a module that is not listed follows at the end, so that
none can be forgotten.
"""

import importlib
import pkgutil

PACKAGE = "mlp_lit"
MARK = "{{ api-reference }}"

TEACHING_ORDER = (
    "numerical", "tape", "linear", "activations", "losses", "initialization",
    "network", "optimizers", "training", "datasets", "cells", "arrangement",
    "approximation", "symmetries", "variance", "backprojection",
    "estimators", "equations", "plotting")


def public_modules(package):
    """Return the names of all public modules, dotted, without the package."""
    found = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    names = [module.name.partition(".")[2] for module in found]
    return [n for n in names if not any(
        part.startswith("_") for part in n.split("."))]


def in_teaching_order(names):
    """Sort modules as the book introduces them, unknown ones last."""
    rank = {name: place for place, name in enumerate(TEACHING_ORDER)}

    def key(name):
        top = name.partition(".")[0]
        return (rank.get(top, len(rank)), name)

    return sorted(names, key=key)


def section(name):
    """Return the MyST source of a module's section."""
    full = f"{PACKAGE}.{name}"
    return (f"(api-{name.replace('.', '-')})=\n"
            f"## `{full}`\n\n"
            "```{eval-rst}\n"
            f".. automodule:: {full}\n"
            "```\n")


def fill_reference(app, docname, source):
    """Replace the mark in a page by the sections."""
    if MARK in source[0]:
        package = importlib.import_module(PACKAGE)
        names = in_teaching_order(public_modules(package))
        source[0] = source[0].replace(MARK, "\n".join(map(section, names)))


def setup(app):
    """Connect to the reading of pages."""
    app.connect("source-read", fill_reference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
