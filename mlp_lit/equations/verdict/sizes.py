r"""Refuse sizes that hide a slip: d = 2 beside a figure 2, or d = n.

A letter whose value is a figure of its own display could stand for it, and
two letters of one value for each other. With 4 + 6 + 5 = 3 · 5, even the
index of a size may be wrong and nobody notices. Sizes are then to be drawn
others, in all draws or in some more.
"""

import numpy as np

from ..errors import DeclarationError
from ..meaning import declarations as s
from ..reading.spelling import readable
from ..tree import names_in, walk
from ..values import scalar

RESIZED = 4


def refuse_coincidences(tree, tables):
    """Refuse sizes that agree with a figure, or with each other.

    Parameters
    ----------
    tree : tuple
    tables : list of Symbols
        The declarations of each draw: it is enough that one of them keeps
        two numbers apart.

    Raises
    ------
    DeclarationError
    """
    figures = {int(part[1]) for part in walk(tree)
               if part[0] == "number" and part[1].isdigit()}
    names = sorted(names_in(tree))
    found = None
    for table in tables:
        here = set(coincidences(sizes_in(names, table), figures))
        found = here if found is None else found & here
        if not found:
            return
    raise DeclarationError(
        f"{min(found)}: one could stand for the other, and the check would "
        "not notice. Declare other sizes, or others besides: also={…}")


def sizes_in(names, table):
    """Return the fixed whole numbers that letters of a display stand for."""
    sizes = {}
    for name in names:
        meaning = table.get(name)
        members = (meaning.members if isinstance(meaning, s.Family)
                   else {"": meaning})
        for number, member in members.items():
            if isinstance(member, s.Dimension):
                below = f"_{number}" if number != "" else ""
                sizes[f"{readable(name)}{below}"] = member.size
    return sizes


def coincidences(sizes, figures):
    """Yield what two numbers that agree are called.

    Examples
    --------
    >>> sorted(coincidences({"d": 2, "n": 3, "m": 3}, {1, 2}))
    ['d is 2, a figure of the display', 'm and n are both 3']
    """
    for name, size in sizes.items():
        if size in figures:
            yield f"{name} is {size}, a figure of the display"
        for other, its in sizes.items():
            if other < name and its == size:
                yield f"{other} and {name} are both {size}"


def resized(tree, table, scope):
    """Yield draws with other sizes, of a claim that speaks of nothing else.

    With arrays sizes are what their shapes are. Without, 3 + 4 = 7 is an
    accident of what was declared. Where sizes belong to layers, the number
    of layers stays.
    """
    meanings = {name: table.get(name) for name in names_in(tree)}
    families = [name for name, meaning in meanings.items()
                if is_family_of_sizes(table, name)]
    if any(meaning is not None and name not in families and not isinstance(
            meaning, s.Dimension) for name, meaning in meanings.items()):
        return
    keys = [key for key in scope.draw.values
            if key[0] in (families or meanings)]
    rng = np.random.default_rng(0)
    for _ in range(RESIZED if keys else 0):
        sizes = rng.permutation(range(3, 4 + 3 * len(keys)))
        yield scope.moved({key: scalar(float(size)) for key, size in
                           zip(keys, sizes, strict=False)})


def exchanged_indices(claim, table):
    """Yield claims in which one index of a size is another letter.

    Parameters
    ----------
    claim : tuple
        A relation of the display.
    table : Symbols

    Yields
    ------
    claim, old, new : tuple, tuple, tuple
        The changed relation, and what stands for what in it.
    """
    letters = index_letters(claim, table)
    for path, node in paths_to_sizes(claim, table):
        for letter in sorted(names_in(node[2]) & letters):
            for other in sorted(letters - {letter}):
                new = renamed(node, letter, other)
                yield put(claim, path, new), node, new


def index_letters(claim, table):
    """Return the letters that may be an index: declared ones, bound ones."""
    declared = {name for name in names_in(claim) if isinstance(
        table.get(name), s.Index | s.Dimension)}
    bound = {part[1][1] for node in walk(claim) if node[0] == "large"
             for part in node[2] if part[0] == "chain"
             and part[1][0] == "name"}
    return declared | bound


def paths_to_sizes(node, table, path=()):
    """Yield where the members of a family of numbers stand, and they."""
    if not isinstance(node, tuple):
        return
    if len(node) == 3 and node[0] == "post" and node[1][0] == "name" and (
            node[2][0] == "sub" and is_family_of_sizes(table, node[1][1])):
        yield path, node
    for at, part in enumerate(node):
        yield from paths_to_sizes(part, table, (*path, at))


def is_family_of_sizes(table, name):
    """Tell whether a letter stands for one whole number per index."""
    meaning = table.get(name)
    return isinstance(meaning, s.Family) and bool(meaning.members) and all(
        isinstance(member, s.Dimension) for member in
        meaning.members.values())


def renamed(node, old, new):
    """Return a node in which one name is another."""
    if node == ("name", old):
        return ("name", new)
    if not isinstance(node, tuple):
        return node
    return tuple(renamed(part, old, new) for part in node)


def put(node, path, new):
    """Return a tree with another node at a path."""
    if not path:
        return new
    at, *rest = path
    return (*node[:at], put(node[at], rest, new), *node[at + 1:])
