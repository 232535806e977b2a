"""Names of many kinds, spelled in Python and in TeX."""

import pytest

from mlp_lit.equations import DeclarationError, check_tex, positive, value
from mlp_lit.equations.reading.spelling import canonical, readable, spelled


@pytest.mark.parametrize("python, tex", [
    ("theta", r"\theta"), ("x", "x"), ("x_1", "x_{1}"), ("x_in", "x_{in}"),
    ("loss", r"\operatorname{loss}"), ("sigma_w", r"\sigma_w")])
def test_python_names_are_those_of_tex(python, tex):
    assert spelled(python) == spelled(tex) == canonical(tex)


@pytest.mark.parametrize("name", ["", "{", "2", "1x", "+", "x_{"])
def test_what_is_no_name(name):
    with pytest.raises(DeclarationError, match="is not a name"):
        spelled(name)


def test_names_of_many_kinds():
    assert check_tex(
        r"\hat y + x_1 + \operatorname{loss} + w^* = \theta'",
        symbols={r"\hat y": 1.0, "w^*": 2.0, r"\theta'": 13.0},
        loss=value(4.0), x_1=6.0).relations == 1
    assert check_tex(r"\log(1 + u) > 0", u=positive(), tight=None
                     ).remark == "the bound is not attained"


def test_words_in_an_index_belong_to_the_name():
    # c with words below it is declared; no c is defined by the display.
    result = check_tex(r"c_{\text{all}} = 2 n", n=3,
                       symbols={r"c_{\text{all}}": 6.0})
    assert result.remark == ""


def test_names_are_readable():
    assert readable((r"\Omega",)) == "Ω"
    assert readable((r"\operatorname{loss}",)) == r"\operatorname{loss}"
    assert readable((r"\lambda", "_", "{", "1", "}")) == "λ_{1}"
