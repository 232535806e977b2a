"""A shape says which axes there are, and rules see that they go together."""

import pytest

from mlp_lit.equations.proposals.shapes import NUMBER, Shape, Shapes
from mlp_lit.equations.proposals.sizes import Misfit


@pytest.mark.parametrize("kind, axes", [
    ("scalar", (False, False)), ("column", (True, False)),
    ("row", (False, True)), ("matrix", (True, True)),
    ("square", (True, True))])
def test_a_letter_has_the_axes_of_its_kind(kind, axes):
    shape = Shapes({("x",): kind}).letter(("x",))
    assert tuple(size is not None for size in shape) == axes


def test_a_letter_has_one_shape():
    shapes = Shapes({("A",): "square"})
    assert shapes.letter(("A",)) == shapes.letter(("A",))
    assert len(set(shapes.letter(("A",)))) == 1


def test_a_size_may_be_that_of_an_index():
    shapes = Shapes({("n",): "size:i"})
    assert shapes.letter(("n",)) == NUMBER
    assert shapes.sizes.root(shapes.index(("n",))) == (
        shapes.sizes.root(shapes.index(("i",))))


def test_kinds_must_be_the_same():
    shapes = Shapes({("x",): "column"})
    with pytest.raises(Misfit):
        shapes.same(shapes.letter(("x",)), NUMBER)
    with pytest.raises(Misfit):
        shapes.square(shapes.letter(("x",)))
    with pytest.raises(Misfit):
        shapes.number(("name", ("x",)))


def test_a_node_without_a_rule_is_a_number():
    assert Shapes({}).of(("binomial", ("name", ("n",)), ("number", "2"))) == (
        NUMBER)


def test_a_transpose_exchanges_the_axes():
    assert Shape(1, 2).T == Shape(2, 1)
