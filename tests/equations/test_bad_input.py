"""A bad formula or declaration gets a clear error with its place."""

import numpy as np
import pytest

from mlp_lit.equations import (
    CircularDefinition,
    DeclarationError,
    EquationError,
    EquationFails,
    EvaluationError,
    KindError,
    TexSyntaxError,
    array,
    check_tex,
    computed,
    define,
    dimension,
    distribution,
    entries,
    family,
    function,
    functions,
    index,
    normal,
    positive,
    row,
    scalar_of,
    value,
)

VECTORS = dict(x=(3,), y=(3,), A=(3, 3), B=(3, 4), s=(), t=(), n=3,
               i=range(1, 4), j=range(1, 4), f=function(np.sin))

SYNTAX = {
    r"x = \frac{1}{": (1, 13, "never closed"),
    r"x = }": (1, 5, "closes nothing"),
    r"x = \frac": (1, 5, "argument is missing"),
    "x = q": (1, 5, "not declared"),
    r"x = \foo": (1, 5, "not declared"),
    "A^T = A": (1, 3, r"\^\\top"),
    r"s = \log s t": (1, 5, "parentheses"),
    r"s = \log s \cdot t": (1, 5, "parentheses"),
    r"s = 1 / s t": (1, 7, "under the slash"),
    r"s = \frac{d}{ds} s t": (1, 11, "parentheses"),
    "s = s +": (1, 8, "stops too early"),
    "s = ": (1, 5, "stops too early"),
    "s = (s": (1, 7, "closing parenthesis"),
    r"s = \begin{array} s \end{array}": (1, 5, "array"),
    r"s = \begin{cases} s": (1, 5, "never closed"),
    r"s = s \end{cases}": (1, 7, "not opened"),
    "s & = s": (1, 3, "aligned block"),
    r"s = \left. s \right|": (1, 5, "invisible"),
    r"s = \left": (1, 5, "delimiter must follow"),
    "s = s \\\n = q": (2, 4, "not declared"),
    r"s = \text s \label{eq-x}": (1, 13, "label"),
    r"s = \operatorname s s": (1, 5, "not declared"),
    r"s = \operatorname{a$b}": (1, 5, "only words"),
    r"s = \text": (1, 5, "braces must follow"),
    r"s = \partial s": (1, 5, r"frac"),
    r"\lim s = s": (1, 1, "limits are not read"),
    r"s^^2 = s": (1, 2, "argument is missing"),
    "": (1, 1, "no formula"),
}


@pytest.mark.parametrize("tex", SYNTAX)
def test_syntax_errors_have_a_place(tex):
    line, column, words = SYNTAX[tex]
    with pytest.raises(TexSyntaxError, match=words) as caught:
        check_tex(tex, **VECTORS)
    assert (caught.value.line, caught.value.column) == (line, column)


NO_VALUE = {
    "x": "without a relation",
    r"x = x, \quad y": "without a relation",
    r"x = x \quad \text{perhaps} s = s": "words 'perhaps'",
    r"x = x \quad \text{if}": "nothing follows",
    r"s = s \quad \text{for all } 2": "no condition",
    "x = A": "do not fit",
    "x = x^\\top": "do not fit",
    "A B A = A": "does not fit",
    "s = s^\\top": "no transpose",
    "x + s = x": "do not fit",
    "x x = x": "does not fit",
    r"A = A x \odot x": "two readings",
    "x_4 = s": "outside",
    "x_i_j = s": "takes",
    "x_{ij} = s": "takes 1 indices",
    "A_i = s": "takes 2 indices",
    "x_{n+1} = s": "outside",
    "x_s = s": "integer",
    "x_x = s": "single number",
    "f = s": "argument",
    "f_2(s) = s": "takes 0 indices",
    "f^2(s) = s": "not read",
    r"f(s) = f(s,t)": "takes 1 argument",
    "B^{-1} = B": "no inverse|no such power",
    "B^2 = B": "no such power",
    "A^{s} = A": "no such power",
    r"\sqrt{x} = x": "scalar",
    r"|x| = s": "scalar",
    r"\frac{x}{x} = s": "scalar",
    r"\operatorname{tr} B = s": "square",
    r"\operatorname{diag}(s) = s": "diag",
    r"\operatorname{E}[s] = s": "random variable",
    r"\binom{n}{s} = s": "integer",
    r"\binom{-1}{2} = s": "binomials",
    r"s! = s": "factorials",
    r"x! = x": "factorial",
    r"s' = s": "function",
    r"s^* = s": "star",
    r"\delta_i = s": "two indices",
    r"I_{ij} = A": "one size",
    r"\sum_k x_k = s": "not declared",
    r"\sum_{s} s = s": "below a sum|range",
    r"\sum^{n}_{i} x_i = s": "range of a sum",
    r"\sum_{i=1}^{10^9} s = s": "too many",
    r"\max_{i>5} x_i = s": "nothing",
    r"\max s = s": "cannot stand",
    r"\max(A) = s": "needs a vector",
    r"\operatorname{arg\,max}(s, t) = s": "index below",
    r"\operatorname{arg\,max}_{i<j} x_i x_j = s": "one index",
    r"\frac{\partial s}{\partial 2} = s": "by a symbol",
    r"\frac{\partial^2 s}{\partial t} = s": "order 2",
    r"\frac{\partial^3 s}{\partial t^3} = s": "up to the second",
    r"\frac{\partial x_5}{\partial t} = s": "outside",
    r"\frac{\partial x_{ij}}{\partial t} = s": "indices",
    r"\nabla s = x": "by what",
    r"\nabla^3_x s = x": "first and second",
    r"\nabla_x x = A": "scalar",
    r"J_f(s, t) = s": "one argument",
    r"f''''''(s) = s": "fourth",
    r"f'(s, t) = s": "one argument",
    r"\int_0^1 A\,\mathrm{d}t = s": "scalar",
    r"\int_{-1}^{1} [u > 0.1234] \, du = 1": "settle",
    r"\begin{cases} s & s > 9 \end{cases} = s": "no row",
    r"\begin{cases} s \end{cases} = s": "needs a condition",
    r"\begin{cases} s & \text{perhaps } s > 0 \end{cases} = s": "perhaps",
    r"\begin{cases} s & x > 0 \end{cases} = s": "about scalars",
    r"\begin{cases} s & s > -9 \\ t & t > -9 \end{cases} = s": "differ",
    r"\begin{pmatrix} x & A \end{pmatrix} = \begin{pmatrix} x \\ s"
    r"\end{pmatrix}": "fit",
    r"s = s \quad \text{for all } s > 100": "in no draw",
    r"\|A\|_3 = s": "norms",
    r"\|A\|_1 = s": "vectors only",
    r"\mathbb{R} = s": "after",
    r"s \in \mathbb{R}^{3 \times n s}": "parentheses",
    r"s \in s": "after",
    r"x \in \mathbb{R}": "no element",
    r"\mathcal{N}(0, 1) = s": "after",
    r"s \sim \mathcal{N}(0, 1)": "declared as",
    r"x_i \sim \mathcal{N}(0, 1)": "without indices",
    r"s \approx s": "approximately",
    r"s \sim t": "tending",
    r"s = t + O(s)": "tending",
    r"(s, t) = s": "list",
    r"[s, t] = s": "list",
    r"(s = t) = s": "not a value",
    r"x_1 + \cdots - x_n = s": "signs",
    r"x_1 + \cdots + y_n = s": "must differ|do not match",
    r"x_1 + \cdots + x_1 = s": "must differ",
    r"s = \cdots": "neighbour",
    r"\cdots x_1 = s": "neighbour",
    r"x_n + \cdots + x_1 + x_2 = s": "False|hold|backwards",
    r"\log_2(x, y) = s": "one argument",
    r"\sin^{-1} s = s": "not read",
    r"\operatorname{Cov}(s) = s": "random",
    r"e^x = s": "scalar",
    r"x \times y = x": "numbers only",
    r"\lfloor x \rfloor = s": "scalar",
    r"s = \frac{1}{0}": "finite",
    r"\operatorname{vec}(x) = x": "matrix",
    r"i = 1, \dots, n": "no relation",
    r"x = x, \quad s": "without a relation",
    r"s = t \iff s = t, \quad x": "without a relation",
    r"\mathbf{1}^\top \mathbf{1} = s": "does not fit",
}


@pytest.mark.parametrize("tex", NO_VALUE)
def test_what_has_no_value_is_refused(tex):
    with pytest.raises(EquationError, match=NO_VALUE[tex]):
        check_tex(tex, **VECTORS)


FALSE = {
    r"s < s": "hold", r"s \ne s": "equal", r"s \in [100, 101]": "element",
    r"A \in \mathbb{R}^{3}": "shape", r"s \le s": "all draws",
    r"|s| \le |s| + 1": "no draw is tight",
    r"s > 0 \implies t > 0": "one side holds",
    r"s \in \{1, 2\}": "element", r"\|x\| \in \mathbb{N}": "element",
}


@pytest.mark.parametrize("tex", FALSE)
def test_what_is_false_fails(tex):
    with pytest.raises(EquationFails, match=FALSE[tex]):
        check_tex(tex, **VECTORS)


def test_a_failure_says_where_and_what():
    with pytest.raises(EquationFails) as caught:
        check_tex("A_{ij} = A_{ji}, A = A^\\top", **VECTORS)
    text = str(caught.value)
    assert "relation: A_{i, j} = A_{j, i}" in text
    assert "draw 1" in text and "i = 1" in text
    with pytest.raises(EquationFails) as caught:
        check_tex("A = A^\\top", **VECTORS)
    assert len(caught.value.where) == 2
    assert caught.value.left.shape == (3, 3)


BAD_DECLARATIONS = [
    dict(x="W"), dict(x=np.sin), dict(x=(0, 2)), dict(x=(2, "a")),
    dict(x=True), dict(x=object()), dict(symbols={"": 1.0}, x=1.0),
    dict(symbols={"{": 1.0}, x=1.0), dict(symbols={"2": 1.0}, x=1.0),
    dict(symbols={"x": 1.0}, x=1.0), dict(x=1.0, draws=0),
    dict(x=1.0, where=["x"]), dict(x=1.0, where=["2 = x"]),
    dict(x=1.0, where=["z > 1"]), dict(x=1.0, where=[r"y^2 = x"]),
    dict(x=1.0, where=["f(2) = x"]),
    dict(x=range(3, 3)), dict(x=index("m", 3)),
    dict(x=array((2,), draw=lambda rng, shape: np.ones(3))),
    dict(x=family({1: index(1, 2)})), dict(x=normal(0, -1.0)),
]


@pytest.mark.parametrize("given", BAD_DECLARATIONS)
def test_bad_declarations(given):
    with pytest.raises(EquationError):
        check_tex("x + 0 = x", **given)


def test_helpers_refuse_nonsense():
    for attempt in (lambda: dimension(2.5), lambda: value(1, kind="tensor"),
                    lambda: array((2,), low=1), lambda: function(3),
                    lambda: scalar_of(), lambda: family(place="below"),
                    lambda: distribution((1, 2), (0.5,)),
                    lambda: entries("2"), lambda: row(3, kind="row")):
        with pytest.raises((DeclarationError, TypeError)):
            attempt()


def test_circular_definitions_are_found():
    with pytest.raises(CircularDefinition, match="u → v → u"):
        check_tex("u = v", where=["u = v + 1", "v = u - 1"])
    with pytest.raises(CircularDefinition, match="end"):
        check_tex("u_1 = 1", where=["u_k = u_{k+1} + 1"], k=range(1, 999),
                  u=family(place="subscript"))
    with pytest.raises(EvaluationError, match="without end"):
        check_tex("g(2) = 1", where=["g(x) = g(x) + 1"])


def test_members_of_families():
    layers = dict(W=family({1: (2, 2)}), draws=1)
    for tex, words in ((r"W^{(2)} = W^{(1)}", "not a member"),
                       ("W = W^{(1)}", "say which member")):
        with pytest.raises(EvaluationError, match=words):
            check_tex(tex, **layers)


def test_entries_need_indices():
    with pytest.raises(EvaluationError, match="needs indices"):
        check_tex("w = 1", w=entries("W"), W=(2, 2))


def test_a_product_that_looks_like_a_call():
    with pytest.raises(EvaluationError, match="not a function"):
        check_tex(r"L(\theta) = 2", theta=(3,), L=scalar_of("theta"))


def test_python_code_is_guarded():
    with pytest.raises(EvaluationError, match="numbers are wanted"):
        check_tex("y = x", x=(2,), y=computed(lambda x: "no", "x"))
    with pytest.raises(KindError, match="axes"):
        check_tex("y = x", x=(2,), y=computed(
            lambda x: np.ones((2, 2, 2)), "x"))
    with pytest.raises(KindError, match="entry by entry"):
        check_tex("f(x) = x", x=(2,), f=function(lambda x: x.sum()))
    with pytest.raises(KindError, match="a row is passed"):
        check_tex("f(x) = x", x=row(2), f=function(
            lambda x: x, elementwise=False))
    with pytest.raises(EvaluationError, match="ZeroDivisionError"):
        check_tex("y = 1", y=computed(lambda: 1 / 0))


def test_functions_of_a_family():
    given = dict(f=functions({1: function(np.sin)}), s=())
    assert check_tex(r"f_1(s) = \sin s", **given).relations == 1
    with pytest.raises(EvaluationError, match="no such member"):
        check_tex(r"f_2(s) = \sin s", **given)


def test_definitions_need_a_new_symbol():
    with pytest.raises(DeclarationError, match="new symbol"):
        define("x = y", implements=lambda y: y, x=(), y=())
    with pytest.raises(DeclarationError, match="a function"):
        define("z = y", implements=3, y=())
    assert define("z = y", implements=computed(lambda y: y, "y"),
                  y=()).relations == 1
    with pytest.raises(EvaluationError, match="nothing is left"):
        check_tex("z = y", y=())


def test_too_many_outcomes():
    with pytest.raises(DeclarationError, match="too many"):
        check_tex(r"\operatorname{E}[x] = 1", x=entries("X"),
                  X=distribution((1, 2), (0.5, 0.5), (30,)))


def test_names_of_many_kinds():
    assert check_tex(
        r"\hat y + x_1 + \operatorname{loss} + w^* = \theta'",
        symbols={r"\hat y": 1.0, "w^*": 2.0, r"\theta'": 13.0},
        loss=value(4.0), x_1=6.0).relations == 1
    assert check_tex(r"\log u > -2", u=positive(), tight=None
                     ).remark == "the bound is not attained"


def test_misspelt_options_are_noticed():
    with pytest.raises(DeclarationError, match="did you mean draws"):
        check_tex("s = s + 0", s=(), darws=3)
    with pytest.raises(DeclarationError, match="neither an option nor"):
        check_tex("s = s + 0", s=(), loss=3.0)
    for given in (dict(kinks={"q": 0}), dict(tight={"q": 0.0})):
        with pytest.raises(DeclarationError, match="no symbol"):
            check_tex("s = s + 0", s=(), **given)


def test_a_definition_stands_once():
    with pytest.raises(DeclarationError, match="defined twice"):
        check_tex("u = 1", where=["u = 1", "u = 2"])


def test_implications_that_show_nothing():
    with pytest.raises(EquationFails, match="holds in no draw"):
        check_tex(r"s > 1 \implies s > 0", s=0.5)
    with pytest.raises(EquationFails, match="fails in no draw"):
        check_tex(r"s > 0 \iff s > -1", s=0.5)


def test_clauses_that_define_are_named():
    result = check_tex(r"s + m = 2 s, \quad m = s", s=())
    assert "defines m" in result.badge()


UNREADABLE = [r"\sum_{k} x_{k} = 1", "(1, 2) = s", "[s = t = s] + q = 1",
              r"\delta_{i j k} = 1", r"s = \dots", r"s = \text{} s s",
              r"[s \approx 1] = 1", r"\sqrt[{3} = s", r"W^{(s} = 1",
              r"\operatorname*{tr} A = s", r"k = s", r"s = \frac{d}{dA"]


@pytest.mark.parametrize("tex", UNREADABLE)
def test_never_holds(tex):
    with pytest.raises(EquationError):
        check_tex(tex, k=range(1, 4), **VECTORS)


def test_a_derivative_at_a_complex_number_is_refused():
    with pytest.raises(EvaluationError, match="at real numbers only"):
        check_tex("f'(s + i t) = f(s)", f=function(np.exp), s=(), t=(),
                  i=value(1j))
