"""From the parser's events to a tree of plain tuples.

A node is a tuple whose first entry names it: ("fraction", above, below).
Plain tuples compare, hash, print and change without further code, which is
all that evaluation, printing and mutation ask for. `tree` lists the nodes.
"""

from lark import Token

from .leaves import Leaves

JOINS = {"CDOT": "cdot", "TIMES": "times", "ODOT": "odot",
         "OTIMES": "otimes", "SLASH": "/"}
ENDS_ALONE = {"elementary_open", "derived_open"}


class Unclear(Exception):
    """Two readings are possible; the parser adds the place."""

    def __init__(self, problem, token):
        super().__init__(problem)
        self.token, self.at = str(token), token.start_pos


class Builder(Leaves):
    """Builds tuples; refuses what would be read in two ways."""

    def start(self, parts):
        return ("statement", *(clause for part in parts for clause in part))

    def clause(self, parts):
        return parts

    def note(self, parts):
        return ("note", str(parts[0]).lower(), *parts[1:])

    def claim(self, parts):
        return ("implication", *(str(p) if isinstance(p, Token) else p
                                 for p in parts))

    def chain(self, parts):
        if len(parts) == 1:
            return parts[0]
        return ("chain", *(_relation(p) for p in parts))

    def expr(self, parts):
        if len(parts) == 1:
            return parts[0]
        terms, sign = [], "+"
        for part in parts:
            if isinstance(part, Token):
                sign = str(part)
            else:
                terms.append((sign, part))
        return ("sum", *terms)

    def product(self, parts):
        items, join = [], " "
        for part in parts:
            if isinstance(part, str):
                join = part
                continue
            items.append((join, part))
            join = " "
        _refuse_unclear(items)
        if len(items) == 1:
            return items[0][1]
        return ("product", *items)

    def join(self, parts):
        token = parts[0]
        return Token.new_borrow_pos("JOIN", JOINS[token.type], token)

    def factor(self, parts):
        return parts[0] if len(parts) == 1 else ("post", *parts)

    def open_factor(self, parts):
        return self.factor(parts)

    def integral(self, parts):
        low, high = parts[0]
        return ("integral", low, high, parts[1], parts[3].value)

    def bounds(self, parts):
        return tuple(parts)

    def bounds_reversed(self, parts):
        return tuple(parts[::-1])

    def limits(self, parts):
        return parts[0], (parts[1] if len(parts) > 1 else None)

    def limits_reversed(self, parts):
        return parts[1], parts[0]

    def large(self, parts):
        return ("large", str(parts[0])[1:], *parts[1], parts[2])

    def extremum_over(self, parts):
        return ("large", str(parts[0]), *parts[1], parts[2])

    def extremum_of(self, parts):
        return ("extremum", str(parts[0]), *parts[1])

    def expected(self, parts):
        return ("expected", str(parts[0]), *parts[1])

    def elementary(self, parts):
        return _elementary("elementary", parts[0], parts[1:-1], parts[-1])

    def elementary_open(self, parts):
        return _elementary("elementary_open", parts[0], parts[1:-1],
                           (parts[-1],))

    def elementary_large(self, parts):
        return _elementary("elementary_open", parts[0], [], (parts[1],))

    def function(self, parts):
        decor = (("prime",) if isinstance(p, Token) else p
                 for p in parts[1:])
        return ("function", parts[0].value, *decor)

    def composed(self, parts):
        return ("composed", *parts)

    def primes(self, parts):
        return len(parts)

    def call(self, parts):
        return ("call", parts[0], 0, *parts[1])

    def call_composed(self, parts):
        return ("call", parts[0], parts[1], *parts[2])

    def bare(self, parts):
        return parts[0]

    def jacobian(self, parts):
        function = ("function", parts[1].value, *parts[2:-1])
        return ("jacobian", function, *parts[-1])

    def order(self, parts):
        return int(parts[0]) if len(parts[0]) < 3 else 99

    nabla_sup = order

    def slots(self, parts):
        return tuple(p for p in parts if not isinstance(p, Token))

    def derivative(self, parts):
        return ("derivative", *_derivation(parts[:-2] + parts[-1:]),
                parts[-2])

    def derivation(self, parts):
        return _derivation(parts)

    def derived(self, parts):
        closed = parts[1][0] in ("paren", "bracket", "call")
        return ("derived" if closed else "derived_open", *parts[0],
                parts[1])

    def nabla_sub(self, parts):
        return ("by", parts[0])

    def nabla(self, parts):
        by, order = None, 1
        for part in parts[1:-1]:
            by, order = ((part[1], order) if isinstance(part, tuple)
                         else (by, part))
        return ("nabla", by, order, parts[-1])

    def index(self, parts):
        return self.expr(parts)

    def index_product(self, parts):
        items = [p for p in parts if not isinstance(p, Token)]
        if len(items) == 1:
            return items[0]
        return ("product", (" ", items[0]),
                *(("cdot", item) for item in items[1:]))

    def index_of(self, parts):
        return ("post", ("name", parts[0].value), parts[1])

    def exponent_transpose(self, parts):
        return ("exponent_transpose", parts[0])

    def cases(self, parts):
        return ("cases", *parts)

    def row(self, parts):
        return (parts[0], parts[1] if len(parts) > 1 else None)

    def condition(self, parts):
        word = str(parts[0]).lower() if isinstance(parts[0], Token) else ""
        return ("condition", word, *parts[-1]) if (
            isinstance(parts[-1], tuple)) else ("condition", word)

    def cells(self, parts):
        return tuple(parts)


def _relation(part):
    if isinstance(part, Token):
        return "..." if part.type == "LISTDOTS" else str(part)
    return part


def _derivation(parts):
    """(sign, order, slots) of d^n/(dx dy); both d must be the same sign."""
    name = "d" if str(parts[0]) == "d" else "partial"
    sign = Token.new_borrow_pos("SIGN", name, parts[0])
    order = parts[1] if len(parts) == 3 else 1
    return sign, order, parts[-1]


def _elementary(tag, name, decor, args):
    node = (tag, name, *args)  # the token keeps its place
    for item in decor:
        node = ("powered", node, item)
    return node


def _refuse_unclear(items):
    r"""`\log x y` and `a / b c` have two readings, so they have none here."""
    for (_, left), (join, right) in zip(items, items[1:], strict=False):
        inner = left[1] if left[0] == "powered" else left
        if left[0] == "derivative" and join == " " and right[0] == (
                "paren") and all(p[0] in ("name", "number")
                                 for p in right[1:]):
            raise Unclear("a derivative at a place looks like a product: "
                          "write the function with its argument", left[1])
        next_is_operator = right[0] in ("elementary", "elementary_open",
                                        "powered") and join == " "
        if inner[0] in ENDS_ALONE and not next_is_operator:
            name = inner[1]
            raise Unclear("it is not clear where the argument ends: put it "
                          "in parentheses", name)
    joins = [join for join, _ in items[1:]]
    if "/" in joins[:-1]:
        slash = joins[joins.index("/")]
        raise Unclear("it is not clear what stands under the slash: use "
                      "\\frac or parentheses", slash)
