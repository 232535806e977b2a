"""Draws exactly on a border, where no random one lies."""

import pytest

from mlp_lit.equations import EquationFails, check_tex, positive, prepare
from mlp_lit.equations.verdict.exact import AT_ZERO, Border, exact_scopes
from mlp_lit.equations.verdict.quantify import read_statement


@pytest.mark.parametrize("tex", [
    r"[s > 0] = [s \ge 0]", r"[s > t] = [s \ge t]",
    r"[x_i > 3] = [x_i \ge 3]", r"s > 2 \iff s \ge 2",
    r"[A_{12} > t] = [A_{12} \ge t]", r"[s > t u] = [s \ge t u]"])
def test_the_border_itself_is_met(tex):
    given = dict(s=(), t=(), u=(), x=(3,), A=(2, 3), i=range(1, 4))
    with pytest.raises(EquationFails, match="made for a condition"):
        check_tex(tex, **given)
    check_tex(tex.replace(r"\ge", ">").replace("= [", "= 0 s + ["), **given)


def test_on_the_border_rounding_decides_nothing():
    check_tex(r"[s > t u] = [\frac{s}{u} > t] \quad \text{if } u > 0",
              s=(), t=(), u=())


def test_which_symbol_lies_where():
    claim = prepare("[s > t] = [x_2 > 3]", s=(), t=(), x=(3,))
    reading = read_statement(claim.tree, claim.symbols)
    scopes = list(exact_scopes(reading, [claim.scope(0)], claim.symbols))
    borders = [scope.draw.exact for scope in scopes]
    assert borders.count(AT_ZERO) == 3  # s, t, and both
    keys = {border.key for border in borders if border.key}
    assert keys == {(("s",), ()), (("t",), ()), (("x",), ())}
    last = next(scope for scope in scopes if scope.draw.exact.place)
    assert last.lookup(("x",)).array[1, 0] == 3


def test_where_there_are_derivatives_kinks_say_what_happens():
    claim = prepare(r"\frac{d}{ds} s^2 = 2 s [s > 0] + 2 s [s \le 0]", s=())
    reading = read_statement(claim.tree, claim.symbols)
    assert list(exact_scopes(reading, [claim.scope(0)], claim.symbols)) == []


def test_positive_numbers_are_not_zero():
    claim = prepare("|u| = u", u=positive())
    reading = read_statement(claim.tree, claim.symbols)
    assert list(exact_scopes(reading, [claim.scope(0)], claim.symbols)) == []
    scope = claim.scope(0)
    assert Border().kept(scope) is scope  # nothing is to be kept
