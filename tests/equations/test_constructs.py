"""Every construct of the grammar, each in its smallest equation."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    check_tex,
    computed,
    define,
    distribution,
    entries,
    family,
    function,
    functions,
    identity,
    one_hot,
    prepare,
    row,
    scalar_of,
    tending_to_zero,
    value,
)
from mlp_lit.equations.meaning.known import relu
from mlp_lit.equations.reading.printing import to_tex

GIVEN = dict(
    x=(3,), y=(3,), A=(3, 3), B=(3, 3), C=(3, 4), s=(), t=(), n=3, c=2,
    i=range(1, 4), j=range(1, 4), l=range(1, 3), f=function(np.tanh),
    g=function(np.sin), p=value([0.2, 0.3, 0.5]), k=family(
        {1: 3, 2: 1, 3: 2}, place="subscript"), d=family(
        {0: 3, 1: 4}, place="subscript"), r=row(3), I=identity(3),
    W=family({1: (3, 3), 2: (3, 3)}), w=entries("W"))

TRUE = [
    "s := s + 0", "s + t \\equiv t + s", r"x_{k_1} = x_3", r"x_c = x_2",
    r"x_{c + 1} = x_3", r"x_{1 \cdot 2} = x_2", r"A_{(c)1} = A_{21}",
    r"A_{c, 1}^2 = A_{21} A_{21}", r"\|A\|_{\text{F}} = \|A\|_F = \|A\|",
    r"\|A\|_{\mathrm{F}}^2 = \operatorname{tr} (A^\top A)",
    r"\arg\max_i p_i = 3", r"\argmin_i p_i = 1", r"\sqrt[3]{8} = 2",
    r"(A^2)^\top = A^\top A^\top", r"(A B)^{-\top} = (B^{-1} A^{-1})^\top",
    r"W^{(1)\top} = (W^{(1)})^\top", r"{W^{(1)}}_{12} = w^{(1)}_{12}",
    r"C \in \mathbb{R}^{d_0 \times d_1}", r"s (t) = t s", r"[s] = s",
    r"2 (s + t) - (s - t) = s + 3 t", r"-(s + t) = -s - t",
    r"s - (s - t) = t", r"\frac{s + t}{2}^2 = \left(\frac{s+t}{2}\right)^2",
    r"\max(x, y) = \tfrac12 \left(x + y + (x - y) \odot (2 [x > y] - 1)"
    r"\right)", r"[x > y] + [x \le y] = [0 = 0] \mathbf{1}",
    r"[s \in (-99, 99)] = 1", r"[s \ne s + 1] = 1",
    r"\frac{\partial (s x)}{\partial s} = x",
    r"\frac{\partial}{\partial s} (s A) = A",
    r"\frac{\partial r}{\partial r} = I",
    r"\frac{\partial w^{(1)}_{12}}{\partial w^{(1)}_{12}} = 1",
    r"\frac{\partial w^{(1)}_{12}}{\partial w^{(1)}_{21}} = 0",
    r"\frac{\mathrm{d} s^2}{\mathrm{d} s} = 2 s",
    r"\frac{\partial^2 s^3}{\partial s^2} = 6 s",
    r"\frac{\partial^2 (s^2 t)}{\partial s \partial t} = 2 s",
    r"\nabla_x (x^\top A x) = (A + A^\top) x", r"\log e^s = s",
    r"\nabla_x^2 (x^\top x) = 2 I",
    r"\ln 1 = 0", r"\exp(0) = 1", r"e^{i} e^{j} = e^{i + j}",
    r"\sinh s = \frac{e^s - e^{-s}}{2}", r"\cosh^2 s - \sinh^2 s = 1",
    r"\tan s \cos s = \sin s",
    r"\arctan(\tan \frac{\pi}{5}) = \frac{\pi}{5}", r"\operatorname{erf}"
    r"\left(\frac{s}{\sqrt{2}}\right) = 2 \Phi(s) - 1", r"\sgn(-3) = -1",
    r"\operatorname{relu}(s) = \max(s, 0)", r"\sin s \cos s = \tfrac12"
    r" \sin(2 s)", r"f(x)_2 = f(x_2)", r"f(g(s)) = (f \circ g)(s)",
    r"\sum_{i=1}^{n} \delta_{ij} x_i = x_j", r"A I_{:,2} = A_{:,2}",
    r"A_{2,:} x = (A x)_2",
    r"\int_0^{\pi} \sin u \, du = 2", r"\int^1_0 u \, \mathrm{d}u = \frac12",
    r"\int_{-\infty}^{\infty} e^{-u^2} \, du = \sqrt{\pi}",
    r"\int_1^0 2 u \, du = -1", r"\int_0^1 3 \, du = 3",
    r"\max_{u \in [0, 2]} u (1 - u) = \frac14",
    r"\operatorname{arg\,min}_{u \in [0, 2]} (u - 1)^2 = 1",
    r"\min_{u \in [0, 2]} (u - 1)^2 = 0 \cdot s",
    r"\begin{bmatrix} s & t \end{bmatrix} \begin{bmatrix} t \\ -s"
    r" \end{bmatrix} = s t - t s + 0",
    r"\begin{cases} s & \text{if } s > 0, \\ -s & \text{if } s \le 0."
    r" \end{cases} = |s|", r"s = t + (s - t), \qquad \begin{aligned} t &= t"
    r" + 0 \end{aligned}", r"1.5 + 0.5 = 2",
    "s = s \\\n+ 0", "s = % a comment\n s + 0", r"x \odot y \odot x = y"
    r" \odot x \odot x", r"s = s \quad \text{and}"
    r" \quad t = t", r"s > 0 \implies |s| = s", r"f^\prime(s) = f'(s)",
    r"W^{(2)} W^{(1)} = \prod_{l=1}^{2} W^{(3-l)}", r"A^\intercal = A^\top",
    r"\left\{ s + t \right\} = s + t", "3! = 6",
    r"\lvert -s \rvert = \lvert s \rvert",
    r"(A x) \cdot y = x^\top A^\top y", r"A \cdot B = A B",
    r"x_i = x_i + 0 \quad \forall i",
]


@pytest.mark.parametrize("tex", TRUE)
def test_true(tex):
    assert check_tex(tex, **GIVEN).relations > 0


@pytest.mark.parametrize("tex", TRUE)
def test_what_is_printed_reads_the_same(tex):
    claim = prepare(tex, **GIVEN)
    shown = to_tex(claim.tree)
    assert prepare(shown, **GIVEN).tree == claim.tree


REFUSED = {
    r"[x = y, x = s] = 1": None, r"[s \sim t] = 1": None, r"\otimes s": None,
    r"[x > A] = 1": "comparison", r"\frac{s}{t} / s t = 1": "slash",
    r"x_1 \cdots x_{n+1} y_1 = s": None, r"1 + 1^2 + \cdots + 3^4 = 3":
    "more than one", r"\max_{2 \in [0, 1]} s = s": "binds a symbol",
    r"\max_{u \in [0, 1]} s = s": "depend on", r"s ~ t": "relation",
    r"\frac{\partial A_{:,1}}{\partial s} = x": "slice",
    r"s \mid t = s": "conditions inside", r"\sqrt[3{8} = 2": None,
    r"f^{(1)}(s) = s": "indices|member", r"(f \circ g) = s": "relation",
    r"f \circ g = s": "argument", r"s \in \mathbb{R}^\top": None,
    r"C^{-\top} = C": "no inverse", r"A = f(A, A)": "takes 1",
    r"\int_0^A s \, du = s": "single number", r"s \to t": "arrows",
    r"i = 1, \dots, n, \quad x_j = 1 \text{ for } i \in 1, \dots, n": None,
    r"\begin{cases} s & \text{otherwise } s > 1 \end{cases} = s": "alone",
    r"\underbrace{s} = s": "words", r"s = \pm t": "one sign",
    r"\sin^\top s = s": None, r"x \cdot r = s": "fit",
}


@pytest.mark.parametrize("tex", REFUSED)
def test_refused(tex):
    with pytest.raises(EquationError, match=REFUSED[tex]):
        check_tex(tex, **GIVEN)


def test_full_stops_inside_blocks():
    assert check_tex(r"\begin{aligned} s &= s + 0. \end{aligned}.",
                     s=()).relations == 1


def test_layered_and_printed_functions():
    check_tex(r"a^{(2)}(s) = 2 a^{(1)}(s)", s=(), l=range(1, 3),
              where=[r"a^{(l)}(v) = l v"], a=functions(place="superscript"))
    with pytest.raises(EquationError, match="no such member"):
        check_tex(r"a^{(3)}(s) = s", s=(), l=range(1, 3),
                  where=[r"a^{(l)}(v) = l v"],
                  a=functions(place="superscript"))
    with pytest.raises(EquationError, match="scalars"):
        check_tex("h(x, x) = x", x=(2,), h=function(lambda a, b: a + b))
    assert check_tex("h(s, t) = s + t", s=(), t=(),
                     h=function(lambda a, b: a + b)).relations == 1


def test_kinks_of_a_layer():
    check_tex(r"\frac{\partial L}{\partial Z^{(l)}} ="
              r" \frac{\partial L}{\partial A^{(l)}} \odot [Z^{(l)} > 0]",
              where=[r"Z^{(l)} = A^{(l-1)} W^{(l)}", r"A^{(0)} = X",
                     r"A^{(l)} = a(Z^{(l)})", r"H = A^{(2)}"],
              W=family({1: (3, 4), 2: (4, 2)}), X=(2, 3), a=function(relu),
              L=scalar_of("H"), l=range(1, 3), kinks={"Z": 0}, draws=3)
    with pytest.raises(EquationError, match="keeps away"):
        check_tex("z = z + 0", z=0.0, kinks={"z": 0})


def test_derivatives_of_members():
    given = dict(
        where=[r"h_l = W_l h_{l-1}", r"h_0 = x"], x=(3,), l=range(1, 3),
        W=family({1: (3, 3), 2: (3, 3)}, place="subscript"),
        h=family(place="subscript"), w=entries("W"), i=range(1, 4),
        j=range(1, 4))
    check_tex(r"\frac{\partial h_{2 i}}{\partial x_j} = (W_2 W_1)_{ij},"
              r" \quad \frac{\partial h_2}{\partial h_1} = W_2", **given)
    check_tex(r"\frac{\partial z^{(2)}_i}{\partial x_j} ="
              r" (W^{(2)} W^{(1)})_{ij}", x=(3,), z=entries("Z"),
              where=[r"Z^{(l)} = W^{(l)} Z^{(l-1)}", r"Z^{(0)} = x"],
              W=family({1: (3, 3), 2: (3, 3)}), l=range(1, 3),
              i=range(1, 4), j=range(1, 4))


def test_order_in_a_definition():
    check_tex(r"D = f'(x) + O(h^2)", f=function(np.exp), x=0.3, draws=1,
              where=[r"D = \frac{f(x + h) - f(x - h)}{2 h}"],
              h=tending_to_zero())
    check_tex(r"D - 1 - x = O(h)", x=0.3, where=[r"D = 1 + x + h"], draws=1,
              h=tending_to_zero())


def test_definitions_that_are_only_evaluated():
    result = define(r"f(x) = x^2, \quad y = f(2) = 4")
    assert result.relations == 2
    assert define("F = f \\circ f", f=function(np.tanh)).relations == 0
    assert define(r"g(u) = u^2", implements=function(lambda x: x * x)
                  ).relations == 1
    assert define(r"q_i = x_i^2", implements=lambda x: x * x, x=(3,),
                  i=range(1, 4)).relations == 1


def test_guards_look_into_definitions():
    with pytest.raises(EquationError, match="not a function"):
        check_tex(r"Q(w) = 2", where=["Q = w^2"], w=())
    assert check_tex(r"s (t) = s t", s=(), t=()).relations == 1


def test_tolerance_can_be_given():
    assert check_tex("s = t", s=1.0, t=1.001, tolerance=0.01).draws == 12


def test_definitions_that_cannot_be():
    for where, tex in ((["q_1 = s"], "q = s"), (["f(s) = s"], "f = s"),
                       (["q_{ijk} = s"], "q = s")):
        with pytest.raises(EquationError):
            check_tex(tex, where=where, s=(), i=range(1, 3), j=range(1, 3),
                      k=range(1, 3))


def test_chance_refuses_what_it_cannot():
    given = dict(X=distribution((0.2, 1.1), (0.5, 0.5), (2, 2)))
    for tex in (r"\operatorname{E}[X \otimes X] = 1",
                r"\operatorname{E}[\|X\|_2] = 1", r"X_{X_{11}} = 1",
                r"\operatorname{E}[\operatorname{vec}(X)] = 1"):
        with pytest.raises(EquationError):
            check_tex(tex, **given)
    check_tex(r"\operatorname{E}[X]_{11} = \operatorname{E}[X_{22}]",
              **given)


def test_integers_and_booleans_from_python():
    check_tex("y = [x > 0]", x=(3,), y=computed(lambda x: x > 0, "x"))
    check_tex("Y_{1,:} Y_{1,:}^\\top = 1", Y=one_hot(3, 2))
    assert "matrix" in repr(prepare("A = A", A=(2, 2)).scope(0).lookup(
        ("A",)))


def test_words_in_an_index_belong_to_the_name():
    # c with words below it is declared; no c is defined by the display.
    result = check_tex(r"c_{\text{all}} = 2 n", n=3,
                       symbols={r"c_{\text{all}}": 6.0})
    assert result.remark == ""
