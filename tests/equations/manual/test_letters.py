"""The letters of the manual's examples."""

import pytest

from mlp_lit.equations import EquationFails
from mlp_lit.equations.manual.letters import checked, letters_in


def test_only_letters_that_stand_there_are_declared():
    assert {"s", "A"} <= set(letters_in("s = A_{ij}"))
    assert not {"w", "h", "B"} & set(letters_in("s = A_{ij}"))


def test_an_example_is_checked():
    assert checked("s + 0 = s").relations == 1
    assert checked("q = s + s", where=["q = 2 s"]).relations == 1
    assert checked("|A| = |A^T|", dict(determinant=True)).relations == 1
    with pytest.raises(EquationFails):
        checked("s = t")
