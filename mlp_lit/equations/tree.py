r"""List the nodes of which the tree of a formula is made.

A node is a tuple. Its first entry, the tag, names it; the others are its
parts: nodes, lists of nodes, or plain text. `NODES` has every tag with its
parts, its meaning and a formula in which it occurs. In these formulas s, t
and u are numbers, x and y columns, A and B square matrices, W is a family by
layer, v a random number, h tends to 0, f and g are functions, i and j
indices from 1 to n = 3.

Three kinds of nodes are told apart. *Expressions* have a value: a rule in
`rules.RULES`. *Marks* stand on a base inside a `post` (or a `function`) and
change its value: a rule in `rules.MARKS`. *Clauses*, and what stands in one
place only, have rules that refuse them elsewhere; `verdict` and the rule of
the node around them read them.

A new node needs

1. its line in `NODES`;
2. a rule in `reading/grammar.py`; a method of `reading/build.py`, unless the
   parts are just the nodes that the grammar finds;
3. a printer in `reading/printing.py`, whose TeX is read as the same node;
4. a rule in a module of `evaluation/`;
5. the slips that one makes with it in `bending/changes.py`, unless its parts
   offer enough.

A new *notation* for what is read already is a line in
`reading/vocabulary.py`; a new *operator*, such as `\operatorname{tr}`, one in
`meaning/operators.py`. Tests hold all three to it.
"""

from functools import lru_cache
from typing import NamedTuple


class Kind(NamedTuple):
    """What is to be known of a kind of node: parts, meaning, an example.

    The example is read under a `Notation` with these fields.
    """

    parts: str
    meaning: str
    example: str
    notation: dict = {}


NODES = {tag: Kind(*line) for tag, line in {
    # Clauses
    "statement": ("clause …", "all that a display says", "s = t, x = y"),
    "chain": ("side, sign, side …", "relations in a row; '...' is a list",
              "s < t"),
    "implication": ("claim, arrow, claim …", "one relation from another",
                    r"s > 0 \implies t > 0"),
    "note": ("words, claim?", "words between formulas, and what follows",
             r"x_i = y_i \quad \text{for all } i"),
    # Letters and numbers
    "name": ("spelling", "a symbol", "s = t"),
    "number": ("digits", "a number written out", "s = 2"),
    "constant": ("name", "e, pi or infinity", r"s = \pi t"),
    "word": ("text", "a word with a meaning below a norm", r"\|A\|_F = s"),
    "ones": ("", "the column of ones of whatever length fits",
             r"x = s \mathbf{1}"),
    "dots": ("", "as before, up to the next factor or term",
             r"s = 1 + 2 + \cdots + n"),
    "domain": ("letter", "a set of numbers: R, Z or N",
               r"s \in \mathbb{R}"),
    # Sums and products
    "sum": ("(sign, term) …", "terms with their signs", "s = t - u"),
    "product": ("(join, factor) …", "factors; the first has the join ' '",
                "x = A y"),
    "fraction": ("above, below", "a quotient", r"s = \frac{t}{u}"),
    "root": ("inner", "the square root", r"s = \sqrt{t^2}"),
    "root_of_order": ("order, inner", "the n-th root", r"s = \sqrt[3]{t^2}"),
    "binomial": ("n, k", "a binomial coefficient", r"s = \binom{n}{2}"),
    # What stands in brackets
    "group": ("inner", "braces, which only group", "s = {t}"),
    "paren": ("item …", "parentheses; several items are a list", "s = (t)"),
    "bracket": ("item …", "brackets; 1 where a relation in them holds",
                "s = [t > 0]"),
    "braces": ("item …", "a set, or parentheses", r"s \in \{t, u\}"),
    "half_open": ("low, high", "an interval without its upper end",
                  "s \\in [t, u)"),
    "half_closed": ("low, high", "an interval without its lower end",
                    "s \\in (t, u]"),
    "absolute": ("inner", "the absolute value", "s = |t|"),
    "norm": ("inner, kind or None", "a norm: 1, 2, infinity, or F",
             r"s = \|x\|_1"),
    "inner": ("left, right", "the inner product", r"s = \langle x, y \rangle"),
    "floor": ("inner", "the next integer below", r"s = \lfloor t \rfloor"),
    "ceiling": ("inner", "the next integer above", r"s = \lceil t \rceil"),
    "cases": ("(value, condition or None) …", "the row that applies",
              r"s = \begin{cases} t & t > 0 \\ u & t \le 0 \end{cases}"),
    "condition": ("word, claim …", "when a row of cases applies",
                  r"s = \begin{cases} t & \text{if } t > 0 \\"
                  r" u & \text{otherwise} \end{cases}"),
    "matrix": ("(cell …) …", "rows of numbers or of blocks",
               r"A = \begin{pmatrix} s & t \\ t & u \end{pmatrix}"),
    # Functions
    "function": ("spelling, mark …", "a function, perhaps primed",
                 "s = f'(t)"),
    "composed": ("function, function …", "one function after another",
                 r"s = (f \circ g)(t)"),
    "call": ("function, primes, argument …", "a function at its arguments",
             "s = f(t)"),
    "elementary": ("name, argument", "a named operator, with parentheses",
                   r"s = \sin(t)"),
    "elementary_open": ("name, argument", "a named operator, without",
                        r"s = \sin t"),
    "powered": ("operator, mark", "a mark between operator and argument",
                r"s = \sin^2 t"),
    "extremum": ("name, argument …", "the largest or smallest argument",
                 r"s = \max(t, u)"),
    "positive_part": ("inner", "max(0, z), entry by entry", "s = [t]_+",
                      {"positive_part": True}),
    "large": ("name, domain, top or None, body",
              "a sum, product or extremum over indices or an interval",
              r"s = \sum_{i=1}^{n} x_i"),
    "expected": ("name, argument …, over?, given?", "E, Var, Cov or P",
                 r"s = \operatorname{E}[v]"),
    "over": ("variable …", "what an expectation is taken over",
             r"s = \operatorname{E}_{v}[v]"),
    "given": ("claim …", "the condition of an expectation",
              r"s = \operatorname{P}(v > 1 \mid v > 0)"),
    "evaluated": ("body, claim …", "an expression at a place",
                  r"s = \left. t^2 \right|_{t = 2}"),
    "braced": ("side, body, label", "a brace below or above a term",
               r"s = \underbrace{t + 1}_{u} + 2"),
    "label": ("sign, body", "a formula at a brace: it is claimed",
              r"s = \underbrace{t + 1}_{= u} + 2"),
    "words": ("text", "words at a brace",
              r"s = \underbrace{t + 1}_{\text{a term}} + 2"),
    # Derivatives and integrals
    "derivative": ("sign, order, slots, above", "a derivative as a fraction",
                   r"x = \frac{\partial t}{\partial y}"),
    "derivative_at": ("sign, order, slots, function, argument …",
                      "a derivative of a function at a place",
                      r"s = \frac{d f}{d t}(u)"),
    "derived": ("sign, order, slots, body",
                "a derivative before brackets or a call",
                r"s = \frac{d}{dt} f(t)"),
    "derived_open": ("sign, order, slots, body",
                     "a derivative before a bare expression",
                     r"s = \frac{d}{dt} t^2"),
    "nabla": ("by or None, order, body", "a gradient, or a Hessian",
              r"x = \nabla_y t"),
    "jacobian": ("function, argument", "the Jacobian of a function",
                 "A = J_f(x)"),
    "integral": ("low, high, body, spelling", "an integral in one variable",
                 r"s = \int_0^1 f(u) \, du"),
    # Customary letters
    "kronecker": ("index, index", "Kronecker's delta",
                  r"A_{ij} = \delta_{ij}"),
    "identity": ("size", "an identity matrix", "A = I_n"),
    "big_o": ("inner", "a remainder of this order", "s = t + O(h^2)"),
    "normal_law": ("mean, variance", "a normal distribution",
                   r"v \sim \mathcal{N}(s, t)"),
    # Marks, and what carries them
    "post": ("base, mark …", "a base with what stands on it", r"A = B^\top"),
    "sub": ("index …", "a subscript: a member, or an entry", "s = A_{ij}"),
    "index_group": ("inner", "parentheses around an index", "s = A_{(i)j}"),
    "slice": ("", "a colon among indices: all of them", "x = A_{:,j}"),
    "exponent": ("inner", "a power, or a layer in parentheses", "s = t^2"),
    "exponent_transpose": ("inner", "a power and a transpose in one",
                           r"A = W^{(1)\top}"),
    "transpose": ("", "the transpose", r"A = B^\top"),
    "inverse_transpose": ("", "the transpose of the inverse",
                          r"A = B^{-\top}"),
    "pseudoinverse": ("", "the pseudoinverse", "A = B^+"),
    "pseudoinverse_transpose": ("", "the transpose of the pseudoinverse",
                                r"A = B^{+\top}"),
    "factorial": ("", "the factorial", "s = n!"),

    "prime": ("", "the derivative of a function of a number", "s = f'(t)"),
    "star": ("", "nothing by itself: names such as w^* are declared",
             "s = t^*"),
}.items()}


#: Nodes whose value is a derivative.
DERIVATIVES = {"derivative", "derived", "derived_open", "nabla", "jacobian"}


def walk(node):
    """Yield every node of a tree, outermost first."""
    if isinstance(node, tuple):
        if node and isinstance(node[0], str) and node[0] in NODES:
            yield node
        for child in node:
            yield from walk(child)


@lru_cache(maxsize=10_000)
def names_in(node):
    """Return the spellings of all names and functions in a tree.

    Examples
    --------
    >>> tree = ("sum", ("+", ("name", ("x",))), ("-", ("number", "1")))
    >>> sorted(names_in(tree))
    [('x',)]
    """
    return frozenset(
        part[1] for part in walk(node)
        if part[0] in ("name", "function") and isinstance(part[1], tuple))


def plain(node):
    """Return an expression without the brackets that only group it.

    Examples
    --------
    >>> plain(("paren", ("group", ("number", "1"))))
    ('number', '1')
    """
    if not isinstance(node, tuple) or not node:
        return node
    if node[0] in ("paren", "group", "braces", "bracket") and (
            len(node) == 2 and node[1][0] not in ("chain", "implication")):
        return plain(node[1])
    return tuple(plain(part) for part in node)
