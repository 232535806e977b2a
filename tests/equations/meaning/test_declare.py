"""Sizes, indices, fixed values, entries and families; nonsense is refused."""

import numpy as np
import pytest

from mlp_lit.equations import (
    DeclarationError,
    EquationError,
    array,
    check_tex,
    dimension,
    entries,
    family,
    identity,
    index,
    index_set,
    normal,
    ones,
    row,
    value,
)
from mlp_lit.equations.meaning.declarations import (
    Constant,
    Dimension,
    Drawn,
    Index,
)
from mlp_lit.equations.meaning.declare import declaration


@pytest.mark.parametrize("plain, kind", [
    ((2, 3), Drawn), ((), Drawn), (3, Dimension), (np.int64(3), Dimension),
    (0.5, Constant), ([1.0, 2.0], Constant), (np.eye(2), Constant),
    (range(1, 4), Index)])
def test_plain_values_are_declarations(plain, kind):
    assert type(declaration(plain)) is kind


@pytest.mark.parametrize("given", [
    dict(x="W"), dict(x=np.sin), dict(x=(0, 2)), dict(x=(2, "a")),
    dict(x=True), dict(x=object()), dict(x=range(3, 3)),
    dict(x=range(1, 9, 2)), dict(x=index("m", 3)),
    dict(x=family({1: index(1, 2)})), dict(x=normal(0, -1.0))])
def test_bad_declarations(given):
    with pytest.raises(EquationError):
        check_tex("x + 0 = x", **given)


@pytest.mark.parametrize("attempt", [
    lambda: dimension(2.5), lambda: dimension(True),
    lambda: value(1, kind="tensor"), lambda: family(place="below"),
    lambda: entries("2"), lambda: row(3, kind="row")])
def test_helpers_refuse_nonsense(attempt):
    with pytest.raises((DeclarationError, TypeError)):
        attempt()


def test_a_range_may_end_at_a_dimension():
    check_tex(r"\sum_{i} x_i = \mathbf{1}^\top x", x=(4,), n=4,
              i=index(1, "n"))


def test_ones_of_a_length_and_identity():
    check_tex(r"A I = A, \quad u_1 = 1, \quad w_{11} = A_{11}", A=(2, 3),
              I=identity(3), u=ones(2), w=entries("A"))


def test_entries_need_indices():
    with pytest.raises(EquationError, match="needs indices"):
        check_tex("w = 1", w=entries("W"), W=(2, 2))


def test_a_row_is_a_row_and_a_value_may_be_one():
    check_tex(r"x W = (W^\top x^\top)^\top, \quad z z^\top = 5", x=row(3),
              W=(3, 2), z=value([1.0, 2.0], kind="row"))


def test_an_array_says_how_it_is_drawn():
    assert array((2,), low=1, high=2).draw(np.random.default_rng(0), (2,)
                                           ).min() > 1


@pytest.mark.parametrize("wrong", [(1.5,), (1, 1), ("a",)])
def test_an_index_set_has_integers(wrong):
    with pytest.raises(DeclarationError, match="each once"):
        index_set(*wrong)


def test_brackets_of_a_family():
    with pytest.raises(DeclarationError, match="brackets is"):
        family({1: ()}, brackets="{}")


def test_sums_over_index_sets():
    given = dict(x=(5,), symbols={r"\mathcal{B}": index_set(1, 4)})
    check_tex(r"\sum_{i \in \mathcal{B}} x_i = x_1 + x_4, \quad"
              r" |\mathcal{B}| = 2, \quad \max_{i \in \mathcal{B}} i = 4",
              **given)
    with pytest.raises(EquationError, match="no value"):
        check_tex(r"\mathcal{B} = 2", **given)
