"""Find a docstring in its file, and run the checks in it."""

import ast
import inspect
import re
import textwrap
from dataclasses import dataclass, field
from typing import Any

from mlp_lit import equations

from ..errors import EquationError
from .documents import Document
from .findings import BAD, OPEN
from .restructured import read_restructured
from .running import run_documents
from .telling import line_of
from .unchecked import look_at_unchecked

#: What a backslash and a letter become in a string that is not raw.
ESCAPES = {"\x07": "a", "\x08": "b", "\x0b": "v", "\x0c": "f", "\r": "r",
           "\t": "t"}
_LOST = re.compile(r"(?<=\S)[ ]?[\x07\x08\x0b\x0c\r\t]|[\x07\x08\x0b\x0c]")


class DocstringFails(EquationError, AssertionError):
    """A formula in a docstring does not hold, or cannot be checked."""


@dataclass(frozen=True)
class DocstringCheck:
    """The checks in one docstring; call it to run them.

    Attributes
    ----------
    name : str
        The address of what is described, such as "package.module.function".
    described : object
    path : str
        The file in which it stands.
    line : int
        Where the docstring begins in it.
    text : str
    strict : bool
        Whether a formula without a check fails.
    """

    name: str
    described: Any = field(repr=False)
    path: str = field(repr=False)
    line: int = field(repr=False)
    text: str = field(repr=False)
    strict: bool = False

    def __str__(self):
        return self.name

    def __call__(self):
        """Run the checks.

        Raises
        ------
        DocstringFails
        """
        __tracebackhide__ = True
        run_items(self, self.items(), self.strict)

    def items(self):
        """Return the displays and blocks in the docstring."""
        return tuple(read_restructured(self.text, self.line))


def check_of(described, name=None, strict=False):
    """Return the check of one docstring.

    Raises
    ------
    DocstringFails
        When the docstring has lost backslashes: it is not raw.
    """
    plain = inspect.unwrap(described)
    name = name or f"{plain.__module__}.{plain.__qualname__}"
    path, line = place_of(plain)
    text = getattr(plain, "__doc__", None) or ""
    if "math" in text:
        refuse_lost_backslashes(text, path, line, name)
    return DocstringCheck(name, described, path, line, text, strict)


def refuse_lost_backslashes(text, path, line, name):
    r"""Refuse a docstring in which `\frac` became a form feed."""
    found = _LOST.search(text)
    if found is None:
        return
    at = found.end() - 1
    lost = "\\" + ESCAPES[text[at]] + re.match(r"[a-z]*", text[at + 1:])[0]
    line += text.count("\n", 0, at)
    raise DocstringFails(
        f"{path}:{line}: the docstring of {name} is not raw: Python made a "
        f"control character of the beginning of {lost}; write "
        'r"""…""" with an r')


def place_of(described):
    """Return the file of something, and the line of its docstring."""
    try:
        path = inspect.getsourcefile(described) or "<unknown>"
        lines, first = inspect.getsourcelines(described)
    except (OSError, TypeError):
        return "<unknown>", 1
    source = textwrap.dedent("".join(lines))
    try:
        body = ast.parse(source).body
    except SyntaxError:  # a lambda within a line
        return path, first
    if not inspect.ismodule(described):
        body = getattr(body[0], "body", body)
    return path, max(first, 1) + body[0].lineno - 1


# Running

def run_items(check, items, strict, names=None):
    """Run the blocks of a docstring; raise what is wrong, as one error."""
    __tracebackhide__ = True
    document = Document(check.path, "rst", items)
    described = check.described
    module = inspect.getmodule(described)
    known = {**(vars(module) if module else {}), **(names or {})}
    for name in (*equations.__all__, "__name__"):
        known.pop(name, None)  # in a block these are the engine's
    implements = "described" if inspect.isroutine(described) else ""
    report = run_documents([document], {**known, "described": described},
                           implements)
    look_at_unchecked(report)
    wrong = BAD + OPEN if strict else BAD
    told = [line_of(row, "rst") for row in report.findings
            if row.status in wrong]
    if told:
        raise DocstringFails(f"{check.name}\n" + "\n".join(told))
