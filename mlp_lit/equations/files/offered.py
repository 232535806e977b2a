"""Import what checks may use besides the names of the engine."""

import importlib
from collections.abc import Mapping

from ..errors import EquationError


class NamesError(EquationError, ImportError):
    """What should be offered to the checks cannot be imported."""


def offered(addresses):
    """Return names that checks may use.

    Parameters
    ----------
    addresses : sequence of str
        "package.module" offers a module by the last part of its name,
        "package.module:function" the names in the dictionary that a function
        returns; as `equations_names` of the Sphinx extension.

    Returns
    -------
    dict

    Raises
    ------
    NamesError

    Examples
    --------
    >>> list(offered(["os.path", "mlp_lit.equations"]))
    ['path', 'equations']
    """
    found = {}
    for address in addresses:
        module, _, function = address.partition(":")
        thing = thing_at(module, function)
        if function:
            found |= returned_by(thing, address)
        else:
            found[module.rpartition(".")[2]] = thing
    return found


def thing_at(module, name):
    """Import a module, or what is called so in it."""
    try:
        found = importlib.import_module(module)
        return getattr(found, name) if name else found
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        raise NamesError(f"--names: cannot import {module!r}: {error}"
                         ) from error


def returned_by(function, address):
    """Return the names that a function returns."""
    names = function() if callable(function) else None
    if not isinstance(names, Mapping):
        raise NamesError(f"--names: {address} is no function that returns a "
                         "dictionary of names")
    return dict(names)
