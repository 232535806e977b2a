r"""Signs as a page means them: T, layers, \circ, z^+, 0,5."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    Notation,
    check_tex,
    family,
    function,
    prepare,
    value,
)
from mlp_lit.equations.reading.printing import to_tex
from mlp_lit.equations.tree import walk

A = np.array([[1.0, 2.0], [0.5, -1.0]])
GIVEN = dict(A=value(A), B=(2, 2), x=(2,), y=(2,), s=(), t=(),
             W=family({1: (2, 2), 2: (2, 2)}), i=range(1, 3), l=range(1, 3),
             f=function(np.sin), g=function(np.tanh))


def tree_of(tex, **given):
    """The tree of a formula, which prints as one that reads the same."""
    given = {**GIVEN, **given}
    tree = prepare(tex, **given).tree
    again = prepare(to_tex(tree, given.get("notation")), **given)
    assert again.tree == tree
    return tree


ALIKE = [
    # typed, as the grammar has it, notation
    ("A^T = B", r"A^\top = B", {}),
    (r"A^{\mathrm T} = B", r"A^\top = B", {}),
    (r"A^{\mathsf T} B = B^{\text{T}} A", r"A^\top B = B^\top A", {}),
    ("A^{-T} = B", r"A^{-\top} = B", {}),
    ("W^{(1)T} = A", r"W^{(1)\top} = A", {}),
    ("A^t = B", r"A^\top = B", dict(transpose="t")),
    ("W^l = A", "W^{(l)} = A", dict(layer="l")),
    ("W^{l-1} = A^2", "W^{(l-1)} = A^2", dict(layer="l")),
    ("(W^2)^T = W^{2T}", r"(W^{(2)})^\top = W^{(2)\top}",
     dict(layer="l")),
    ("W^2_{12} = s", "W^{(2)}_{12} = s", dict(layer="l")),
    ("W^{[l]} = A", "W^{(l)} = A", dict(layer="[l]")),
    ("W^{[2]T} = W^{(2)}", r"W^{(2)\top} = W^{(2)}", dict(layer="[l]")),
    (r"x \circ y = y", r"x \odot y = y", dict(hadamard=r"\circ")),
    (r"(f \circ g)(s) = s", r"(f \circ g)(s) = s",
     dict(hadamard=r"\circ")),
    (r"x \circ f(y) = y", r"x \odot f(y) = y", dict(hadamard=r"\circ")),
    ("x * y = y", r"x \odot y = y", dict(hadamard="*")),
    (r"x \ast y = x * y", r"x \odot y = x \odot y",
     dict(hadamard=r"\ast")),
    (r"A \otimes B = B", r"A \odot B = B", dict(hadamard=r"\otimes")),
    ("I(s > 0) = t", r"\mathbb{1}[s > 0] = t", dict(indicator="I")),
    (r"\mathbb{I}\{s > 0\} = t", r"\mathbb{1}[s > 0] = t",
     dict(indicator=r"\mathbb{I}")),
    ("0,5 s = t", "0.5 s = t", dict(decimal=",")),
    ("0{,}5 s = 2,25 t", "0.5 s = 2.25 t", dict(decimal=",")),
    (r"\max(1; 2) = s", r"\max(1; 2) = s", dict(decimal=",")),
]


@pytest.mark.parametrize("typed, plain, notation", ALIKE)
def test_read_alike(typed, plain, notation):
    said = dict(notation=Notation(**notation))
    assert tree_of(typed, **said) == tree_of(plain, **said)


@pytest.mark.parametrize("tex", [
    "[s]_+ = t", "(s)_+ = t", "s^+ = t", "s_+^2 = t", "x_i^+ = t",
    "(A x)_+^T y = t"])
def test_positive_parts(tex):
    tree = tree_of(tex, notation=Notation(positive_part=True))
    assert any(part[0] == "positive_part" for part in walk(tree))


def test_a_pseudoinverse_beside_positive_parts():
    tree_of(r"A^\dagger = s^+ B^{+\top}",
            notation=Notation(positive_part=True))


def test_a_letter_t_is_a_power_unless_the_page_says_otherwise():
    with pytest.raises(EquationError, match="looks like a transpose"):
        check_tex("A^T = A A A", A=value(A), T=3)
    assert check_tex("s^T = s s s s s", s=(), T=5).relations == 1
    check_tex(r"A^T T = A^\top + 4 A^\top", A=value(A), T=5,
              notation=Notation(transpose="T"))


def test_the_family_itself_says_how_its_layer_is_written():
    tree = tree_of("W^{[2]} = A", W=family({2: (2, 2)}, brackets="[]"))
    assert tree == tree_of("W^{(2)} = A")
    assert tree == tree_of("W^2 = A", W=family({2: (2, 2)}, brackets=""))


@pytest.mark.parametrize("tex, words, notation", [
    (r"x \circ y = x", "Notation.hadamard=r'", {}),
    ("x * y = x", "Notation.hadamard='", {}),
    ("[s]_+ = s", "positive_part=True", {}),
    ("0{,}5 s = s", "decimal", {}),
    ("W^{-1} = A", "say which member", dict(layer="l")),
    ("I(s > 0) = s", "Notation.indicator=", {}),
    ("s = 1,2,3", "semicolons", dict(decimal=",")),
    ("s^{[2]} = s s", None, dict(layer="[l]")), ("s^{[2]} = s s", None, {}),
    ("W^{[2]} = W^{(2)}", None, {}),
    (r"\sum_{T=1}^{2} A^T = A", "looks like a transpose", {}),
    ("A^{sT} = A", "not declared", {}),
    ("A^{T2} = A", "not declared", {}),
    ("A^H = A", "real matrices", {})])
def test_refused(tex, words, notation):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, **GIVEN, notation=Notation(**notation))


def test_values():
    check_tex(r"[x]_+ = \max(0, x), \quad x^+ - (-x)^+ = x", x=(3,),
              notation=Notation(positive_part=True))
    check_tex("0,5 s + 0{,}25 s = s (1 - 0,25)", s=(),
              notation=Notation(decimal=","))


def test_a_letter_that_is_bound_is_no_transpose():
    assert check_tex(r"\sum_{T=1}^{3} s^T = s + s^2 + s^3", s=(),
                     ).relations == 1
