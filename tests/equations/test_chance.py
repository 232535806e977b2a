"""Expectations: exact where possible, else with honest errors."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    EquationFails,
    check_tex,
    distribution,
    entries,
    function,
    normal,
    row,
)
from mlp_lit.equations.meaning.known import relu

LAYER = dict(where=[r"z = \sum_{j=1}^{n} w_j \max(0, u_j)"],
             W=normal(0, 0.5, (4,)), U=normal(0, 1.3, (4,)),
             w=entries("W"), u=entries("U"), n=4, samples=200_000)


def test_monte_carlo_sees_a_wrong_factor():
    tex = (r"\operatorname{Var}[z] = \frac{n}{2} \operatorname{Var}[w]"
           r" \operatorname{Var}[u]")
    result = check_tex(tex, **LAYER)
    assert result.method == "Monte Carlo, 32 blocks, 8 standard errors"
    assert result.largest_error < 0.05
    with pytest.raises(EquationFails):
        check_tex(tex.replace(r"\frac{n}{2}", "n"), **LAYER)


def test_monte_carlo_needs_enough_samples():
    with pytest.raises(EquationError, match="too few samples"):
        check_tex(r"\operatorname{Var}[z] = 1.3",
                  **{**LAYER, "samples": 640})


def test_monte_carlo_takes_finite_laws_and_refuses_orders():
    given = dict(u=distribution((1, 4), (0.5, 0.5)), samples=32_000)
    check_tex(r"\operatorname{E}[u] = 2.5", **given)
    with pytest.raises(EquationError, match="only equations"):
        check_tex(r"\operatorname{E}[u] \le 3", **given)
    with pytest.raises(EquationError, match="free of chance"):
        check_tex(r"u = 2.5", **given)
    with pytest.raises(EquationError, match="not sampled"):
        check_tex(r"u > 0 \iff u > 0.5", **given)


def test_normal_moments():
    check_tex(r"\operatorname{E}[z] = m, \quad \operatorname{Var}[z] = v,"
              r"\quad \operatorname{E}[(z - m)^4] = 3 v^2", m=0.7, v=2.1,
              z=normal("m", "v"))
    check_tex(r"z \sim \mathcal{N}(m, v)", m=0.7, v=2.1, z=normal("m", "v"))
    with pytest.raises(EquationFails, match="mean and variance"):
        check_tex(r"z \sim \mathcal{N}(m, 2 v)", m=0.7, v=2.1,
                  z=normal("m", "v"))
    check_tex(r"w \sim \mathcal{N}(0, 2)", w=entries("W"),
              W=normal(0, 2.0, (2,)))


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


def test_probability_needs_a_condition():
    with pytest.raises(EquationError, match="condition"):
        check_tex(r"\operatorname{P}(u) = 1",
                  u=distribution((1, 2), (0.5, 0.5)))
    with pytest.raises(EquationError, match="does not take"):
        check_tex(r"\operatorname{Var}(u, u) = 1",
                  u=distribution((1, 2), (0.5, 0.5)))
    with pytest.raises(EquationError, match="use indices"):
        check_tex(r"\operatorname{Var}[x] = 1",
                  x=distribution((1, 2), (0.5, 0.5), (2,)))


def test_constants_have_no_variance():
    result = check_tex(r"\operatorname{E}[c] = c", c=1.5,
                       u=distribution((1, 2), (0.5, 0.5)))
    assert result.relations == 1


def test_expectation_inside_an_integral():
    check_tex(r"\int_0^1 \operatorname{E}[u s] \, ds ="
              r" \frac12 \operatorname{E}[u]",
              u=distribution((0.5, 2), (0.4, 0.6)))


def test_rows_are_rows():
    check_tex(r"x W = (W^\top x^\top)^\top", x=row(3), W=(3, 2))
    assert np.isfinite(relu(np.array([1.0]))).all()
