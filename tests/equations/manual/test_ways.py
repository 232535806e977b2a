"""Each way to write something is read as what stands beside it."""

import re

import pytest

from mlp_lit.equations import EquationError, Notation, prepare
from mlp_lit.equations.manual.letters import letters_in
from mlp_lit.equations.manual.tables import tree_of
from mlp_lit.equations.manual.ways import WAYS
from mlp_lit.equations.reading.notation import CHOICES
from mlp_lit.equations.reading.printing import to_tex
from mlp_lit.equations.tree import NODES


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


PIECE = re.compile(r"\\(?:begin|end)\{\w+\}(?:\{[lcr]+\})?|\\[A-Za-z]+|\\.|.",
                   re.S)
#: Deleting one of these leaves the page as it is, or what is typed broken.
UNSEEN = re.compile(r"\\(left|right|mathop|operatorname|text|mathrm|mathsf|"
                    r"Big|begin|end|,|;)|\s|[{}&]|\\\\")


#: What means the same with and without a piece.
SYNONYMS = {"s := t": ":", r"x = A_{:,j}": ",",
            r"x_i = y_i \quad \text{for all } i": r"\quad",
            r"s = \underbrace{t + 1}_{= u} + 2": "="}


@pytest.mark.parametrize("tex, notation", [
    *((way.typed, way.notation) for way in WAYS),
    *((kind.example, kind.notation) for kind in NODES.values())])
def test_nothing_visible_goes_unread(tex, notation):
    def read(text):
        return prepare(text, notation=Notation(**notation),
                       **letters_in(tex)).tree
    tree = read(tex)
    for piece in PIECE.finditer(tex):
        if UNSEEN.match(piece.group()) or (
                SYNONYMS.get(tex) == piece.group()):
            continue
        less = tex[:piece.start()] + " " + tex[piece.end():]
        try:
            assert read(less) != tree, piece.group()
        except EquationError:
            pass
