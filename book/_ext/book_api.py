"""The API reference: the modules of the package, in the order of the book.

A line ``{{ api-reference }}`` in a page becomes one section per module, which
autodoc fills from the docstrings. Modules in `TEACHING_ORDER` come first, as
far as they exist; a module that is not listed follows at the end, so that
none can be forgotten.

Docstrings are plain text, because listings show them raw, but autodoc reads
them as reStructuredText. What would be markup by accident is escaped:
the bars of |x|, the last character of W_, and `code` in single backticks.
References to the book are written as in its chapters: {eq}`eq-linear`.
"""

import importlib
import pkgutil
import re

PACKAGE = "mlp_lit"
MARK = "{{ api-reference }}"

TEACHING_ORDER = (
    "descent", "differences", "numerical", "gradient_check", "jacobians",
    "counting", "graphs", "tape", "linear", "activations", "gaussian",
    "profiles", "deep_linear", "losses", "calibration", "initialization",
    "network", "diagnostics", "chain", "costs", "optimizers", "heavy_ball",
    "noise", "training", "stopping", "decay", "datasets", "cells",
    "hyperplanes", "power_diagram", "pieces", "arrangement", "region_maps",
    "region_counts", "rational", "approximation", "ridges", "symmetries",
    "moments", "variance", "ensembles", "rate_study", "finite_width",
    "backprojection", "estimators", "equations", "plotting")


def public_modules(package):
    """Return the names of all public modules, without the package's.

    A package within the package is public by what its `__init__` offers,
    not by the modules that it is made of.
    """
    return [module.name for module in pkgutil.iter_modules(package.__path__)
            if not module.name.startswith("_")]


def in_teaching_order(names):
    """Sort modules as the book introduces them, unknown ones last."""
    rank = {name: place for place, name in enumerate(TEACHING_ORDER)}
    return sorted(names, key=lambda n: (rank.get(n, len(rank)), n))


def section(name):
    """Return the MyST source of a module's section."""
    full = f"{PACKAGE}.{name}"
    # A package shows what it offers, a module what it defines.
    is_package = hasattr(importlib.import_module(full), "__path__")
    members = "imported-members" if is_package else "ignore-module-all"
    return (f"(api-{name})=\n"
            f"## `{full}`\n\n"
            "```{eval-rst}\n"
            f".. automodule:: {full}\n"
            f"   :{members}:\n"
            "```\n")


def fill_reference(app, docname, source):
    """Replace the mark in a page by the sections."""
    if MARK in source[0]:
        package = importlib.import_module(PACKAGE)
        names = in_teaching_order(public_modules(package))
        source[0] = source[0].replace(MARK, "\n".join(map(section, names)))


# Plain text to reStructuredText

BRACED = re.compile(r"\((\{eq\}`[^`]+`)\)")
PIECES = re.compile(
    r"(?P<as_it_is>``[^`]+``|(?::[\w-]+)+:`[^`]+`)"
    r"|\{(?P<role>[\w:-]+)\}`(?P<target>[^`]+)`"
    r"|`(?P<code>[^`]+)`"
    r"|(?P<bar>\|)"
    r"|(?P<end>\w)_(?![\w`])")


def piece_to_rst(match):
    """Translate a reference or a piece of code; escape the rest."""
    if match["role"]:
        return f":{match['role']}:`{match['target']}`"
    if match["code"]:
        return f"``{match['code']}``"
    if match["bar"]:
        return r"\|"
    if match["end"]:
        return match["end"] + r"\_"
    return match["as_it_is"]


def to_rst(lines):
    """Translate the lines of a docstring, but not its examples."""
    in_example = False
    for line in lines:
        in_example = bool(line.strip()) and (
            in_example or line.lstrip().startswith(">>>"))
        if not in_example:
            # The number of an equation brings its own parentheses.
            line = PIECES.sub(piece_to_rst, BRACED.sub(r"\1", line))
        yield line


def read_docstring(app, what, name, obj, options, lines):
    """Hand autodoc's lines on as reStructuredText."""
    lines[:] = to_rst(lines)


def setup(app):
    """Connect to the reading of pages and, before napoleon, of docstrings."""
    app.connect("source-read", fill_reference)
    app.connect("autodoc-process-docstring", read_docstring, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
