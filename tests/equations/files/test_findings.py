"""Findings are kept for each display, and counted."""

from mlp_lit.equations.files.documents import Document, Shown, Written
from mlp_lit.equations.files.findings import Finding, Report

DISPLAYS = (Shown("x", 9, ("eq-x", "eq-y")), Shown("y", 2, (), 1))
REPORT = Report((Document("b.md", "markdown", DISPLAYS),
                 Document("a.md", "markdown", (Shown("z", 1),))))


def test_every_display_has_a_finding_from_the_start():
    found = REPORT.rows[id(DISPLAYS[0])]
    assert (found.path, found.label, found.status) == (
        "b.md", "eq-x", "unchecked")


def test_findings_come_in_the_order_of_files_and_lines():
    assert [found.tex for found in REPORT.findings] == ["x", "y", "z"]


def test_blocks_without_a_display_have_findings_of_their_own():
    report = Report((Document("a.md", "markdown"),))
    report.loose_one("a.md", Written("check", "x", 4)).status = "error"
    assert [found.line for found in report.findings] == [4]
    assert report.count("error", "false") == 1


def test_what_is_wrong_is_said_with_its_place():
    found = Finding("a.md", 1)
    found.wrong("a.md:5", "no")
    assert (found.status, found.at, found.message) == ("error", "a.md:5",
                                                       "no")
