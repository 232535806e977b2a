"""Arrays are matrices or cases; bars around one are its determinant."""

import pytest

from mlp_lit.equations import TexSyntaxError, check_tex, prepare

GIVEN = dict(a=(), b=(), c=(), d=())


@pytest.mark.parametrize("tex", [
    r"\left[\begin{array}{cc} a & b \\ c & d \end{array}\right]"
    r" \left(\begin{array}{c} 1 \\ 0 \end{array}\right) ="
    r" \begin{bmatrix} a \\ c \end{bmatrix}",
    r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc",
    r"\bigl(\begin{smallmatrix} a & b \end{smallmatrix}\bigr) ="
    r" \begin{pmatrix} a & b \end{pmatrix}",
    r"|a| = \left\{\begin{array}{rl} a & \text{if } a > 0 \\ -a &"
    r" \text{otherwise} \end{array}\right.",
    r"\begin{eqnarray} (a + b)^2 &=& a^2 + 2ab + b^2 \nonumber \\"
    r" &=& b^2 + 2ab + a^2. \end{eqnarray}",
    r"\begin{multline} (a + b)^2 = a^2 \\ + 2ab + b^2 \end{multline}",
    r"\begin{vmatrix} \begin{vmatrix} a & 0 \\ 0 & 1 \end{vmatrix} & b"
    r" \\ c & d \end{vmatrix} = ad - bc"])
def test_true(tex):
    assert check_tex(tex, **GIVEN).relations > 0


def test_read_as_what_they_are():
    tree = prepare(r"\begin{vmatrix} a & b \\ c & d \end{vmatrix} ="
                   r" \det(\begin{matrix} a & b \\ c & d \end{matrix})",
                   **GIVEN).tree
    assert tree[1][1] == tree[1][3]


@pytest.mark.parametrize("tex, words", [
    (r"a = \begin{array}{c|c} a & b \end{array}", "lines"),
    (r"a = \begin{array} a \end{array}", "columns"),
    (r"a = \begin{array}{c} a", "never closed"),
    (r"a = \begin{vmatrix} a", "never closed"),
    (r"a = \left\{ b \right.", "one side"),
    (r"a = \begin{Vmatrix} a \end{Vmatrix}", "not read")])
def test_refused(tex, words):
    with pytest.raises(TexSyntaxError, match=words):
        check_tex(tex, **GIVEN)
