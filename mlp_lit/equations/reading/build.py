"""Build the tree of a formula from what the parser finds.

A node is a tuple whose first entry names it: ("fraction", above, below).
Plain tuples compare, hash, print and change without further code, which is
all that evaluation, printing and mutation ask for. `tree` lists the nodes.
"""

from lark import Token, Transformer

from .unclear import Unclear, at_places, place_of, refuse_unclear

CLOSED = {"paren", "bracket", "call"}
#: Stands for every order of a derivative that is too high to be read.
TOO_HIGH = 99


class Builder(Transformer):
    """Builds tuples; refuses what would be read in two ways.

    A rule of the grammar without a method here gives a node of its own name,
    with the nodes it found.
    """

    def __default__(self, data, children, meta):
        if data.startswith("_"):  # lark's own, for what is repeated
            return super().__default__(data, children, meta)
        return (str(data), *_nodes(children))

    # -- letters and numbers, as they are spelled ---------------------------

    def name(self, parts):
        return ("name", parts[0].value)

    def number(self, parts):
        return ("number", parts[0])  # the token keeps its place

    def constant(self, parts):
        return ("constant", str(parts[0]))

    def word(self, parts):
        return ("word", str(parts[0]))

    def domain(self, parts):
        return ("domain", str(parts[0]))

    # -- clauses ------------------------------------------------------------

    def start(self, parts):
        return ("statement", *(clause for part in parts for clause in part))

    def clause(self, parts):
        return parts

    def note(self, parts):
        return ("note", str(parts[0]).lower(), *parts[1:])

    def claim(self, parts):
        return ("implication", *_plain(parts))

    def chain(self, parts):
        if len(parts) == 1:
            return parts[0]
        return ("chain", *_plain(parts))

    # -- sums and products --------------------------------------------------

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

    index = expr

    def product(self, parts):
        items, join = [], " "
        for part in parts:
            if isinstance(part, Token):
                join = part
                continue
            items.append((join, part))
            join = " "
        items = at_places(items)
        refuse_unclear(items)
        if len(items) == 1:
            return items[0][1]
        return ("product", *((str(join), item) for join, item in items))

    def join(self, parts):
        return parts[0]

    def index_product(self, parts):
        first, *rest = _nodes(parts)
        if not rest:
            return first
        return ("product", (" ", first), *(("cdot", item) for item in rest))

    def index_of(self, parts):
        return ("post", self.name(parts), parts[1])

    def factor(self, parts):
        base, marks = parts[0], []
        for part in parts[1:]:
            if part == ("factorial",) and marks[-1:] == [part]:
                raise Unclear("two signs of a factorial have two readings: "
                              "write (n!)!", place_of((base,)))
            marks.append(part)
            if part == ("positive_part",):
                base, marks = ("positive_part", _post(base, marks[:-1])), []
        return _post(base, marks)

    open_factor = factor

    # -- what stands in brackets --------------------------------------------

    def list(self, parts):
        return tuple(parts)

    args = list

    def indicator(self, parts):
        return ("bracket", *parts[1:])

    def norm(self, parts):
        return ("norm", parts[0], parts[1] if len(parts) > 1 else None)

    def kronecker(self, parts):
        return ("kronecker", *parts[1][1:])

    def identity(self, parts):
        return ("identity", *parts[1][1:])

    def normal_law(self, parts):
        return ("normal_law", *parts[1])

    # -- cases and matrices -------------------------------------------------

    def row(self, parts):
        return (parts[0], parts[1] if len(parts) > 1 else None)

    def condition(self, parts):
        word = str(parts[0]).lower() if isinstance(parts[0], Token) else ""
        return ("condition", word, *_nodes(parts))

    def cells(self, parts):
        return tuple(parts)

    # -- what binds a letter ------------------------------------------------

    def limits(self, parts):
        return parts[0], (parts[1] if len(parts) > 1 else None)

    def large(self, parts):
        return ("large", str(parts[0]), *parts[1], parts[2])

    extremum_over = large

    def bounds(self, parts):
        return tuple(parts)

    def integral(self, parts):
        low, high = parts[0]
        return ("integral", low, high, parts[1], parts[3].value)

    # -- functions ----------------------------------------------------------

    def function(self, parts):
        marks = (("prime",) if isinstance(p, Token) else p
                 for p in parts[1:])
        return ("function", parts[0].value, *marks)

    def bare(self, parts):
        return parts[0]

    def primes(self, parts):
        return len(parts)

    def call(self, parts):
        return ("call", parts[0], 0, *parts[1])

    def call_composed(self, parts):
        return ("call", parts[0], parts[1], *parts[2])

    def extremum_of(self, parts):
        return ("extremum", str(parts[0]), *parts[1])

    def outcomes(self, parts):
        return tuple(parts)

    def expected(self, parts):
        *over, args = parts[1:]
        given = [arg for arg in args if arg[0] == "given"]
        plain = [arg for arg in args if arg[0] != "given"]
        return ("expected", str(parts[0]), *plain, *over, *given)

    def words(self, parts):
        return ("words", str(parts[0]))

    def label(self, parts):
        sign = str(parts[0]) if len(parts) > 1 else "="
        return ("label", sign, parts[-1])

    def braced(self, parts):
        side = "over" if "over" in parts[0] else "under"
        return ("braced", side, *parts[1:])

    def elementary(self, parts):
        return _elementary("elementary", parts[0], parts[1:-1], parts[-1])

    def elementary_open(self, parts):
        return _elementary("elementary_open", parts[0], parts[1:-1],
                           (parts[-1],))

    elementary_large = elementary_open

    # -- derivatives --------------------------------------------------------

    def order(self, parts):
        return int(parts[0]) if len(parts[0]) < 3 else TOO_HIGH

    nabla_sup = order

    def slots(self, parts):
        return _nodes(parts)

    def derivation(self, parts):
        """Return (sign, order, slots) of d^n/(dx dy)."""
        name = "d" if str(parts[0]) == "d" else "partial"
        sign = Token.new_borrow_pos("SIGN", name, parts[0])
        order = parts[1] if len(parts) == 3 else 1
        return sign, order, parts[-1]

    def derivative(self, parts):
        return ("derivative", *self.derivation([*parts[:-2], parts[-1]]),
                parts[-2])

    def derived(self, parts):
        tag = "derived" if parts[1][0] in CLOSED else "derived_open"
        return (tag, *parts[0], parts[1])

    def nabla_sub(self, parts):
        return ("by", parts[0])

    def nabla(self, parts):
        by, order = None, 1
        for part in parts[1:-1]:
            by, order = ((part[1], order) if isinstance(part, tuple)
                         else (by, part))
        return ("nabla", by, order, parts[-1])

    def jacobian(self, parts):
        function = self.function(parts[1:-1])
        return ("jacobian", function, *parts[-1])


def _post(base, marks):
    return ("post", base, *marks) if marks else base


def _nodes(parts):
    return tuple(p for p in parts if not isinstance(p, Token))


def _plain(parts):
    return (str(p) if isinstance(p, Token) else p for p in parts)


def _elementary(tag, name, marks, args):
    node = (tag, name, *args)  # the token keeps its place
    for mark in marks:
        node = ("powered", node, mark)
    return node
