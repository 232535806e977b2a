"""Clauses end where a reader sees them end."""

import pytest

from mlp_lit.equations import check_tex, prepare
from mlp_lit.equations.reading.clauses import without_end
from mlp_lit.equations.reading.scan import scan
from tests.equations.given import holds


@pytest.mark.parametrize("tex, kept", [
    ("x = 1 .", "x = 1"), (r"x = 1, \quad", "x = 1"),
    (r"\begin{aligned} x . \end{aligned} .",
     r"\begin{aligned} x \end{aligned}"),
    (r"x, \\ y.", r"x \\ y"), (r"(1, \\ 2)", r"( 1 , \\ 2 )")])
def test_full_stops_are_no_mathematics(tex, kept):
    assert " ".join(piece.text for piece in
                    without_end(scan(tex).pieces)) == kept


@pytest.mark.parametrize("tex, clauses", [
    ("s = t, t = u", 2), (r"s = t \quad t = u", 2), (r"s = t, \quad t = u", 2),
    (r"\begin{aligned} s &= t \\ t &= u \end{aligned}", 2),
    (r"\begin{aligned} s &= t \\ &= u \end{aligned}", 1),
    (r"\begin{aligned} s &= t \\ & + u \end{aligned}", 1),
    (r"\begin{aligned} s &= t \\ &\quad - u \end{aligned}", 1),
    (r"\begin{aligned} s &= t \\ &\cdot u \end{aligned}", 1),
    (r"\begin{aligned} s &= t \\ &\times u \end{aligned}", 1),
    (r"\begin{aligned} s &= t + \\ & u \end{aligned}", 1),
    (r"s = t, \text{and } t = u", 2), (r"s = \max(t, \dots, u)", 1)])
def test_clauses(tex, clauses):
    assert len(prepare(tex, s=(), t=(), u=()).tree) == clauses + 1


@pytest.mark.parametrize("tex", [
    r"s = t + (s - t), \qquad \begin{aligned} t &= t + 0 \end{aligned}",
    r"s = s \quad \text{and} \quad t = t", r"x_i = x_i + 0 \quad \forall i"])
def test_true(tex):
    holds(tex)


def test_full_stops_inside_blocks():
    assert check_tex(r"\begin{aligned} s &= s + 0. \end{aligned}.",
                     s=()).relations == 1


def test_aligned_rows_that_start_with_signs():
    check_tex(r"\begin{aligned} s &= 1 + t \\ &\quad - t + s \\ &\quad"
              r" - 1 \\ t &= t + 0 \end{aligned}", s=(), t=())
    check_tex("\\begin{aligned} s &= t \\\\ -s &= -t \\end{aligned}".replace(
        "-s &", "- s &"), s=1.0, t=1.0)
