"""Kinds are not shapes: axes are there or not, whatever their length."""

import numpy as np
import pytest

from mlp_lit.equations import DeclarationError, KindError
from mlp_lit.equations.values import (
    COLUMN,
    MATRIX,
    ROW,
    SCALAR,
    Value,
    describe,
    from_python,
    kind_named,
    kronecker_product,
    ones_column,
    scalar,
    times,
    to_python,
)

COLUMN_OF_ONE, ROW_OF_ONE = (from_python([2.0]), from_python([3.0], ROW))


def test_kinds_from_python_and_back():
    for array, kind in ((2.0, SCALAR), ([1.0, 2.0], COLUMN),
                        (np.ones((2, 3)), MATRIX)):
        value = from_python(array)
        assert value.kind == kind
        assert np.array_equal(to_python(value), array)
    assert from_python([1.0, 2.0], ROW).shape == (1, 2)
    assert from_python([True, False]).array.dtype == float
    for wrong in ("no", np.ones((2, 2, 2))):
        with pytest.raises(KindError):
            from_python(wrong)


def test_a_column_with_one_entry_is_a_column():
    assert times(ROW_OF_ONE, COLUMN_OF_ONE).kind == SCALAR
    assert times(COLUMN_OF_ONE, ROW_OF_ONE).kind == MATRIX
    with pytest.raises(KindError, match="does not fit"):
        times(COLUMN_OF_ONE, COLUMN_OF_ONE)
    assert times(scalar(2.0), COLUMN_OF_ONE).kind == COLUMN


def test_ones_take_the_length_that_fits():
    A = from_python(np.arange(6.0).reshape(2, 3))
    assert times(A, ones_column()).array.ravel().tolist() == [3, 12]
    assert times(ones_column().T, A).array.ravel().tolist() == [3, 5, 7]
    assert describe(ones_column()) == "a column of ?"
    with pytest.raises(KindError, match="not known here"):
        to_python(ones_column())


def test_kronecker_products():
    a, b = np.eye(2), np.array([[1.0, 2.0]])
    assert np.array_equal(kronecker_product(from_python(a), from_python(b)
                                            ).array, np.kron(a, b))
    with pytest.raises(KindError, match="random"):
        kronecker_product(Value(np.ones((3, 1, 1)), SCALAR), scalar(1.0))


def test_values_and_kinds_in_words():
    assert repr(from_python(np.ones((2, 3)))) == "Value(a 2×3 matrix)"
    assert describe(from_python([1.0], ROW)) == "a row of 1"
    assert kind_named("row") == ROW and kind_named(None) is None
    with pytest.raises(DeclarationError, match="kind is one of"):
        kind_named("tensor")
