"""False statements that once held, by kind, and true ones beside them."""

import pytest

from mlp_lit.equations import (
    DeclarationError,
    EquationError,
    check_tex,
    family,
    normal,
    smooth_function,
    value,
)

GIVEN = dict(s=(), t=(), z=(), x=(3,), y=(3,), w=normal(), v=normal(),
             f=smooth_function(), g=smooth_function(), tight=None)

FALSE = {
    "expectations across a kink": [
        "P(w > 1) = P(w > 1.01)", "P(w > 1) = 0.172405752",
        "P(w + v > 1) = P(w + v > 1.01)",
        r"\operatorname{E}[\cos(10 w)] = 1.4 \cdot 10^{-5}"],
    "implications from an equality": [
        r"s = t \implies s = 5 t", r"s^2 = t^2 \iff s = t",
        r"s + t = 0 \implies s = t", r"s t = s \implies s = 0",
        r"z^3 = z \iff z = 0", r"\sin s = 0 \implies s = 0",
        r"s = 3 t \quad \text{if } s = t"],
    "an operator before a product": [
        r"\frac{d}{ds} f(s) g(s) = f'(s) g(s)",
        r"\frac{d}{ds} (s + 1) (s + 2) = s + 2",
        r"\nabla_x \|x\| \|x\| = x"],
    "superscripts that are no power": [
        "s^{{(2)}} - t = s s - t", r"s^{\{2\}} = s s"],
    "subscripts that may be an order": ["x_{(1)} = x_1 + 0"],
    "integrals that do not exist": [
        r"\int_{-1}^1 \frac1q \, dq = 0",
        r"\int_{-\infty}^\infty \frac{q}{1 + q^2} \, dq = 0"],
    "roots of squares": [
        r"\sqrt{(s + 9)^2} = s + 9", r"\sqrt{s^2 + 18 s + 81} = s + 9"],
    "jumps": [r"\lceil s \rceil = \lfloor s \rfloor + 1",
              r"\lfloor -s \rfloor = -\lfloor s \rfloor - 1"],
    "figures side by side": [r"1\,024 s = 24 s", r"2\frac12 s = s",
                             "2 2 s = 4 s", "3!! = 720"],
    "whole numbers": [r"\frac{10^{10}}{3} \in \mathbb{N}",
                      r"2^{31} \in \{2147483647\}"],
    "bound letters": [r"\sum_{s=1}^{3} s = s"]}


@pytest.mark.parametrize("tex", [
    pytest.param(tex, id=f"{kind}: {tex}") for kind in FALSE
    for tex in FALSE[kind]])
def test_what_is_false_does_not_hold(tex):
    with pytest.raises(EquationError):
        check_tex(tex, **GIVEN)


@pytest.mark.parametrize("tex", [
    r"\operatorname{E}[\max(0, w)^2] = \frac12", r"P(w > 0) = \frac12",
    r"s = t \implies s^2 = t^2", r"s^2 = t^2 \iff |s| = |t|",
    r"\frac{d}{ds} (f(s) g(s)) = f'(s) g(s) + f(s) g'(s)",
    r"y^\top \nabla_x \|x\|^2 = 2 x^\top y",
    r"\int_{-\infty}^\infty e^{-q^2 / 2} \, dq = \sqrt{2 \pi}",
    r"\sqrt{(s + 9)^2} = |s + 9|", r"2 \cdot \frac12 s = s + 0"])
def test_what_is_true_beside_them_holds(tex):
    assert check_tex(tex, **GIVEN).relations > 0


def test_kinks_of_normal_variables_may_be_named():
    assert check_tex(r"P(w > 1) = 1 - \Phi(1)", w=normal(),
                     kinks={"w": 1}).relations == 1


@pytest.mark.parametrize("where", [
    "y = 2 x = 7", r"y = 2 x \quad \text{for } x > 0",
    r"y = 2 x \text{ if } x > 7", r"y = 2 x, \quad x > 0", "y = 2 x < y"])
def test_a_definition_says_nothing_besides(where):
    with pytest.raises(DeclarationError, match="definition"):
        check_tex("y = x + x", where=[where], x=())


@pytest.mark.parametrize("tex, sizes", [
    ("n + m = p", dict(n=3, m=4, p=7)), (r"\sum_{i=1}^{n} i = 4 n",
                                         dict(n=7)),
    ("d_0 + d_1 = 2 d_2", dict(d=family({0: 4, 1: 6, 2: 5}, "subscript"))),
    (r"\sum_{l=1}^{3} d_{l-1} = 3 d_2", dict(d=family(
        {0: 4, 1: 6, 2: 5, 3: 7}, "subscript")))])
def test_sizes_that_agree_by_chance(tex, sizes):
    with pytest.raises(EquationError):
        check_tex(tex, **sizes)


def test_sizes_of_one_case_are_values():
    assert check_tex("n + m = p", n=value(3), m=value(4),
                     p=value(7)).relations == 1
    assert check_tex(r"\binom{n}{2} = \frac{n (n - 1)}{2}", n=5).draws > 12


@pytest.mark.parametrize("option", [
    dict(tolerance=10), dict(tolerance=-1), dict(samples=3),
    dict(draws=True), dict(also=3)])
def test_options_that_would_allow_everything(option):
    with pytest.raises(DeclarationError):
        check_tex("s = s + 0", s=(), **option)


def test_what_is_no_tex():
    for tex in (3, None, b"x = x"):
        with pytest.raises(DeclarationError, match="TeX is a str"):
            check_tex(tex)
