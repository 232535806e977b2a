"""The API reference: the modules of the package, in the order of the book.

A line ``{{ api-reference }}`` in a page becomes one section per module, which
autodoc fills from the docstrings, in the order of the package's own table of
its modules.

Docstrings are plain text, because listings show them raw, but autodoc reads
them as reStructuredText. What would be markup by accident is escaped:
the bars of |x|, the last character of W_, and `code` in single backticks.
References to the book are written as in its chapters: {eq}`eq-linear`.
"""

import importlib
import re

from mlp_lit import _modules

MARK = "{{ api-reference }}"


def section(full):
    """Return the MyST source of a module's section."""
    # A package shows what it offers, a module what it defines.
    is_package = hasattr(importlib.import_module(full), "__path__")
    members = "imported-members" if is_package else "ignore-module-all"
    return (f"(api-{full.rpartition('.')[2]})=\n"
            f"## `{full}`\n\n"
            "```{eval-rst}\n"
            f".. automodule:: {full}\n"
            f"   :{members}:\n"
            "```\n")


def fill_reference(app, docname, source):
    """Replace the mark in a page by the sections."""
    if MARK in source[0]:
        source[0] = source[0].replace(
            MARK, "\n".join(map(section, _modules.addresses())))


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
