"""A printed definition is held against the code that implements it."""

import numpy as np
import pytest

from mlp_lit._shapes import arrays
from mlp_lit.equations import (
    DeclarationError,
    EquationFails,
    computed,
    define,
    function,
    prepare_definition,
)


def test_definitions_need_a_new_symbol():
    with pytest.raises(DeclarationError, match="new symbol"):
        define("x = y", implements=lambda y: y, x=(), y=())
    with pytest.raises(DeclarationError, match="a function"):
        define("z = y", implements=3, y=())


def test_values_functions_and_entries():
    assert define("z = y", implements=computed(lambda y: y, "y"),
                  y=()).relations == 1
    assert define(r"g(u) = u^2", implements=function(lambda x: x * x)
                  ).relations == 1
    assert define(r"g(u) = u^2", implements=np.square).relations == 1
    assert define(r"q_i = x_i^2", implements=lambda x: x * x, x=(3,),
                  i=range(1, 4)).relations == 1


def test_code_that_does_something_else_is_noticed():
    with pytest.raises(EquationFails):
        define(r"g(u) = u^2", implements=np.exp)
    with pytest.raises(EquationFails):
        define("Z = X W", implements=lambda X, W: X @ W + 1, X=(2, 3),
               W=(3, 4))


def test_the_names_of_arguments_are_those_of_symbols():
    claim = prepare_definition(r"s = \theta + \alpha", implements=(
        lambda alpha, theta: theta + alpha), theta=(), alpha=())
    assert claim.symbols[("s",)].arguments == ((r"\alpha",), (r"\theta",))
    assert claim.verify().kind == "definition"


def test_a_decorated_function_keeps_the_names_of_its_arguments():
    # The book holds its formulas against functions with checked shapes.
    @arrays(X="batch d", W="d m")
    def product(X, W):
        return X @ W

    claim = prepare_definition("Z = X W", implements=product, X=(2, 3),
                               W=(3, 4))
    assert claim.symbols[("Z",)].arguments == (("X",), ("W",))
    assert claim.verify().kind == "definition"


def test_a_function_without_names_must_be_given_some():
    with pytest.raises(DeclarationError, match="have no names.*computed"):
        define("m = k", implements=max, k=())
