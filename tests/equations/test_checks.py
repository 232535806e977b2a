"""Reading and testing in one: what goes in, what is kept, what comes out."""

import subprocess
import sys

import pytest

from mlp_lit import equations
from mlp_lit.equations import (
    EquationError,
    Symbols,
    check_tex,
    prepare,
)


def test_what_is_offered_is_there():
    assert sorted(equations.__all__) == equations.__all__
    assert all(hasattr(equations, name) for name in equations.__all__)


def test_importing_the_book_does_not_load_lark():
    code = ("import sys, mlp_lit; assert 'lark' not in sys.modules; "
            "assert 'mlp_lit.equations' not in sys.modules")
    subprocess.run([sys.executable, "-c", code], check=True)


def test_one_definition_needs_no_list():
    assert check_tex("q = 2 s", where="q = s + s", s=()).relations == 1


def test_symbols_may_be_a_table():
    table = Symbols({r"\hat s": (), "t": ()})
    assert check_tex(r"\hat s + t = t + \hat s", symbols=table).relations == 1
    assert check_tex(r"\hat s + u = u + \hat s", symbols=table, u=()
                     ).uses == (r"\hat{s}", "u")
    assert set(table) == {(r"\hat{s}",), ("t",)}


def test_a_definition_of_a_known_function_is_a_claim():
    claim = prepare(r"\sigma(z) = \frac{1}{1 + e^{-z}}", z=())
    assert claim.local == [] and claim.verify().relations == 1
    with pytest.raises(EquationError):
        check_tex(r"\sigma(z) = \frac{1}{1 - e^{-z}}", z=())


def test_prepare_keeps_nothing_unread():
    claim = prepare("x = x", x=(2,))
    assert claim.verify().vacuous
    assert claim.options.seed == "x = x" and claim.labels == ()
