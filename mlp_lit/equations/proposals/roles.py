"""Find what a formula asks of letters: to be positive, random, differentiable.

Looks at the tree.
"""

from dataclasses import dataclass, field

from ..tree import names_in, walk
from .customary import GROWING, RANDOM

_LOGS = ("log", "ln")


@dataclass
class Roles:
    """What is asked of letters, by their spelling.

    Attributes
    ----------
    positive, random, small, large, primed : set of spellings
    by : dict from spelling to list of spellings
        What is differentiated, and by what.
    """

    positive: set = field(default_factory=set)
    random: set = field(default_factory=set)
    small: set = field(default_factory=set)
    large: set = field(default_factory=set)
    primed: set = field(default_factory=set)
    by: dict = field(default_factory=dict)


def roles_of(trees):
    """Return what the trees of some formulas ask of their letters."""
    roles = Roles()
    for node in (node for tree in trees for node in walk(tree)):
        tag = node[0]
        if tag in ("elementary", "elementary_open") and node[1] in _LOGS:
            roles.positive |= names_in(node[2])
        elif tag in ("root", "root_of_order"):
            roles.positive |= names_in(node[-1])
        elif tag == "fraction":
            roles.positive |= names_in(node[2])
        elif tag == "expected":
            roles.random |= _random(node)
        elif tag == "big_o":
            _tending(roles, node)
        elif tag in ("derivative", "derived", "derived_open"):
            _differentiated(roles, node[4], node[3])
        elif tag == "nabla" and node[1] is not None:
            _differentiated(roles, node[3], (node[1],))
    return roles


def _random(node):
    names = {name for part in node[2:] for name in names_in(part)}
    likely = {name for name in names if name[0] in RANDOM
              or name[0].strip("\\").split("{")[-1][:1].isupper()}
    return likely or names


def _tending(roles, node):
    """Sort the letters of an O(…): small ones, and those that grow."""
    for name in names_in(node[1]):
        grows = name[0] in GROWING
        (roles.large if grows else roles.small).add(name)


def _differentiated(roles, above, slots):
    of, by = _letter(above), [_letter(slot) for slot in slots]
    if of is None:
        return
    found = roles.by.setdefault(of, [])
    found += [name for name in by if name and name not in found]


def _letter(node):
    """Return the symbol that a node is, with or without indices."""
    if node[0] in ("post", "paren", "group"):
        return _letter(node[1])
    return node[1] if node[0] == "name" else None


def direct(by):
    """Return, for what is differentiated, what it depends on directly.

    Examples
    --------
    >>> direct({"L": ["z", "w"], "z": ["w"]})
    {'L': ['z'], 'z': ['w']}
    """
    found = {}
    for of, letters in by.items():
        through = {name for between in letters if between != of
                   for name in by.get(between, ()) if between in by}
        found[of] = [name for name in letters if name not in through
                     and name != of] or letters
    return found
