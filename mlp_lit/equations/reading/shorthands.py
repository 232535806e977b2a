r"""Read what is written shorter or otherwise than the grammar has it.

`\partial_x f`, `df/dx`, `Var(x)` with plain letters, `P(A | B)`, what
stands above an `=` and below a brace, arrays, `\left. … \right|_{x=a}`. Each
function takes a `translate.Walk` and tells whether it passed something.
"""

from . import vocabulary as words
from .blocks import BLOCKS
from .conventions import holds_relation
from .spelling import operator_name


def word_of(walk, at):
    """Return the operator that is typed at a place, and its length."""
    text = walk.pieces[at].text
    inner = words.WORD.fullmatch(text)
    if inner and inner[1] in known_words(walk):
        return inner[1], 1
    letters = ""
    while at + len(letters) < len(walk.pieces):
        text = walk.pieces[at + len(letters)].text
        if len(text) != 1 or not text.isalpha() or walk.names.knows(text):
            break
        letters += text
    for end in range(len(letters), 0, -1):
        if letters[:end] in known_words(walk):
            return letters[:end], end
    return "", 0


def known_words(walk):
    """Return the operators and functions that may be typed as words."""
    spelled = [*walk.names.functions, *(
        name[0] for name, token in walk.names.declared.items()
        if len(name) == 1 and token == "FUNCTION")]
    found = map(words.WORD.fullmatch, spelled)
    return {*words.EXPECTED, *words.EXTREMA, *walk.names.operators,
            *(word[1] for word in found if word)}


def roman(walk):
    r"""Read `\text{loss}` as the declared name `\mathrm{loss}`."""
    inner = words.WORD.fullmatch(walk.text())
    name = rf"\operatorname{{{inner[1]}}}" if inner else ""
    if walk.text() != name and walk.names.knows(name):
        walk.put(walk.at, walk.at + 1, name)
        walk.at += 1
        return True
    return False


def word(walk):
    r"""Read `Var(x)`, `tr(A)`, `\text{Var}[x]` as operators.

    Only before brackets, and only where none of the letters is declared.
    """
    name, length = word_of(walk, walk.at)
    after = walk.at + length
    if not length or after >= len(walk.pieces):
        return False
    if walk.pieces[after].text == "_" and after + 1 < len(walk.pieces):
        after = walk.end_of(after + 1)
    bracket = walk.texts(after, 1)
    if bracket not in (["("], ["["]) or not is_applied(walk, name, after):
        return False
    walk.put(walk.at, walk.at + length,
             walk.pieces[walk.at]._replace(text=rf"\operatorname{{{name}}}"))
    return False


def is_applied(walk, name, bracket):
    """Tell whether E( or P( applies: it may yet be defined on the left."""
    opens = walk.pieces[bracket].text
    if len(name) > 1 or opens == "[" and name == "E":
        return True
    inside = walk.texts(bracket, walk.end_of(bracket) - bracket)
    return not walk.naming and name == "E" or (
        holds_relation(walk, bracket)
        or bool({words.GIVEN, *words.SINGLE_BARS} & set(inside)))


def given(walk):
    r"""Read the one bar in `P(A | B)` as `\mid`."""
    if operator_name(walk.text()) not in words.EXPECTED:
        return False
    start = walk.at + 1
    if walk.texts(start, 1) == ["_"] and start + 1 < len(walk.pieces):
        start = walk.end_of(start + 1)
    if walk.texts(start, 1) not in (["("], ["["], [r"\{"]):
        return False
    bars, depth = [], 0
    for at in range(start + 1, walk.end_of(start) - 1):
        text = walk.pieces[at].text
        depth += (text in words.OPENING) - (text in words.CLOSING)
        if depth == 0 and words.BARS.get(text):
            bars.append(at)
    if len(bars) == 1 and walk.pieces[bars[0]].text in words.SINGLE_BARS:
        walk.put(bars[0], bars[0] + 1, words.GIVEN)
    return False


# Derivatives

def partial_below(walk):
    r"""Read `\partial_x f` as `\frac{\partial}{\partial x} f`."""
    if walk.texts(walk.at, 3) != [words.PARTIAL, "_", "{"]:
        return False
    end = walk.end_of(walk.at + 2)
    inner = walk.pieces[walk.at + 3:end - 1]
    if walk.end_of_factor(walk.at + 3) != end - 1:
        walk.fail(r"\partial_x is read for one symbol; write "
                  r"\frac{\partial^2 f}{\partial x \partial y}")
    power, above = [], end
    if walk.texts(end, 2) == ["^", "{"]:
        above = walk.end_of(end + 1)
        power = walk.pieces[end:above]
    d = words.PARTIAL
    walk.put(walk.at, above, words.FRACTION, "{", d, *power, "}", "{", d,
             *inner, *power, "}")
    return False


def slash(walk):
    r"""Read `df/dx` as `\frac{df}{dx}`."""
    sign = walk.text()
    if sign not in words.DIFFERENTIALS or walk.names.knows(sign):
        return False
    middle = _end_of_differential(walk, walk.at)
    if not middle or walk.texts(middle, 2) != ["/", sign]:
        return False
    end = _end_of_differential(walk, middle + 1)
    if not end:
        return False
    walk.put(end, end, "}")
    walk.put(middle, middle + 1, "}", "{")
    walk.put(walk.at, walk.at, words.FRACTION, "{")
    return False


def _end_of_differential(walk, start):
    """Return the place behind dx, d^2 x or ∂x, or None."""
    at = start + 1
    if walk.texts(at, 2) == ["^", "{"]:
        at = walk.end_of(at + 1)
    end = walk.end_of_factor(at)
    return end if end > at else None


def bar_of_fraction(walk):
    r"""Read `\frac{…}{…}\Big|_{x=a}` as `\left. … \right|_{x=a}`."""
    if walk.text() != "|" or walk.text(1) != "_" or walk.text(-1) != "}" or (
            not holds_equation(walk, walk.at + 2)):
        return False
    start = walk.start_of(walk.start_of(walk.at)) - 1
    before = walk.texts(start - 1, 1) if start > 0 else []
    begins = not before or before[0] in words.STARTS or (
        before[0] in words.RELATIONS)
    if start < 0 or walk.pieces[start].text != words.FRACTION or not begins:
        walk.fail(r"it is not clear how far this bar reaches: write "
                  r"\left. … \right|_{x = a}")
    walk.put(walk.at, walk.at + 1, words.BAR_AT)
    walk.put(start, start, words.NO_LEFT)
    walk.at += 2
    return True


def holds_equation(walk, start):
    """Tell whether braces open at a place, and an = is in them."""
    return walk.texts(start, 1) == ["{"] and "=" in walk.texts(
        start, walk.end_of(start) - start)


def evaluated(walk):
    r"""Find the bar that belongs to a `\left.`."""
    if walk.text() != words.NO_LEFT:
        return False
    depth = 0
    for at in range(walk.at + 1, len(walk.pieces)):
        text = walk.pieces[at].text
        if text == words.BAR_AT or text == "|>" and depth == 0:
            walk.put(at, at + 1, words.BAR_AT)
            return False
        depth += (text == "|<") - (text == "|>")
    walk.fail("an invisible delimiter is read in "
              r"\left. … \right|_{x = a} only")


# Signs with something above or below

def defined(walk):
    r"""Read `:=`, `\coloneqq` and `\triangleq` as `=`."""
    if walk.text() in words.DEFINED:
        walk.put(walk.at, walk.at + 1, "=")
    elif walk.texts(walk.at, 2) == [":", "="]:
        walk.put(walk.at, walk.at + 2, "=")
    return False


def stacked(walk):
    r"""Read `\stackrel{def}{=}` as `=`; other words above are refused."""
    if walk.text() not in words.STACKED:
        return False
    middle = walk.end_of(walk.at + 1)
    end = walk.end_of(middle)
    label = "".join(walk.texts(walk.at + 2, middle - walk.at - 3))
    sign = walk.texts(middle + 1, end - middle - 2)
    inner = words.WORD.fullmatch(label)
    if len(sign) != 1 or sign[0] not in words.RELATIONS or (
            (inner[1] if inner else label) not in words.ABOVE_RELATIONS):
        walk.fail("above a relation 'def' is read, or a number in "
                  "parentheses; other words say something that is not "
                  "checked")
    walk.put(walk.at, end, sign[0])
    return False


def below_operator(walk):
    r"""Read `\underset{x}{\max}` as `\max_{x}`."""
    if walk.text() != words.BELOW:
        return False
    middle = walk.end_of(walk.at + 1)
    end = walk.end_of(middle)
    name = walk.texts(middle + 1, end - middle - 2)
    if "".join(map(operator_name, name)) not in words.EXTREMA:
        walk.fail(r"\underset is read below max, min, arg max and arg min")
    below = walk.pieces[walk.at + 1:middle]
    walk.put(walk.at, end, *walk.pieces[middle + 1:end - 1], "_", *below)
    return False


def braced(walk):
    r"""Join the words below an `\underbrace` to one text."""
    if walk.text() not in words.BRACES:
        return False
    start = walk.end_of(walk.at + 1)
    if walk.texts(start, 2) not in (["_", "{"], ["^", "{"]):
        walk.fail("a brace needs its label: _{…} or ^{…}")
    end = walk.end_of(start + 1)
    inner = [words.WORD.fullmatch(text) for text in
             walk.texts(start + 2, end - start - 3)]
    plain = [text for text in walk.texts(start + 2, end - start - 3)]
    if inner and all(inner) and not any(map(walk.names.knows, plain)):
        text = " ".join(found[1] for found in inner)
        walk.put(start + 2, end - 1, rf"\text{{{text}}}")
    return False


SHORTHANDS = (roman, word, given, defined, partial_below, slash,
              bar_of_fraction, evaluated, stacked, below_operator, braced,
              *BLOCKS)
