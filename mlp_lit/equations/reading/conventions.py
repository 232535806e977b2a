r"""Read signs as the notation of a page says: T, layers, ∘, z^+, 0,5.

Each function takes a `translate.Walk` and tells whether it changed or passed
something at its place.
"""

from . import vocabulary as words
from .notation import CHOICES


def transpose(walk):
    r"""Read `^T`, `^{-T}` and `^{(l)T}` as transposes.

    T transposes where it is no letter of the page, or where the notation
    says that it does.
    """
    if walk.text() != "^" or walk.text(1) != "{":
        return False
    last = walk.end_of(walk.at + 1) - 2
    letter = walk.pieces[last].text
    if not transposes(walk, letter):
        return False
    before = walk.texts(walk.at + 2, last - walk.at - 2)
    if before and (before[-1] not in words.BEFORE_TRANSPOSE or (
            len(before) > 1 and before[-1] not in (")", "]"))):
        return False
    walk.put(last, last + 1, walk.pieces[last]._replace(text=words.TOP))
    return True


def transposes(walk, letter):
    """Tell whether a letter in a superscript is the sign of a transpose."""
    said = words.UPRIGHT_T.get(walk.notation.transpose,
                               walk.notation.transpose)
    if letter == said:
        return True
    return letter in words.TRANSPOSES and not walk.names.knows(letter) and (
        not stands_elsewhere(walk, letter))


def stands_elsewhere(walk, letter):
    """Tell whether a letter is one of the formula, and not only above it."""
    texts = walk.texts(0)
    for at, text in enumerate(texts):
        if text == letter and not (
                texts[at + 1:at + 2] == ["}"]
                and texts[walk.start_of(at + 2) - 1] == "^"):
            return True
    return False


def layer_of(walk, name):
    """Put the layer behind a family's name in parentheses."""
    way = walk.names.layers.get(name)
    at = walk.at
    while at < len(walk.pieces) - 1 and walk.pieces[at].text == "_":
        at = walk.end_of(at + 1)
    if way == "l" and walk.texts(at, 2) == ["^", "{"]:
        _plain_layer(walk, at + 1)
    elif way == "[l]" and walk.texts(at, 3) == ["^", "{", "["]:
        _bracketed_layer(walk, at + 2)


def _plain_layer(walk, start):
    end = walk.end_of(start) - 1
    inner = walk.texts(start + 1, end - start - 1)
    if not inner or inner == [words.TOP] or inner[0] in words.NO_LAYERS or (
            len(inner) == 1 and transposes(walk, inner[0])):
        return
    if inner[-1] == words.TOP or transposes(walk, inner[-1]):
        end -= 1
    walk.put(end, end, ")")
    walk.put(start + 1, start + 1, "(")


def _bracketed_layer(walk, start):
    end = walk.end_of(start)
    walk.put(end - 1, end, ")")
    walk.put(start, start + 1, "(")


def layers(walk):
    """Read every superscript in brackets as a layer, where they are such."""
    if walk.notation.layer == "[l]" and (
            walk.texts(walk.at, 3) == ["^", "{", "["]):
        _bracketed_layer(walk, walk.at + 2)
    return False


def hadamard(walk):
    r"""Read the sign of the page for ⊙; ∘ between functions composes."""
    sign = walk.notation.hadamard
    same = words.STARS if sign in words.STARS else {sign}
    if walk.text() not in same or walk.text(-1) == "{" or (
            _composes(walk)):
        return False
    walk.put(walk.at, walk.at + 1, words.ENTRYWISE)
    return True


def _composes(walk):
    name = walk.names.starting(walk.texts(walk.at + 1, 12), 0)
    return words.is_sign(walk.text(), "_CIRC") and (
        walk.names.declared.get(name) == "FUNCTION"
        and walk.text(1 + len(name)) not in ("(", "["))


def positive_part(walk):
    """Read `[z]_+` and `z^+` as max(0, z), where the notation says so."""
    sign = walk.texts(walk.at, 4)
    if sign[1:] != ["{", "+", "}"] or sign[0] not in ("_", "^"):
        return False
    if walk.notation.positive_part:
        walk.put(walk.at, walk.at + 4, "_+")
    elif sign[0] == "_":
        walk.fail("a positive part is read under "
                  "Notation(positive_part=True)")
    return False


def indicator(walk):
    """Read the letter of the page for 1 where a relation holds."""
    if walk.text() not in CHOICES["indicator"] or not (
            holds_relation(walk, walk.at + 1)):
        return False
    if walk.notation.indicator != walk.text():
        walk.fail("as an indicator it is read under "
                  f"Notation(indicator=r'{walk.text()}')")
    walk.put(walk.at, walk.at + 1, words.INDICATOR)
    return True


def holds_relation(walk, start):
    """Tell whether a bracket opens at a place, and a relation is in it."""
    if start >= len(walk.pieces) or (
            walk.pieces[start].text not in ("(", "[", r"\{")):
        return False
    depth = 0
    for text in walk.texts(start + 1, walk.end_of(start) - start - 2):
        if depth == 0 and text in words.RELATIONS:
            return True
        depth += (text in words.OPENING) - (text in words.CLOSING)
    return False


def decimal(walk):
    r"""Join `0,5` and `0{,}5` to one number, where decimals have commas."""
    if not walk.text().isdigit():
        return False
    sign = walk.texts(walk.at + 1, 3)
    length = 3 if sign == ["{", ",", "}"] else int(sign[:1] == [","])
    after = walk.text(length + 1)
    if not length or not after.isdigit():
        return False
    if walk.notation.decimal == ",":
        number = f"{walk.text()}.{after}"
        walk.put(walk.at, walk.at + length + 2,
                 walk.pieces[walk.at]._replace(text=number))
        walk.at += 1
        if walk.text() == "," and walk.text(1).isdigit():
            walk.fail("a list of numbers has semicolons where decimals "
                      "have commas")
        return True
    if length == 3:
        walk.fail('decimal commas are read under Notation(decimal=",")')
    return False


CONVENTIONS = (transpose, layers, hadamard, positive_part, indicator,
               decimal)
