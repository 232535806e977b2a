"""One reader of definitions, with the same guards wherever they stand."""

import numpy as np
import pytest

from mlp_lit.equations import (
    DeclarationError,
    EquationError,
    EquationFails,
    EvaluationError,
    TexSyntaxError,
    check_tex,
    define,
    family,
    function,
)

GIVEN = dict(s=(), x=(3,), i=range(1, 4), j=range(1, 4))


# A definition is read in the same way in `where` and in the display itself.

BAD = {
    "m = 1, m = 3": "defined twice", "g(2) = 7": "plain symbols",
    "g(x_1) = 7": "plain symbols",
    "g(u) = u, g'(u) = 1": "cannot carry '",
    "g(u) = u, u = 3": "also defined", "f(s) = s": "also defined",
}


@pytest.mark.parametrize("definitions", BAD)
def test_what_is_no_definition(definitions):
    given = {**GIVEN, "f": function(np.sin)}
    with pytest.raises(DeclarationError, match=BAD[definitions]):
        check_tex("s = s + 0", where=definitions.split(", "), **given)


@pytest.mark.parametrize("tex, given, words", [
    ("s = m, m = 1, m = 3", dict(s=3.0, defines="m"), "m is defined twice"),
    ("s = g(3), g(2) = 7", dict(s=7.0, defines="g"), "plain symbols"),
    ("s = g(3) + u, g(u) = 2 u, u = 1", dict(s=7.0, defines="g"),
     "also defined"),
    ("s = m, m^2 = 9", dict(s=3.0), "m"),
    ("s = g(3), g(u) = u, g(u) = 2 u", dict(s=6.0, defines="g"),
     "g is defined twice")])
def test_a_display_is_read_by_the_same_reader(tex, given, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, **given)


def test_a_display_may_define_layers():
    given = dict(W=family({1: (2, 2), 2: (2, 2)}), x=(2,), l=range(1, 3),
                 defines="h")
    tex = (r"W^{(2)} W^{(1)} x = h^{(2)}, \quad h^{(l)} = W^{(l)} h^{(l-1)},"
           r" \quad h^{(0)} = x")
    assert check_tex(tex, **given).remark == "defines h"
    with pytest.raises(EquationFails):
        check_tex(tex.replace("W^{(2)} W^{(1)} x", "W^{(1)} W^{(2)} x"),
                  **given)
    with pytest.raises(DeclarationError, match="h is defined twice"):
        check_tex(tex + r", \quad h^{(0)} = 2 x", **given)


def test_a_display_defines_and_claims_in_one_chain():
    given = dict(x=(3,), n=3, defines="m")
    assert check_tex(r"m = \frac{1}{n} \sum_{i=1}^{n} x_i = \frac{1}{n}"
                     r" \mathbf{1}^\top x", **given).relations == 2
    with pytest.raises(EquationFails):
        check_tex(r"m = \frac{1}{n} \sum_{i=1}^{n} x_i = \mathbf{1}^\top x",
                  **given)


def test_only_defined_is_nothing_checked():
    with pytest.raises(EvaluationError, match="nothing is left"):
        check_tex("z = y", y=(), defines="z")


def test_a_symbol_has_one_meaning():
    with pytest.raises(DeclarationError, match="also defined"):
        check_tex("y = x", where=["y = 2 x"], x=(), y=())


def test_a_definition_stands_once():
    with pytest.raises(DeclarationError, match="defined twice"):
        check_tex("u = 1", where=["u = 1", "u = 2"])


@pytest.mark.parametrize("where", ["x", "2 = x", "z > 1", r"y^2 = x",
                                   "f(2) = x"])
def test_definitions_that_define_nothing(where):
    with pytest.raises(EquationError):
        check_tex("x + 0 = x", x=1.0, where=[where])


@pytest.mark.parametrize("where, tex", [
    (["q_1 = s"], "q = s"), (["f(s) = s"], "f = s"),
    (["q_{ijk} = s"], "q = s")])
def test_definitions_that_cannot_be_run(where, tex):
    with pytest.raises(EquationError):
        check_tex(tex, where=where, s=(), i=range(1, 3), j=range(1, 3),
                  k=range(1, 3))


def test_errors_in_definitions_name_the_definition():
    with pytest.raises(TexSyntaxError, match="in the definition"):
        check_tex("y = x", where=["y = q x"], x=())


def test_definitions_of_several_clauses():
    given = dict(W=family({1: (2, 2), 2: (2, 2)}), x=(2,), l=range(1, 3))
    check_tex(r"h^{(2)} = \tanh(W^{(2)} \tanh(W^{(1)} x))", where=[
        r"h^{(l)} = \tanh(z^{(l)}), \quad z^{(l)} = W^{(l)} h^{(l-1)},"
        r" \quad l = 1, \dots, 2, \quad \text{where } h^{(0)} = x"],
        **given)


def test_definitions_that_are_only_evaluated():
    result = define(r"f(x) = x^2, \quad y = f(2) = 4", defines="y")
    assert result.relations == 2
    assert define("F = f \\circ f", f=function(np.tanh)).relations == 0
    with pytest.raises(EquationError, match="say which member"):
        define("q = 2 v", v=family())
    with pytest.raises(EquationError, match="not a member"):
        define(r"h^{(l)} = 2 h^{(l-1)}", l=range(1, 3))
