r"""Read arrays and determinants: `array`, `vmatrix`.

Each function takes a `translate.Walk` and tells whether it passed something.
"""



def end_of_block(walk, start):
    r"""Return the place of the `\end` of what begins at a place."""
    depth = 0
    for at in range(start, len(walk.pieces)):
        text = walk.pieces[at].text
        depth += text.startswith(r"\begin{")
        depth -= text.startswith(r"\end{")
        if depth == 0:
            return at
    return walk.fail("this environment is never closed")


def array(walk):
    r"""Read an array as a matrix, or as cases behind a lone brace."""
    if walk.text() != r"\begin{array}":
        return False
    if walk.text(1) != "{":
        walk.fail("the columns of an array must follow, as in {cc}")
    columns = walk.end_of(walk.at + 1)
    if set(walk.texts(walk.at + 2, columns - walk.at - 3)) - set("lcr"):
        walk.fail("the columns of an array are l, c and r; lines and "
                  "other columns are not read")
    end = end_of_block(walk, walk.at)
    cases = walk.text(-1) == r"\{" and (
        walk.texts(end + 1, 1) == [r"\right."])
    name = "cases" if cases else "matrix"
    walk.put(end, end + 1 + cases, rf"\end{{{name}}}")
    walk.put(walk.at - cases, columns, rf"\begin{{{name}}}")
    return False


def determinant(walk):
    """Read a matrix between bars as its determinant."""
    if walk.text() != r"\begin{vmatrix}":
        return False
    end = end_of_block(walk, walk.at)
    walk.put(end, end + 1, r"\end{matrix}", ")")
    walk.put(walk.at, walk.at + 1, r"\operatorname{det}", "(",
             r"\begin{matrix}")
    return False


BLOCKS = (array, determinant)
