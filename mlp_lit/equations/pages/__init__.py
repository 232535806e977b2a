"""Run the checks that stand on the pages of a book, without building it.

A page is anything with blocks of Python that call `check`, `define` or
`check_tex`: a chapter that Sphinx reads, or a file that a program goes
through. Nothing here knows which book it is.
"""

from .failures import Failure, how_it_fails
from .recorder import NothingShown, Recorder, Run, name_of
from .records import (
    CLAIM,
    DEFINITION,
    KINDS,
    MISTAKE,
    UNCHECKED,
    Record,
    mistake,
    record_of,
    unchecked,
)
from .runs import Page

__all__ = [
    "CLAIM", "DEFINITION", "KINDS", "MISTAKE", "UNCHECKED", "Failure",
    "NothingShown", "Page", "Record", "Recorder", "Run", "how_it_fails",
    "mistake", "name_of", "record_of", "unchecked"]
