"""Operators with and without parentheses, with powers and bases."""

import pytest

from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"\log_2 8 = 3", r"\sin^2 s + \cos^2(s) = 1", r"\log^3 2 = (\log 2)^3",
    r"\sin \cos s = \sin(\cos s)", r"\exp(x + 0) = \exp(x)"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    (r"\log_2(x, y) = s", "one argument"), (r"\sin^{-1} s = s", "not read"),
    (r"\sin_2 s = s", "not read"), (r"\det^2(A) = s", "not read"),
    (r"\log_x 2 = s", "a base"), (r"\sin^x s = s", "not read")])
def test_refused(tex, words):
    is_refused(tex, words)
