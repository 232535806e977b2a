"""Hold what came of each display of some documents."""

from dataclasses import dataclass, field

#: What can become of a display, and the mark in front of it.
MARKS = {"holds": "✓", "definition": "≔", "mistake": "✗", "explained": "–",
         "unchecked": "?", "unreadable": "?", "false": "✗", "error": "!"}
#: What is wrong, whatever is asked for.
BAD = ("false", "error")
#: What is wrong where everything has to be checked.
OPEN = ("unchecked", "unreadable")


@dataclass
class Finding:
    """What came of a display, or of a block that belongs to none.

    Attributes
    ----------
    path : str
    line : int
        Of the display; of the block, where there is no display.
    cell : int or None
    label : str
    tex : str
    status : str
        A key of `MARKS`.
    message : str
    at : str
        Where the check stands that says so.
    left, right : array or None
        The two sides, where the display is false.
    proposal : Proposal or None
        What to declare, where that was asked for.
    """

    path: str
    line: int
    cell: int | None = None
    label: str = ""
    tex: str = ""
    status: str = "unchecked"
    message: str = ""
    at: str = ""
    left: object = None
    right: object = None
    proposal: object = None

    @classmethod
    def of(cls, document, shown):
        """Return what is known of a display before anything is run."""
        label = shown.labels[0] if shown.labels else ""
        return cls(document.path, shown.line, shown.cell, label, shown.tex)

    def wrong(self, at, message, status="error"):
        """Say what is wrong, and where."""
        self.at, self.message, self.status = at, message, status


@dataclass
class Report:
    """All findings of some documents, in their order.

    Attributes
    ----------
    documents : tuple of Document
    rows : dict
        From the identity of a display to its finding.
    loose : list of Finding
        Of blocks that belong to no display.
    """

    documents: tuple
    rows: dict = field(default_factory=dict)
    loose: list = field(default_factory=list)

    def __post_init__(self):
        for document in self.documents:
            for shown in document.displays:
                self.rows[id(shown)] = Finding.of(document, shown)

    @property
    def findings(self):
        """Return all findings, file by file, in the order of the lines."""
        order = {d.path: n for n, d in enumerate(self.documents)}
        return sorted([*self.rows.values(), *self.loose], key=lambda row: (
            order[row.path], row.cell or 0, row.line))

    def count(self, *statuses):
        """Count the findings of some statuses."""
        return sum(found.status in statuses for found in self.findings)

    def loose_one(self, path, block):
        """Add a finding for a block that belongs to no display."""
        found = Finding(path, block.line, block.cell, status="")
        self.loose.append(found)
        return found
