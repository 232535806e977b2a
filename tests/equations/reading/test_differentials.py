r"""Derivatives typed in a line: \partial_x f, df/dx, and their places."""

import pytest

from mlp_lit.equations import EquationError, EquationFails, check_tex
from tests.equations.reading.test_shorthands import GIVEN, tree_of


@pytest.mark.parametrize("typed, plain", [
    (r"\partial_x L = y", r"\frac{\partial}{\partial x} L = y"),
    (r"\partial_{x_i} L = y_i", r"\frac{\partial}{\partial x_i} L = y_i"),
    (r"\partial_s^2 s^3 = u",
     r"\frac{\partial^2}{\partial s^2} s^3 = u"),
    ("ds/du = b", r"\frac{ds}{du} = b"),
    (r"\partial L/\partial x_i = s",
     r"\frac{\partial L}{\partial x_i} = s"),
    ("d^2s/du^2 = b", r"\frac{d^2s}{du^2} = b"),
    (r"\mathrm{d}s/\mathrm{d}u = b", r"\frac{ds}{du} = b"),
    (r"\frac{d f(s)}{ds}\Big|_{s=b} = u",
     r"\left.\frac{d f(s)}{ds}\right|_{s=b} = u")])
def test_read_alike(typed, plain):
    assert tree_of(typed) == tree_of(plain)


@pytest.mark.parametrize("tex, words", [
    (r"\partial_{x y} L = s", "one symbol"),
    (r"\partial_i L = x_i", "an index, and no variable"),
    (r"s \frac{ds}{du}\Big|_{s=b} u = b", "how far this bar"),
    (r"\left. s \right) = u", "invisible")])
def test_refused(tex, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, **GIVEN)


def test_a_slip_in_a_line_is_noticed():
    with pytest.raises(EquationFails):
        check_tex("df/ds = f", s=(), where=[r"f = \sin s"])
    check_tex(r"df/ds = \cos s", s=(), where=[r"f = \sin s"])
