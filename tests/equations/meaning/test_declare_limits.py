"""Random variables and variables that tend to a limit are declared well."""

import pytest

from mlp_lit.equations import (
    DeclarationError,
    check_tex,
    distribution,
    normal,
    tending_to_infinity,
    tending_to_zero,
)


@pytest.mark.parametrize("chances", [(0.5,), (0.5, 0.6)])
def test_chances_that_do_not_fit(chances):
    with pytest.raises(DeclarationError, match="as many chances as values"):
        distribution((1, 2), chances)


def test_parameters_of_a_normal_law_may_be_symbols():
    check_tex(r"\operatorname{Var}[z] = v, \quad z \sim \mathcal{N}(m, v)",
              m=0.7, v=2.1, z=normal("m", "v"))


def test_limits_start_somewhere():
    assert (tending_to_zero(0.2).start, tending_to_zero().factor) == (0.2, 0.5)
    assert tending_to_infinity(8).factor == 2.0
