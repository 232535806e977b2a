"""Define the kinds of meaning that a letter can have."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


class Declaration:
    """What a symbol stands for."""

    token = "NAME"


@dataclass(frozen=True)
class Constant(Declaration):
    """A fixed value."""

    value: Any
    kind: tuple | None = None


@dataclass(frozen=True)
class Dimension(Declaration):
    """An integer that never changes."""

    size: int


@dataclass(frozen=True)
class Drawn(Declaration):
    """A value that is drawn anew in every draw: draw(rng, shape)."""

    shape: tuple
    draw: Callable
    kind: tuple | None = None
    integer: bool = False


@dataclass(frozen=True)
class Index(Declaration):
    """An index with its range."""

    low: Any
    high: Any


@dataclass(frozen=True)
class Entries(Declaration):
    """A letter for the entries of an array."""

    of: tuple


@dataclass(frozen=True)
class Family(Declaration):
    """One array for each layer."""

    members: Mapping
    place: str = "superscript"
    brackets: str | None = None


@dataclass(frozen=True)
class IndexSet(Declaration):
    """A set of integers, for sums over it."""

    members: tuple


@dataclass(frozen=True)
class Law(Declaration):
    """A letter for the distribution of a random variable."""

    of: tuple


@dataclass(frozen=True)
class Function(Declaration):
    """A Python function."""

    call: Callable | None
    elementwise: bool = True
    kinks: tuple = ()
    analytic: bool = True
    kind: tuple | None = None
    random: Callable | None = None
    token = "FUNCTION"


@dataclass(frozen=True)
class FunctionFamily(Declaration):
    """One function for each index."""

    members: Mapping
    place: str = "subscript"
    token = "FUNCTION"


@dataclass(frozen=True)
class Computed(Declaration):
    """A Python function of other symbols."""

    call: Callable
    arguments: tuple
    kind: tuple | None = None
    analytic: bool = True


@dataclass(frozen=True)
class ScalarOf(Declaration):
    """A smooth scalar without symmetry, drawn anew in every draw."""

    arguments: tuple


@dataclass(frozen=True)
class Distribution(Declaration):
    """Independent entries with finitely many values."""

    values: tuple
    probabilities: tuple
    shape: tuple = ()
    kind: tuple | None = None


@dataclass(frozen=True)
class Normal(Declaration):
    """Independent normal entries."""

    mean: Any
    variance: Any
    shape: tuple = ()
    kind: tuple | None = None


@dataclass(frozen=True)
class Tending(Declaration):
    """A variable of O(...): it is made smaller (or larger) step by step."""

    start: float
    factor: float


@dataclass(frozen=True)
class Parameter(Declaration):
    """The x in a printed definition f(x) = ...: a scalar given by calls."""


@dataclass(frozen=True)
class Defined(Declaration):
    """A symbol whose meaning is a printed definition."""

    token: str = "NAME"
    kind: tuple | None = None
    parts: list = field(default_factory=list, compare=False)
