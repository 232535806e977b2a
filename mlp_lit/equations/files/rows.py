r"""Give rows the block that the typesetter would put around them.

`.. math::` and `{math}` typeset `a &= b \\ &= c` as they stand; the engine
asks for the block. It goes on lines of its own, so that all others keep
their number.
"""

import re

_BEGIN = re.compile(r"\\begin\b")
_MARK = re.compile(r"\\\\|(?<!\\)&")
_EMPTY = re.compile(r"\n[ \t]*(?=\n)")


def in_rows(tex, line):
    r"""Return TeX with a block around it if it needs one, and its line.

    Parameters
    ----------
    tex : str
    line : int
        Where it begins.

    Returns
    -------
    tex : str
    line : int
        One less if a block was added.

    Examples
    --------
    >>> in_rows(r"a &= b", 7)
    ('\\begin{split}\na &= b\n\\end{split}', 6)
    >>> in_rows("a = b", 7)
    ('a = b', 7)
    """
    if _BEGIN.search(tex) or not _MARK.search(tex):
        return tex, line
    return f"\\begin{{split}}\n{tex}\n\\end{{split}}", line - 1


def rows_of_paragraphs(tex):
    r"""Put a row's end on the empty lines that separate equations.

    Examples
    --------
    >>> rows_of_paragraphs("a = b\n\nc = d")
    'a = b\n\\\\\nc = d'
    """
    return _EMPTY.sub(r"\n\\\\", tex)
