"""Integrals in one variable, cut at the kinks of functions."""

import numpy as np
import pytest

from mlp_lit.equations import check_tex, distribution, function
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"\int_0^{\pi} \sin u \, du = 2", r"\int^1_0 u \, \mathrm{d}u = \frac12",
    r"\int_{-\infty}^{\infty} e^{-u^2} \, du = \sqrt{\pi}",
    r"\int_0^\infty e^{-u} \, du = 1",
    r"\int_1^0 2 u \, du = -1", r"\int_0^1 3 \, du = 3"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    (r"\int_0^1 A\,\mathrm{d}t = s", "scalar"),
    (r"\int_{-1}^{1} [u > 0.1234] \, du = 1", "settle"),
    (r"\int_0^A s \, du = s", "single number")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_a_function_with_a_kink_is_cut_there():
    bent = function(lambda x: np.abs(x.real - 0.1234) + 0 * x,
                    kinks=(0.1234,))
    check_tex(r"\int_0^1 b(u) \, du = \frac{0.1234^2 + 0.8766^2}{2}", b=bent)


def test_expectation_inside_an_integral():
    check_tex(r"\int_0^1 \operatorname{E}[u s] \, ds ="
              r" \frac12 \operatorname{E}[u]",
              u=distribution((0.5, 2), (0.4, 0.6)))
