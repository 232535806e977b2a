"""The map of the project is true: its lists are held against the code."""

import ast
import re
from pathlib import Path

import pytest

from mlp_lit import _modules
from mlp_lit.equations import _rooms

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "ARCHITECTURE.md").read_text("utf8")
ADDRESS = re.compile(r"`((?:book|mlp_lit|tests)/[\w/.]+)`")


def table(text, head):
    """Return the rows of the table that begins with a cell, without it."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines)
                 if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[start + 2:]:
        if not line.startswith("|"):
            return rows
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def code(cell):
    """Return what stands in backticks in a cell."""
    return re.findall(r"`([^`]+)`", cell)


def missing(text, root):
    """Return the addresses in a text at which there is nothing."""
    return [address for address in ADDRESS.findall(text)
            if not (root / address).exists()]


def test_the_parts_and_what_they_rest_on():
    assert {code(part)[0]: tuple(code(below))
            for part, _, below in table(TEXT, "Part")} == _modules.RESTS_ON


def test_what_all_parts_share():
    assert [code(name)[0] for name, _ in table(TEXT, "Shared")] == list(
        _modules.SHARED)


def test_what_serves_everything_else():
    private = {path.stem for path in (ROOT / "mlp_lit").glob("_*.py")}
    assert {code(name)[0] for name, _ in table(TEXT, "Within")} == (
        private - {"__init__"})


def test_the_rooms_of_the_equations():
    folders = {path.parent.name
               for path in (ROOT / "mlp_lit/equations").glob("*/__init__.py")}
    assert {code(room)[0] for room, _ in table(TEXT, "Room")} == folders
    assert folders < set(_rooms.RESTS_ON)


def test_the_extensions():
    told = {code(name)[0]: words for name, words in table(TEXT, "Module")}
    found = {path.stem: " ".join(ast.get_docstring(ast.parse(
        path.read_text("utf8"))).split("\n\n")[0].split())
        for path in (ROOT / "book/_ext").glob("*.py")}
    assert told == found


def test_there_is_something_at_every_address():
    assert missing(TEXT, ROOT) == []
    assert len(ADDRESS.findall(TEXT)) > 5


def test_the_readme_leads_here():
    assert "(ARCHITECTURE.md)" in (ROOT / "README.md").read_text("utf8")


# The tests can fail

def test_an_address_without_a_thing_is_found(tmp_path):
    (tmp_path / "book").mkdir()
    assert missing("see `book/none.md` and `book/`", tmp_path) == [
        "book/none.md"]


def test_a_table_that_is_not_there_is_an_error():
    with pytest.raises(StopIteration):
        table(TEXT, "No such table")
