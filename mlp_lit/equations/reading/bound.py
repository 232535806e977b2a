r"""Find the letters that a formula binds itself, and the d of dx.

The variable of a sum or an integral needs no declaration.
"""

from . import vocabulary as words


def differentials(texts, declared):
    r"""Return the places of all d that belong to a dx.

    A declared name such as `dW` has none. Where d is declared, only that
    of `\int … du` with a new letter u.
    """
    longer = [name for name in declared if len(name) > 1]
    places = {at for at, text in enumerate(texts[:-1])
              if text == words.ALWAYS_DIFFERENTIAL
              or text == words.DIFFERENTIAL and (
                  (text,) not in declared
                  or _integrates(texts, at, declared))}
    return {at for at in places if not any(
        tuple(texts[at:at + len(name)]) == name for name in longer)}


def _integrates(texts, at, declared):
    after = texts[at + 1]
    return (_under_integral(texts, at) and (after,) not in declared
            and after[0].isalpha())


def _under_integral(texts, at):
    return any(words.is_sign(text, "_INTEGRAL") for text in texts[:at])


def bound_names(texts, differentials):
    r"""Yield letters bound by `\sum_{i=…}`, `\max_{u \in …}`, `\int … du`."""
    for at, text in enumerate(texts):
        name = None
        if texts[at + 1:at + 3] == ["_", "{"] and len(texts) > at + 4:
            sign = words.RELATIONS.get(texts[at + 4])
            if sign == "in" or sign == "=" and text in words.LARGE:
                name = texts[at + 3]
        elif at in differentials and _under_integral(texts, at):
            name = texts[at + 1]
        if name and (name.isalpha() or name[0] == "\\"):
            yield name
