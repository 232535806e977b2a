r'''Hold the formulas in docstrings against the functions that they describe.

A block below a formula says what its letters mean; `define` holds the
formula against the function itself::

    def forward(X, W, b):
        r"""Compute a linear layer.

        .. math:: Z = X W + \mathbf{1} b^\top

        .. define: X=(5, 3), W=(3, 4), b=(4,)
        """
        return X @ W + b

With one colon the block is a comment, which Sphinx does not show. One test
checks a whole package::

    @pytest.mark.parametrize("check", docstring_checks(package), ids=str)
    def test_the_formulas_of_docstrings(check):
        check()
'''

import importlib
import inspect
import pkgutil
import re

from mlp_lit import equations

from .files.described import (
    DocstringCheck,
    DocstringFails,
    check_of,
    run_items,
)
from .files.documents import Shown, Written, name_of

__all__ = ["DocstringCheck", "DocstringFails", "check_docstring",
           "docstring_checks"]

#: In reStructuredText, and in MyST.
_ROLE = re.compile(r"(?::math:|\{math\})`([^`]*)`", re.S)


def check_docstring(described, formula=None, where=(), symbols=None,
                    arguments=None, **declarations):
    r"""Hold the formula in a docstring against the function it belongs to.

    Parameters
    ----------
    described : callable
        Its docstring has one display (`.. math::`), or one formula in a
        line (``:math:`…` ``, or ``{math}`…` ``) that says what something
        is. Its parameters are called like the letters of the formula.
    formula : str, optional
        The label of the display that is meant, where there are several.
    where, symbols, **declarations
        As for `define`.
    arguments : sequence of str, optional
        The letters of the formula in the order of the parameters, where
        these have other names.

    Raises
    ------
    DocstringFails
        An AssertionError with file, line, formula and both values.

    Examples
    --------
    >>> import math
    >>> from mlp_lit.equations import positive
    >>> def area(r):
    ...     r"Compute the area, :math:`A = \pi r^2`, of a disk."
    ...     return math.pi * r**2
    >>> check_docstring(area, r=positive())
    """
    __tracebackhide__ = True
    check = check_of(described)
    items = [item for item in check.items() if isinstance(item, Shown)]
    shown = chosen(items or formulas_in_lines(check), formula, check)
    given = {"where": where, "symbols": symbols, **declarations}
    implements = described if arguments is None else (
        equations.computed(described, *arguments))
    block = Written("define", f'define("{name_of(shown)}", implements, '
                    "**given)", shown.line)
    run_items(check, (shown, block), False,
              {"given": given, "implements": implements})


def chosen(items, formula, check):
    """Return the one display that is meant.

    Raises
    ------
    DocstringFails
        When there is none, or more than one.
    """
    if formula is not None:
        items = [shown for shown in items if formula in shown.labels]
    if len(items) == 1:
        return items[0]
    wanted = "one formula" if formula is None else f"a formula {formula!r}"
    raise DocstringFails(
        f"{check.path}:{check.line}: {wanted} is wanted in the docstring of "
        f"{check.name}, but there are {len(items)}" + (
            ": give one a label and name it" if items else ""))


def formulas_in_lines(check):
    """Return the formulas in the lines of a docstring that define a thing."""
    return [Shown(found[1].strip(),
                  check.line + check.text.count("\n", 0, found.start()))
            for found in _ROLE.finditer(check.text) if "=" in found[1]]


# Finding docstrings

def docstring_checks(root, strict=False):
    """Return the checks in all docstrings of a module or package.

    Parameters
    ----------
    root : module or str
        All modules of a package are imported.
    strict : bool
        Whether formulas that nothing checks fail as well.

    Returns
    -------
    list of DocstringCheck
        One for each docstring with a block; if strict, or a formula.

    Raises
    ------
    DocstringFails
        When there is none: a test of nothing would pass.

    Examples
    --------
    >>> docstring_checks("mlp_lit.equations.errors")
    ... # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
        ...
    mlp_lit.equations.files.described.DocstringFails: …
    """
    root = importlib.import_module(root) if isinstance(root, str) else root
    found = [check_of(thing, name, strict) for module in modules_of(root)
             for name, thing in described_in(module)]
    wanted = (Shown, Written) if strict else Written
    found = [check for check in found if check.text and any(
        isinstance(item, wanted) for item in check.items())]
    if not found:
        raise DocstringFails(f"no docstring of {root.__name__} has a check")
    return found


def modules_of(root):
    """Yield a module, and all below it if it is a package."""
    yield root
    for found in pkgutil.walk_packages(getattr(root, "__path__", ()),
                                       f"{root.__name__}."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def described_in(module):
    """Yield address and object of all that a module describes itself."""
    yield module.__name__, module
    for name, thing in vars(module).items():
        if getattr(thing, "__module__", None) != module.__name__:
            continue
        if inspect.isclass(thing):
            yield f"{module.__name__}.{name}", thing
            yield from ((f"{module.__name__}.{name}.{inner}", method)
                        for inner, method in vars(thing).items()
                        if inspect.isfunction(method))
        elif callable(thing) and getattr(thing, "__doc__", None):
            yield f"{module.__name__}.{name}", thing
