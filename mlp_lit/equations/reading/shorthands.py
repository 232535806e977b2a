r"""Read what is written otherwise than the grammar has it.

`Var(x)` with plain letters, `P(x > 0 | y = 1)`, what stands above an `=` and
below a brace; `differentials` and `blocks` have more. Each function takes a
`translate.Walk` and tells whether it passed something.
"""

from . import vocabulary as words
from .blocks import BLOCKS
from .conventions import holds_relation
from .differentials import DIFFERENTIALS
from .spelling import operator_name


def word_of(walk, at):
    """Return the operator that is typed at a place, and its length."""
    text = walk.pieces[at].text
    inner = words.WORD.fullmatch(text)
    if inner and inner[1] in walk.words:
        return inner[1], 1
    letters = ""
    while at + len(letters) < len(walk.pieces):
        text = walk.pieces[at + len(letters)].text
        if len(text) != 1 or not text.isalpha() or walk.names.knows(text):
            break
        letters += text
    for end in range(len(letters), 0, -1):
        if letters[:end] in walk.words:
            return letters[:end], end
    return "", 0


def known_words(names):
    """Return the operators and functions that may be typed as words."""
    spelled = [*names.functions, *(
        name[0] for name, token in names.declared.items()
        if len(name) == 1 and token == "FUNCTION")]
    found = map(words.WORD.fullmatch, spelled)
    return {*words.EXPECTED, *words.EXTREMA, *names.operators,
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


# Signs with something above or below

def defined(walk):
    r"""Read `:=`, `\coloneqq` and `\triangleq` as `=`."""
    if walk.text() in words.DEFINED:
        walk.put(walk.at, walk.at + 1, "=")
    elif walk.texts(walk.at, 2) == [":", "="]:
        walk.put(walk.at, walk.at + 2, "=")
    return False


def unspaced(walk):
    r"""Refuse `>=`, which is typeset as two signs."""
    sign = words.TWO_SIGNS.get("".join(walk.texts(walk.at, 2)))
    if sign:
        walk.fail(f"two signs in a row: write {sign}")
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
        if words.CLAIMING & set(text):
            walk.fail("words at a brace that claim something are not "
                      "checked: type the relation as a formula")
        walk.put(start + 2, end - 1, rf"\text{{{text}}}")
    return False


SHORTHANDS = (roman, word, given, defined, unspaced, *DIFFERENTIALS, stacked,
              below_operator, braced, *BLOCKS)
