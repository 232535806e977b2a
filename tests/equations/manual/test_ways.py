"""Each way to write something is read as what stands beside it."""

import pytest

from mlp_lit.equations import Notation, prepare
from mlp_lit.equations.manual.letters import letters_in
from mlp_lit.equations.manual.tables import tree_of
from mlp_lit.equations.manual.ways import WAYS
from mlp_lit.equations.reading.notation import CHOICES
from mlp_lit.equations.reading.printing import to_tex


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.typed)
def test_read_alike_and_printed_as_read(way):
    tree = tree_of(way.typed, way.notation)
    assert tree == tree_of(way.plain, way.notation)
    notation = Notation(**way.notation)
    again = prepare(to_tex(tree, notation), notation=notation,
                    **letters_in(way.typed + way.plain))
    assert again.tree == tree


def test_the_fields_that_change_what_is_typed_have_a_way():
    shown = {field for way in WAYS for field in way.notation}
    of_values = {"norm", "determinant", "summation"}
    assert shown == set(CHOICES) - of_values
