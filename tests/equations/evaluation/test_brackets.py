"""What stands between delimiters."""

import pytest

from mlp_lit.equations import check_tex
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"\|A\|_{\text{F}} = \|A\|_F", r"\|x\|_1 = \sum_i |x_i|",
    r"\|A\|_{\mathrm{F}}^2 = \operatorname{tr} (A^\top A)",
    r"\|x\|_\infty = \max_i |x_i|", r"\|x\|_2 = \|x\|",
    r"\|A\|_2 = \|A^\top\|_2", r"\langle x, y \rangle = x^\top y",
    r"\langle A, B \rangle = \operatorname{tr} (A^\top B)",
    r"\lfloor 2.5 \rfloor = 2", r"\lceil 2.5 \rceil = 3",
    r"\begin{bmatrix} s & t \end{bmatrix} \begin{bmatrix} t \\ -s"
    r" \end{bmatrix} = s t - t s + 0",
    r"\begin{pmatrix} A & x \end{pmatrix} \begin{pmatrix} y \\ s"
    r" \end{pmatrix} = A y + s x"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    (r"|x| = s", "scalar"), (r"\lfloor x \rfloor = s", "scalar"),
    (r"\|A\|_3 = s", "norms"), (r"\|A\|_1 = s", "vectors only"),
    (r"\|A\|_\infty = s", "norms"), (r"\langle x, A \rangle = s", "fit"),
    (r"\begin{pmatrix} x & A \end{pmatrix} = \begin{pmatrix} x \\ s"
     r"\end{pmatrix}", "fit")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_values_between_bars_have_derivatives():
    check_tex(r"\frac{d}{ds} |s| = \frac{s}{|s|}, \quad \nabla_x \|x\| ="
              r" \frac{1}{\|x\|} x", s=(), x=(3,))
