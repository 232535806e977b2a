r"""Print a tree as TeX that reads as the same tree again.

`PRINTERS` has a function of the parts of each kind of node.
"""

from contextvars import ContextVar

from ..errors import EquationError
from . import vocabulary as words
from .notation import PLAIN

RELATION_TEX = {**words.printed(words.RELATIONS), "...": r", \dots,"}
ARROW_TEX = words.printed(words.ARROWS)
JOIN_TEX = {" ": " ", **{join: f" {tex} " for join, tex in
                         words.printed(words.JOINS).items()}}
CONSTANT_TEX = {"e": "e", "pi": r"\pi ", "infinity": r"\infty "}
#: Bases that need parentheses before a superscript.
LOOSE = {"sum", "product", "large", "derivative", "derived_open", "derived",
         "elementary_open", "nabla"}


#: The notation of the page for which a tree is printed.
_PAGE = ContextVar("notation", default=PLAIN)


def to_tex(node, notation=None):
    """Print a tree as TeX, for a page with this notation."""
    if notation is not None:
        before = _PAGE.set(notation)
        try:
            return to_tex(node)
        finally:
            _PAGE.reset(before)
    if node[0] not in PRINTERS:
        raise EquationError(f"no way to print {node[0]!r}")
    return PRINTERS[node[0]](*node[1:])


def _list(nodes):
    """Print a list; where decimals have commas, it has semicolons."""
    joint = "; " if _PAGE.get().decimal == "," else ", "
    return joint.join(to_tex(node) for node in nodes)


def _pseudoinverse():
    r"""Print a plus, or `\dagger` where a plus takes the positive part."""
    return r"^{\dagger}" if _PAGE.get().positive_part else "^{+}"


def _between(left, right):
    return lambda *nodes: left + _list(nodes) + right


def _always(tex):
    return lambda: tex


def _in_braces(command):
    return lambda *parts: command + "".join(f"{{{to_tex(p)}}}" for p in parts)


def _below(node):
    return "" if node is None else f"_{{{to_tex(node)}}}"


def _above(node):
    return "" if node is None else f"^{{{to_tex(node)}}}"


# Clauses

def _statement(*clauses):
    text = ""
    for clause in clauses:
        joint = r" \quad " if clause[0] == "note" else ", "
        text += (joint if text else "") + to_tex(clause)
    return text


def _note(words, *claim):
    return rf"\text{{{words}}} " + _list(claim)


def _chain(*parts):
    return " ".join(RELATION_TEX[p] if isinstance(p, str) else to_tex(p)
                    for p in parts)


def _implication(*parts):
    return " ".join(ARROW_TEX[p] if isinstance(p, str) else to_tex(p)
                    for p in parts)


# Sums, products, and what is written on top of a base

def _sum(*terms):
    text = ""
    for sign, term in terms:
        inner = to_tex(term)
        if term[0] == "sum":
            inner = f"({inner})"
        text += f" {sign} {inner}" if text or sign == "-" else inner
    return text.strip()


def _product(*items):
    text = ""
    for position, (join, item) in enumerate(items):
        inner = to_tex(item)
        last = position == len(items) - 1
        if item[0] in ("sum", "product") or (
                item[0] in ("large", "derived_open") and not last):
            inner = f"({inner})"
        text += (JOIN_TEX[join] if position else "") + inner
    return text


def _post(base, *marks):
    inner = to_tex(base).strip()
    if base[0] in LOOSE:
        inner = f"({inner})"
    return _scripted(inner, marks)


def _scripted(text, marks):
    """Print marks in TeX's order; what breaks it stands on braces."""
    last = 0
    for one in marks:
        place = {"sub": 1, "prime": 2, "factorial": 0}.get(one[0], 3)
        if place and place <= last and (place, last) != (2, 2):
            text = f"{{{text}}}"
        last = place
        text += to_tex(one)
    return text


# Names and functions

def _spelling(name):
    """Print a name; commands need a space before what follows."""
    return "".join(part + (" " if part[0] == "\\" and part[-1].isalpha()
                           else "") for part in name)


def _function(name, *marks):
    return _scripted(_spelling(name).strip(), marks)


def _composed(*parts):
    return r" \circ ".join(map(to_tex, parts))


def _call(function, primes, *args):
    text = to_tex(function)
    if function[0] == "composed":
        text = f"({text})"
    marks = "'" * primes
    return f"{text}{marks}({_list(args)})"


def _operator(name):
    command = name in words.COMMANDS
    return "\\" + name if command else rf"\operatorname{{{name}}}"


def _elementary(name, *args):
    return f"{_operator(name)}({_list(args)})"


def _elementary_open(name, arg):
    return f"{_operator(name)} {to_tex(arg)}"


def _powered(node, mark):
    """Print a power between the operator and its argument."""
    name, rest = _split_operator(node)
    return name + to_tex(mark) + rest


def _split_operator(node):
    if node[0] == "powered":
        name, rest = _split_operator(node[1])
        return name + to_tex(node[2]), rest
    name = _operator(node[1])
    return name, to_tex(node)[len(name):]


def _large(name, domain, top, body):
    return (f"{_operator(name)}_{{{_list(domain)}}}{_above(top)} "
            f"{to_tex(body)}")


def _expected(name, *args):
    over = "".join(to_tex(arg) for arg in args if arg[0] == "over")
    given = "".join(to_tex(arg) for arg in args if arg[0] == "given")
    plain = [arg for arg in args if arg[0] not in ("over", "given")]
    return rf"\operatorname{{{name}}}{over}[{_list(plain)}{given}]"


def _braced(side, body, label):
    mark = "^" if side == "over" else "_"
    return rf"\{side}brace{{{to_tex(body)}}}{mark}{{{to_tex(label)}}}"


def _positive_part(inner):
    """Print the plus above where something else stands below."""
    below = inner[0] == "post" and any(mark[0] == "sub" for mark in inner[2:])
    text = to_tex(inner).strip()
    return (f"({text})" if inner[0] in LOOSE else text) + (
        "^{+}" if below else "_{+}")


def _label(sign, body):
    return ("" if sign == "=" else RELATION_TEX[sign]) + f" {to_tex(body)}"


def _evaluated(body, *places):
    return rf"\left.{to_tex(body)}\right|_{{{_list(places)}}}"


# Derivatives and integrals

def _derivation(sign, order, slots, top=""):
    d = r"\mathrm{d} " if sign == "d" else r"\partial "
    power = "" if order == 1 else f"^{{{order}}} "
    below = " ".join(d + to_tex(slot) for slot in slots)
    return rf"\frac{{{d.strip()}{power} {top}}}{{{below}}}"


def _derivative(sign, order, slots, top):
    return _derivation(sign, order, slots, to_tex(top))


def _derivative_at(sign, order, slots, top, *args):
    return f"{_derivative(sign, order, slots, top)}({_list(args)})"


def _derived(sign, order, slots, body):
    return f"{_derivation(sign, order, slots)} {to_tex(body)}"


def _nabla(by, order, body):
    above = "" if order == 1 else f"^{{{order}}}"
    return rf"\nabla{_below(by)}{above} {to_tex(body)}"


def _jacobian(function, *args):
    return f"J_{{{to_tex(function)}}}({_list(args)})"


def _integral(low, high, body, name):
    return (rf"\int_{{{to_tex(low)}}}^{{{to_tex(high)}}} {to_tex(body)} "
            rf"\,\mathrm{{d}} {_spelling(name)}")


# Brackets

def _norm(inner, kind):
    return rf"\left\|{to_tex(inner)}\right\|{_below(kind)}"


def _root_of_order(order, inner):
    return rf"\sqrt[{to_tex(order)}]{{{to_tex(inner)}}}"


def _cases(*rows):
    shown = (to_tex(value) + ("" if when is None else " & " + to_tex(when))
             for value, when in rows)
    return r"\begin{cases} " + r" \\ ".join(shown) + r" \end{cases}"


def _condition(word, *claims):
    return (rf"\text{{{word}}} " if word else "") + _list(claims)


def _matrix(*rows):
    shown = (" & ".join(map(to_tex, row)) for row in rows)
    return r"\begin{pmatrix} " + r" \\ ".join(shown) + r" \end{pmatrix}"


PRINTERS = {
    "statement": _statement, "note": _note, "chain": _chain,
    "implication": _implication,
    "sum": _sum, "product": _product, "post": _post,
    "number": str, "word": str, "name": _spelling,
    "constant": CONSTANT_TEX.get,
    "domain": lambda letter: rf"\mathbb{{{letter}}}",
    "ones": _always(r"\mathbf{1}"), "dots": _always(r"\cdots "),
    "slice": _always(":"),
    "paren": _between("(", ")"), "bracket": _between("[", "]"),
    "braces": _between(r"\{", r"\}"), "half_open": _between("[", ")"),
    "half_closed": _between("(", "]"), "group": _between("{", "}"),
    "index_group": _between("(", ")"),
    "absolute": _between(r"\left|", r"\right|"),
    "inner": _between(r"\langle ", r"\rangle "),
    "floor": _between(r"\lfloor ", r"\rfloor "),
    "ceiling": _between(r"\lceil ", r"\rceil "),
    "norm": _norm, "fraction": _in_braces(r"\frac"),
    "binomial": _in_braces(r"\binom"), "root": _in_braces(r"\sqrt"),
    "root_of_order": _root_of_order, "cases": _cases,
    "condition": _condition, "matrix": _matrix,
    "function": _function, "composed": _composed, "call": _call,
    "elementary": _elementary, "elementary_open": _elementary_open,
    "powered": _powered, "large": _large, "extremum": _elementary,
    "expected": _expected, "derivative": _derivative,
    "derivative_at": _derivative_at, "braced": _braced, "label": _label,
    "words": lambda text: rf"\text{{{text}}}", "evaluated": _evaluated,
    "over": _between("_{", "}"), "given": _between(r" \mid ", ""),
    "positive_part": _positive_part, "derived": _derived,
    "derived_open": _derived, "nabla": _nabla, "jacobian": _jacobian,
    "integral": _integral, "kronecker": _between(r"\delta_{", "}"),
    "identity": _between("I_{", "}"), "big_o": _between("O(", ")"),
    "normal_law": _between(r"\mathcal{N}(", ")"),
    "sub": _between("_{", "}"), "exponent": _above,
    "exponent_transpose": lambda e: rf"^{{{to_tex(e)}\top}}",
    "transpose": _always(r"^{\top}"),
    "inverse_transpose": _always(r"^{-\top}"),
    "pseudoinverse": _pseudoinverse,
    "pseudoinverse_transpose": _always(r"^{+\top}"),
    "prime": _always("'"), "star": _always("^{*}"),
    "factorial": _always("!")}
