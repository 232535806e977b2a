"""The tables of the manual are written from examples that are run."""

import pytest

from mlp_lit.equations import EquationError
from mlp_lit.equations.manual import (
    table_of_nodes,
    table_of_refusals,
    table_of_ways,
    tables,
)
from mlp_lit.equations.manual.refused import REFUSED, Refused
from mlp_lit.equations.manual.ways import WAYS, Way
from mlp_lit.equations.tree import NODES


@pytest.mark.parametrize("table, columns, rows", [
    (table_of_nodes(), 3, len(NODES)), (table_of_ways(), 4, len(WAYS)),
    (table_of_refusals(), 4, len(REFUSED))])
def test_a_table_has_a_row_for_each_line(table, columns, rows):
    lines = table.splitlines()
    assert lines[0] == "```{list-table}" and lines[-1] == "```"
    cells = [line for line in lines if line.startswith(("* - ", "  - "))]
    assert len(cells) == columns * (rows + 1)
    assert sum(cell.startswith("* - ") for cell in cells) == rows + 1
    assert all(cell[4:].strip() for cell in cells)


def test_what_is_shown_is_tex_and_code():
    assert "* - $s = t - u$\n  - `s = t - u`\n" in table_of_nodes()
    assert "under `Notation(positive_part=True)`" in table_of_nodes()
    assert "`which norm of a matrix?" in table_of_refusals()


def test_an_example_that_went_stale_is_an_error(monkeypatch):
    monkeypatch.setattr(tables, "WAYS", (Way("s", "t", "stale"),))
    with pytest.raises(EquationError, match="not read as"):
        table_of_ways()
    for typed, words, why in (("s = s + 0", "", "is not refused"),
                              ("s = q", "bars", "is refused otherwise")):
        line = Refused(typed, words, "", "s = s")
        with pytest.raises(EquationError, match=why):
            tables.message_of(line)
