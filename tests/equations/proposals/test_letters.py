r"""The letters of a formula, and those that it defines."""

import pytest

from mlp_lit.equations.proposals.letters import inventory
from mlp_lit.equations.reading.scan import scan


def of(tex):
    return inventory(scan(tex))


@pytest.mark.parametrize("tex, defined", [
    ("Z = X W", ["Z"]), ("x = x y", []), ("f(x) = x^2", ["f"]),
    (r"\eta(1 - x) = y", []), ("m_t = m_{t-1}", ["m"]),
    (r"m_{t+1} = m_t", []), ("a + b = c", []), ("y = x, z = y", ["z"])])
def test_what_a_display_defines(tex, defined):
    assert ["".join(name) for name in of(tex).defined] == defined


def test_the_parser_is_told_which_letters_are_functions():
    assert of("f(x)").tokens() == {("f",): "FUNCTION", ("x",): "NAME"}


def test_indices_of_an_entry_are_counted():
    found = of(r"\sum_{i,j} W_{ij} + x_{i} + v_{i,j+1}").letters
    assert [found[(name,)].entries for name in "Wxv"] == [2, 1, 2]


def test_letters_of_a_role():
    assert [letter.base for letter in of("x_i y_j").of("index")] == ["i", "j"]
