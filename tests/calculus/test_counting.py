"""Counts of operations against counts by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit.calculus import counting


def test_scalar_expression_by_hand():
    counted = counting.operations(lambda x: 2 * x * x + x + 1, 3.0)
    assert counted == {"additions": 2, "multiplications": 2}


@given(*[st.integers(1, 4)] * 3)
def test_matrix_product(n, k, m):
    counted = counting.operations(np.matmul, np.ones((n, k)), np.ones((k, m)))
    assert counted == {"additions": n * (k - 1) * m,
                       "multiplications": n * k * m}


def test_values_are_right():
    seen = []
    counting.operations(
        lambda X, w: seen.append((X @ w + 1)[0].value), [[1.0, 2.0]],
        [10.0, 20.0])
    assert seen == [51.0]


def test_differences_count_as_additions():
    seen = []
    counted = counting.operations(
        lambda x, y: seen.append((x - y - 1, 2 - x, -y)),
        np.array([5.0, 7.0]), np.array([1.0, 2.0]))
    assert counted == {"additions": 6, "multiplications": 0}
    assert [[entry.value for entry in array] for array in seen[0]] == [
        [3, 4], [-3, -5], [-1, -2]]


@pytest.mark.parametrize("f", [lambda x: x / 2, lambda x: 1 / x])
def test_divisions_are_refused(f):
    with pytest.raises(TypeError, match="^f must use sums, differences"):
        counting.operations(f, np.ones(2))
