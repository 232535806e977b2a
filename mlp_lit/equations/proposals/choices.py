r"""List what each letter may be, the likeliest first.

Capital and bold letters are matrices where there is anything to multiply,
small ones columns; without a matrix, a norm or a transpose, small letters are
numbers. Each choice has a cost; sets of choices come by their sum.
"""

import heapq

from .customary import (
    ALPHABETS,
    BOLD,
    COLUMNS,
    COUNTS,
    LOSSES,
    NUMBERS,
    OF_ARRAYS,
    OF_CHANCE,
    SOFT,
    TARGETS,
)

#: Most sets of choices that are looked at.
MOST = 4000


def choices_of(letter, formula_is_linear, indices=(), random=False):
    """Return (cost, kind) of what a letter may be, cheapest first.

    Parameters
    ----------
    letter : Letter
    formula_is_linear : bool
        Whether the formula speaks of matrices.
    indices : sequence of str
        Its indices; a letter such as n may be the size of one.
    random : bool
        Whether it stands in an expectation.

    Examples
    --------
    >>> from mlp_lit.equations.proposals.letters import Letter
    >>> choices_of(Letter(("W",), "symbol"), True)[0]
    (0.0, 'matrix')
    """
    if letter.role in ("index", "size", "bound"):
        return [(0.0, letter.role)]
    if letter.role == "function":
        return _of_function(letter)
    if letter.role == "family":
        return _member(letter)
    if letter.entries > 1:
        return [(0.0, "matrix"), (1.0, "member:column")]
    if letter.entries == 1:
        return _with_entries(letter)
    return sorted(_of_symbol(letter, formula_is_linear, indices, random))


def _of_function(letter):
    base = letter.base
    if base.startswith(SOFT) and "plus" not in base:
        return [(0.0, "alike")]
    kinds = ["entrywise", "number", "alike"]
    if base in LOSSES:
        kinds = ["number", "entrywise", "alike"]
    return [(0.3 * cost, kind) for cost, kind in enumerate(kinds)]


def _member(letter):
    if letter.entries:
        return [(0.0, "column" if letter.entries == 1 else "matrix")]
    kinds = ("column", "scalar", "matrix")
    if letter.base in TARGETS:
        kinds = ("scalar", "column", "matrix")
    if is_capital(letter.base):
        kinds = ("matrix", "column", "scalar")
    return [(0.5 * cost, kind) for cost, kind in enumerate(kinds)]


def _with_entries(letter):
    costs = {"column": 0.0, "member:column": 1.0, "member:matrix": 2.0,
             "row": 2.5}
    if is_bold(letter.base):
        costs |= {"member:column": 0.0, "column": 0.5}
    if is_capital(letter.base):
        costs |= {"member:matrix": 1.0}
    return sorted((cost, kind) for kind, cost in costs.items())


def _of_symbol(letter, linear, indices, random):
    base = plain(letter.base)
    if base == "I":
        return [(0.0, "identity"), (1.0, "scalar"), (1.5, "matrix")]
    found = dict(_by_case(base, linear, random))
    if is_bold(letter.base):
        first = "matrix" if is_capital(base) else "column"
        found |= {first: -0.5}
    if base in COUNTS and len(letter.name) == 1:
        found["scalar"] = 0.1
        found |= {f"size:{index}": 0.0 for index in indices}
    return [(cost, kind) for kind, cost in found.items()]


def _by_case(base, linear, random):
    if is_capital(base) and linear and base not in NUMBERS:
        return {"matrix": 0.0, "column": 1.5, "scalar": 1.2}
    if is_capital(base):
        return {"scalar": 0.0, "matrix": 1.0 + random, "column": 0.9 + random}
    greek = base[:1] == "\\" and base not in COLUMNS
    if linear and not greek:
        return {"column": 0.0, "scalar": 0.5, "row": 1.2, "matrix": 2.0}
    return {"scalar": 0.0, "column": 0.6, "matrix": 3.0}


def plain(base):
    r"""Return the letter below accents and in bold.

    Examples
    --------
    >>> plain(r"\hat{\beta}"), plain(r"\mathbf{W}")
    ('\\beta', 'W')
    """
    while base.endswith("}") and not base.startswith(ALPHABETS):
        base = base[base.index("{") + 1:-1]
    return base


def is_bold(base):
    """Tell whether a letter is bold, or has an arrow."""
    return base.startswith(BOLD)


def is_capital(base):
    r"""Tell whether a letter is a capital.

    Examples
    --------
    >>> is_capital(r"\Sigma"), is_capital("w"), is_capital(r"\hat{Y}")
    (True, False, True)
    """
    base = plain(base)
    if base.startswith(ALPHABETS[1:]):
        return True
    return base.lstrip("\\")[:1].isupper()


def is_linear(pieces, letters):
    """Tell whether a formula speaks of matrices or vectors."""
    texts = {piece.text for piece in pieces}
    capitals = [letter for letter in letters if letter.role == "symbol"
                and is_capital(letter.base)
                and plain(letter.base) not in NUMBERS]
    expects = texts & OF_CHANCE
    bold = any(is_bold(letter.base) for letter in letters)
    return bool(texts & OF_ARRAYS or bold or capitals and not expects)


def sets_of_choices(choices):
    """Yield sets of choices, one for each letter, the cheapest first.

    Parameters
    ----------
    choices : mapping from spelling to list of (cost, kind)

    Examples
    --------
    >>> found = sets_of_choices({"W": [(0, "matrix"), (2, "scalar")],
    ...                          "x": [(0, "column"), (1, "scalar")]})
    >>> [list(kinds.values()) for kinds in found][:2]
    [['matrix', 'column'], ['matrix', 'scalar']]
    """
    names, lists = list(choices), list(choices.values())
    start = (0,) * len(names)
    heap, seen = [(sum(found[0][0] for found in lists), start)], {start}
    for _ in range(MOST):
        if not heap:
            return
        cost, at = heapq.heappop(heap)
        yield {name: found[n][1] for name, found, n in
               zip(names, lists, at, strict=True)}
        for place, found in enumerate(lists):
            further = (*at[:place], at[place] + 1, *at[place + 1:])
            if further[place] < len(found) and further not in seen:
                seen.add(further)
                step = found[further[place]][0] - found[at[place]][0]
                heapq.heappush(heap, (cost + step, further))
