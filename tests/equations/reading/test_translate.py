"""One walk over the pieces of a formula changes them in their places."""

import pytest

from mlp_lit.equations import TexSyntaxError
from mlp_lit.equations.reading.names import Names
from mlp_lit.equations.reading.notation import Notation
from mlp_lit.equations.reading.scan import scan
from mlp_lit.equations.reading.translate import Walk, translated

NAMES = Names({("A",): "NAME", ("x",): "NAME", ("f",): "FUNCTION",
               ("T", "_", "{", "1", "}"): "NAME"}, operators={"tr"})


def text_of(tex, names=NAMES):
    return "".join(p.text for p in translated(scan(tex), names).pieces)


def test_declared_names_are_left_alone():
    assert text_of("A^{T_1} + T_1") == "A^{T_{1}}+T_{1}"
    assert text_of("A^T") == r"A^{\top}"


def test_what_is_put_is_looked_at_again():
    names = Names(NAMES.declared, notation=Notation(hadamard="*"))
    assert text_of(r"\partial_A^2 A * A^T", names) == (
        r"\frac{\partial^{2}}{\partialA^{2}}A\odotA^{\top}")


def test_pieces_keep_their_places():
    pieces = translated(scan("A^T + tr(A)"), NAMES).pieces
    assert [p.at for p in pieces if p.text in (r"\top", "+")] == [2, 4]
    assert r"\operatorname{tr}" in [p.text for p in pieces if p.at == 6]


def test_a_translated_formula_is_translated_no_further():
    for tex in ("A^T", r"\partial_x f(x)", "dA/dx", r"A \stackrel{def}{=} x"):
        once = translated(scan(tex), NAMES)
        assert translated(once, NAMES).pieces == once.pieces


def test_ends_of_brackets_and_factors():
    walk = Walk(scan("f(x_1)^2 + {A}"), NAMES, naming=False)
    assert walk.end_of_factor(0) == walk.texts(0).index("+")
    assert walk.start_of(len(walk.pieces)) == len(walk.pieces) - 3
    assert walk.end_of(len(walk.pieces) - 3) == len(walk.pieces)
    assert walk.end_of_factor(walk.texts(0).index("+")) == (
        walk.texts(0).index("+"))


@pytest.mark.parametrize("tex", [
    r"\stackrel{x}{=} A", r"\left. A", r"\partial_{A x} A"])
def test_errors_have_a_place(tex):
    with pytest.raises(TexSyntaxError) as caught:
        translated(scan("A + " + tex), NAMES)
    assert caught.value.column == 5


@pytest.mark.parametrize("tex", [
    r"A \left_ A", r"{A}/{x}\Big|_{x=A} = A", r"\stackrel{x}\left_ A"])
def test_what_looks_like_an_argument_is_refused_in_words(tex):
    with pytest.raises(TexSyntaxError):
        translated(scan(tex), NAMES)
