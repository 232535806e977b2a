r"""Signs keep their meaning, or the result says that they do not."""

import numpy as np
import pytest

from mlp_lit.equations import (
    DeclarationError,
    EvaluationError,
    Symbols,
    check_tex,
    family,
    function,
    ones,
)


@pytest.mark.parametrize("name", [
    r"\cdot", r"\sum", r"\partial", r"\top", r"\le", r"\infty",
    r"\mathbb{R}", r"\log", r"\operatorname{tr}", r"\operatorname{Var}",
    r"\max", r"\frac", r"\mathbf{1}", "x^2", "A^T", r"A^\top", "A^{-1}",
    r"\nabla f", r"x_{a = b}", r"\quad", r"\mathbb{E}", r"\mathcal{N}"])
def test_signs_cannot_be_declared(name):
    with pytest.raises(DeclarationError, match="cannot be declared|not a n"):
        Symbols({name: 2.5})


@pytest.mark.parametrize("name", [
    "w^*", "x'", r"\sigma_{\infty}", r"\tau_{1/2}", r"\rho(\eta)",
    r"\theta^{old}", "W^{(1)}", "x^{+}", "e", r"\pi", r"\delta"])
def test_letters_can(name):
    assert len(Symbols({name: 2.5})) == 1


def test_operators_and_ones_may_be_declared_as_what_they_are():
    Symbols({r"\tanh": function(np.tanh), r"\mathbf{1}": ones(3)})
    for name, meaning in ((r"\tanh", function(np.sin)),
                          (r"\sin", function(lambda x: x / 0 * None))):
        with pytest.raises(DeclarationError, match="meaning of its own"):
            Symbols({name: meaning})


@pytest.mark.parametrize("tex, given, words", [
    ("e x = x e", {"e": 1.5}, "not Euler's number"),
    (r"\pi x = x \pi", {r"\pi": 0.5}, "not the number π"),
    (r"\delta_{12} x = x \delta_{12}", {r"\delta": (2, 3)}, "Kronecker"),
    (r"\sigma(x) = \sin x", {r"\sigma": function(np.sin)}, "logistic"),
    (r"O(x) = \sin x", {"O": function(np.sin)}, "remainder"),
    (r"E(x) = \sin x", {"E": function(np.sin)}, "expectation"),
    (r"P(x) = \sin x", {"P": function(np.sin)}, "probability"),
    (r"\operatorname{relu}(x) = \sin x", {
        r"\operatorname{relu}": function(np.sin)}, "max")])
def test_the_result_says_what_is_not_meant(tex, given, words):
    assert words in check_tex(tex, symbols=given, x=()).remark


@pytest.mark.parametrize("tex, given", [
    (r"\delta_2 x = x \delta_2", {r"\delta": (2,)}),
    (r"\sigma x = x \sigma", {r"\sigma": 1.5}), ("P x = x P", {"P": 2.5}),
    (r"\delta^{(2)} x = x \delta^{(2)}", {r"\delta": family({2: 1.5})}),
    (r"\sigma(x) = 1 / (1 + e^{-x})", {})])
def test_what_nobody_misreads_is_not_mentioned(tex, given):
    assert check_tex(tex, symbols=given, x=()).remark == ""


def test_a_declared_d_hides_no_derivative():
    for tex in (r"\frac{d y}{d x} = \frac{y}{x}", r"\frac{d}{d x} y = s"):
        with pytest.raises(EvaluationError, match="quotient of products"):
            check_tex(tex, d=3, x=(), y=(), s=())
    assert check_tex(r"\frac{x}{d} = \frac1d x", d=5, x=()).relations == 1


def test_a_declared_prime_hides_no_derivative():
    with pytest.raises(DeclarationError, match="hide its derivative"):
        check_tex("f'(s) = 1", symbols={"f'": function(np.cos)}, s=(),
                  f=function(np.sin))


def test_a_declared_t_is_no_transpose():
    with pytest.raises(EvaluationError, match="looks like a transpose"):
        check_tex("A^T = A A", A=(3, 3), T=2)
    assert check_tex("s^T = s s s", s=(), T=3).relations == 1
