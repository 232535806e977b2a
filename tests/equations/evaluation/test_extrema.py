"""The largest over indices, arguments, entries and intervals."""

import pytest

from mlp_lit.equations import check_tex
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"\max_{u \in [0, 2]} u (1 - u) = \frac14",
    r"\operatorname{arg\,min}_{u \in [0, 2]} (u - 1)^2 = 1",
    r"\min_{u \in [0, 2]} (u - 1)^2 = 0 \cdot s", r"\max(A, 0) = A \odot"
    r" [A > 0]", r"\min(x, y) + \max(x, y) = x + y"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    (r"\max_{i>5} x_i = s", "nothing"), (r"\max(A) = s", "needs a vector"),
    (r"\operatorname{arg\,max}(s, t) = s", "index below"),
    (r"\operatorname{arg\,max}_{i<j} x_i x_j = s", "one index"),
    (r"\max_{2 \in [0, 1]} s = s", "binds a symbol"),
    (r"\max_{u \in [0, 1]} s = s", "depend on")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_over_indices_arguments_and_entries():
    check_tex(r"\max(x_1, \dots, x_n) = \max_i x_i = \max(x), \quad"
              r" \min\{x_1, x_2\} = -\max(-x_1, -x_2), \quad"
              r" \operatorname{arg\,max}(x) = \operatorname{arg\,max}_i x_i",
              x=(4,), n=4, i=range(1, 5))
