r"""Declarations are written as an author would."""

import pytest

from mlp_lit.equations.proposals.meanings import (
    array_text,
    dependent_text,
    function_text,
    in_tex,
    keyword_of,
    quoted,
)
from mlp_lit.equations.reading.spelling import canonical, spelled


@pytest.mark.parametrize("axes, kind, style, text", [
    ((), "scalar", "", "()"), ((3,), "column", "", "(3,)"),
    ((3, 4), "matrix", "", "(3, 4)"), ((3,), "row", "", "row(3)"),
    ((), "scalar", "positive", "positive()"),
    ((3,), "column", "one_hot", "one_hot(3)"),
    ((), "scalar", "one_hot", "()")])
def test_arrays(axes, kind, style, text):
    assert array_text(axes, kind, style) == text


def test_random_arrays_have_a_law():
    assert array_text((), "scalar", "random") == (
        "distribution((-1, 0.5, 3), (0.25, 0.5, 0.25))")
    assert array_text((2,), "column", "random").endswith(", (2,))")


@pytest.mark.parametrize("base, kind, smooth, text", [
    (r"\operatorname{ReLU}", "entrywise", False, "kinks=(0,)"),
    (r"\operatorname{Softmax}", "alike", False, "np.exp(z).sum()"),
    ("L", "number", False, "np.sum"), ("s", "alike", False, ".sum()"),
    ("f", "entrywise", True, "smooth_function()"),
    ("f", "entrywise", False, "function(np.tanh)")])
def test_functions(base, kind, smooth, text):
    assert text in function_text(base, kind, smooth)


def test_what_depends_on_others():
    assert dependent_text((), [("x", ()), (r"\hat{y}", (2,))]) == (
        r'scalar_of("x", r"\hat{y}")')
    assert "reshape(2, 1)[:, 0] * x" in dependent_text((2,), [("x", ())])
    assert dependent_text((2, 3), [("x", ())]) == ""
    assert dependent_text((2,), [("x", (2, 3))]) == ""
    assert dependent_text((2,), [("x", ()), ("y", ())]) == ""


@pytest.mark.parametrize("tex", [
    "W", r"\theta", r"\beta_1", "x_2", r"n_{in}"])
def test_a_keyword_means_the_same_name(tex):
    name = canonical(tex)
    assert spelled(keyword_of(name)) == name


@pytest.mark.parametrize("tex", [
    r"\lambda", r"\hat{y}", "w^*", r"\operatorname{loss}", "x_{t-1}"])
def test_other_names_are_given_as_tex(tex):
    name = canonical(tex)
    assert keyword_of(name) == ""
    assert canonical(in_tex(name)) == name
    assert eval(quoted(in_tex(name))) == in_tex(name)
