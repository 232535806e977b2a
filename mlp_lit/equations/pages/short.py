"""Read the short form of a block: declarations only, for the display above.

`X=(5, 3), W=(3, 4)` stands for `check("label", X=(5, 3), W=(3, 4))`.
"""

import ast

_CALLS = {"check": "check", "fails": "check", "define": "define"}


def in_full(code, label, kind="check", implements=""):
    r"""Return the code of a block with its call, where it has none.

    Parameters
    ----------
    code : str
        The body of a block.
    label : str
        What names the display above it.
    kind : {"check", "define", "fails"}
    implements : str
        The name of what a definition is held against, where it does not say.

    Returns
    -------
    str
        With its lines where they were; the code itself, if it says more.

    Examples
    --------
    >>> in_full("X=(5, 3),\nW=(3, 4)", "eq-dw")
    'check("eq-dw", X=(5, 3),\nW=(3, 4)\n)'
    >>> in_full('check("eq-dw")', "eq-other")
    'check("eq-dw")'
    """
    if not is_short(code):
        return code
    more = ""
    if kind == "define" and implements and not any(
            keyword.arg == "implements" for keyword in as_call(code).keywords):
        more = f"implements={implements}, "
    return f'{_CALLS[kind]}("{label}", {more}{code.strip(" ")}\n)'


def is_short(code):
    r"""Tell whether a block says declarations only; an empty one does.

    Examples
    --------
    >>> [is_short(code) for code in ("X=(5, 3), n=2", "n=2", "n", "f(n=2)")]
    [True, True, False, False]
    """
    call = as_call(code)
    return call is not None and not call.args and all(
        keyword.arg for keyword in call.keywords)


def as_call(code):
    """Return the call whose arguments the code is, or None."""
    try:
        tree = ast.parse(f"_({code}\n)", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    closes = isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name)
    return tree if closes else None
