r"""Keep the meaning of standard signs: no declaration changes it unseen.

Signs, relations, operators and delimiters cannot be declared. Letters such as
e, π and δ can; where they then stand for something else than a reader would
take them for, the result says so.
"""

import numpy as np

from ..errors import MISHAPS, DeclarationError, EvaluationError
from ..reading import vocabulary as words
from ..reading.scripts import scripts_at
from ..reading.spelling import operator_name, readable
from ..tree import walk
from .declarations import Constant, Defined, Function
from .known import KNOWN
from .operators import OPERATORS, Entrywise

#: What no letter is.
SIGNS = set().union(
    words.RELATIONS, words.ARROWS, words.SIGNS, words.LARGE, words.SPACING,
    words.SIZES, words.STRETCHED, words.TWO_ARGUMENTS, words.BARS, words.GAPS,
    set(words.CUSTOMARY) - set(words.TAKEN_FOR)) - {"{", "}", *words.SCRIPTS}
NAMED = {*OPERATORS, *words.EXPECTED, *words.EXTREMA}
PLACES = np.array([0.3, 0.8, 1.7])


def refuse_standard(name, meaning):
    """Refuse to declare a sign, or an operator as something else."""
    base, below, above = _parts(name)
    wrong = [text for text in base if text in SIGNS - words.IN_NAMES
             or _is_operator(text) and not _is_itself(text, meaning)]
    wrong += [text for text in below if text in SIGNS - words.BELOW_NAMES]
    wrong += [text for text in above if text in SIGNS - words.ABOVE_NAMES]
    if name[0] in words.ONES and not _is_ones(meaning):
        wrong.append(name[0])
    if wrong:
        raise DeclarationError(
            f"{''.join(name)} cannot be declared: {wrong[0]} has a meaning "
            "of its own; take another letter")
    if _is_a_power(above):
        raise DeclarationError(
            f"{''.join(name)} cannot be declared: it looks like a power or a "
            "transpose; take another letter")


def _parts(name):
    """Return the letters of a name, what is below, and what is above."""
    at = next((at for at, text in enumerate(name)
               if at and text in words.SCRIPTS), len(name))
    below, primes, above = scripts_at(list(name), at)
    return name[:at], below[2:-1], (*primes, *above[2:-1])


def _is_operator(text):
    return len(text) > 1 and operator_name(text) in NAMED


def _is_itself(text, meaning):
    r"""Tell whether \tanh, say, is declared as the function it is."""
    known = OPERATORS.get(operator_name(text))
    return isinstance(known, Entrywise) and _agrees(meaning, known.function)


def _agrees(meaning, function):
    """Tell whether a declared function has the values of another one."""
    if not isinstance(meaning, Function) or meaning.call is None:
        return False
    try:
        with np.errstate(all="ignore"):
            return bool(np.allclose(meaning.call(PLACES), function(PLACES)))
    except MISHAPS:
        return False


def _is_ones(meaning):
    return isinstance(meaning, Constant) and bool(
        (np.asarray(meaning.value) == 1).all())


def _is_a_power(above):
    """Tell whether what stands above a letter reads as a power."""
    return bool(above) and "(" not in above and (
        above[0] == "-" or words.is_transpose(above[0])
        or any(text[0].isdigit() for text in above))


def refuse_shadowing(symbols):
    """Refuse a name f' beside a function f: it would hide a derivative."""
    for name in symbols:
        base = (name[0],)
        if "'" in name[1:] and base in symbols and (
                symbols[base].token == "FUNCTION"):
            raise DeclarationError(
                f"{''.join(name)} is declared beside the function "
                f"{name[0]}: it would hide its derivative")


def refuse_hidden_derivatives(tree, symbols):
    r"""Refuse \frac{d y}{d x} where d is declared: it looks like dy/dx."""
    if ("d",) not in symbols:
        return
    for node in walk(tree):
        if node[0] == "fraction" and _starts_with_d(node[2], alone=False) and (
                _starts_with_d(node[1], alone=True)):
            raise EvaluationError(
                r"with d declared this would be a quotient of products: "
                r"write \mathrm{d} for the derivative, or take another "
                "letter than d")


def _starts_with_d(node, alone):
    d = ("name", ("d",))
    return alone and node == d or node[0] == "product" and node[1][1] == d


def overruled(tree, symbols):
    r"""Return the letters that do not mean what a reader takes them for.

    Examples
    --------
    >>> from .symbols import Symbols
    >>> overruled(("name", ("e",)), Symbols({"e": (3,)}))
    ["e is declared: not Euler's number"]
    """
    found = {}
    for node in walk(tree):
        taken_for = _taken_for(node, symbols)
        if taken_for:
            found[f"{readable(_name(node))} is declared: not "
                  f"{taken_for}"] = None
    return list(found)


def _name(node):
    return node[1][1] if node[0] == "post" else node[1]


def _taken_for(node, symbols):
    """Say what a reader takes a declared letter for, or ''."""
    if node[0] == "post" and node[1] == ("name", (words.KRONECKER,)):
        subs = [mark for mark in node[2:] if mark[0] == "sub"]
        return "Kronecker's delta" if subs and _count(subs[0]) == 2 else ""
    if node[0] not in ("name", "function") or node[1] not in symbols:
        return ""
    meaning, known = symbols[node[1]], KNOWN.get("".join(node[1]))
    if node[0] == "name" and known or isinstance(meaning, Defined) or (
            known and _agrees(meaning, known.call)):
        return ""
    if node[0] == "name" and node[1][0] in words.EXPECTED:
        return ""  # a matrix P, say; only E(x) looks like an expectation
    return words.TAKEN_FOR.get(node[1][0], "") if len(node[1]) == 1 else ""


def _count(sub):
    """Count indices; two digits are two of them."""
    only = sub[1] if len(sub) == 2 else ("",)
    return len(only[1]) if only[0] == "number" else len(sub) - 1
