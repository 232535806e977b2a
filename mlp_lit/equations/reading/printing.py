r"""What is printed from a tree reads as the same tree again."""

from ..errors import EquationError

RELATION_TEX = {"=": "=", "<": "<", ">": ">", "<=": r"\le", ">=": r"\ge",
                "!=": r"\ne", "~=": r"\approx", "in": r"\in", "~": r"\sim",
                "...": r", \dots,"}
JOIN_TEX = {" ": " ", "cdot": r" \cdot ", "times": r" \times ",
            "odot": r" \odot ", "otimes": r" \otimes ", "/": " / "}
BACKSLASHED = set("log ln exp sin cos tan sinh cosh tanh arctan max min det "
                  "sum prod".split())
DELIMITERS = {"paren": ("(", ")"), "bracket": ("[", "]"),
              "braces": (r"\{", r"\}"), "half_open": ("[", ")"),
              "half_closed": ("(", "]"), "group": ("{", "}"),
              "index_group": ("(", ")"),
              "absolute": (r"\left|", r"\right|"),
              "inner": (r"\langle ", r"\rangle "),
              "floor": (r"\lfloor ", r"\rfloor "),
              "ceiling": (r"\lceil ", r"\rceil ")}
POSTS = {"transpose": r"^{\top}", "inverse_transpose": r"^{-\top}",
         "pseudoinverse": "^{+}", "pseudoinverse_transpose": r"^{+\top}",
         "prime": "'", "star": "^{*}", "factorial": "!"}


def to_tex(node):
    """Print a tree as TeX."""
    tag = node[0]
    if tag in DELIMITERS:
        left, right = DELIMITERS[tag]
        return left + _list(node[1:]) + right
    if tag in POSTS:
        return POSTS[tag]
    if tag in PRINTERS:
        return PRINTERS[tag](*node[1:])
    raise EquationError(f"no way to print {tag!r}")


def _list(nodes):
    return ", ".join(to_tex(node) for node in nodes)


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
    return " ".join("\\" + p if isinstance(p, str) else to_tex(p)
                    for p in parts)


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
        if item[0] == "sum" or item[0] == "product" or (
                item[0] in ("large", "derived_open") and not last):
            inner = f"({inner})"
        text += (JOIN_TEX[join] if position else "") + inner
    return text


def _spelling(name):
    """Names of commands need a space before what follows."""
    return "".join(part + (" " if part[0] == "\\" and part[-1].isalpha()
                           else "") for part in name)


def _post(base, *posts):
    inner = to_tex(base).strip()
    if base[0] in ("sum", "product", "large", "fraction", "derivative",
                   "derived_open", "derived", "elementary_open", "nabla"):
        inner = f"({inner})" if base[0] != "fraction" else inner
    return inner + "".join(map(to_tex, posts))


def _function(name, *decor):
    return _spelling(name).strip() + "".join(map(to_tex, decor))


def _composed(*parts):
    return r" \circ ".join(map(to_tex, parts))


def _call(function, primes, *args):
    text = to_tex(function)
    if function[0] == "composed":
        text = f"({text})"
    return f"{text}{chr(39) * primes}({_list(args)})"


def _operator(name):
    return "\\" + name if name in BACKSLASHED else (
        rf"\operatorname{{{name}}}")


def _elementary(name, *args):
    return f"{_operator(name)}({_list(args)})"


def _elementary_open(name, arg):
    return f"{_operator(name)} {to_tex(arg)}"


def _powered(node, decor):
    """The power stands between the operator and its argument."""
    name, rest = _split_operator(node)
    return name + to_tex(decor) + rest


def _split_operator(node):
    if node[0] == "powered":
        name, rest = _split_operator(node[1])
        return name + to_tex(node[2]), rest
    name = _operator(node[1])
    return name, to_tex(node)[len(name):]


def _large(name, domain, top, body):
    above = "" if top is None else f"^{{{to_tex(top)}}}"
    return f"{_operator(name)}_{{{_list(domain)}}}{above} {to_tex(body)}"


def _extremum(name, *args):
    return f"{_operator(name)}({_list(args)})"


def _expected(name, *args):
    return rf"\operatorname{{{name}}}[{_list(args)}]"


def _norm(inner, kind):
    below = "" if kind is None else f"_{{{to_tex(kind)}}}"
    return rf"\left\|{to_tex(inner)}\right\|{below}"


def _braced(command):
    def show(*parts):
        return command + "".join(f"{{{to_tex(p)}}}" for p in parts)
    return show


def _root_of_order(order, inner):
    return rf"\sqrt[{to_tex(order)}]{{{to_tex(inner)}}}"


def _sub(*items):
    return f"_{{{_list(items)}}}"


def _derivation(sign, order, slots, top=""):
    d = r"\mathrm{d} " if sign == "d" else r"\partial "
    power = "" if order == 1 else f"^{{{order}}} "
    below = " ".join(d + to_tex(slot) for slot in slots)
    return rf"\frac{{{d.strip()}{power} {top}}}{{{below}}}"


def _derivative(sign, order, slots, top):
    return _derivation(sign, order, slots, to_tex(top))


def _derived(sign, order, slots, body):
    return f"{_derivation(sign, order, slots)} {to_tex(body)}"


def _nabla(by, order, body):
    below = "" if by is None else f"_{{{to_tex(by)}}}"
    above = "" if order == 1 else f"^{{{order}}}"
    return rf"\nabla{below}{above} {to_tex(body)}"


def _integral(low, high, body, name):
    return (rf"\int_{{{to_tex(low)}}}^{{{to_tex(high)}}} {to_tex(body)} "
            rf"\,\mathrm{{d}} {_spelling(name)}")


def _jacobian(function, *args):
    return f"J_{{{to_tex(function)}}}({_list(args)})"


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
    "implication": _implication, "sum": _sum, "product": _product,
    "name": lambda name: _spelling(name), "number": str,
    "constant": lambda c: {"e": "e"}.get(c, rf"\{c} ").replace(
        "infinity", "infty"),
    "word": str, "ones": lambda: r"\mathbf{1}", "dots": lambda: r"\cdots ",
    "slice": lambda: ":", "domain": lambda d: rf"\mathbb{{{d}}}",
    "post": _post, "function": _function, "composed": _composed,
    "call": _call, "elementary": _elementary,
    "elementary_open": _elementary_open, "powered": _powered,
    "large": _large, "extremum": _extremum, "expected": _expected,
    "norm": _norm, "fraction": _braced(r"\frac"),
    "binomial": _braced(r"\binom"), "root": _braced(r"\sqrt"),
    "root_of_order": _root_of_order, "sub": _sub,
    "exponent": lambda e: f"^{{{to_tex(e)}}}",
    "exponent_transpose": lambda e: rf"^{{{to_tex(e)}\top}}",
    "derivative": _derivative, "derived": _derived,
    "derived_open": _derived, "nabla": _nabla, "integral": _integral,
    "jacobian": _jacobian, "cases": _cases, "condition": _condition,
    "matrix": _matrix, "kronecker": lambda *i: rf"\delta{_sub(*i)}",
    "identity": lambda *i: f"I{_sub(*i)}",
    "big_o": lambda inner: f"O({to_tex(inner)})",
    "normal_law": lambda *args: rf"\mathcal{{N}}({_list(args)})"}
