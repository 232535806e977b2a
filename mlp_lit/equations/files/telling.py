"""Tell what was found: to a reader, or to a program as JSON."""

import json

import numpy as np

from .documents import place
from .findings import BAD, MARKS, OPEN
from .unchecked import block_for, in_words, indented

#: The version of the keys of the JSON document.
VERSION = 1
#: What is said of one display, and of several.
_WORDS = {
    "holds": ("holds", "hold"), "definition": ("defines", "define"),
    "mistake": ("is shown as a mistake", "are shown as mistakes"),
    "explained": ("says why it is not checked",
                  "say why they are not checked"),
    "unchecked": ("is not checked", "are not checked"),
    "unreadable": ("cannot be read", "cannot be read"),
    "false": ("is false", "are false"),
    "error": ("has a check that errs", "have a check that errs")}


def told(report, quiet=False, proposals=False, strict=False):
    """Return the report as text.

    Parameters
    ----------
    report : Report
    quiet : bool
        Whether only what is wrong is told.
    proposals : bool
        Whether proposals were asked for.
    strict : bool
        Whether a display that is not checked is wrong.
    """
    formats = {d.path: d.format for d in report.documents}
    wrong = BAD + OPEN * strict
    rows = [line_of(row, formats[row.path]) for row in report.findings
            if not quiet or row.status in wrong]
    return "\n".join([*rows, *([""] if rows else []),
                      summary(report, proposals)])


def line_of(row, format):
    """Return the line of a display, and below it what is to be known."""
    head = f"{place(row.path, row)}: {MARKS[row.status]}"
    if row.label:
        head += f" {row.label}:"
    first, _, rest = row.message.partition("\n")
    lines = [f"{head} {first}".rstrip()]
    lines += [indented(rest)] if rest else []
    if row.status in BAD and row.at and row.at != place(row.path, row):
        lines.append(f"    the check stands at {row.at}")
    if row.proposal:
        lines.append(indented(in_words(row.proposal)))
        if row.proposal.draft:
            lines.append(indented(block_for(row.proposal.draft, format)))
    return "\n".join(lines)


def summary(report, proposals=False):
    """Return the last line: how many of what."""
    total = len(report.rows)
    counts = {status: report.count(status) for status in MARKS}
    parts = [f"{count} {_WORDS[status][count > 1]}"
             for status, count in counts.items() if count]
    text = f"{total} display{'' if total == 1 else 's'}"
    text += f": {', '.join(parts)}" if parts else ""
    if report.count("unchecked") and not proposals:
        text += "\n(--propose writes a first check for what is not checked)"
    return text


def exit_code(report, strict=False):
    """Return 1 if something is wrong, else 0."""
    return int(bool(report.count(*BAD, *(OPEN if strict else ()))))


# JSON

def as_json(report, strict=False):
    """Return the report as a JSON document; `fields_of` has the keys."""
    counts = {status: report.count(status) for status in MARKS}
    formats = {d.path: d.format for d in report.documents}
    return json.dumps({
        "version": VERSION, "exit": exit_code(report, strict),
        "counts": counts, "displays": [
            fields_of(row, formats[row.path]) for row in report.findings]},
        ensure_ascii=False, indent=1)


def fields_of(row, format):
    """Return what is told of one display.

    Returns
    -------
    dict
        `file`, `line`, `cell` (in notebooks), `label`, `tex`, `status`,
        `message`, `check` (where it stands), `left` and `right` (lists of
        rows, where the display is false), `proposal`.
    """
    return {"file": row.path, "line": row.line, "cell": row.cell,
            "label": row.label or None, "tex": row.tex,
            "status": row.status, "message": row.message,
            "check": row.at or None, "left": plain(row.left),
            "right": plain(row.right),
            "proposal": proposal_fields(row.proposal, format)}


def proposal_fields(proposal, format):
    """Return what is told of a proposal: its status, message and block."""
    if proposal is None:
        return None
    block = block_for(proposal.draft, format) if proposal.draft else None
    return {"status": proposal.status, "message": proposal.message,
            "block": block}


def plain(value):
    """Return numbers as JSON has them; what is not finite becomes text.

    Examples
    --------
    >>> plain(np.array([[1.0, np.inf]]))
    [[1.0, 'inf']]
    """
    if value is None:
        return None
    array = np.asarray(value)
    if array.ndim:
        return [plain(part) for part in array]
    number = array.item()
    if isinstance(number, bool):
        return number
    if isinstance(number, complex):
        number = number.real if number.imag == 0 else str(number)
    if isinstance(number, float) and not np.isfinite(number):
        return str(number)
    return number
