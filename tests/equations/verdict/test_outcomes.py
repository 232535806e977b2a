"""Outcomes are all of them, with their probabilities."""

import numpy as np
import pytest

from mlp_lit.equations import (
    DeclarationError,
    check_tex,
    distribution,
    entries,
    normal,
)
from mlp_lit.equations.verdict.outcomes import enumerated, normal_quadrature


def test_normal_moments():
    check_tex(r"\operatorname{E}[z] = m, \quad \operatorname{Var}[z] = v,"
              r"\quad \operatorname{E}[(z - m)^4] = 3 v^2", m=0.7, v=2.1,
              z=normal("m", "v"))


def test_the_quadrature_is_cut_at_kinks():
    points, weights = normal_quadrature((0.3,), 0.3, 2.0)
    assert np.isclose(weights.sum(), 1)
    half = weights[points > 0.3].sum()
    assert np.isclose(half, 0.5, rtol=1e-12)
    assert np.isclose((weights * np.abs(points - 0.3)).sum(),
                      2 * np.sqrt(2 / np.pi), rtol=1e-9)


def test_all_combinations_with_their_chances():
    coin = distribution((0, 1), (0.25, 0.75), (2,))
    table, chances = enumerated([coin], None, ())
    assert table.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert chances.tolist() == [0.0625, 0.1875, 0.1875, 0.5625]


def test_too_many_outcomes():
    with pytest.raises(DeclarationError, match="too many"):
        check_tex(r"\operatorname{E}[x] = 1", x=entries("X"),
                  X=distribution((1, 2), (0.5, 0.5), (30,)))


def test_a_variance_is_positive():
    with pytest.raises(DeclarationError, match="positive"):
        check_tex("x + 0 = x", x=normal(0, -1.0))
