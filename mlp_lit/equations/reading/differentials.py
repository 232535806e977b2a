r"""Read derivatives as they are typed in a line, and their places.

`\partial_x f`, `df/dx`, `\left. … \right|_{x=a}`. Each function takes a
`translate.Walk` and tells whether it passed something.
"""

from . import vocabulary as words


def partial_below(walk):
    r"""Read `\partial_x f` as `\frac{\partial}{\partial x} f`."""
    if walk.texts(walk.at, 3) != [words.PARTIAL, "_", "{"]:
        return False
    end = walk.end_of(walk.at + 2)
    inner = walk.pieces[walk.at + 3:end - 1]
    if walk.end_of_factor(walk.at + 3) != end - 1:
        walk.fail(r"\partial_x is read for one symbol; write "
                  r"\frac{\partial^2 f}{\partial x \partial y}")
    power, above = [], end
    if walk.texts(end, 2) == ["^", "{"]:
        above = walk.end_of(end + 1)
        power = walk.pieces[end:above]
    d = words.PARTIAL
    walk.put(walk.at, above, words.FRACTION, "{", d, *power, "}", "{", d,
             *inner, *power, "}")
    return False


def slash(walk):
    r"""Read `df/dx` as `\frac{df}{dx}`."""
    sign = walk.text()
    if sign not in words.DIFFERENTIALS or walk.names.knows(sign):
        return False
    middle = _end_of_differential(walk, walk.at)
    if not middle or walk.texts(middle, 2) != ["/", sign]:
        return False
    end = _end_of_differential(walk, middle + 1)
    if not end:
        return False
    walk.put(end, end, "}")
    walk.put(middle, middle + 1, "}", "{")
    walk.put(walk.at, walk.at, words.FRACTION, "{")
    return False


def _end_of_differential(walk, start):
    """Return the place behind dx, d^2 x or ∂x, or None."""
    at = start + 1
    if walk.texts(at, 2) == ["^", "{"]:
        at = walk.end_of(at + 1)
    end = walk.end_of_factor(at)
    return end if end > at else None


def bar_of_fraction(walk):
    r"""Read `\frac{…}{…}\Big|_{x=a}` as `\left. … \right|_{x=a}`."""
    if walk.text() != "|" or walk.text(1) != "_" or walk.text(-1) != "}" or (
            not holds_equation(walk, walk.at + 2)):
        return False
    start = walk.start_of(walk.start_of(walk.at)) - 1
    before = walk.texts(start - 1, 1) if start > 0 else []
    begins = not before or before[0] in words.STARTS or (
        before[0] in words.RELATIONS)
    if start < 0 or walk.pieces[start].text != words.FRACTION or not begins:
        walk.fail(r"it is not clear how far this bar reaches: write "
                  r"\left. … \right|_{x = a}")
    walk.put(walk.at, walk.at + 1, words.BAR_AT)
    walk.put(start, start, words.NO_LEFT)
    walk.at += 2
    return True


def holds_equation(walk, start):
    """Tell whether braces open at a place, and an = is in them."""
    return walk.texts(start, 1) == ["{"] and "=" in walk.texts(
        start, walk.end_of(start) - start)


def evaluated(walk):
    r"""Find the bar that belongs to a `\left.`."""
    if walk.text() != words.NO_LEFT:
        return False
    depth = 0
    for at in range(walk.at + 1, len(walk.pieces)):
        text = walk.pieces[at].text
        if text == words.BAR_AT or text == "|>" and depth == 0:
            walk.put(at, at + 1, words.BAR_AT)
            return False
        depth += (text == "|<") - (text == "|>")
    walk.fail("an invisible delimiter is read in "
              r"\left. … \right|_{x = a} only")


DIFFERENTIALS = (partial_below, slash, bar_of_fraction, evaluated)
