r"""A draft is what an author would write."""

import pytest

from mlp_lit.equations.proposals.drafts import draft
from mlp_lit.equations.proposals.problems import problem_of
from mlp_lit.equations.proposals.sizes import Misfit


def first(tex, style="", where=(), **kinds):
    """Return the first draft that fits, with some kinds given."""
    problem = problem_of(tex, where, where)
    for found in problem.sets_of_kinds():
        found |= {(name,): kind for name, kind in kinds.items()}
        try:
            return draft(problem, found, style)
        except Misfit:
            pass
    return None


@pytest.mark.parametrize("tex, arguments", [
    ("Z = X W", "X=(3, 4), W=(4, 5)"),
    (r"\sum_{i=1}^{n} x_i = s", "n=3, x=(3,), s=()"),
    (r"y_i = 2 x_i", "i=range(1, 4), x=(3,)"),
    (r"x_i - x_{i-1} > 0", "x_i=(), i=range(2, 3), symbols={\"x_{i-1}\": ()}"),
    (r"\sum_{i=1}^{m} \|x^{(i)}\| = s",
     "m=3, x=family({1: (4,), 2: (4,), 3: (4,)}), s=()"),
    (r"G_{ij} = x_i^\top x_j", "i=range(1, 4), j=range(1, 4), x=family({1: "
     "(4,), 2: (4,), 3: (4,)}, place=\"subscript\")"),
    ("s = 3 t + 4 x_i", "t=(), x=(5,), i=range(1, 6)"),
    (r"\sin h = h + O(h^3)", "h=tending_to_zero()"),
    (r"n = n + O(n)", "n=tending_to_infinity()"),
    (r"\log x = y + z", "x=positive(), y=(), z=()"),
    (r"A I = A", "A=(3, 4), I=identity(4)"),
    (r"\operatorname{E}[X] = m",
     "X=distribution((-1, 0.5, 3), (0.25, 0.5, 0.25)), m=()"),
    (r"\int_0^1 u \, du = s", "s=()")])
def test_what_is_written(tex, arguments):
    assert ", ".join(first(tex).arguments()) == arguments


def test_what_is_defined_is_not_declared():
    found = first(r"\frac{\partial L}{\partial W} ="
                  r" X^\top \frac{\partial L}{\partial Z}",
                  where=("Z = X W",))
    assert "Z" not in found.given
    assert found.given["L"] == 'scalar_of("Z")'


def test_likely_styles_are_tried_when_asked_for():
    assert first(r"s = \sum_i y_i p_i", "likely").given["y"] == "one_hot(3)"


def test_what_cannot_be_written_is_a_misfit():
    problem = problem_of(r"\frac{\partial A}{\partial s} = A")
    kinds = {("A",): "matrix", ("s",): "scalar"}
    with pytest.raises(Misfit, match="nothing is proposed"):
        draft(problem, kinds)
