"""E, Var, Cov and P: weighted sums over outcomes."""

import pytest

from mlp_lit.equations import (
    EquationError,
    check_tex,
    distribution,
    entries,
    function,
    law,
)
from mlp_lit.equations.meaning.known import relu
from tests.equations.given import is_refused

PAIR = distribution((1, 2), (0.5, 0.5))


@pytest.mark.parametrize("tex, words", [
    (r"\operatorname{E}[s] = s", "random variable"),
    (r"\operatorname{Cov}(s) = s", "random")])
def test_something_must_be_random(tex, words):
    is_refused(tex, words)


@pytest.mark.parametrize("tex, given, words", [
    (r"\operatorname{P}(u) = 1", dict(u=PAIR), "condition"),
    (r"\operatorname{Var}(u, u) = 1", dict(u=PAIR), "does not take"),
    (r"\operatorname{Var}[x] = 1",
     dict(x=distribution((1, 2), (0.5, 0.5), (2,))), "use indices")])
def test_refused(tex, given, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, **given)


def test_moments_and_probabilities():
    check_tex(r"\operatorname{E}[u] = 1.5, \quad \operatorname{Var}[u] ="
              r" \operatorname{Cov}(u, u) = 0.25, \quad"
              r" \operatorname{P}(u > 1) = 0.5", u=PAIR)


def test_random_vectors_and_functions_of_them():
    check_tex(r"\operatorname{E}[f(x)_1] = \operatorname{E}[x_1^2], \quad"
              r" \operatorname{E}[A x] = A \operatorname{E}[x]",
              x=distribution((0.2, 1.7), (0.4, 0.6), (2,)), A=(3, 2),
              f=function(lambda x: x * x, elementwise=False))
    check_tex(r"\operatorname{E}[a(y)] = \operatorname{E}[y]"
              r" - \operatorname{E}[y \odot [y < 0]]", a=function(relu),
              y=distribution((-0.2, 1.7), (0.4, 0.6), (2,), kind="row"))


def test_printed_functions_of_random_numbers():
    check_tex(r"\operatorname{E}[g(u)] = \operatorname{E}[|u|]",
              where=[r"g(x) = \begin{cases} x & x > 0 \\ -x &"
                     r" \text{otherwise} \end{cases}"],
              u=distribution((-1.2, 0.4, 2.3), (0.3, 0.3, 0.4)))
    check_tex(r"\operatorname{E}[g(x)] = \operatorname{E}[x \odot x]",
              where=[r"g(v) = v^2"],
              x=distribution((-1.2, 0.4), (0.3, 0.7), (3,)))
    with pytest.raises(EquationError, match="no row"):
        check_tex(r"\operatorname{E}[g(u)] = 1",
                  where=[r"g(x) = \begin{cases} x & x > 0 \end{cases}"],
                  u=distribution((-1.2, 0.4), (0.3, 0.7)))


def test_constants_have_no_variance():
    result = check_tex(r"\operatorname{E}[c] = c", c=1.5, u=PAIR)
    assert result.relations == 1


def test_chance_refuses_what_it_cannot():
    given = dict(X=distribution((0.2, 1.1), (0.5, 0.5), (2, 2)))
    for tex in (r"\operatorname{E}[X \otimes X] = 1",
                r"\operatorname{E}[\|X\|_2] = 1", r"X_{X_{11}} = 1",
                r"\operatorname{E}[\operatorname{vec}(X)] = 1"):
        with pytest.raises(EquationError):
            check_tex(tex, **given)
    check_tex(r"\operatorname{E}[X]_{11} = \operatorname{E}[X_{22}]",
              **given)


def test_entries_of_a_random_array_stand_for_each():
    check_tex(r"\operatorname{E}[w] = \operatorname{E}[W_{12}]",
              W=distribution((0.2, 1.1), (0.5, 0.5), (2, 2)),
              w=entries("W"))


PAGE = dict(x=distribution((0, 1, 3), (0.2, 0.5, 0.3)),
            u=distribution((-1, 2), (0.4, 0.6)))


def test_what_stands_below_is_all_that_is_random():
    check_tex(r"\mathbb{E}_{x}[x] = \mathbb{E}[x], \quad"
              r" \mathbb{E}_{x, u}[x u] = \mathbb{E}_x[x] \mathbb{E}_u[u]",
              **PAGE)
    check_tex(r"\mathbb{E}_{x \sim p}[x^2] = \mathbb{E}_y[y] +"
              r" \mathbb{E}_x[x]", p=law("x"), where=["y = x^2 - x"], **PAGE)


@pytest.mark.parametrize("tex, words", [
    (r"\mathbb{E}_x[x u] = 1", "u is random, too"),
    (r"\mathbb{E}_u[y] = 1", "x is random, too"),
    (r"\mathbb{E}_s[x] = 1", "no random variable"),
    (r"\mathbb{E}_{u \sim p}[u] = 1", "not declared as the law"),
    (r"\mathbb{E}_{x > 1}[x] = 1", "no random variable"),
    (r"p = 1", "no value")])
def test_below_refused(tex, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, p=law("x"), s=2.0, where=["y = x^2"], **PAGE)


def test_conditions():
    check_tex(r"P(x > 1 \mid x > 0) = \frac{P(x > 1)}{P(x > 0)} ="
              r" \frac{0.3}{0.8}, \quad E[x \mid x > 0] ="
              r" \frac{E[x]}{P(x > 0)}", **PAGE)
    check_tex(r"E[x] = P(u > 0) E[x \mid u > 0] + P(u < 0) E[x \mid u < 0]",
              **PAGE)
    check_tex(r"Var[x \mid x > 0] = E[x^2 \mid x > 0] - E[x \mid x > 0]^2",
              **PAGE)


@pytest.mark.parametrize("tex, words", [
    (r"E[x \mid u] = 1", "stands a relation"),
    (r"E[x \mid x > 5] = 1", "probability 0")])
def test_conditions_refused(tex, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, **PAGE)
