"""Draws come back, and losses treat no two entries alike."""

import numpy as np
import pytest

from mlp_lit.equations import DeclarationError, EquationFails, check_tex
from mlp_lit.equations.meaning.declarations import Index
from mlp_lit.equations.values import from_python
from mlp_lit.equations.verdict.draws import GenericLoss, draw_value, seed_of


def test_the_same_text_gives_the_same_draws():
    def left():
        with pytest.raises(EquationFails) as caught:
            check_tex("s = t", s=(), t=())
        return caught.value.left
    assert left() == left()
    assert seed_of("a") == seed_of("a") != seed_of("b")


def test_a_generic_loss_has_no_symmetry():
    loss = GenericLoss(3)
    x = np.array([0.1, 0.5, -0.4])
    values = {loss([from_python(x[list(order)])]).array.item() for order in (
        (0, 1, 2), (1, 0, 2), (2, 1, 0), (0, 2, 1))}
    assert len(values) == 4
    again = GenericLoss(3)([from_python(x)]).array.item()
    assert again == loss([from_python(x)]).array.item()


def test_an_index_is_no_member_of_a_family():
    with pytest.raises(DeclarationError, match="an array or a number"):
        draw_value(Index(1, 2), np.random.default_rng(0), ("W",))
