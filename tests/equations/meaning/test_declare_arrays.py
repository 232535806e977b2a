"""Random arrays are what they are declared to be, in every draw."""

import numpy as np
import pytest

from mlp_lit.equations import (
    DeclarationError,
    array,
    check_tex,
    integer,
    one_hot,
    positive,
    probabilities,
)


def drawn(meaning):
    """Ten draws of a declaration."""
    rng = np.random.default_rng(0)
    return [np.asarray(meaning.draw(rng, meaning.shape)) for _ in range(10)]


def test_shapes_and_ranges():
    assert all(x.shape == (2, 3) and 1 < x.min() and x.max() < 2
               for x in drawn(array((2, 3), low=1, high=2)))
    assert all(x.shape == (4,) and 0.3 < x.min() < 2.3
               for x in drawn(positive(4)))
    assert {float(x) for x in drawn(integer(1, 3))} == {1.0, 2.0, 3.0}


def test_rows_that_sum_to_one():
    for x in drawn(probabilities(5, 4)):
        assert np.allclose(x.sum(-1), 1) and x.min() > 0
    for x in drawn(one_hot(5, 4)):
        assert (x.sum(-1) == 1).all() and set(np.unique(x)) == {0, 1}


def test_only_one_end_is_refused():
    with pytest.raises(DeclarationError, match="both low and high"):
        array((2,), low=1)


def test_a_draw_must_have_the_declared_shape():
    with pytest.raises(DeclarationError, match="draw returned the shape"):
        check_tex("x + 0 = x", x=array((2,), draw=lambda rng, shape:
                                       np.ones(3)))


def test_integers_and_one_hot_rows_in_formulas():
    check_tex("m! = m (m - 1)!", m=integer(1, 9))
    check_tex(r"Y_{1,:} {Y_{1,:}}^\top = 1, \quad Y \in \{0, 1\}",
              Y=one_hot(3, 2))
