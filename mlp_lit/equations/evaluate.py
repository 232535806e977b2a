"""Importing the modules of rules fills the table of `rules`."""

from . import (  # noqa: F401
    arithmetic,
    brackets,
    calls,
    conditions,
    derivatives,
    elementary,
    expectations,
    extrema,
    integrals,
    ranges,
    references,
)
from .rules import RULES

__all__ = ["RULES"]
