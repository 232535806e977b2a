"""Read what `conf.py` says about equations, and refuse what it cannot mean."""

import difflib
import importlib
import sys
import types
from collections.abc import Mapping
from typing import Any

from sphinx.errors import ConfigError

COVERAGES = ("off", "warn", "error")

#: Each value with its default, and what it may be, in Python and in words.
#: The first is no {}: Jupyter Book could not replace that by a text.
VALUES = {
    "equations_names": ("", (str, Mapping, list, tuple), 'a text such as '
                        '"module:function", a dictionary, or a list of '
                        'modules'),
    "equations_code": ("", str, "the name of a package"),
    "equations_sources": ([], (list, tuple), "a list of patterns of files"),
    "equations_ledger": ("", str, "the name of a page"),
    "equations_json": ("", str, "the name of a file"),
    "equations_coverage": ("off", str, "a text"),
    "equations_pending": ([], (list, tuple), "a list of pages"),
}


def add_values(app):
    """Tell Sphinx which values there are; a change makes pages stale."""
    for name, (default, _, _) in VALUES.items():
        app.add_config_value(name, default, "env", Any)


def check_values(app, config):
    """Refuse values that are none.

    Raises
    ------
    ConfigError
    """
    for name, (_, kinds, words) in VALUES.items():
        value = getattr(config, name)
        if not isinstance(value, kinds):
            raise ConfigError(f"{name} is {words}, not {value!r}")
    if config.equations_coverage not in COVERAGES:
        raise ConfigError('equations_coverage is "off", "warn" or "error", '
                          f"not {config.equations_coverage!r}")
    for name in ("equations_names", "equations_sources", "equations_pending"):
        for entry in entries_of(getattr(config, name)):
            if not isinstance(entry, str):
                raise ConfigError(f"{name}: {entry!r} is no text")


def entries_of(value):
    """Return the parts of a value that have to be texts."""
    if isinstance(value, Mapping):
        return [*value, *value.values()]
    return [value] if isinstance(value, str) else list(value)


def check_ledger(app, env, docnames):
    """Refuse a page for the ledger that is not there.

    Raises
    ------
    ConfigError
    """
    page = env.config.equations_ledger
    if page and page not in env.found_docs:
        near = difflib.get_close_matches(page, env.found_docs, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ConfigError("equations_ledger names a page that is not there: "
                          f"{page!r}{hint}")


# The names that checks may use

def offered_names(config):
    """Return what the code of a check may use, by its name there.

    `equations_names` is "module:function", which returns a dictionary; or a
    dictionary of names and what they stand for, "module" or "module:name";
    or a list of modules, each offered by the last part of its name.

    Raises
    ------
    ConfigError
        If something that is named cannot be imported.
    """
    given = config.equations_names or {}
    if isinstance(given, str):
        return names_from(given)
    if not isinstance(given, Mapping):
        given = {address.rpartition(".")[2]: address for address in given}
    return {name: thing_at(address) for name, address in given.items()}


def names_from(address):
    """Return the names that a function returns."""
    make = thing_at(address)
    if not callable(make):
        raise ConfigError(f"equations_names: {address} is no function; "
                          'offer a module as a list: ["package.module"]')
    names = make()
    if not isinstance(names, Mapping):
        raise ConfigError(f"equations_names: {address} returns no "
                          f"dictionary, but {names!r}")
    return dict(names)


def thing_at(address):
    """Import "module" or "module:name"."""
    module, _, name = address.partition(":")
    try:
        found = importlib.import_module(module)
        return getattr(found, name) if name else found
    except (ImportError, AttributeError, ValueError) as error:
        raise ConfigError(f"equations_names: cannot import {address!r}: "
                          f"{error}") from error


def files_behind(config, names):
    """Return the files of the code that checks rest on.

    They are those of the package of the code and of all modules offered.
    """
    package = config.equations_code
    modules = [module for name, module in list(sys.modules.items())
               if package and f"{name}.".startswith(f"{package}.")]
    modules += [value for value in names.values()
                if isinstance(value, types.ModuleType)]
    files = (getattr(module, "__file__", None) for module in modules)
    return sorted({file for file in files if file})
