"""Letters are typed by their declarations, all else by the tables."""

import pytest

from mlp_lit.equations import check_tex, prepare
from mlp_lit.equations.reading.lexer import tokenize
from mlp_lit.equations.reading.names import Names
from mlp_lit.equations.reading.scan import scan
from tests.equations.given import has_no_reading, holds, is_refused

NAMES = Names({("x",): "NAME", ("x", "_", "{", "2", "}"): "NAME",
               ("f",): "FUNCTION"}, {"log"}, {r"\sigma"})
TYPES = {
    "x": "NAME", "x_2": "NAME", "x_3": "NAME _SUB _LB NUMBER _RB",
    "f(x)": "FUNCTION _LPAR NAME _RPAR", "f'": "FUNCTION PRIME",
    r"\log x": "ELEMENTARY NAME", r"\operatorname{log}": "ELEMENTARY",
    r"\sigma(x)": "FUNCTION _LPAR NAME _RPAR",
    r"|x| |x|": "_LBAR NAME _RBAR _LBAR NAME _RBAR",
    r"x^{|x|}": "NAME _SUP _LB _LBAR NAME _RBAR _RB",
    r"\|x\|_F": "_LNORM NAME _RNORM _SUB _LB FROBENIUS _RB",
    r"\|x\|_{\text F}": "_LNORM NAME _RNORM _SUB _LB FROBENIUS _RB",
    r"\text{F}": "WORDS", r"\mathbf 1": "ONES",
    r"\mathbf 1[x = 2]": "INDICATOR _LSQ NAME REL NUMBER _RSQ",
    r"\mathbb 1_{x > 0}": "INDICATOR _SUB _LB NAME REL NUMBER _RB",
    "x := 2": "NAME REL NUMBER", r"\arg\max": "EXTREMUM",
    r"\int x \, dx": "_INTEGRAL NAME D NAME", r"\mathbb{E}": "EXPECTED",
    r"\delta_{ij}": None, "I_2": "IDENTITY _SUB _LB NUMBER _RB",
    "O(x)": "BIGO _LPAR NAME _RPAR", "e": "CONSTANT"}


@pytest.mark.parametrize("tex", [tex for tex in TYPES if TYPES[tex]])
def test_types(tex):
    found = tokenize(scan(tex), NAMES)
    assert " ".join(token.type for token in found) == TYPES[tex]


@pytest.mark.parametrize("tex", [
    "s := s + 0", r"s + t \equiv t + s", r"\lvert -s \rvert = \lvert s \rvert",
    r"\arg\max_i p_i = 3", r"\argmin_i p_i = 1", r"A^\intercal = A^\top",
    r"\sgn(-3) = -1", r"f^\prime(s) = f'(s)"])
def test_true(tex):
    holds(tex)


def test_bars_of_all_sizes():
    check_tex(r"|s||t| = \bigl|s t\bigr| = \left|s\right| \lvert t \rvert"
              r" = \left||s| |t|\right|, \quad \|x\| = \Bigl\|x\Bigr\| ="
              r" \left\Vert x \right\Vert", s=(), t=(), x=(2,),
              unreached="||s| |t||")


def test_indicators():
    check_tex(r"\mathbb{1}[s > 0] = [s > 0] = \mathbf{1}\{s > 0\}, \quad"
              r" \sum_{k=1}^{3} \mathbf{1}\{y = k, y > 0\} = 1", s=(), y=2)


NO_READING = {
    "x = q": (5, "not declared"), r"x = \foo": (5, "not declared"),
    "A^H = A": (3, "real matrices"),
    r"s = \operatorname s s": (5, "not declared"),
    r"s = \begin{array} s \end{array}": (5, "array"),
    r"s = \begin{cases} s": (5, "never closed"),
    r"s = s \end{cases}": (7, "not opened"),
    "s & = s": (3, "aligned block"), r"\lim s = s": (1, "limits are not read"),
}


@pytest.mark.parametrize("tex", NO_READING)
def test_errors_have_a_place(tex):
    has_no_reading(tex, *NO_READING[tex])


def test_errors_have_a_line():
    has_no_reading("s = s \\\n = q", 4, "not declared", line=2)


@pytest.mark.parametrize("tex, words", [
    (r"s \mid t = s", "inside E, Var, Cov or P"), (r"s \to t", "arrows"),
    (r"\underbrace{s} = s", "needs its label"), (r"s = \pm t", "one sign"),
    (r"\textbf{s} + s = 2 s", "not declared"), ("q = A q", None),
    (r"\operatorname*{tr} A = s", None)])
def test_refused(tex, words):
    is_refused(tex, words)


def test_what_is_declared_wins():
    tree = prepare("e = 2 I_2", e=(), symbols={"I_2": 3.0}).tree
    assert tree[1][1] == ("name", ("e",))
    assert ("name", ("I", "_", "{", "2", "}")) in tree[1][3][2]
