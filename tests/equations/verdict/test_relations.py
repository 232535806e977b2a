"""Two sides are equal, in order, or differ: and by how much that is told."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    EquationFails,
    NotCovered,
    check_tex,
    computed,
    one_hot,
    value,
)
from tests.equations.given import fails, is_refused


@pytest.mark.parametrize("tex, words", [
    ("x = A", "do not fit"), ("x = x^\\top", "do not fit"),
    (r"s \approx s", "approximately"), ("(s, t) = s", "list"),
    (r"s = \frac{1}{0}", "finite"), (r"\mathbf{1}^\top = s", None)])
def test_refused(tex, words):
    is_refused(tex, words)


@pytest.mark.parametrize("tex, words", [
    (r"s < s", "hold"), (r"s \ne s", "equal"),
    ("A = A^\\top", "differ most"),
    ("x > y", None), ("s = s + 1", None)])
def test_false(tex, words):
    fails(tex, words)


@pytest.mark.parametrize("tex, words", [
    (r"s \le s", "all draws"), (r"|s| \le |s| + 1", "no draw is tight")])
def test_what_is_not_judged(tex, words):
    is_refused(tex, words)


def test_approximately():
    assert check_tex(r"\pi \approx 3.14", approximately=1e-3).relations == 1
    with pytest.raises(EquationFails):
        check_tex(r"\pi \approx 3.13", approximately=1e-3)


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_different_means_different_beside_the_size(scale):
    given = dict(s=scale)
    assert check_tex(r"s \ne 1.000001 s", **given).relations == 1
    with pytest.raises(EquationFails, match="both sides are equal"):
        check_tex(r"s \ne 1.0000000001 s", **given)


def test_zero_by_cancellation():
    check_tex(r"\mathbf{1}^\top (P - Y) = 0",
              where=["P = Y"], Y=one_hot(4, 3))
    check_tex(r"x - 3 x + 2 x = 0, \quad \sum_{i=1}^3 (x_i - m) = 0",
              where=[r"m = \frac13 \sum_{i=1}^{3} x_i"], x=(3,))
    with pytest.raises(EquationFails):
        check_tex(r"x - 3 x + 2.001 x = 0", x=(3,))


def test_lists_of_numbers_are_vectors():
    check_tex(r"x = (1, -10, s), \quad (y_1, \dots, y_3) = y, \quad"
              r" \frac{\partial \ell}{\partial p} = (0, -\frac{1}{p_2}, 0)",
              where=[r"\ell = -\log p_2"], x=np.array([1, -10, 3.0]), s=3.0,
              y=value([1.0, 2.0, 4.0], kind="row"), p=np.array([.2, .3, .5]))
    check_tex(r"x = (x_1, \ldots, x_3)^\top, \quad \mathbb{1}_{s > 0} ="
              r" 1 - \mathbf{1}_{s \le 0}", x=(3,), s=())
    for false in ("x^\\top = (1, 2, 3)^\\top", "x = (1, 2)",
                  "x = (1, 3, 2)", "s = (1, 2, 3)"):
        with pytest.raises(EquationError):
            check_tex(false, x=np.array([1, 2.0, 3]), s=1.0)


def test_vacuous_passes_are_flagged():
    dead = dict(Z=np.full((2, 2), -1.0), A=computed(
        lambda Z: np.maximum(Z, 0) if not np.iscomplexobj(Z)
        else Z * (Z.real > 0), "Z"))
    assert check_tex("A = 2 A", **dead).vacuous
    assert check_tex("s = s", s=()).vacuous
    assert not check_tex("s - s = 0", s=()).vacuous


def test_a_bound_that_is_attained_or_approached():
    given = dict(s=(), t=())
    bound = r"s t \le \frac12 (s^2 + t^2)"
    assert check_tex(bound, tight={"s": 2.0, "t": 2.0}, **given
                     ).remark == ""
    assert check_tex(bound, tight={"s": 2.0, "t": 2.001},
                     tight_within=1e-3, **given).remark == ""
    with pytest.raises(NotCovered, match="no draw is tight"):
        check_tex(bound, tight={"s": 2.0, "t": 2.001}, **given)
