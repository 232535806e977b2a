"""Sets, shapes and laws."""

import pytest

from mlp_lit.equations import (
    EquationFails,
    array,
    check_tex,
    dimension,
    entries,
    normal,
    one_hot,
    positive,
)
from tests.equations.given import fails, holds, is_refused


def test_sets_and_shapes():
    check_tex(r"n \in \{1, \dots, 5\}, \quad s \in [0, 1), \quad"
              r" t \in (0, 9999], \quad n \in \mathbb{N}, \quad -n \in"
              r" \mathbb{Z}, \quad s \in \mathbb{R}, \quad Y \in"
              r" \{0, 1\}, \quad A \in \mathbb{R}^{2 \times (n-1)}",
              n=dimension(4), s=array((), low=0, high=1), t=positive(),
              Y=one_hot(3, 2), A=(2, 3), tight=None)
    holds(r"C \in \mathbb{R}^{m_0 \times m_1}")


@pytest.mark.parametrize("tex, words", [
    (r"s \in \mathbb{R}^{3 \times n s}", "parentheses"),
    (r"s \in s", "after"), (r"x \in \mathbb{R}", "no element"),
    (r"s \in \mathbb{R}^\top", "stands"),
    (r"s \sim \mathcal{N}(0, 1)", "declared as"),
    (r"x_i \sim \mathcal{N}(0, 1)", "without indices")])
def test_refused(tex, words):
    is_refused(tex, words)


@pytest.mark.parametrize("tex, words", [
    (r"s \in [100, 101]", "element"), (r"A \in \mathbb{R}^{3}", "shape"),
    (r"s \in \{1, 2\}", "element"), (r"\|x\| \in \mathbb{N}", "element"),
    (r"C \in \mathbb{R}^{4 \times 3}", "shape")])
def test_false(tex, words):
    fails(tex, words)


@pytest.mark.parametrize("tex", [r"s \in [0, 1)", r"s \in (1, 2]",
                                 r"s \in (0, 1)"])
def test_open_ends_do_not_belong(tex):
    with pytest.raises(EquationFails, match="not an element"):
        check_tex(tex, s=1.0)


def test_laws():
    given = dict(m=0.7, v=2.1, z=normal("m", "v"))
    check_tex(r"z \sim \mathcal{N}(m, v)", **given)
    with pytest.raises(EquationFails, match="mean and variance"):
        check_tex(r"z \sim \mathcal{N}(m, 2 v)", **given)
    check_tex(r"w \sim \mathcal{N}(0, 2)", w=entries("W"),
              W=normal(0, 2.0, (2,)))
