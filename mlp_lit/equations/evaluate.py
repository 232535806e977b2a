"""Importing the modules of rules fills the table of `rules`."""

from . import (  # noqa: F401
    arithmetic, calls, conditions, derivatives, expectations, integrals,
    ranges, references)
from .rules import RULES

__all__ = ["RULES"]
