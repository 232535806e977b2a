"""Products contract an axis with an axis; two readings are none."""

import pytest

from mlp_lit.equations import check_tex
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"(A x) \cdot y = x^\top A^\top y", r"A \cdot B = A B",
    r"x \odot y \odot x = y \odot x \odot x", r"r \cdot r = r r^\top",
    r"s \times t = t s", r"s x / t = \frac{s}{t} x",
    r"(A \otimes B) (B \otimes A) = (A B) \otimes (B A)",
    r"\frac{s + t}{2}^2 = \left(\frac{s+t}{2}\right)^2",
    r"W^{(2)} W^{(1)} = \prod_{l=1}^{2} W^{(3-l)}",
    r"s A \odot B t = s t (A \odot B)"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    ("A C A = A", "does not fit"), ("x x = x", "does not fit"),
    (r"A = A x \odot x", "two readings"), (r"\frac{x}{x} = s", "scalar"),
    (r"x \times y = x", "numbers only"), (r"x \cdot r = s", "fit"),
    (r"x \odot r = x", "do not fit"), (r"s / x = s", "scalar"),
    (r"\mathbf{1}^\top \mathbf{1} = s", "does not fit")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_flexible_ones():
    check_tex(r"A \mathbf{1} = \sum_{j} A_{:,j}, \quad \mathbf{1}^\top A"
              r" \mathbf{1} = \sum_{i,j} A_{ij}, \quad \mathbf{1} x^\top"
              r" + A = A + \mathbf{1} x^\top", A=(2, 3), x=(3,),
              i=range(1, 3), j=range(1, 4))
