"""What stands in some places only has no value elsewhere."""

import pytest

from mlp_lit.equations import EvaluationError, prepare
from mlp_lit.equations.evaluation.misplaced import PROBLEMS
from tests.equations.given import GIVEN, is_refused


@pytest.mark.parametrize("tex, words", [
    (r"\mathbb{R} = s", r"after \\in"),
    (r"\mathcal{N}(0, 1) = s", r"after \\sim"), (r"[s, t) = s", r"after \\in"),
    (r"(s, t] = s", r"after \\in"), ("(s = t) = s", "not a value"),
    (r"f \circ g = s", "needs an argument"), ("s + O(s) t = s", "O"),
    (r"f(\cdots) = s", "neighbour")])
def test_refused(tex, words):
    is_refused(tex, words)


@pytest.mark.parametrize("tag", PROBLEMS)
def test_each_is_told_what_is_wrong(tag):
    scope = prepare("s = t", **GIVEN).scope(0)
    with pytest.raises(EvaluationError) as caught:
        scope.value((tag,))
    assert str(caught.value) == PROBLEMS[tag]
