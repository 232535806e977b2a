"""Sums and products over indices: what is bound, and from where to where."""

import pytest

from mlp_lit.equations import EquationFails, check_tex
from tests.equations.given import is_refused


def test_sums_of_many_kinds():
    check_tex(r"\sum_{1 \le i < j \le n} x_i x_j = \sum_{i<j} x_i x_j,"
              r"\quad \sum_{k \in \{1, 3\}} x_k = x_1 + x_3, \quad"
              r" \sum_{i = 1, \dots, n} x_i = \sum_{ij} x_i / n, \quad"
              r" \sum_{i=2}^{1} x_i = 0 \cdot n, \quad \prod_{i=2}^1 x_i"
              r" = n / n, \quad \sum^{n}_{i=1} x_i = \sum_{i} x_i", x=(4,),
              n=4, i=range(1, 5), j=range(1, 5))
    check_tex(r"\sum_{j \ne i} x_j = \sum_j x_j - x_i", x=(4,),
              i=range(1, 5), j=range(1, 5))


def test_an_index_bound_outside_stays_bound_inside():
    given = dict(x=(3,), i=range(1, 4), j=range(1, 4), n=3)
    check_tex(r"\sum_i \sum_{j < i} x_i x_j = \sum_{j < i} x_i x_j", **given)
    with pytest.raises(EquationFails):
        check_tex(r"\sum_{j < i} x_j = \sum_{i, j} x_j", **given)


@pytest.mark.parametrize("tex, words", [
    (r"\sum_q x_q = s", "not declared"),
    (r"\sum_{s} s = s", "below a sum|range"),
    (r"\sum^{n}_{i} x_i = s", "range of a sum"),
    (r"\sum_{i=1}^{10^9} s = s", "too many")])
def test_refused(tex, words):
    is_refused(tex, words)


@pytest.mark.parametrize("tex", [
    r"\sum_{i, j=1}^{2} A_{ij} = A_{11} + A_{12} + A_{21} + A_{22}",
    r"\sum_{i, j \in \{1, 3\}} A_{ij} = A_{11} + A_{13} + A_{31} + A_{33}",
    r"\sum_{i, j \ne i} A_{ij} = \sum_i \sum_j A_{ij} -"
    r" \operatorname{tr} A"])
def test_an_index_before_another_has_its_range(tex):
    assert check_tex(tex, A=(4, 4), i=range(1, 5), j=range(1, 5)
                     ).relations == 1
