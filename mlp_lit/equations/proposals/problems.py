r"""Put together what is known of a display before anything is tried."""

import re
from dataclasses import dataclass, field

from ..errors import TexSyntaxError
from ..meaning.definitions import name_on_left
from ..meaning.known import KNOWN
from ..meaning.operators import OPERATORS
from ..reading.names import Names
from ..reading.notation import PLAIN
from ..reading.parser import parse
from ..reading.scan import scan
from ..tree import names_in, walk
from .choices import choices_of, is_linear, sets_of_choices
from .layers import in_parentheses
from .letters import Letter, inventory
from .occurrences import is_letter
from .roles import roles_of


@dataclass
class Problem:
    """A display, and the definitions it may rest on.

    Attributes
    ----------
    tex : str
    where : tuple of str
        Definitions, as TeX or labels.
    letters : dict from spelling to Letter
    trees : list of tuple
        Of the display, then of the definitions.
    defined : list of spellings
        What the display itself defines.
    given : set of spellings
        What needs no declaration: defined here, or by `where`.
    roles : Roles
    """

    tex: str
    where: tuple
    letters: dict
    trees: list
    defined: list = field(default_factory=list)
    given: set = field(default_factory=set)
    roles: object = None
    bound: set = field(default_factory=set)
    shifted: set = field(default_factory=set)
    entrywise: set = field(default_factory=set)
    literals: set = field(default_factory=set)
    choices: dict = field(default_factory=dict)

    def sets_of_kinds(self):
        """Yield what the letters may be, the likeliest first."""
        return sets_of_choices(self.choices)


def read(formula, notation=PLAIN):
    r"""Read a formula of which nothing is declared.

    Parameters
    ----------
    formula : Formula
        What `scan` made of the TeX.
    notation : Notation
        What its ambiguous signs mean.

    Returns
    -------
    tree : tuple
    inventory : Inventory

    Raises
    ------
    TexSyntaxError
        When it cannot be read, whatever its letters are.

    Examples
    --------
    >>> tree, found = read(scan(r"y = W x"))
    >>> sorted("".join(name) for name in found.letters)
    ['W', 'x', 'y']
    """
    formula = in_parentheses(formula, notation.layer)
    found = inventory(formula, notation)
    while True:  # each time there is one letter more
        try:
            names = Names(found.tokens(), OPERATORS, KNOWN, notation)
            return parse(formula, names), found
        except TexSyntaxError as error:
            name = (error.token,)
            if not is_letter(error.token) or name in found.letters:
                raise
            found.letters[name] = Letter(name, "symbol")


def problem_of(tex, where=(), definitions=(), notation=PLAIN):
    """Return what is known of a display with some definitions.

    Parameters
    ----------
    tex : str
    where : sequence of str
        As the author would write them: labels, or TeX.
    definitions : sequence of str
        The TeX of each of them.
    notation : Notation

    Raises
    ------
    TexSyntaxError
    """
    formula = scan(tex)
    tree, own = read(formula, notation)
    problem = Problem(tex, tuple(where), dict(own.letters), [tree],
                      list(own.defined))
    pieces = list(formula.pieces)
    for text in definitions:
        other = scan(text)
        body, more = read(other, notation)
        pieces += other.pieces
        problem.trees.append(body)
        problem.given |= set(more.defined)
        _merge(problem.letters, more.letters)
    problem.given |= set(problem.defined)
    _complete(problem, pieces, own)
    return problem


def _merge(letters, more):
    """Add the letters of a definition; what is known best is kept."""
    order = ("symbol", "index", "array", "family", "function")
    for name, letter in more.items():
        old = letters.setdefault(name, letter)
        if old is not letter:
            old.places += letter.places
            old.entries = max(old.entries, letter.entries)
            old.role = max(old.role, letter.role, key=lambda role: (
                order.index(role) if role in order else 9))


def _complete(problem, pieces, own):
    letters = list(problem.letters.values())
    problem.roles = roles_of(problem.trees)
    if problem.roles.by:
        _rest_on_definitions(problem)
    problem.bound = _bound(problem)
    problem.shifted = {(base,) for base in _shifted(letters)}
    problem.entrywise = _smooth(problem)
    problem.literals = {int(text) for text in re.findall(
        r"\d+", " ".join((problem.tex, *problem.where))) if len(text) < 4}
    linear = is_linear(pieces, letters)
    indices = [letter.base for letter in letters if letter.role == "index"]
    problem.choices = {
        name: choices_of(letter, linear, indices,
                         name in problem.roles.random)
        for name, letter in problem.letters.items()}


def _rest_on_definitions(problem):
    """Let what a definition defines depend on what stands in it."""
    for tree in problem.trees[1:]:
        for clause in tree[1:]:
            name = name_on_left(clause)
            if name in problem.given:
                found = problem.roles.by.setdefault(name, [])
                found += sorted(names_in(clause) - {name, *found})


def _bound(problem):
    """Return the indices that stand only in sums which give their range."""
    ranged, free = set(), set()
    for tree in problem.trees:
        _sort_indices(tree, frozenset(), ranged, free)
    return ranged - free


def _sort_indices(node, inside, ranged, free):
    """Sort names into those a sum gives a range, and all others."""
    if not isinstance(node, tuple) or not node:
        return
    if node[0] == "large" and node[3] is not None:
        names = {claim[1][1] for claim in node[2]
                 if claim[0] == "chain" and claim[1][0] == "name"}
        ranged |= names
        inside = inside | names
    if node[0] == "name" and node[1] not in inside:
        free.add(node[1])
    for child in node:
        _sort_indices(child, inside, ranged, free)


def _shifted(letters):
    """Yield indices to which a number is added somewhere."""
    for place in (place for letter in letters for place in letter.places):
        for script in (place.sub, place.sup):
            if "+" in script or "-" in script:
                yield from script


def _smooth(problem):
    """Return the functions of which derivatives or remainders are taken."""
    found = {name for letter in problem.letters.values()
             for name in [letter.name] if any(
                 place.primed for place in letter.places)}
    if problem.roles.small:
        found |= {name for tree in problem.trees for name in names_in(tree)}
    for node in (node for tree in problem.trees for node in walk(tree)):
        if node[0] in ("derivative", "derived", "composed", "integral"):
            found |= {name for part in node[1:] if isinstance(part, tuple)
                      for name in names_in(part)}
    return found
