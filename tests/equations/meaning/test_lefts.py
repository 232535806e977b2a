"""A display declares what stands left of its signs `=`, and nothing else."""

import pytest

from mlp_lit.equations import Symbols, check_tex
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
    result = check_tex(r"s + m = 2 s, \quad m = s", s=())
    assert "defines m" in result.badge()
