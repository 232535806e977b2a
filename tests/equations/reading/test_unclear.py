"""What has two readings has none."""

import pytest

from mlp_lit.equations import TexSyntaxError, check_tex, scalar_of
from tests.equations.given import has_no_reading, is_refused

NO_READING = {
    r"s = \log s t": (5, "parentheses"),
    r"s = \log s \cdot t": (5, "parentheses"),
    r"s = 1 / s t": (7, "under the slash"),
    r"s = \frac{d}{ds} s t": (11, "parentheses"),
}


@pytest.mark.parametrize("tex", NO_READING)
def test_two_readings_are_none(tex):
    has_no_reading(tex, *NO_READING[tex])


def test_more_that_is_unclear():
    is_refused(r"\frac{s}{t} / s t = 1", "slash")
    is_refused(r"\sin^2 s t = 1", "where the argument ends")


def test_a_derivative_at_a_place_is_no_product():
    with pytest.raises(TexSyntaxError, match="looks like a product"):
        check_tex(r"\frac{\partial L}{\partial s}(s) = s", s=(),
                  L=scalar_of("s"))
