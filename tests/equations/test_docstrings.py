r"""Formulas in docstrings are held against the functions they describe."""

import sys
import textwrap
from pathlib import Path

import pytest

from mlp_lit.calculus import differences
from mlp_lit.equations import positive
from mlp_lit.equations.docstrings import (
    DocstringFails,
    check_docstring,
    docstring_checks,
)
from mlp_lit.inversion import pseudoinverse

PACKAGE = {
    "__init__.py": '"""A small shop of formulas."""\n',
    "__main__.py": "raise SystemExit('do not import this')\n",
    "layers.py": r'''
    """Layers.

    .. math:: (A B)^\top = B^\top A^\top

    .. check: A=(2, 3), B=(3, 4)
    """

    import numpy as np

    SIZE = 3


    def nothing():
        pass

    def forward(X, W, b):
        r"""Compute a linear layer.

        .. math:: Z = X W + \mathbf{1} b^\top

        .. define: X=(5, SIZE), W=(SIZE, 4), b=(4,)
        """
        return X @ W + b


    class Softmax:
        """Normalise."""

        def __call__(self, t):
            r"""Normalise.

            .. math:: p_i = \frac{e^{t_i}}{\sum_{j=1}^{3} e^{t_j}}
            """


    def slope(X, dZ):
        r"""Compute the derivative by the weights, and err.

        .. math:: D = X^\top G

        .. define: X=(5, 3), G=(5, 4), implements=computed(slope, "X", "G")
        """
        return 2 * X.T @ dZ
    '''}


@pytest.fixture
def shop(tmp_path, monkeypatch):
    folder = tmp_path / "shop"
    folder.mkdir()
    for name, text in PACKAGE.items():
        text = textwrap.dedent(text).lstrip("\n")
        if name == "layers.py":
            text = "r" + text
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "shop"
    for name in [name for name in sys.modules if name.startswith("shop")]:
        del sys.modules[name]


def test_all_docstrings_of_a_package_with_a_check_are_found(shop):
    assert [str(check) for check in docstring_checks(shop)] == [
        "shop.layers", "shop.layers.forward", "shop.layers.slope"]


def test_what_has_a_formula_only_is_found_where_that_is_asked_for(shop):
    found = {str(check): check for check in docstring_checks(shop, True)}
    assert "shop.layers.Softmax.__call__" in found
    with pytest.raises(DocstringFails, match="not checked"):
        found["shop.layers.Softmax.__call__"]()


def test_what_agrees_passes_and_what_does_not_says_why(shop):
    module, forward, slope = docstring_checks(shop)
    module()
    forward()
    with pytest.raises(DocstringFails) as caught:
        slope()
    told = str(caught.value)
    lines = Path(slope.path).read_text("utf8").split("\n")
    line = 1 + lines.index(r"    .. math:: D = X^\top G")
    assert f"layers.py:{line}: ✗ the equation does not hold" in told
    assert "left: " in told and "right: " in told


def test_a_package_without_checks_is_an_error():
    with pytest.raises(DocstringFails, match="no docstring of"):
        docstring_checks("mlp_lit.equations.errors")


# One function

def linear(inputs, weights):
    r"""Compute :math:`Z = X W`, and no more than :math:`Z`."""
    return inputs @ weights


def several(x):
    r"""Compute one of two things.

    .. math:: y = x^2
       :label: square

    .. math:: y = x^3
       :label: cube
    """
    return x**3


def test_a_formula_in_a_line_is_held_against_its_function():
    check_docstring(linear, arguments=("X", "W"), X=(2, 3), W=(3, 4))
    with pytest.raises(DocstringFails, match="inputs"):
        check_docstring(linear, X=(2, 3), W=(3, 4))


def test_of_several_formulas_one_is_named():
    check_docstring(several, "cube", x=())
    with pytest.raises(DocstringFails, match="✗ square:"):
        check_docstring(several, "square", x=())
    with pytest.raises(DocstringFails, match="there are 2: give one a label"):
        check_docstring(several, x=())
    with pytest.raises(DocstringFails, match="formula 'root' .* are 0$"):
        check_docstring(several, "root", x=())


def test_definitions_and_other_names_may_be_given():
    def scaled(x):
        r"""Compute :math:`y = \lambda z`."""
        return 6 * x

    check_docstring(scaled, where=["z = 2 x"], symbols={r"\lambda": 3.0},
                    x=positive())


def test_docstrings_of_this_package_are_held_against_their_functions():
    check_docstring(differences.error_bound, h=positive(), M_0=(), M_3=(),
                    arguments=("h", "M_0", "M_3", r"\varepsilon"),
                    varepsilon=positive())
    check_docstring(pseudoinverse.right_inverse, W=(3, 5))
