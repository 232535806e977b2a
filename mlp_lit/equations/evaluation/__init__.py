"""Evaluate a tree: one module for each kind of operation.

Importing any of them imports all, so the tables of `rules` are full.
"""

from . import (  # noqa: F401
    arithmetic,
    braces,
    brackets,
    calls,
    conditions,
    derivatives,
    elementary,
    expectations,
    extrema,
    integrals,
    marks,
    misplaced,
    places,
    products,
    ranges,
    references,
)
