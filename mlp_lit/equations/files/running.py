"""Run the checks of documents, and say of each display what came of it."""

import ast

from ..errors import (
    EquationError,
    EquationFails,
    LabelError,
    TexSyntaxError,
)
from ..pages import Page
from ..pages.short import in_full, is_short
from .documents import Labels, Names, Shown, name_of, place, source
from .excerpts import explained
from .findings import BAD, Report


def run_documents(documents, names=None, implements=""):
    r"""Run the checks of documents; labels are looked up in all of them.

    Parameters
    ----------
    documents : sequence of Document
    names : mapping, optional
        What checks may use besides the engine's names and `np`.
    implements : str
        The one of these names that definitions are held against.

    Returns
    -------
    Report

    Examples
    --------
    >>> from mlp_lit.equations.files.readers import read_document
    >>> text = "\\[ x + x = 3 x \\]\n%! check x=()\n"
    >>> report = run_documents([read_document(text, "a.tex", "latex")])
    >>> report.findings[0].status, report.findings[0].line
    ('false', 1)
    """
    report = Report(tuple(documents))
    labels = Labels(report.documents)
    for document in report.documents:
        _Running(document, labels, report, names, implements).run()
    report.loose = [row for row in report.loose if row.status]
    return report


class _Running:
    """One walk through a document: displays, and the blocks below them."""

    def __init__(self, document, labels, report, names, implements):
        self.document, self.report = document, report
        self.names, self.implements = Names(document, labels), implements
        self.page = Page(self.names, document.path, names)
        self.above = None

    def run(self):
        for item in self.document.items:
            if isinstance(item, Shown):
                self.above = name_of(item)
            elif item.kind == "no-check":
                self.explain(item)
            else:
                self.run_block(item)

    def explain(self, block):
        """Keep the reason why a display is not checked."""
        label = block.argument.strip()
        named = label in self.names.table
        reason = block.code if named else f"{label} {block.code}"
        row = self.row(label if named else self.above, block)
        row.at = place(self.document.path, block)
        row.message = " ".join(reason.split())
        row.status = "explained"
        if not row.message:
            row.wrong(row.at, "say why it is not checked")
        elif not row.tex:
            row.wrong(row.at, "this stands below no display")

    def run_block(self, block):
        """Run a block, and tell its displays what was found."""
        self.page.path = source(self.document.path, block)
        if self.above is None and is_short(block.code):
            row = self.report.loose_one(self.document.path, block)
            row.wrong(place(self.document.path, block),
                      "this stands below no display")
            return
        code = in_full(block.code, self.above, block.kind, self.implements)
        runs, failure = self.page.run(code, block.line)
        for run in runs:
            if run.result is not None and not run.result.vacuous:
                self.passed(self.row(label_of(run), block), run, block)
        if failure:
            unfinished = runs and (
                runs[-1].result is None or runs[-1].result.vacuous)
            label = label_of(runs[-1]) if unfinished else self.above
            row = self.row(label, block)
            self.failed(row, failure, block)
            if row.status == "false" and unfinished and (
                    runs[-1].claim.options.kind == "definition"):
                row.message += "\n  left is what the code returns"
        elif block.kind == "fails" or not runs and not prepares(code):
            row = self.row(self.above, block)
            row.wrong(place(self.document.path, block),
                      "this block checks nothing" if not runs else
                      "this is shown as a mistake, but it holds")

    def passed(self, row, run, block):
        if row.status in BAD:
            return
        row.status = {"claim": "holds"}.get(run.result.kind, "definition")
        row.message = run.result.badge()[2:]
        row.at = place(self.document.path, block)

    def failed(self, row, failure, block):
        error = failure.error
        at = f"{self.page.path}:{failure.line}"
        if block.kind == "fails" and failure.is_of_the_equation:
            row.wrong(at, "does not hold, as announced", "mistake")
        elif isinstance(error, EquationFails):
            row.wrong(at, str(error), "false")
            row.left, row.right = error.left, error.right
        else:
            row.wrong(at, self.in_words(error, row, block))

    def in_words(self, error, row, block):
        """Return what an error says, with the place in the TeX."""
        if isinstance(error, TexSyntaxError) and stands_in(error, row):
            return explained(error, row.tex, row.line,
                             declared_in(block.code))
        if isinstance(error, EquationError):
            return str(error)
        words = getattr(error, "msg", error)
        return f"{type(error).__name__}: {words}"

    def row(self, label, block):
        """Return the finding of a display, or a loose one for the block."""
        try:
            _, shown = self.names.owner(label)
        except LabelError:
            return self.report.loose_one(self.document.path, block)
        return self.report.rows[id(shown)]


def prepares(code):
    """Tell whether code only imports or defines what later blocks need.

    Examples
    --------
    >>> prepares("import numpy"), prepares("import numpy; n = 3")
    (True, False)
    """
    body = ast.parse(code).body
    return bool(body) and all(isinstance(
        part, ast.Import | ast.ImportFrom | ast.FunctionDef)
        for part in body)


def label_of(run):
    """Return the label that a run was given, if any."""
    return run.label or run.claim.options.label


def stands_in(error, row):
    """Tell whether reading stopped in the display of a finding."""
    last = row.line + row.tex.count("\n")
    return error.file == source(row.path, row) and (
        row.line <= error.line <= last)


def declared_in(code):
    """Return the names that the calls in a block declare.

    Examples
    --------
    >>> declared_in('X=(5, 3), symbols={"b_1": ()}')
    ['X', 'b_1']
    """
    found = []
    try:
        tree = ast.parse(in_full(code, "above"))
    except SyntaxError:
        return found
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and isinstance(node.value, ast.Dict):
            found += [key.value for key in node.value.keys
                      if isinstance(key, ast.Constant)]
        elif isinstance(node, ast.keyword) and node.arg:
            found.append(node.arg)
    return [name for name in found if name not in ("where", "symbols")]
