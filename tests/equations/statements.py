r"""Make random statements, and judge them without the engine.

A statement is a pair of expressions that are made alike and then changed by
rules, some of which keep the value and some of which do not. What it says is
judged here by NumPy, on thousands of draws of several scales, on borders and
beside them. No false statement may hold.

`python -m tests.equations.statements 10000` judges so many of them, and
`… 0 100000` reads so many random and bent strings.
"""

import sys
import time
from collections import Counter

import numpy as np

from mlp_lit.equations import EquationError, EquationFails, check_tex

LETTERS = "stu"
#: No string may take longer, in seconds.
SLOW = 5.0
NUMBERS = (0, 1, 2, 3, 5, 10, 0.5)
LEVELS = ("<", "<=", ">", ">=")
TEX = {"<": "<", "<=": r"\le", ">": ">", ">=": r"\ge", "=": "=",
       "implies": r"\implies", "iff": r"\iff"}


class Maker:
    """Draws expressions, as nested tuples, from a seed."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def pick(self, things):
        """Return one of several things."""
        return things[int(self.rng.integers(len(things)))]

    def number(self):
        """Return a number written out."""
        return ("number", self.pick(NUMBERS))

    def letter(self):
        """Return a letter."""
        return ("letter", self.pick(LETTERS))

    def expression(self, depth=2):
        """Return an expression, with branches more often than not."""
        if depth == 0:
            return self.letter() if self.rng.random() < 0.7 else self.number()
        tag = self.pick(("sum", "difference", "product", "absolute", "max",
                         "min", "bracket", "letter", "relu", "cases"))
        if tag == "letter":
            return self.letter()
        if tag in ("absolute", "relu"):
            return (tag, self.expression(depth - 1))
        if tag == "bracket":
            return (tag, self.relation(depth - 1))
        if tag == "cases":
            return (tag, self.relation(0), self.expression(depth - 1),
                    self.expression(depth - 1))
        return (tag, self.expression(depth - 1), self.expression(depth - 1))

    def relation(self, depth=1):
        """Return a relation of order."""
        return ("relation", self.pick(LEVELS), self.letter(),
                self.expression(depth) if self.rng.random() < 0.4
                else self.number())

    def changed(self, node):
        """Return an expression that may be the same, or nearly so."""
        if self.rng.random() < 0.35 or node[0] in ("letter", "number"):
            return self.pick(self.rewritten(node))
        at = self.pick([at for at, part in enumerate(node)
                        if isinstance(part, tuple)])
        if node[at][0] == "relation":
            return (*node[:at], self.pick(near(node[at])), *node[at + 1:])
        return (*node[:at], self.changed(node[at]), *node[at + 1:])

    def rewritten(self, node):
        """Return what a node may be replaced by, rightly or wrongly."""
        number = ("number", self.pick((3, 5, 10, 30)))
        out = [("sum", node, ("number", 0)), ("min", node, number),
               ("max", node, ("difference", ("number", 0), number)),
               ("product", node, ("bracket", (
                   "relation", "<", self.letter(), number)))]
        if node[0] == "absolute":
            out += 3 * [("max", node[1], negative(node[1]))]
        if node[0] in ("max", "min", "sum", "product"):
            out += 3 * [(node[0], node[2], node[1])]
        if node[0] == "max":
            out += 2 * [negative(("min", negative(node[1]),
                                  negative(node[2])))]
        if node[0] == "relu":
            out += 3 * [("max", ("number", 0), node[1])]
        if node[0] == "bracket":
            out += [("difference", ("number", 1), ("bracket", other))
                    for other in (opposite(node[1]), *near(node[1]))]
        if node[0] == "cases":
            out += 3 * [("cases", opposite(node[1]), node[3], node[2])]
        return out

    def statement(self):
        """Return a statement: its sign and its two sides."""
        kind = self.pick(("=", "=", "=", "implies", "iff", "<=", "<"))
        if kind in ("implies", "iff"):
            left = self.relation()
            right = (self.pick(near(left)) if self.rng.random() < 0.7
                     else self.relation())
            return kind, left, right
        left = self.expression()
        right = left
        for _ in range(int(self.rng.integers(1, 3))):
            right = self.changed(right)
        if kind != "=" and self.rng.random() < 0.7:
            right = ("sum", right, self.pick((
                ("number", 1), ("absolute", self.letter()),
                ("number", 30))))
        return kind, left, right


def negative(node):
    """Return minus an expression."""
    return ("difference", ("number", 0), node)


def opposite(relation):
    """Return the relation that holds where this one does not."""
    signs = {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}
    return (relation[0], signs[relation[1]], *relation[2:])


def near(relation):
    """Return relations that are the same, or nearly so."""
    tag, sign, left, right = relation
    turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}[sign]
    looser = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}[sign]
    a_bit = ("sum", right, ("number", 0.01))
    twice = ("product", ("number", 2), left), (
        "product", ("number", 2), right)
    return [relation, (tag, turned, right, left), (tag, sign, *twice),
            (tag, looser, left, right), (tag, sign, left, a_bit),
            (tag, sign, left, ("sum", right, ("number", 1)))]


# As TeX

def tex_of(node):
    """Print an expression as one would type it."""
    tag, *parts = node
    if tag == "number":
        return f"{parts[0]:g}"
    if tag == "letter":
        return parts[0]
    if tag == "relation":
        return (f"{tex_of(parts[1])} {TEX[parts[0]]} {tex_of(parts[2])}")
    inner = [tex_of(part) for part in parts]
    return {"sum": r"({0} + {1})", "difference": r"({0} - {1})",
            "product": r"{0} \cdot {1}", "absolute": r"\left|{0}\right|",
            "max": r"\max({0}, {1})", "min": r"\min({0}, {1})",
            "bracket": "[{0}]", "relu": r"\operatorname{{relu}}({0})",
            "cases": r"\begin{{cases}} {1} & {0} \\ {2} & \text{{otherwise}}"
                     r" \end{{cases}}"}[tag].format(*inner)


def statement_tex(statement):
    """Print a statement."""
    sign, left, right = statement
    return f"{tex_of(left)} {TEX[sign]} {tex_of(right)}"


# Judged by NumPy

def value_of(node, draws):
    """Evaluate an expression on all draws."""
    tag, *parts = node
    if tag == "number":
        return np.full(len(draws["s"]), float(parts[0]))
    if tag == "letter":
        return draws[parts[0]]
    if tag == "relation":
        a, b = (value_of(part, draws) for part in parts[1:])
        return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[parts[0]]
    a, *rest = (value_of(part, draws) for part in parts)
    b = rest[0] if rest else None
    return {"sum": lambda: a + b, "difference": lambda: a - b,
            "product": lambda: a * b, "absolute": lambda: np.abs(a),
            "max": lambda: np.maximum(a, b), "min": lambda: np.minimum(a, b),
            "bracket": lambda: a.astype(float),
            "relu": lambda: np.maximum(a, 0.0),
            "cases": lambda: np.where(a, b, rest[-1])}[tag]()


def judging_draws(seed=0, count=12_000):
    """Return draws of several scales, on borders and beside them."""
    rng = np.random.default_rng(seed)
    draws = {}
    for letter in LETTERS:
        scale = 10.0 ** rng.uniform(-2.5, 3, count)
        values = scale * rng.standard_normal(count)
        at = rng.choice([*range(-15, 45), *range(7), *range(7), 0.5, 1.5,
                         2.5, 0.01, 1.01, 3.01, 5.01, 10.01, 0, 0], count)
        beside = rng.choice([0, 0, 1e-3, -1e-3, 0.3, -0.3], count)
        draws[letter] = np.where(rng.random(count) < 0.5, at + beside, values)
    apart = rng.choice([0.5, 1, 2, 3, 5, 10, 30, 0.01, 0.005, 0.505, 1.005],
                       count) * rng.choice([-1, 1], count)
    coupled = rng.random(count)
    draws["t"] = np.where(coupled < 0.2, draws["s"] + apart, draws["t"])
    draws["u"] = np.where((coupled > 0.1) & (coupled < 0.3),
                          draws["t"] + apart, draws["u"])
    for letter in LETTERS:
        draws[letter] = np.where(rng.random(count) < 0.08, 0.0,
                                 draws[letter])
    same = rng.random(count)
    draws["t"] = np.where(same < 0.15, draws["s"], draws["t"])
    draws["u"] = np.where(same > 0.9, -draws["s"], draws["u"])
    return_to = np.where(same > 0.45, draws["s"], draws["t"])
    draws["u"] = np.where(abs(same - 0.45) < 0.1, return_to, draws["u"])
    return draws


def is_true(statement, draws):
    """Tell whether a statement holds on all draws."""
    sign, left, right = statement
    a, b = value_of(left, draws), value_of(right, draws)
    if sign == "implies":
        return bool((~a | b).all())
    if sign == "iff":
        return bool((a == b).all())
    slack = 1e-9 * np.maximum(np.abs(a), np.abs(b)) + 1e-12
    if sign == "=":
        return bool((np.abs(a - b) <= slack).all())
    return bool((a <= b + slack).all() if sign == "<=" else (a < b).all())


def verdict_on(tex):
    """Tell what the engine says of a statement in s, t and u."""
    try:
        result = check_tex(tex, s=(), t=(), u=(), tight=None)
    except EquationFails as error:
        return "false" if error.left is not None else "refused"
    except EquationError:
        return "refused"
    return "shows nothing" if result.vacuous else "holds"


def judged(count, seed=0):
    """Yield (statement, is true, verdict) for random statements."""
    maker, draws = Maker(seed), judging_draws(seed)
    for _ in range(count):
        statement = maker.statement()
        yield statement, is_true(statement, draws), verdict_on(
            statement_tex(statement))


def random_strings(count, seed=0):
    """Yield TeX made of fragments, and formulas with a piece cut or put in."""
    from tests.equations.catalogue import FORMULAS
    from tests.equations.test_fuzz import FRAGMENTS, GIVEN
    rng, names = np.random.default_rng(seed), sorted(FORMULAS)
    for number in range(count):
        if number % 2:
            parts = rng.choice(FRAGMENTS, rng.integers(1, 15))
            yield " ".join(parts), GIVEN
            continue
        formula = FORMULAS[names[int(rng.integers(len(names)))]]
        at = int(rng.integers(len(formula.tex)))
        end = at + int(rng.integers(6))
        put = "" if rng.random() < 0.5 else str(rng.choice(FRAGMENTS))
        yield (formula.tex[:at] + put + formula.tex[end:],
               {**formula.given, "draws": 1})


def read_strings(count):
    """Read random strings; return how many end in anything but our errors."""
    wrong, slowest, seen = 0, (0.0, ""), Counter()
    for tex, given in random_strings(count):
        start = time.perf_counter()
        try:
            check_tex(tex, **given)
            seen["read"] += 1
        except EquationError as error:
            seen[type(error).__name__] += 1
        except Exception as error:
            wrong += 1
            print(f"{type(error).__name__}: {error}: {tex!r}", flush=True)
        slowest = max(slowest, (time.perf_counter() - start, tex))
    print(dict(seen), f"slowest {slowest[0]:.2f} s: {slowest[1]!r}")
    return wrong + (slowest[0] > SLOW)


def main(count, strings=0):
    """Judge statements; print counts, and every wrong verdict."""
    start, seen, wrong = time.perf_counter(), Counter(), 0
    for statement, true, verdict in judged(count):
        seen[true, verdict] += 1
        if (true, verdict) in {(False, "holds"), (True, "false")}:
            wrong += 1
            print("true" if true else "false", "but", verdict, ":",
                  statement_tex(statement), flush=True)
    for (true, verdict), number in sorted(seen.items()):
        print(f"{'true' if true else 'false'}, {verdict}: {number}")
    print(f"{count} statements in {time.perf_counter() - start:.0f} s")
    return wrong + (read_strings(strings) if strings else 0)


if __name__ == "__main__":
    sys.exit(min(main(*map(int, sys.argv[1:])), 1))
