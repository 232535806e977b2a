"""An index that stands twice in a term is summed over, on request."""

import pytest

from mlp_lit.equations import (
    EquationError,
    EquationFails,
    Notation,
    check_tex,
    entries,
    prepare,
)
from mlp_lit.equations.reading.printing import to_tex

PAGE = dict(A=(3, 2), B=(2, 3), C=(3, 3), x=(2,), y=(3,), s=(),
            i=range(1, 4), j=range(1, 3), k=range(1, 4), c=entries("C"),
            notation=Notation(summation=True))


@pytest.mark.parametrize("tex", [
    "(A x)_i = A_{ij} x_j", "(A B)_{ik} = A_{ij} B_{jk}",
    r"\operatorname{tr} C = C_{ii} = c_{ii}", r"y_i y_i = y^\top y",
    r"\delta_{ii} = 3", r"\delta_{ik} y_k = y_i",
    "(A_{ij} x_j + y_i) y_i = y^\\top (A x + y)",
    r"s A_{ij} x_j - y_i = (s A x - y)_i",
    r"\sum_{j} A_{ij} x_j = A_{ij} x_j",
    r"\frac{\partial (A_{1j} x_j)}{\partial x_j} A_{2j} ="
    r" A_{1j} A_{2j}", r"(A_{ij} x_j)^2 = {(A x)_i}^2",
    r"e^{y_i y_i} = \exp(y^\top y)",
    r"\frac{\partial y_i}{\partial y_i} = 3",
    r"\frac{\partial (y^\top y)}{\partial y_i} y_i = 2 y_i y_i"])
def test_true(tex):
    claim = prepare(tex, **PAGE)
    assert claim.verify().relations > 0
    assert prepare(to_tex(claim.tree), **PAGE).tree == claim.tree


@pytest.mark.parametrize("tex", [
    "(A x)_i = A_{ij} x_j + A_{ij} x_j", "y_i y_i = y_1^2",
    r"C_{ii} = C_{11}"])
def test_false(tex):
    with pytest.raises(EquationFails):
        check_tex(tex, **PAGE)


def test_twice_in_a_condition_is_refused():
    with pytest.raises(EquationError, match="write the sum"):
        check_tex("[A_{ij} x_j > 0] = 1", **PAGE)


def test_three_times_is_refused():
    with pytest.raises(EquationError, match="i stands 3 times"):
        check_tex("s = C_{ii} y_i", **PAGE)


def test_nothing_is_summed_without_saying():
    page = {**PAGE, "notation": None}
    with pytest.raises(EquationFails):
        check_tex("(A x)_i = A_{ij} x_j", **page)


def test_definitions_are_summed_too():
    assert check_tex("z_i = (A x)_i", where=["z_i = A_{ij} x_j"],
                     **PAGE).relations == 1
