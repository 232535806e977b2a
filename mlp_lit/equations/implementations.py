"""Hold a printed definition against the code that implements it.

A definition has no truth, but it has code.
"""

import inspect

from .checks import claim_of, formula_of
from .errors import DeclarationError
from .meaning.declarations import Computed, Declaration, Function, Parameter
from .meaning.declare_arrays import array
from .meaning.lefts import new_names
from .meaning.symbols import Symbols
from .reading.notation import checked
from .reading.scan import scan
from .reading.spelling import spelled
from .sources import is_label
from .verdict.options import split_options


def define(label_or_tex, implements=None, where=(), symbols=None, book=None,
           **declarations):
    r"""Hold a printed definition against the code that implements it.

    Parameters
    ----------
    label_or_tex : str
        `symbol = …` or `f(x) = …`, or the label of such a display.
    implements : callable or declaration, optional
        The Python function. For `Z = …` its parameters are named like
        symbols (or give `computed(f, "X", "W")`); for `f(x) = …` it is f,
        elementwise unless declared by `function(f, elementwise=False)`.
        Without it the right side is only evaluated.
    where, symbols, book, **declarations
        As for `check`.

    Returns
    -------
    Result
        Of kind "definition".

    Examples
    --------
    >>> define(r"Z = X W", implements=lambda X, W: X @ W,
    ...        X=(2, 3), W=(3, 4)).kind
    'definition'
    """
    return prepare_definition(label_or_tex, implements, where, symbols, book,
                              **declarations).verify()


def prepare_definition(label_or_tex, implements=None, where=(), symbols=None,
                       book=None, **declarations):
    """Read a definition as `define` does, but do not check it yet."""
    declarations = {**declarations, "kind": "definition"}
    if is_label(label_or_tex):
        formula = formula_of(label_or_tex, book)
        declarations["label"] = label_or_tex
    else:
        formula = scan(label_or_tex)
    table = Symbols(symbols or {})
    _, given = split_options(declarations)
    notation = checked(given.pop("notation", None))
    names = list(new_names(formula, Symbols(table, given,
                                            notation=notation)))
    defined = [pair for pair in names if not isinstance(pair[1], Parameter)]
    if implements is None:
        announced = [name for name, _ in defined[:1]]
        return claim_of(formula, where, table, book, declarations, announced)
    declare_implemented(formula, table, implements, names, defined)
    return claim_of(formula, where, table, book, declarations)


def declare_implemented(formula, table, code, names, defined):
    """Declare the symbol on the left as what the code says it is."""
    if not defined:
        raise DeclarationError("the left side of a definition must be a new "
                               f"symbol: {formula.tex}")
    for name, meaning in names:
        if isinstance(meaning, Parameter):
            table.add(name, array(()))
    table.add(defined[0][0], implementation(code, defined[0][1]))


def implementation(code, meaning):
    """Declare the package's function as what it is."""
    if isinstance(code, Declaration):
        return code
    if not callable(code):
        raise DeclarationError(f"implements is a function, not {code!r}")
    if meaning.token == "FUNCTION":
        return Function(code)
    return Computed(code, tuple(map(spelled, parameters_of(code))))


def parameters_of(code):
    """Return the names of the arguments that may be given by place.

    >>> parameters_of(lambda X, W, *, keepdims=False: X @ W)
    ['X', 'W']
    """
    try:
        parameters = inspect.signature(code).parameters.values()
    except ValueError as error:
        raise DeclarationError(
            f"the arguments of {code!r} have no names that can be read: give"
            ' computed(f, "X", "W")') from error
    return [p.name for p in parameters
            if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
