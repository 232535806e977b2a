r"""Read arrays and determinants: `array`, `vmatrix`.

Each function takes a `translate.Walk` and tells whether it passed something.
"""

from . import vocabulary as words


def begin(name):
    """Return the piece that begins an environment."""
    return rf"\begin{{{name}}}"


def end(name):
    """Return the piece that ends an environment."""
    return rf"\end{{{name}}}"


def end_of_block(walk, start):
    r"""Return the place of the `\end` of what begins at a place."""
    depth = 0
    for at in range(start, len(walk.pieces)):
        text = walk.pieces[at].text
        depth += text.startswith(r"\begin{")
        depth -= text.startswith(r"\end{")
        if depth == 0:
            return at
    return walk.fail("this environment is opened and never closed")


def array(walk):
    r"""Read an array as a matrix, or as cases behind a lone brace."""
    if walk.text() != begin(words.ARRAY):
        return False
    if walk.text(1) != "{":
        walk.fail("the columns of an array must follow, as in {cc}")
    columns = walk.end_of(walk.at + 1)
    if set(walk.texts(walk.at + 2, columns - walk.at - 3)) - set("lcr"):
        walk.fail("the columns of an array are l, c and r; lines and "
                  "other columns are not read")
    last = end_of_block(walk, walk.at)
    cases = words.SIGNS.get(walk.text(-1)) == "_LBR" and (
        walk.texts(last + 1, 1) == [words.NO_RIGHT])
    name = "cases" if cases else "matrix"
    walk.put(last, last + 1 + cases, end(name))
    walk.put(walk.at - cases, columns, begin(name))
    walk.at -= cases
    return False


def determinant(walk):
    """Read a matrix between bars as its determinant."""
    bars, operator = words.DETERMINANT
    if walk.text() != begin(bars):
        return False
    last = end_of_block(walk, walk.at)
    walk.put(last, last + 1, end("matrix"), ")")
    walk.put(walk.at, walk.at + 1, rf"\operatorname{{{operator}}}", "(",
             begin("matrix"))
    return False


BLOCKS = (array, determinant)
