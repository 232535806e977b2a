r"""Kinds that go together are those that the engine takes."""

import pytest

from .shaped import COLUMN, MATRIX, NUMBER, ROW, shaped


@pytest.mark.parametrize("tex, shape", [
    ("s + t", NUMBER), ("A + B", MATRIX), ("A x", COLUMN), ("s x", COLUMN),
    ("x s", COLUMN), (r"x^\top y", NUMBER), (r"x y^\top", MATRIX),
    ("r A", ROW), (r"A^\top", MATRIX), (r"A \odot B", MATRIX),
    (r"\mathbf{1} r", MATRIX), ("I_n x", COLUMN), ("I_3 x", COLUMN),
    (r"\frac{x}{s}", COLUMN), (r"\|x\|", NUMBER), (r"\|A\|_F", NUMBER),
    (r"\langle x, y \rangle", NUMBER), ("x_i", NUMBER), ("A_{ij}", NUMBER),
    ("A_{:,j}", COLUMN), ("A^{-1}", MATRIX), (r"A^{-\top}", MATRIX),
    ("A^+", MATRIX), ("s^2", NUMBER), ("(x)", COLUMN), ("{x}", COLUMN),
    (r"\begin{cases} x & s > 0 \\ y & s \le 0 \end{cases}", COLUMN),
    (r"\begin{cases} x & s > 0 \\ y \end{cases}", COLUMN),
    (r"\begin{pmatrix} s & t \\ t & s \end{pmatrix} x", COLUMN),
    ("x = A y", COLUMN), (r"s \in \mathbb{R}", NUMBER),
    ("s = t + O(t^2)", NUMBER), ("s / t", NUMBER)])
def test_what_goes_together(tex, shape):
    assert shaped(tex) == shape


@pytest.mark.parametrize("tex", [
    "x + s", "x y", "A + x", r"\frac{s}{x}", r"\|s\|", "x_{ij}", "A_i", "s_i",
    r"\langle s, t \rangle", "x^2", r"s^\top", "s^x", "A / x", "s = x",
    r"\begin{pmatrix} x & t \end{pmatrix}", r"x \odot A",
    r"\frac{s}{t} x = r", r"x^{-\top}"])
def test_what_does_not(tex):
    assert shaped(tex) is None


def test_members_of_families_are_chosen_by_a_first_script():
    assert shaped("x_i", members="x") == COLUMN
    assert shaped("x_{ij}", members="x") == NUMBER
    assert shaped("x^{(i)}", members="x") == COLUMN
    assert shaped("x", members="x") == COLUMN
