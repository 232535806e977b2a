"""Tell in a few lines what ended a build: where, what, and what to do."""

import errno
import os
import re

from sphinx.errors import ExtensionError

RULE = "\n\n" + "-" * 72 + "\n"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")

#: How many problems the last lines name; all are told above them.
SHOWN = 8

#: Lines of an error's message that are shown.
MESSAGE = 6

#: What Sphinx puts before each complaint on stderr.
WARNING = re.compile(r"^.*?\b(?:WARNING|ERROR|CRITICAL): .*$", re.MULTILINE)

#: Errors of the disk, and what to do.
DISK = {
    errno.ENOSPC: "The disk is full: make room",
    errno.EDQUOT: "Your share of the disk is used up: make room",
    errno.EROFS: "This disk cannot be written to: work in another folder",
    errno.EACCES: "This may not be read or written: see to its permissions",
}


class Problems(ExtensionError):
    """Ends a build with all that is wrong in the pages.

    Parameters
    ----------
    headline : str
    problems : list of str
        Each begins with its place: a page with its line, or its cell.
    """

    def __init__(self, headline, problems):
        super().__init__(headline + RULE + RULE.join(problems))
        self.headline = headline
        self.problems = problems


def without_colours(text):
    """Remove the escape sequences that colour a text on a terminal."""
    return COLOURS.sub("", text)


def in_short(problem):
    r"""Say a problem in a line: its place and the message itself.

    The message of a traceback is its last line that is not indented.

    >>> in_short("book/one.md:7: the sides differ\nleft: 1\nright: 2")
    'book/one.md:7: the sides differ'
    >>> in_short("book/one, code cell 2 (1 / 0):\nTraceback (most recent "
    ...          "call last)\nZeroDivisionError: division by zero")
    'book/one, code cell 2 (1 / 0): ZeroDivisionError: division by zero'
    """
    place, *lines = problem.strip().split("\n")
    messages = [line for line in lines if line.strip() == line != ""]
    if place.endswith(":") and messages:
        return f"{place} {messages[-1]}"
    return place


def cause(result, output=""):
    """Tell what ended a build.

    Parameters
    ----------
    result : int or BaseException
        The exit code of Sphinx, or what stopped it.
    output : str
        What it wrote to stderr.

    Returns
    -------
    list of str
        Lines: what happened, where, and what to do.
    """
    if isinstance(result, KeyboardInterrupt):
        return ["It was interrupted."]
    if hasattr(result, "problems"):  # ours, or of the equations
        return [f"{result.headline}:", *listed(result.problems),
                "Mend what is named."]
    number = disk_error(result)
    if number is not None:
        return [f"{DISK[number]}.", f"  {result}"]
    if isinstance(result, BaseException):
        return [*of_error(result), "More is said above."]
    warnings = [from_here(line)
                for line in WARNING.findall(without_colours(output))]
    if not warnings:
        return [f"Sphinx ended with {result}. More is said above."]
    return [f"{len(warnings)} warning(s), and none is allowed:",
            *listed(warnings), "Mend what is named."]


def listed(problems):
    """Return the lines that name problems, each with a short message."""
    lines = [f"  {in_short(problem)}" for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(f"  … and {len(problems) - SHOWN} more, above")
    return lines


def of_error(error):
    """Return the lines that tell of any other error, with its place.

    Sphinx packs what an extension raises into an error of its own.

    >>> of_error(KeyError("a"))
    ["  KeyError: 'a'"]
    """
    inner = getattr(error, "orig_exc", None) or error
    mark = getattr(inner, "problem_mark", None)  # of YAML
    place = getattr(inner, "filename", None) or (
        mark and f"{mark.name}:{mark.line + 1}") or getattr(
            error, "modname", None)
    where = f"{place}: " if place else ""
    first, *rest = str(inner).strip().split("\n")[:MESSAGE]
    return [from_here(f"  {where}{type(inner).__name__}: {first}"),
            *(from_here(f"    {line}") for line in rest)]


def from_here(text):
    """Write paths as they are seen from this folder."""
    return text.replace(f"{os.getcwd()}{os.sep}", "")


def disk_error(error):
    """Return the number of a known error of the disk, or None."""
    while isinstance(error, BaseException):
        if isinstance(error, OSError) and error.errno in DISK:
            return error.errno
        error = error.__cause__ or (
            None if error.__suppress_context__ else error.__context__)
    return None
