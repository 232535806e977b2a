"""Look at displays that no check reads, and propose a check for them."""

import textwrap

from ..errors import TexSyntaxError
from ..proposals.problems import read
from ..proposals.trial import propose
from ..reading.scan import scan
from .documents import Labels, Names
from .excerpts import explained

#: How a block is written, by format: its start, what stands before further
#: lines, its end.
FORMS = {"markdown": ("```{{{kind}}}\n", "", "\n```"),
         "notebook": ("```{{{kind}}}\n", "", "\n```"),
         "rst": (".. {kind}::\n\n   ", "   ", ""),
         "latex": ("%! {kind} ", "%!   ", "")}
WIDTH = 79


def look_at_unchecked(report, with_proposals=False):
    r"""Say of unchecked displays whether they can be read at all.

    Parameters
    ----------
    report : Report
        Changed.
    with_proposals : bool
        Whether declarations are proposed as well.
    """
    labels = Labels(report.documents)
    for document in report.documents:
        book, earlier = Names(document, labels), []
        for shown in document.displays:
            row = report.rows[id(shown)]
            if row.status == "unchecked":
                look_at(row)
            if with_proposals and row.status == "unchecked":
                row.proposal = propose(shown.tex, earlier, book=book)
            if shown.labels:
                earlier.append((shown.labels[0], shown.tex))


def look_at(row):
    """Say of one display whether it can be read."""
    try:
        read(scan(row.tex, None, row.line))
    except TexSyntaxError as error:
        row.status = "unreadable"
        row.message = explained(error, row.tex, row.line)
    else:
        row.message = "not checked"


def block_for(written, format):
    r"""Write a draft as the block that an author puts below a display.

    Parameters
    ----------
    written : Draft
    format : {"markdown", "notebook", "rst", "latex"}

    Examples
    --------
    >>> from mlp_lit.equations.proposals.drafts import Draft
    >>> print(block_for(Draft({"X": "(5, 3)", "W": "(3, 4)"}), "latex"))
    %! check X=(5, 3), W=(3, 4)
    """
    start, before, end = FORMS[format]
    start = start.format(kind=written.kind)
    room = WIDTH - max(len(start.split("\n")[-1]), len(before))
    lines = in_lines(written.arguments(), room)
    return start + f"\n{before}".join(lines) + end


def in_lines(arguments, room):
    """Put arguments on lines, as many on each as there is room for.

    Examples
    --------
    >>> in_lines(["X=(5, 3)", "W=(3, 4)", "b=(4,)"], 20)
    ['X=(5, 3), W=(3, 4),', 'b=(4,)']
    """
    lines = [""]
    for argument in arguments:
        joined = f"{lines[-1]} {argument}," if lines[-1] else f"{argument},"
        if lines[-1] and len(joined) > room:
            lines.append(f"{argument},")
        else:
            lines[-1] = joined
    lines[-1] = lines[-1].rstrip(",")
    return lines


def in_words(proposal):
    """Return what came of trying a proposal, as a sentence.

    Examples
    --------
    >>> in_words(propose("x + y = y + x"))
    'proposed; with this it holds as printed'
    """
    said = {"holds": "with this it holds as printed",
            "definition": "with this the definition has a value",
            "false": "with this it has values, but these letters, drawn at "
                     "random, do not fulfil it",
            "nothing": "with this it shows nothing: two sides are 0, or the "
                       "same"}
    if proposal.draft is None:
        return f"nothing is proposed: {proposal.message}"
    return f"proposed; {said[proposal.status]}"


def indented(text, by=4):
    """Indent all lines of a text that are not empty."""
    return textwrap.indent(text, " " * by)
