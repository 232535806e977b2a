"""Claims, conditions and ranges are told apart; free indices are bound."""

import pytest

from mlp_lit.equations import check_tex, index, prepare
from mlp_lit.equations.verdict.quantify import free_indices
from tests.equations.given import GIVEN, holds, is_refused


@pytest.mark.parametrize("tex, words", [
    ("x", "without a relation"), (r"x = x, \quad y", "without a relation"),
    (r"x = x, \quad s", "without a relation"),
    (r"s = t \iff s = t, \quad x", "without a relation"),
    (r"x = x \quad \text{perhaps} s = s", "words 'perhaps'"),
    (r"x = x \quad \text{if}", "nothing follows"),
    (r"s = s \quad \text{for all } 2", "no condition"),
    (r"i = 1, \dots, n", "no relation"),
    (r"i = 1, \dots, n, \quad x_j = 1 \text{ for } i \in 1, \dots, n", None)])
def test_refused(tex, words):
    is_refused(tex, words)


def test_conditions_and_ranges():
    check_tex(r"y_i = x_{i+1}, \quad \text{for } i = 1, \dots, n - 1",
              where=[r"y_i = x_{n} [i = n] + \sum_{j=1}^{n-1} [j = i]"
                     r" x_{j+1}"], x=(4,), n=4, i=index(1, "n"))
    check_tex(r"|s| = s \quad \text{if } s > 0", s=())
    check_tex(r"x_i = x_i + 0 \quad \text{for all } i, j, \quad"
              r" \text{and } s + 0 = s", x=(3,), s=(), i=range(1, 4),
              j=range(1, 4))
    check_tex(r"\text{Hence } s = s + 0 \text{ and } t = t + 0", s=(), t=())
    holds(r"x_i = x_i + 0 \quad \forall i")


FREE = {
    "x_i = 1": "i", "A_{ij} = 1": "ij", r"\sum_i x_i = 1": "",
    r"\sum_{i=1}^{n} x_i = 1": "", r"\sum_{i < j} x_i = 1": "",
    r"\sum_{j \ne i} x_j = 1": "", r"\sum_{j \ne i} x_j = x_i": "i",
    r"\sum_{j=1}^{i} x_j = 1": "i", r"\sum_{j \in \{1, i\}} x_j = 1": "i",
    r"\max_{j \in \{1, 2\}} x_j = x_i": "i",
    r"\sum_i \sum_{j < i} A_{ij} = 1": "",
    r"\sum_{j < i} A_{ij} = \sum_i x_i": "", "w_{12} = s": "",
    r"\prod_{l=1}^{2} W^{(l)} = A_{ij} W^{(l)}": "ijl",
}


@pytest.mark.parametrize("tex", FREE)
def test_free_indices(tex):
    claim = prepare(tex, **GIVEN)
    found = free_indices(claim.tree[1], claim.symbols)
    assert "".join("".join(name) for name in found) == FREE[tex]
