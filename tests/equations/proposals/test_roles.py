r"""A formula asks letters to be positive, random, small, differentiable."""

import pytest

from mlp_lit.equations.proposals.problems import read
from mlp_lit.equations.proposals.roles import direct, roles_of
from mlp_lit.equations.reading.scan import scan


def roles(*formulas):
    return roles_of([read(scan(tex))[0] for tex in formulas])


def names(found):
    return {"".join(name) for name in found}


@pytest.mark.parametrize("tex", [
    r"\log x", r"\log(x)", r"\ln x", r"\sqrt{x}", r"\sqrt[3]{x}",
    r"\frac{1}{x}"])
def test_what_must_be_positive(tex):
    assert names(roles(tex).positive) == {"x"}


def test_what_is_random():
    assert names(roles(r"\operatorname{E}[a X + b]").random) == {"X"}
    assert names(roles(r"\operatorname{E}[a]").random) == {"a"}
    assert names(roles(r"\operatorname{Var}(x_i)").random) == {"x"}


def test_what_tends_to_a_limit():
    found = roles("s = t + O(h^2) + O(n)")
    assert (names(found.small), names(found.large)) == ({"h"}, {"n"})


@pytest.mark.parametrize("tex, of, by", [
    (r"\frac{\partial L}{\partial W_{ij}}", "L", ["W"]),
    (r"\frac{d}{dx} (y)", "y", ["x"]), (r"\nabla_w L", "L", ["w"]),
    (r"\frac{\partial^2 L}{\partial x \partial y}", "L", ["x", "y"])])
def test_what_is_differentiated(tex, of, by):
    found = roles(tex).by
    assert {"".join(k): ["".join(n) for n in v]
            for k, v in found.items()} == {of: by}


def test_an_expression_depends_on_what_stands_in_it():
    assert roles(r"\frac{\partial (x + y)}{\partial x}").by == {}
    assert roles(r"\nabla f(x)").by == {}


def test_what_goes_through_another_is_left_out():
    assert direct({"L": ["z", "w", "b"], "z": ["w"]}) == {
        "L": ["z", "b"], "z": ["w"]}
    assert direct({"L": ["L"]}) == {"L": ["L"]}
