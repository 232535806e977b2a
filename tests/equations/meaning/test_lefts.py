"""A display declares what stands left of its signs `=`, and nothing else."""

import pytest

from mlp_lit.equations import DeclarationError, Symbols, check_tex, define
from mlp_lit.equations.meaning.declarations import Defined, Family, Parameter
from mlp_lit.equations.meaning.lefts import new_names
from mlp_lit.equations.reading.scan import scan

TABLE = Symbols({"s": (), "f": 2.0, r"\hat y": 1.0})
NEW = {
    "m = s": {"m": "NAME"}, "s = m": {}, "s + m = 2": {}, "m s = 2": {},
    "m = s, q = m": {"m": "NAME", "q": "NAME"}, "m = 1, m = 2": {"m": "NAME"},
    r"\theta = s": {r"\theta": "NAME"}, r"\hat m = s": {r"\hat{m}": "NAME"},
    r"\operatorname{cost} = s": {r"\operatorname{cost}": "NAME"},
    "g(x) = x": {"x": "Parameter", "g": "FUNCTION"},
    "g(x, y)_i = x": {"x": "Parameter", "y": "Parameter", "g": "FUNCTION"},
    r"g = a \circ b": {"g": "FUNCTION"}, "h^{(l)} = s": {"h": "Family"},
    "q_{ij} = s": {"q": "NAME"}, r"\hat y = s": {}, r"\pi = 3": {},
    r"\mathbf{1} = s": {}, r"\mathbb{E}[s] = 2": {}, r"\max(s) = 2": {},
    r"\operatorname{tr} = 2": {}, r"\delta_{ij} = s": {}, "I_n = s": {},
    r"O(m) = s": {}, "s < m": {}, "m < 2": {},
    r"\begin{aligned} m &= s \\ q &= m \end{aligned}":
        {"m": "NAME", "q": "NAME"},
    r"\text{where } m = s": {"m": "NAME"},
    r"A = \begin{bmatrix} s & s, m = 1 \\ q = 1 \end{bmatrix}":
        {"A": "NAME"},
}


@pytest.mark.parametrize("tex", NEW)
def test_new_names(tex):
    table = Symbols(TABLE)
    found = {}
    for name, meaning in new_names(scan(tex), table):
        table.add(name, meaning)
        found["".join(name)] = (meaning.token if isinstance(meaning, Defined)
                                else type(meaning).__name__)
    assert found == NEW[tex]


def test_kinds_of_meaning():
    (_, parameter), (_, function) = new_names(scan("g(x) = 1"), TABLE)
    (_, layers), = new_names(scan("h^{(l)} = 1"), TABLE)
    assert isinstance(parameter, Parameter) and function.token == "FUNCTION"
    assert isinstance(layers, Family)


def test_clauses_that_define_are_named():
    result = check_tex(r"s + m = 2 s, \quad m = s", s=(), defines="m")
    assert "defines m" in result.badge()


@pytest.mark.parametrize("tex, near", [
    (r"\operatorname{tenh}(z) = \tanh z", r"did you mean \\operatorname"),
    (r"\mu(z) = 1/(1 + e^{-z})", "is not declared"),
    (r"\lambda = s + s, \quad s = s + 0", "is not declared"),
    (r"y_i = x_i", "is not declared")])
def test_a_slip_in_the_name_on_the_left_is_no_definition(tex, near):
    with pytest.raises(DeclarationError, match=near):
        check_tex(tex, z=(), s=(), x=(3,), i=range(1, 4))


def test_a_definition_announces_one_name():
    with pytest.raises(DeclarationError, match="w is not declared"):
        define(r"y = 2 x, \quad w = 3 x", x=())
    with pytest.raises(DeclarationError, match="w is not declared"):
        define(r"y = 2 x, \quad w = 3 x", x=(), implements=lambda x: 2 * x)
    assert define(r"y = 2 x, \quad w = 3 x", x=(), defines="w").relations == 0


def test_what_is_announced_is_there():
    with pytest.raises(DeclarationError, match="m is said to be defined"):
        check_tex("s = s + 0", s=(), defines="m")
