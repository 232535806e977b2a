r"""Say under which name a letter is declared, and what it seems to be."""

import re

from ..reading.spelling import canonical
from .customary import FUNCTION_STARTS, FUNCTIONS, INDICES, STARS

_NUMBER = re.compile(r"\d+")


def is_index(place):
    """Tell whether a letter stands where an index does."""
    if place.context == "index":
        return place.base in INDICES
    return place.context in ("limits", "top")


def is_stepped(index, places):
    """Tell whether something has an index plus or minus a number."""
    scripts = [script for place in places
               for script in (place.sub, place.sup) if index in script]
    summed = any(place.base == index and place.context == "limits"
                 for place in places)
    return not summed and any(
        sign in script for script in scripts for sign in "+-")


def name_at(place, group, steps, on_left):
    """Return the spelling under which a letter is declared."""
    base, sub, sup = place.base, place.sub, place.sup
    if sup and set(sup) <= STARS:
        return canonical(f"{base}^{{{''.join(sup)}}}" + _below(sub))
    step = {*sub, *_layer(sup)} & steps
    shifted = any(sign in (*sub, *sup) for sign in "+-")
    if step and (shifted or not (on_left and place is group[0])):
        inside = sub if set(sub) & step else ()  # else they are entries
        return _with_scripts(base, inside, _layer(sup))
    indexed = any(_is_indexed(other.sub) for other in group)
    plain = any(not other.sub for other in group)
    words = sub == ("0",) or sub and not _is_indexed(sub) and (
        not _is_number(sub))
    if words or _is_number(sub) and not indexed and not plain:
        return canonical(base + _below(sub))
    return (base,)


def _with_scripts(base, sub, layer):
    above = f"^{{{''.join(layer)}}}" if layer else ""
    return canonical(base + _below(sub) + above)


def _below(sub):
    return f"_{{{' '.join(sub)}}}" if sub else ""


def _layer(sup):
    """Return a superscript in parentheses, or ()."""
    return sup if sup[:1] + sup[-1:] == ("(", ")") else ()


def _is_indexed(sub):
    return any(text in INDICES for text in sub)


def _is_number(sub):
    return bool(sub) and all(_NUMBER.fullmatch(text) for text in sub)


def role_of(group, name, indices):
    """Tell what a letter is, by all of its places."""
    base = name[0]
    if len(name) > 1:
        entries = "_" not in name and any(place.sub for place in group
                                          if _layer(place.sup))
        return "array" if entries else "symbol"
    if any(place.called for place in group) and _is_function(base, group):
        return "function"
    if any(place.context == "bound" for place in group):
        return "bound"
    if base in indices and not any(place.sub for place in group):
        return "size" if _is_size(group) else "index"
    if any(_layer(place.sup) for place in group):
        return "family"
    return "array" if any(place.sub for place in group) else "symbol"


def _is_size(group):
    """Tell whether a letter ends a sum, and is no index itself."""
    contexts = {place.context for place in group}
    return "top" in contexts and "limits" not in contexts


def _is_function(base, group):
    """Tell whether parentheses behind a letter hold its arguments."""
    if base in FUNCTIONS or base.startswith(FUNCTION_STARTS):
        return True
    called = [place for place in group if place.called]
    if any("," in place.arguments or place.primed for place in called):
        return True
    return len(called) == len(group) and base not in "ijklmnt" and not any(
        sign in place.arguments for place in called for sign in "+-")


def entries_at(place, name):
    """Count the indices of an entry."""
    if "_" in name:
        return 0
    parts = [text for text in place.sub if text not in (",", "+", "-", "(",
                                                         ")")]
    return len([text for text in parts if text in INDICES
                or _NUMBER.fullmatch(text)]) - sum(
                    sign in place.sub for sign in "+-")
