"""Counts of operations against counts by hand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mlp_lit import counting


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
