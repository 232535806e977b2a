"""Offer the checks of files as a command: `python -m mlp_lit.equations`."""

import argparse
import sys

from ..errors import EquationError
from .readers import READERS, decoded, files_in, read_document, read_file
from .running import run_documents
from .telling import as_json, exit_code, told
from .unchecked import look_at_unchecked

USAGE_ERROR = 2
DESCRIPTION = """\
Check the displayed equations of Markdown (MyST or plain), notebook,
reStructuredText and LaTeX files: run the checks written below them, and say
which equations are false, not checked, or cannot be read.

A check is Python that runs with your rights, like a test: check only files
that you trust. Nothing is written.
"""
EPILOG = r"""
In Markdown, the check of the display above:

    ```{check}
    X=(5, 3), W=(3, 4), b=(4,), L=scalar_of("Z"), where=["eq-forward"]
    ```

In LaTeX, a comment:

    %! check X=(5, 3), W=(3, 4), b=(4,), L=scalar_of("Z"),
    %!       where=["eq:forward"]

In reStructuredText, `.. check::`; in a notebook, a fence as in Markdown or a
code cell that begins with the line `#! check`. Instead of `check` there may
stand `define` (the display defines something; `implements=function` holds it
against code), `fails` (it is a mistake, and must fail) and `no-check` with a
reason. A block that only imports or defines functions prepares later ones.

A tuple is the shape of a random array, an int a size, a range an index, a
float a fixed value; `scalar_of`, `family`, `positive`, `function` … are those
of mlp_lit.equations, and `np` is NumPy.

    python -m mlp_lit.equations paper.tex --propose
    python -m mlp_lit.equations docs --strict --json > equations.json

Exit code: 0 if nothing is wrong, 1 if an equation is false or a check does
not run (with --strict also if a display is not checked), 2 for files or
arguments that make no sense.

Keys of the JSON document: version (1), exit, counts (by status), displays:
file, line, cell, label, tex, status, message, check, left, right, proposal
(status, message, block). A status is one of holds, definition, mistake,
explained, unchecked, unreadable, false, error.
"""


def parser():
    """Return the parser of the command's arguments."""
    made = argparse.ArgumentParser(
        "python -m mlp_lit.equations", description=DESCRIPTION,
        epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("files", nargs="+", metavar="FILE", help=(
        "a file, a folder (all files of known kinds in it), or - for the "
        "standard input"))
    made.add_argument("--format", choices=sorted(READERS), help=(
        "the kind of the files, where their names do not tell"))
    made.add_argument("--propose", action="store_true", help=(
        "write a first check for displays that have none, and try it"))
    made.add_argument("--strict", action="store_true", help=(
        "count it as wrong when a display is not checked"))
    made.add_argument("--quiet", action="store_true", help=(
        "tell only what is wrong, and the sum"))
    made.add_argument("--json", action="store_true", help=(
        "tell it as one JSON document"))
    return made


def main(arguments=None, out=None, source=None):
    """Run the command.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the command line, by default.
    out : text stream, optional
        The standard output, by default.
    source : binary stream, optional
        The standard input, by default.

    Returns
    -------
    int
        The exit code: 0, 1 or 2.

    Raises
    ------
    SystemExit
        With code 2, for arguments that make no sense.
    """
    made = parser()
    asked = made.parse_args(arguments)
    try:
        documents = list(read_all(asked, source or sys.stdin.buffer))
    except EquationError as error:
        made.exit(USAGE_ERROR, f"{made.prog}: {error}\n")
    report = run_documents(documents)
    look_at_unchecked(report, asked.propose)
    text = as_json(report, asked.strict) if asked.json else told(
        report, asked.quiet, asked.propose, asked.strict)
    print(text, file=out or in_utf8(sys.stdout))
    return exit_code(report, asked.strict)


def read_all(asked, source):
    """Yield the documents that are asked for; each file once."""
    seen = set()
    for path in asked.files:
        if path == "-":
            yield from_input(asked.format, source)
            continue
        for file in files_in([path]):
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield read_file(file, asked.format)


def from_input(format, source):
    """Read the standard input."""
    if format is None:
        raise EquationError("say with --format what the standard input is")
    name = "<stdin>"
    return read_document(decoded(source.read(), name), name, format)


def in_utf8(stream):
    """Let a stream write UTF-8, whatever the machine's habit."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8")
    return stream
