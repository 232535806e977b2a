"""Offer the slips that one makes, for each kind of node.

`CHANGES` has a function of the maker, the node and its place; it yields what
is changed, and the new node. What stands inside a node is bent by itself.
"""

ONE, TWO = ("number", "1"), ("number", "2")
HALF = ("fraction", ONE, TWO)
OTHER_SIGN = {"+": "-", "-": "+"}
OTHER_RELATION = {"<=": (">=",), ">=": ("<=",), "<": (">",), ">": ("<",),
                  "=": ("!=",)}
OTHER_CONDITION = {"<": ("<=", ">"), ">": (">=", "<"), "<=": ("<", ">="),
                   ">=": (">", "<="), "=": ("!=",), "!=": ("=",)}
OTHER_LARGE = {"sum": "prod", "prod": "sum", "max": "min", "min": "max",
               "argmax": "argmin", "argmin": "argmax"}
OTHER_EXPECTED = {"E": "Var", "Var": "E", "Cov": "Cov", "P": "P"}
#: Marks that are left out by mistake.
DROPPED = {"factorial", "star"}
OTHER_TRANSPOSED = {"exponent_transpose": "exponent",
                    "pseudoinverse_transpose": "pseudoinverse"}
OTHER_DOMAIN = {"R": "Z", "Z": "N"}


def _chain(maker, node, place):
    top = place == "statement"
    for at in range(2, len(node), 2):
        sign = node[at]
        table = OTHER_RELATION if top else OTHER_CONDITION
        for other in table.get(sign, ()):
            yield "relation", (*node[:at], other, *node[at + 1:])
        if top and sign in ("=", "<=", ">=", "<", ">"):
            yield from _side(node, at + 1)


def _side(node, at):
    right = node[at]
    for change, new in (
            ("sign", ("sum", ("-", _closed(right)))),
            ("factor", ("product", (" ", TWO), (" ", ("paren", right)))),
            ("factor", ("product", (" ", HALF), (" ", ("paren", right))))):
        yield change, (*node[:at], new, *node[at + 1:])


def _closed(node):
    return ("paren", node) if node[0] == "sum" else node


def _sum(maker, node, place):
    for at in range(1, len(node)):
        sign, term = node[at]
        before, after = node[:at], node[at + 1:]
        if term[0] == "dots":
            yield "ellipsis", (*before, *after)
        if term[0] in ("big_o", "dots"):
            continue
        yield "sign", (*before, (OTHER_SIGN[sign], term), *after)
        if place == "reference":
            continue
        twice = ("product", (" ", TWO), (" ", _closed(term)))
        yield "factor", (*before, (sign, twice), *after)
        yield "duplicate", (*before, (sign, term), (sign, term), *after)
        rest = (*before, *after)
        if len(rest) == 2 and rest[1][0] == "+":
            yield "drop", rest[1][1]
        elif len(rest) > 1:
            yield "drop", rest


def _product(maker, node, place):
    items = node[1:]
    for at, (join, item) in enumerate(items):
        rest = items[:at] + items[at + 1:]
        if item[0] == "dots":
            yield "ellipsis", ("product", *rest)
            continue
        if rest:
            rest = ((" ", rest[0][1]), *rest[1:])
            yield "drop", (("product", *rest) if len(rest) > 1
                           else rest[0][1])
        if join == "odot":
            yield "product", ("product", *items[:at], (" ", item),
                              *items[at + 1:])
        yield from _swap(maker, items, at)


def _swap(maker, items, at):
    if at + 1 == len(items) or "dots" in (items[at][1][0],
                                          items[at + 1][1][0]):
        return
    (first, a), (second, b) = items[at], items[at + 1]
    if second not in ("odot", "/") and not (
            maker.is_scalar(a) or maker.is_scalar(b)):
        yield "order", ("product", *items[:at], (first, b), (second, a),
                        *items[at + 2:])


def _post(maker, node, place):
    for at in range(2, len(node)):
        mark, rest = node[at], (*node[:at], *node[at + 1:])
        without = rest if len(rest) > 2 else rest[1]
        if mark == ("transpose",):
            yield "transpose", without
        elif mark[0] in OTHER_TRANSPOSED:
            other = (OTHER_TRANSPOSED[mark[0]], *mark[1:])
            yield "transpose", (*node[:at], other, *node[at + 1:])
        elif mark[0] in ("pseudoinverse", "inverse_transpose"):
            yield "power", (*node[:at], ("transpose",), *node[at + 1:])
        elif mark[0] in DROPPED or mark[0] == "exponent" and (
                mark[1][0] != "paren" and node[1][0] != "constant"):
            yield "power", without
    if place == "value" and node[-1] != ("transpose",) and (
            node[1][0] in ("name", "paren")):
        yield "transpose", (*node, ("transpose",))


def _sub(maker, node, place):
    for at in range(1, len(node) - 1):
        yield "indices", (*node[:at], node[at + 1], node[at], *node[at + 2:])


def _number(maker, node, place):
    if node[1].isdigit():
        yield "one more", ("number", str(int(node[1]) + 1))
        if int(node[1]) > 0:
            yield "one less", ("number", str(int(node[1]) - 1))


def _name(maker, node, place):
    kind = maker.kinds.get(node[1])
    if place == "value" and isinstance(kind, tuple) and kind[0] != (
            "family") and any(kind[0]):
        yield "transpose", ("post", node, ("transpose",))
    for other in maker.neighbours(node[1]):
        yield "neighbour", ("name", other)


def _function(maker, node, place):
    for other in maker.neighbours(node[1]):
        yield "neighbour", ("function", other, *node[2:])
    if ("prime",) in node[2:]:
        marks = list(node[2:])
        marks.remove(("prime",))
        yield "prime", (*node[:2], *marks)


def _large(maker, node, place):
    tag, name, domain, top, body = node
    yield "operator", (tag, OTHER_LARGE[name], domain, top, body)
    if top is not None:
        for sign in "-+":
            yield "limit", (tag, name, domain, (
                "sum", ("+", top), (sign, ("number", "1"))), body)


def _extremum(maker, node, place):
    yield "operator", (node[0], OTHER_LARGE[node[1]], *node[2:])


def _expected(maker, node, place):
    if len(node) == 3:
        yield "operator", (node[0], OTHER_EXPECTED[node[1]], node[2])


def _fraction(maker, node, place):
    yield "upside down", (node[0], node[2], node[1])


def _word(maker, node, place):
    if node[1] == "F":
        yield "norm", TWO


def _domain(maker, node, place):
    if node[1] in OTHER_DOMAIN:
        yield "set", ("domain", OTHER_DOMAIN[node[1]])


def _positive_part(maker, node, place):
    yield "part", node[1]


def _slice(maker, node, place):
    yield "entry", ONE


CHANGES = {"chain": _chain, "sum": _sum, "product": _product, "post": _post,
           "sub": _sub, "number": _number, "name": _name,
           "function": _function, "large": _large, "extremum": _extremum,
           "expected": _expected, "fraction": _fraction, "word": _word,
           "positive_part": _positive_part, "domain": _domain, "slice": _slice}
