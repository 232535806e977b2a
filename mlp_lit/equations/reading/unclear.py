r"""Refuse what has two readings: \log x y, a / b c, ∂L/∂x (x)."""

from lark import Token

ENDS_ALONE = {"elementary_open", "derived_open"}
DERIVATIVES = {"derived", "nabla"}
OPERATORS = {"elementary", "elementary_open", "powered"}


OPEN_OPERATORS = {"nabla", "derived_open"}


def place_of(node):
    """Return a token of a node, which knows where it stands."""
    level = [node]
    while level:
        found = [part for part in level if isinstance(part, Token)]
        if found:
            return found[0]
        level = [part for other in level if isinstance(other, tuple)
                 for part in other]
    return Token("PLACE", "", start_pos=0)


class Unclear(Exception):
    """Two readings are possible; the parser adds the place."""

    def __init__(self, problem, token):
        super().__init__(problem)
        self.token, self.at = str(token), token.start_pos


def at_places(items):
    """Read a derivative of a function and what is in parentheses as one.

    df/dx (a) is the derivative at the place a, since f is a function.
    """
    out = []
    for join, factor in items:
        base, *marks = factor[1:] if factor[0] == "post" else (factor,)
        if out and join == " " and base[0] == "paren" and (
                out[-1][1][0] == "derivative"
                and out[-1][1][4][0] == "function"):
            before, (_, *parts) = out.pop()
            factor = ("derivative_at", *parts, *base[1:])
            join = before
            if marks:
                factor = ("post", factor, *marks)
        out.append((join, factor))
    return _before_a_number(out)


def _before_a_number(items):
    r"""Let an operator before a number act on all that follows.

    The gradient of a number is of no interest: \nabla_x \frac12 \|x\|^2.
    """
    at = len(items) - 1
    while at >= 0 and items[at][1][0] not in OPEN_OPERATORS:
        at -= 1
    if at < 0 or at == len(items) - 1 or not _is_number(items[at][1][-1]):
        return items
    join, (*head, number) = items[at]
    rest = items[at + 1:]
    if any(mark in ("odot", "otimes") for mark, _ in rest):
        return items
    body = ("product", (" ", number), *(
        (str(mark), factor) for mark, factor in rest))
    return [*items[:at], (join, (*head, body))]


def _is_number(node):
    return node[0] == "number" or node[0] == "fraction" and all(
        part[0] == "number" for part in node[1:])


def refuse_unclear(items):
    """Refuse a product that could be read in two ways.

    Parameters
    ----------
    items : list of (join, factor)
        The joins are tokens, which know their place.
    """
    for (_, left), (join, right) in zip(items, items[1:], strict=False):
        _refuse_figures(left, join, right)
        _refuse_derivative_at_a_place(left, join, right)
        _refuse_open_argument(left, join, right)
    joins = [join for join, _ in items[1:]]
    if "/" in joins[:-1]:
        slash = joins[joins.index("/")]
        raise Unclear("it is not clear what stands under the slash: use "
                      "\\frac or parentheses", slash)


def _refuse_figures(left, join, right):
    """Refuse 2 2, which is set like 22."""
    mixed = right[0] == "fraction" and {
        part[0] for part in right[1:]} == {"number"}
    if left[0] == "number" and join == " " and (
            mixed or right[0] == "number"):
        raise Unclear("two numbers side by side look like one: write \\cdot",
                      left[1])


def _refuse_derivative_at_a_place(left, join, right):
    r"""Refuse ∂L/∂x (x), in which (x) would be a factor."""
    if left[0] == "derivative" and join == " " and right[0] == "paren" and (
            all(part[0] in ("name", "number") for part in right[1:])):
        raise Unclear("a derivative at a place looks like a product: "
                      "write the function with its argument", left[1])


def _refuse_open_argument(left, join, right):
    r"""Refuse \log x y: y may or may not belong to the argument."""
    if left[0] in DERIVATIVES:
        raise Unclear("it is not clear what is differentiated: put it, or "
                      "the whole derivative, in parentheses", place_of(left))
    operator = left[1] if left[0] == "powered" else left
    if operator[0] in ENDS_ALONE and not (
            right[0] in OPERATORS and join == " "):
        raise Unclear("it is not clear where the argument ends: put it "
                      "in parentheses", operator[1])
