r"""What is customary is said in letters that can be declared."""

import pytest

from mlp_lit.equations.proposals import customary
from mlp_lit.equations.proposals.occurrences import is_letter


@pytest.mark.parametrize("table", [
    "INDICES", "LAYERS", "COUNTS", "COLUMNS", "TARGETS", "RANDOM", "GROWING",
    "ONE_HOT", "NUMBERS", "FUNCTIONS", "LOSSES"])
def test_tables_of_letters_hold_letters(table):
    assert all(map(is_letter, getattr(customary, table)))
