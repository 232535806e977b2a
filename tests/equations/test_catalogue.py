"""Every formula holds as printed; its usual slips do not."""

import pytest

from mlp_lit.equations import EquationFails, EvaluationError

from .catalogue import FORMULAS


@pytest.mark.parametrize("name", FORMULAS)
def test_holds_as_printed(name):
    result = FORMULAS[name].prepare().verify()
    assert result.relations > 0
    assert not result.vacuous


SLIPS = [(name, tex) for name, formula in FORMULAS.items()
         for tex in formula.wrong]


@pytest.mark.parametrize("name, tex", SLIPS)
def test_slip_fails(name, tex):
    with pytest.raises((EquationFails, EvaluationError)):
        FORMULAS[name].prepare(tex).verify()
