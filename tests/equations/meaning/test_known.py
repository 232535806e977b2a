"""The known functions: exact beside the real axis, and without overflow."""

import numpy as np
import pytest

from mlp_lit.equations import check_tex
from mlp_lit.equations.meaning.known import erf, normal_cdf, relu, sigmoid
from tests.equations.given import holds


def test_error_function_beside_the_real_axis():
    x = np.array([-2.0, 0.3, 1.1])
    step = erf(x + 1e-30j).imag / 1e-30
    assert np.allclose(step, 2 / np.sqrt(np.pi) * np.exp(-x * x),
                       rtol=1e-13)
    assert np.allclose(normal_cdf(np.array([0.0])), 0.5)
    assert sigmoid(np.array([-800.0, 800.0])).tolist() == [0.0, 1.0]


def test_logistic_function_beside_zero():
    x = np.array([-2.0, 0.0, 1.1])
    step = sigmoid(x + 1e-30j).imag / 1e-30
    assert np.allclose(step, sigmoid(x) * sigmoid(-x), rtol=1e-13)


def test_relu_has_slope_zero_at_its_kink():
    x = np.array([-1.0, 0.0, 2.0])
    assert relu(x + 1e-30j).imag.tolist() == [0.0, 0.0, 1e-30]


@pytest.mark.parametrize("tex", [
    r"\operatorname{relu}(s) = \max(s, 0)", r"\operatorname{erf}"
    r"\left(\frac{s}{\sqrt{2}}\right) = 2 \Phi(s) - 1"])
def test_true(tex):
    holds(tex)


def test_a_declaration_wins():
    assert check_tex(r"\sigma(s) = 2 s", s=(), where=[r"\sigma(z) = 2 z"]
                     ).relations == 1
    assert check_tex(r"\sigma(s) = \sigma s", s=(), sigma=2.0).relations == 1
