r"""A script belongs to the name of a letter, or chooses an entry of it."""

import pytest

from mlp_lit.equations.proposals.letters import inventory
from mlp_lit.equations.reading.scan import scan


def roles(tex):
    return {"".join(letter.name): letter.role for letter in
            inventory(scan(tex)).letters.values()}


@pytest.mark.parametrize("tex, name, role", [
    ("x_1 + x_2", "x_{1}", "symbol"), ("x_1 + x_i", "x", "array"),
    ("x + x_1", "x", "array"), (r"x_{\max}", r"x_{\max}", "symbol"),
    (r"n_{\text{in}}", r"n_{\text{in}}", "symbol"), ("w^*", "w^{*}", "symbol"),
    ("x_t - x_{t-1}", "x_{t-1}", "symbol"),
    (r"\sum_t (x_t - x_{t-1})", "x", "array"),
    (r"\eta_0 + \eta_i", r"\eta_{0}", "symbol"),
    ("x^{(i)} + y", "x", "family"), ("W^{(l)} a^{(l-1)}", "W^{(l)}", "symbol"),
    ("f(x)", "f", "function"), ("a(x + y)", "a", "symbol"),
    ("n(x)", "n", "symbol"), ("k(x, y)", "k", "function"),
    ("u(x)", "u", "function"), (r"\mathrm{net}(x)", r"\operatorname{net}",
                                "function"),
    (r"\sum_{i=1}^{n} x_i", "n", "size"), (r"\sum_{i=1}^{n} x_i", "i",
                                           "index"),
    (r"\int_0^1 f(u) \, du", "u", "bound")])
def test_what_a_letter_seems_to_be(tex, name, role):
    assert roles(tex)[name] == role
