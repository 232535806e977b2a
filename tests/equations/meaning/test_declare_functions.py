"""Functions of NumPy, random ones, families of them, and computed values."""

import numpy as np
import pytest

from mlp_lit.equations import (
    DeclarationError,
    EquationFails,
    EvaluationError,
    KindError,
    check_tex,
    computed,
    function,
    functions,
    row,
    scalar_of,
    smooth_function,
)


def test_functions_of_a_family():
    given = dict(f=functions({1: function(np.sin)}), s=())
    assert check_tex(r"f_1(s) = \sin s", **given).relations == 1
    with pytest.raises(EvaluationError, match="no such member"):
        check_tex(r"f_2(s) = \sin s", **given)


def test_a_function_must_be_callable():
    with pytest.raises(DeclarationError, match="a function is wanted"):
        function(3)
    with pytest.raises(DeclarationError, match="name the symbols"):
        scalar_of()


def test_python_code_is_guarded():
    with pytest.raises(EvaluationError, match="numbers are wanted"):
        check_tex("y = x", x=(2,), y=computed(lambda x: "no", "x"))
    with pytest.raises(KindError, match="axes"):
        check_tex("y = x", x=(2,), y=computed(
            lambda x: np.ones((2, 2, 2)), "x"))
    with pytest.raises(KindError, match="entry by entry"):
        check_tex("f(x) = x", x=(2,), f=function(lambda x: x.sum()))
    with pytest.raises(KindError, match="a row is passed"):
        check_tex("f(x) = x", x=row(2), f=function(
            lambda x: x, elementwise=False))
    with pytest.raises(EvaluationError, match="ZeroDivisionError"):
        check_tex("y = 1", y=computed(lambda: 1 / 0))


def test_integers_and_booleans_from_python():
    check_tex("y = [x > 0]", x=(3,), y=computed(lambda x: x > 0, "x"))


def test_smooth_functions_differ_from_draw_to_draw():
    with pytest.raises(EquationFails):
        check_tex("f(s) = g(s)", s=0.5, f=smooth_function(),
                  g=smooth_function())


def test_a_symmetric_loss_hides_mistakes():
    """Why losses are generic: with a sum as the loss this slip passes."""
    slip = r"\frac{\partial L}{\partial W} = X^\top \mathbf{1} u^\top"
    given = dict(where=["Z = X W"], X=(5, 3), W=(3, 4), u=[1.0] * 4)
    assert check_tex(slip, L=computed(lambda Z: Z.sum(), "Z"),
                     **given).relations == 1
    with pytest.raises(EquationFails):
        check_tex(slip, L=scalar_of("Z"), **given)
