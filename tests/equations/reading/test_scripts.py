r"""Order of what stands on a base: TeX sets it in one place."""

import pytest

from mlp_lit.equations import EquationError, check_tex, family, prepare
from mlp_lit.equations.reading.scan import scan
from mlp_lit.equations.reading.scripts import scripts_at, without
from tests.equations.given import is_refused

SAME = [("x_1^2", "x^2_1"), ("x_{1}'^2", "x'^2_1"), ("x'_1", "x_1'"),
        (r"\sum_{i=1}^n", r"\sum^n_{i=1}"), (r"\|x\|_2^2", r"\|x\|^2_2"),
        (r"W^{(2)}_{11}", r"W_{11}^{(2)}"),
        (r"\int_0^1", r"\int^1_0"), (r"w_1^{*}", r"w^*_1"),
        (r"x^\prime_1", "x_1'"), (r"x^{\prime\prime}", "x''"),
        (r"w^\ast", "w^*"), ("x^{{2}}", "x^2"), ("x_{{i}}", "x_i")]


@pytest.mark.parametrize("one, other", SAME)
def test_order_does_not_matter(one, other):
    assert [p.text for p in scan(one).pieces] == [
        p.text for p in scan(other).pieces]


@pytest.mark.parametrize("tex, words", [
    ("x_1_2 = s", "a second one"), ("x^2^3 = s", "a second one"),
    ("x^2' = s", "a prime stands before"),
    (r"x\,_1 = s", "a space stands between"), ("x_^2 = s", "missing")])
def test_what_tex_cannot_place_is_refused(tex, words):
    is_refused(tex, words)


def test_names_with_scripts_of_their_own():
    given = {"w^*": (3,), "x'": (3,)}
    for one, other in (("w^*_1", "w_1^*"), ("x'_1", "x_1'")):
        assert prepare(f"{one} = 1", symbols=given).tree == prepare(
            f"{other} = 1", symbols=given).tree
    with pytest.raises(EquationError, match="may be"):
        prepare("w_1^* = 1", symbols={"w^*": (3,), "w_1": (3,)})


def test_parts_of_a_name():
    assert scripts_at(list("x'^{2}"), 1) == ((), ("'",), tuple("^{2}"))
    assert without(tuple("y"), list("x"), 0) is None
    assert without(tuple("x_{1}"), list("x_{2}"), 0) is None
    assert without(tuple("x'"), list("x''"), 0) == ((), ("'",), ())


@pytest.mark.parametrize("tex", [
    "A_{ij}^{-1} = s", "A^{-1}_{ij} = s", "(A A)^2_{12} = s",
    r"A_{1,:}^\top = x", r"A^\top_{1,:} = x", "A_{12}^2 = s"])
def test_two_readings_of_one_matrix_letter_are_refused(tex):
    with pytest.raises(EquationError, match="two readings"):
        check_tex(tex, A=(3, 3), s=(), x=(3,), i=range(1, 4),
                  j=range(1, 4))


def test_braces_and_sense_say_which():
    given = dict(A=(3, 3), B=(2, 3), i=range(1, 3), j=range(1, 3),
                 W=family({1: (2, 3)}))
    for tex in (r"{A_{ij}}^2 = A_{ij} A_{ij}",
                r"(A^2)_{ij} = \sum_{k=1}^3 A_{ik} A_{kj}",
                r"{A^2}_{ij} = \sum_{k=1}^3 A_{ik} A_{kj}",
                r"B_{ij}^2 = B_{ij} B_{ij}",  # B has no powers
                r"B^\top_{ij} = B_{ji}",  # a number has no transpose
                r"B_{ij}^\top = B_{ji}",
                r"W^{(1)\top}_{ij} = W^{(1)}_{ji}",
                r"{B_{i,:}}^\top = B^\top e_i"):
        check_tex(tex, e=family({1: [1.0, 0], 2: [0, 1.0]}, "subscript"),
                  **given)
