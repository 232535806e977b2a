"""Plain draws, tight ones, and one on the kink."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    check_tex,
    family,
    function,
    prepare,
    scalar_of,
)
from mlp_lit.equations.meaning.known import relu


def test_instances_are_named():
    claim = prepare(r"z^2 \le s", z=(3,), s=(), kinks={"z": 0}, draws=2,
                    tight=[{"z": 1.0}])
    assert [instance.name for instance in claim.instances][:5] == [
        "the draw on the kink", "tight instance 1", "draw 1", "draw 2",
        "wide draw 1"]
    assert claim.scope(1).lookup(("z",)).array == 1
    assert 0 in claim.scope(0).lookup(("z",)).array
    assert claim.scope(0).draw.on_kink and not claim.scope(2).draw.on_kink
    assert claim.scope(2) is claim.scope(2)


def test_draws_keep_away_from_kinks():
    claim = prepare("z = z + 0", z=(3,), kinks={"z": 0.5})
    for number in range(1, len(claim.instances)):
        z = claim.scope(number).lookup(("z",)).array
        assert np.abs(z - 0.5).min() > 0.05
    with pytest.raises(EquationError, match="keeps away"):
        check_tex("z = z + 0", z=0.0, kinks={"z": 0})


def test_kinks_of_a_layer():
    check_tex(r"\frac{\partial L}{\partial Z^{(l)}} ="
              r" \frac{\partial L}{\partial A^{(l)}} \odot [Z^{(l)} > 0]",
              where=[r"Z^{(l)} = A^{(l-1)} W^{(l)}", r"A^{(0)} = X",
                     r"A^{(l)} = a(Z^{(l)})", r"H = A^{(2)}"],
              W=family({1: (3, 4), 2: (4, 2)}), X=(2, 3), a=function(relu),
              L=scalar_of("H"), l=range(1, 3), kinks={"Z": 0}, draws=3)
