"""Numbers, sums and roots; nothing is stretched to fit."""

import pytest

from mlp_lit.equations import check_tex
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"-(s + t) = -s - t", r"s - (s - t) = t", r"2 (s + t) - (s - t) = s + 3 t",
    r"s (t) = t s", "3 + x - x = 3 \\mathbf{1}", r"1 - A + A = B - B + 1",
    r"\sqrt[3]{8} = 2", r"\sqrt{s^2} = |s|", r"e^{\pi} = e^{3} e^{\pi - 3}",
    r"\binom{5}{2} = 10", r"\binom{n}{n + 1} = 0 \cdot s"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    ("x + s = x", "do not fit"), ("x + y^\\top = x", "do not fit"),
    (r"\sqrt{x} = x", "scalar"), (r"\binom{n}{s} = s", "integer"),
    (r"\binom{-1}{2} = s", "binomials"), ("(s, t) + 1 = s", "list"),
    ("A_{(i, j)} = s", None)])
def test_refused(tex, words):
    is_refused(tex, words)


def test_roots_and_numbers():
    check_tex(r"\sqrt[3]{8} = 2, \quad 7 / 2 = 3.5, \quad 2^{10} = 1024,"
              r" \quad +3 = 3")
