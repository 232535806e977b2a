"""Three dots: both ends must match to say what they mean."""

import pytest

from mlp_lit.equations import EquationError, check_tex, family, row, value
from tests.equations.given import is_refused

GIVEN = dict(W=family({1: (2, 3), 2: (3, 4), 3: (4, 2)}, place="subscript"),
             n=value(3), l=range(1, 4), s=(), x=(4,), z=row(2))


@pytest.mark.parametrize("tex", [
    r"W_1 \cdots W_n = W_1 W_2 W_3", r"n! = 1 \cdot 2 \cdots n",
    r"1 + 3 + \dots + 7 = 16", r"7 + 5 + \dots + 1 = 16",
    r"W_n^\top \cdots W_1^\top = (W_1 \cdots W_n)^\top",
    r"\max(x_1, \dots, x_4) = \max_{i \in \{1, \dots, 4\}} x_i",
    r"z W_1 \cdots W_n = z W_1 W_2 W_3", r"2 \cdot 4 \cdots 8 = 2^4 4!"])
def test_true(tex):
    assert check_tex(tex, **GIVEN).relations == 1


@pytest.mark.parametrize("tex", [
    r"1 + 3 + \dots + 8 = 16", r"W_1 \cdots W_9 = W_1",
    r"1 + 2 + \dots + 999 = 3", r"W_{l+1} \cdots W_n = W_1"])
def test_false(tex):
    with pytest.raises(EquationError):
        check_tex(tex, **GIVEN)


@pytest.mark.parametrize("tex, words", [
    (r"x_1 + \cdots - x_n = s", "signs"),
    (r"x_1 + \cdots + y_n = s", "must differ|do not match"),
    (r"x_1 + \cdots + x_1 = s", "must differ"),
    (r"x_n + \cdots + x_1 + x_2 = s", "False|hold|backwards"),
    (r"1 + 2 + 4 + \cdots + 5 = s", "never meets"),
    (r"1 + 1^2 + \cdots + 3^4 = 3", "more than one"),
    (r"x_1 \cdots x_{n+1} y_1 = s", None), (r"s = \cdots", "neighbour")])
def test_refused(tex, words):
    is_refused(tex, words)
