"""What cannot be read is refused with its place, in words of mathematics."""

import pytest

from mlp_lit.equations import EquationError, TexSyntaxError, check_tex
from tests.equations.given import GIVEN, has_no_reading, is_refused

NO_READING = {
    "s = s +": (8, "stops too early"), "s = ": (5, "stops too early"),
    "s = (s": (7, "closing parenthesis"), r"s = \partial s": (5, r"frac"),
    "": (1, "no formula"),
}


@pytest.mark.parametrize("tex", NO_READING)
def test_errors_have_a_place(tex):
    has_no_reading(tex, *NO_READING[tex])


REFUSED = {
    r"\otimes s": None, r"\max s = s": "cannot stand", "s ~ t": "relation",
    r"(f \circ g) = s": "relation", r"W^{(s} = 1": None,
    r"s = \frac{d}{dA": None, r"s = \cdots": "neighbour",
    r"\cdots x_1 = s": "neighbour", r"\sin^\top s = s": None,
}


@pytest.mark.parametrize("tex", REFUSED)
def test_refused(tex):
    is_refused(tex, REFUSED[tex])


@pytest.mark.parametrize("tex", [
    r"\sum_{k} x_{k} = 1", "(1, 2) = s", "[s = t = s] + q = 1",
    r"\delta_{i j k} = 1", r"s = \dots", r"s = \text{} s s",
    r"[s \approx 1] = 1", "k = s"])
def test_never_holds(tex):
    with pytest.raises(EquationError):
        check_tex(tex, **{**GIVEN, "k": range(1, 4)})


def test_what_is_nested_too_deeply():
    with pytest.raises(TexSyntaxError, match="nested too deeply") as caught:
        check_tex("s = " + "(" * 200 + "s" + ")" * 200, **GIVEN)
    assert (caught.value.line, caught.value.column) == (1, 1)
