"""A symbol has one meaning."""

import pytest

from mlp_lit.equations import (
    DeclarationError,
    EquationError,
    Symbols,
    check_tex,
    dimension,
    function,
    index,
)


@pytest.mark.parametrize("given", [
    dict(symbols={"": 1.0}), dict(symbols={"{": 1.0}),
    dict(symbols={"2": 1.0}), dict(symbols={"x": 1.0})])
def test_names_that_cannot_be_declared(given):
    with pytest.raises(EquationError):
        check_tex("x + 0 = x", x=1.0, **given)


def test_declared_twice():
    with pytest.raises(DeclarationError, match="x is declared twice"):
        Symbols({"x": 1.0}, {"x": 2.0})


def test_sizes_and_ranges():
    table = Symbols({"n": dimension(4), "i": index(1, "n"), "x": (3,)})
    assert table.range_of(("i",)) == range(1, 5)
    with pytest.raises(DeclarationError, match="x is not a dimension"):
        table.size("x")


def test_what_the_parser_is_told():
    names = Symbols({"x": (), "f": function(abs)}).names()
    assert names.declared == {("x",): "NAME", ("f",): "FUNCTION"}
    assert "log" in names.operators and r"\sigma" in names.functions
