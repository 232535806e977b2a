r"""Write all declarations of a display, for one set of kinds.

A `Draft` is text: what an author would write. What is tried is this very
text, so that a proposal does what it says.
"""

from dataclasses import dataclass, field

from . import shape_calls  # noqa: F401 - it fills the table of rules
from .layers import LAYER, family_text, member_of
from .meanings import (
    array_text,
    dependent_text,
    function_text,
    in_tex,
    keyword_of,
    likely_style,
    quoted,
)
from .roles import direct
from .shapes import Shapes
from .sizes import Misfit


@dataclass
class Draft:
    """Declarations as text.

    Attributes
    ----------
    given : dict from str to str
        By keyword.
    symbols : dict from str to str
        By TeX, for names that are no keyword.
    where : tuple of str
        Definitions that the display rests on.
    kind : {"check", "define"}
    """

    given: dict = field(default_factory=dict)
    symbols: dict = field(default_factory=dict)
    where: tuple = ()
    kind: str = "check"

    def add(self, name, text):
        """Declare a name."""
        word = keyword_of(name)
        if word:
            self.given[word] = text
        else:
            self.symbols[in_tex(name)] = text

    def arguments(self):
        r"""Return the arguments of the call, as Python.

        Examples
        --------
        >>> Draft({"X": "(4, 3)"}, {"\\hat{y}": "(4,)"}).arguments()
        ['X=(4, 3)', 'symbols={r"\\hat{y}": (4,)}']
        """
        found = [f"{name}={text}" for name, text in self.given.items()]
        if self.symbols:
            inside = ", ".join(f"{quoted(name)}: {text}" for name, text in
                               self.symbols.items())
            found.append(f"symbols={{{inside}}}")
        if self.where:
            inside = ", ".join(map(quoted, self.where))
            found.append(f"where=[{inside}]")
        return found


def draft(problem, kinds, style=""):
    """Write declarations for one set of kinds.

    Parameters
    ----------
    problem : Problem
    kinds : dict from spelling to str
    style : {"", "likely"}
        "likely": letters that often are probabilities or targets are so.

    Returns
    -------
    Draft

    Raises
    ------
    Misfit
        When these kinds do not go together.
    """
    shapes = shapes_of(problem, kinds)
    return _Writing(problem, kinds, shapes, style).draft()


def shapes_of(problem, kinds):
    """Return the shapes that letters have with these kinds."""
    members = {name for name, letter in problem.letters.items()
               if kinds[name].startswith("member:")
               or letter.role == "family"}
    plain = {name: kind.removeprefix("member:")
             for name, kind in kinds.items()}
    plain = {name: "square" if kind == "identity" else kind
             for name, kind in plain.items()}
    shapes = Shapes(plain, members, problem.defined)
    for tree in problem.trees:
        shapes.of(tree)
    return shapes


class _Writing:
    """One draft in the making."""

    def __init__(self, problem, kinds, shapes, style):
        self.problem, self.kinds = problem, kinds
        self.shapes, self.style = shapes, style
        self.depends = direct(problem.roles.by)
        self.layered = self.members()
        self.found = Draft(where=problem.where)

    def members(self):
        """Return the names that are members of families by layer.

        What is differentiated, and what the display defines by itself, keeps
        names of their own.
        """
        by = self.problem.roles.by
        single = {*by, *(name for names in by.values() for name in names)}
        own = {name[0] for name in (*self.problem.defined, *single)}
        return {name: member_of(name) for name in self.problem.letters
                if member_of(name) and name[0] not in own}

    def draft(self):
        families = {}
        for name, letter in self.problem.letters.items():
            if name in self.problem.given or letter.role == "bound":
                continue
            text = self.text(name, letter)
            if text is None:
                continue
            if not text:
                raise Misfit("nothing is proposed for this")
            if name in self.layered:
                base, layer = self.layered[name]
                families.setdefault(base, {})[layer] = text
            else:
                self.found.add(name, text)
        for base, members in families.items():
            self.found.add((base,), family_text(members))
        return self.found

    def size(self, size):
        return self.shapes.sizes.number(size, self.problem.literals)

    def axes(self, name):
        shape = self.shapes.letter(name)
        return tuple(self.size(axis) for axis in shape if axis is not None)

    def text(self, name, letter):
        """Return what is declared of a letter; None for nothing."""
        kind, roles = self.kinds[name], self.problem.roles
        if name in roles.small:
            return "tending_to_zero()"
        if name in roles.large:
            return "tending_to_infinity()"
        if letter.role == "function":
            smooth = name in self.problem.entrywise
            return function_text(name[0], kind, smooth)
        if kind == "index":
            return self.index(name, letter)
        if kind == "size" or kind.startswith("size:"):
            return str(self.size(self.shapes.index(name)))
        if kind == "identity":
            return f"identity({self.axes(name)[0]})"
        if name in self.depends:
            return self.dependent(name)
        return self.array(name, kind.removeprefix("member:"), letter)

    def index(self, name, letter):
        """Declare an index, unless every place of it is in its sum."""
        if name in self.problem.bound:
            return None
        if any(name[0] in other for other in self.layered):
            return f"range({LAYER}, {LAYER + 1})"
        size = self.size(self.shapes.index(name))
        low = 2 if name in self.problem.shifted else 1
        high = size if name in self.problem.shifted else size + 1
        return f"range({low}, {high})"

    def array(self, name, kind, letter):
        roles, style = self.problem.roles, ""
        if name in roles.random:
            style = "random"
        elif self.style and kind != "matrix":
            style = likely_style(name)
        if not style and name in roles.positive:
            style = "positive"
        text = array_text(self.axes(name), kind, style)
        if letter.role == "family":
            return self.family(name, text)
        if self.kinds[name].startswith("member:"):
            return self.family(name, text, "subscript")
        return text

    def family(self, name, text, place=""):
        """Declare members of a family, as many as its index has values."""
        count = self.size(self.shapes.count(name))
        return family_text(dict.fromkeys(range(1, count + 1), text), place)

    def dependent(self, name):
        """Declare what is differentiated, by what it depends on."""
        arguments = [(in_tex(other), self.axes(other))
                     for other in self.depends[name]]
        return dependent_text(self.axes(name), arguments)
