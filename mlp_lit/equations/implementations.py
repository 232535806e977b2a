"""A definition has no truth, but it has code: the two are held together."""

from .checks import prepare, split_options
from .errors import DeclarationError
from .meaning.declarations import Computed, Declaration, Function, Parameter
from .meaning.declare import array
from .meaning.lefts import new_names
from .meaning.symbols import Symbols
from .reading.spelling import spelled
from .sources import find_book, find_equation, is_label


def define(label_or_tex, implements=None, where=(), symbols=None, book=None,
           **declarations):
    r"""A printed definition, held against the code that implements it.

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
    """Like `define`, but only read: a Claim whose mutants can be made."""
    tex = label_or_tex
    if is_label(tex):
        place = find_equation(find_book(book), tex)
        declarations.update(label=tex, file=str(place.file),
                            line=place.line)
        tex = place.tex
    table = Symbols(symbols or {})
    if implements is not None:
        declare_implemented(tex, table, implements, declarations)
    return prepare(tex, where, table, book=book, kind="definition",
                   **declarations)


def declare_implemented(tex, table, code, declarations):
    """Declare the symbol on the left as what the code says it is."""
    given = {k: v for k, v in split_options(declarations)[1].items()
             if k not in ("file", "line")}
    names = list(new_names(tex, Symbols(table, given)))
    defined = [pair for pair in names if not isinstance(pair[1], Parameter)]
    if not defined:
        raise DeclarationError("the left side of a definition must be a new "
                               f"symbol: {tex}")
    for name, meaning in names:
        if isinstance(meaning, Parameter):
            table.add(name, array(()))
    table.add(defined[0][0], implementation(code, defined[0][1]))


def implementation(code, meaning):
    """What the package's function is, as a declaration."""
    if isinstance(code, Declaration):
        return code
    if not callable(code):
        raise DeclarationError(f"implements is a function, not {code!r}")
    if meaning.token == "FUNCTION":
        return Function(code)
    names = code.__code__.co_varnames[:code.__code__.co_argcount]
    return Computed(code, tuple(spelled(name) for name in names))
