r"""Write out three dots: both ends must match to say what they mean.

`W_1 W_2 \cdots W_L` is expanded by comparing the trees at both ends: they
may differ in one integer only, and that integer runs. At l = L the product
`W_{l+1} \cdots W_L` is empty; it does not run backwards.
"""

import itertools

from ..errors import EvaluationError
from ..meaning.declarations import Index
from ..tree import names_in

MOST = 200


def expand_product(scope, items):
    """Replace `first … last` among factors by all of them."""
    at = next(i for i, (_, f) in enumerate(items) if f[0] == "dots")
    join = items[at + 1][0] if at + 1 < len(items) else " "
    before = [factor for _, factor in items[:at]]
    start, run = expanded(scope, before, [f for _, f in items[at + 1:]])
    run = [(join, factor) for factor in run]
    out = (*items[:start], *run, *items[at + 2:])
    if not out:
        raise EvaluationError("this product has no factor left; nothing "
                              "says which size its 1 has")
    return ((" ", out[0][1]), *out[1:])


def expand_sum(scope, terms):
    """Replace `first + … + last` among terms by all of them."""
    at = next(i for i, (_, t) in enumerate(terms) if t[0] == "dots")
    signs = {sign for sign, _ in terms[max(at - 1, 0):at + 2]}
    if len(signs) != 1:
        raise EvaluationError("the signs around an ellipsis must agree")
    sign = signs.pop()
    before = [term for _, term in terms[:at]]
    start, run = expanded(scope, before, [t for _, t in terms[at + 1:]])
    return (*terms[:start], *((sign, term) for term in run), *terms[at + 2:])


def expanded(scope, before, after):
    """Find where the run starts among `before`, and its terms."""
    if not before or not after:
        raise EvaluationError("an ellipsis needs a neighbour on both sides")
    first, last = before[-1], after[0]
    refuse_alternation(scope, before, after)
    paths = differing(scope, first, last)
    if not paths:
        raise EvaluationError("the ends of an ellipsis must differ in one "
                              "integer, and only there")
    low, high = (scope.integer(at(end, paths[0])) for end in (first, last))
    if any(scope.integer(at(end, path)) != number for path in paths
           for end, number in ((first, low), (last, high))):
        raise EvaluationError("the ends of an ellipsis differ in more than "
                              "one integer")
    step, start = step_of(scope, before, paths[0], last), len(before) - 1
    if abs(high - low) > MOST:
        raise EvaluationError("this ellipsis stands for too many terms")
    if (high - low) * step < 0 and abs(high - low) > 1:
        raise EvaluationError("this ellipsis runs backwards")
    if (high - low) % step:
        raise EvaluationError("this ellipsis never meets its last term")
    run = range(low, high + (1 if step > 0 else -1), step)
    return start, [placed(first, paths, number) for number in run]


def refuse_alternation(scope, before, after):
    r"""Refuse W_1 D_1 W_2 D_2 \cdots D_3 W_4, which of them may go on."""
    if len(before) < 2 or len(after) < 2:
        return
    try:
        paths = differing(scope, before[-2], after[1])
    except EvaluationError:
        return
    if paths:
        raise EvaluationError("around this ellipsis two runs alternate: put "
                              "what is repeated in parentheses")


def step_of(scope, before, path, last):
    """Return the step, by the two terms before or the trend of the ends."""
    if len(before) > 1:
        try:
            paths = differing(scope, before[-2], before[-1])
        except EvaluationError:
            paths = []  # another factor stands before the run
        if paths and paths[0] == path:
            return scope.integer(at(before[-1], path)) - scope.integer(
                at(before[-2], path)) or 1
    return trend(scope, at(before[-1], path), at(last, path))


def trend(scope, first, last):
    """Return +1 or -1, by the whole range of the free indices.

    For W_{l+1} ⋯ W_L at l = L the ends alone would say -1.
    """
    names = [n for n in sorted(names_in(("", first, last)))
             if isinstance(scope.symbols.get(n), Index)]
    total = 0
    for numbers in itertools.product(*map(scope.symbols.range_of, names)):
        bound = dict(zip(names, numbers, strict=False))
        total += sum(sign * scope.with_indices(bound, end, keep=True)
                     .array.real.item() for sign, end in
                     ((1, last), (-1, first)))
    return 1 if total >= 0 else -1


def differing(scope, a, b):
    """Find the paths at which two trees differ, down to integers."""
    if a == b:
        return []
    alike = isinstance(a, tuple) and a[:1] == b[:1] and a[0] in (
        "post", "call", "fraction", "paren")
    if not alike and is_integer(scope, a) and is_integer(scope, b):
        return [()]
    if not (isinstance(a, tuple) and isinstance(b, tuple)) or (
            len(a) != len(b)):
        raise EvaluationError("the ends of an ellipsis do not match")
    return [(i, *rest) for i in range(len(a)) if a[i] != b[i]
            for rest in differing(scope, a[i], b[i])]


def is_integer(scope, node):
    """Tell whether a node has an integer as its value."""
    if not isinstance(node, tuple) or not node or (
            not isinstance(node[0], str)):
        return False
    try:
        scope.integer(node)
    except (EvaluationError, KeyError, TypeError):
        return False
    return True


def at(node, path):
    """Return the node at a path."""
    for step in path:
        node = node[step]
    return node


def placed(node, paths, number):
    """Put an integer into the node at every path."""
    digits = ("number", str(abs(number)))
    new = digits if number >= 0 else ("sum", ("-", digits))
    for path in paths:
        node = _put(node, path, new)
    return node


def _put(node, path, new):
    if not path:
        return new
    first, *rest = path
    return (*node[:first], _put(node[first], rest, new), *node[first + 1:])
