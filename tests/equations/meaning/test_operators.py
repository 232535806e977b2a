"""Operators with a name: a line in the table is all that a new one takes."""

import numpy as np
import pytest

from mlp_lit.equations import EquationFails, check_tex, prepare
from mlp_lit.equations.bending.mutate import mutants
from mlp_lit.equations.meaning.operators import OPERATORS, Entrywise
from mlp_lit.equations.reading.printing import to_tex
from tests.equations.given import holds, is_refused


@pytest.mark.parametrize("tex", [
    r"\log e^s = s", r"\ln 1 = 0", r"\exp(0) = 1",
    r"\sinh s = \frac{e^s - e^{-s}}{2}", r"\cosh^2 s - \sinh^2 s = 1",
    r"\arctan(\tan \frac{\pi}{5}) = \frac{\pi}{5}",
    r"\operatorname{sign}(s) = \sgn s", r"\operatorname{trace} A ="
    r" \operatorname{tr} A", r"\det(A B) = \det A \det B",
    r"\operatorname{diag}(\operatorname{diag}(x)) = x",
    r"\operatorname{rank} A = n", r"\operatorname{vec}(A)_3 = A_{31}"])
def test_true(tex):
    holds(tex)


@pytest.mark.parametrize("tex, words", [
    (r"\operatorname{tr} C = s", "square"), (r"\det C = s", "square"),
    (r"\operatorname{diag}(s) = s", "diag"),
    (r"\operatorname{diag}(C) = x", "square"),
    (r"\operatorname{vec}(x) = x", "matrix")])
def test_refused(tex, words):
    is_refused(tex, words)


def test_a_line_in_the_table_is_an_operator(monkeypatch):
    monkeypatch.setitem(OPERATORS, "cot", Entrywise(lambda x: 1 / np.tan(x)))
    monkeypatch.setitem(OPERATORS, "ttr", lambda A: OPERATORS["tr"](A.T))
    given = dict(s=(), A=(3, 3), B=(3, 3))
    for tex in (r"\cot s \tan s = 1", r"\operatorname{cot}^2(s) ="
                r" \frac{1}{\tan^2 s}", r"\operatorname{ttr} A ="
                r" \operatorname{tr}(A)"):
        claim = prepare(tex, **given)
        assert claim.verify().relations == 1
        assert prepare(to_tex(claim.tree), **given).tree == claim.tree
    made = {m.tex for m in mutants(claim.tree, claim.symbols,
                                   claim.scope(0))}
    assert r"\operatorname{ttr} B = \operatorname{tr}(A)" in made
    with pytest.raises(EquationFails):
        check_tex(r"\cot s = \tan s", **given)
