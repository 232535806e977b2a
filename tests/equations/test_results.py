"""What a result says; what is repeated is the same; small constructs."""

import json
import subprocess
import sys

import numpy as np
import pytest

import mlp_lit.equations as package
from mlp_lit.equations import (
    EquationFails,
    Result,
    check_tex,
    computed,
    dimension,
    entries,
    family,
    function,
    identity,
    index,
    one_hot,
    ones,
    prepare,
    smooth_function,
    tending_to_infinity,
    value,
)
from mlp_lit.equations.verdict.results import power_of_ten


def test_badge_and_json():
    result = check_tex(r"\frac{d}{ds} \sin s = \cos s", s=())
    badge = result._repr_html_()
    assert badge.startswith('<div class="mlp-badge">✓ holds as printed · '
                            "complex step and central difference · 12 draws"
                            " · largest error ")
    assert result._repr_markdown_() == str(result) == result.badge()
    assert json.loads(json.dumps(result.to_dict()))["uses"] == ["s"]


def test_powers_of_ten():
    assert power_of_ten(3.2e-14) == "3·10⁻¹⁴"
    assert power_of_ten(0) == "0"


def test_vacuous_passes_are_flagged():
    dead = dict(Z=np.full((2, 2), -1.0), A=computed(
        lambda Z: np.maximum(Z, 0) if not np.iscomplexobj(Z)
        else Z * (Z.real > 0), "Z"))
    result = check_tex("A = 2 A", **dead)
    assert result.vacuous and "shows nothing" in result.badge()
    assert check_tex("s = s", s=()).vacuous
    assert not check_tex("s - s = 0", s=()).vacuous


def test_the_same_label_gives_the_same_draws():
    def left():
        with pytest.raises(EquationFails) as caught:
            check_tex("s = t", s=(), t=())
        return caught.value.left
    assert left() == left()


def test_approximately():
    assert check_tex(r"\pi \approx 3.14", approximately=1e-3).relations == 1
    with pytest.raises(EquationFails):
        check_tex(r"\pi \approx 3.13", approximately=1e-3)


def test_zero_by_cancellation():
    check_tex(r"\mathbf{1}^\top (P - Y) = 0",
              where=["P = Y"], Y=one_hot(4, 3))
    check_tex(r"x - 3 x + 2 x = 0, \quad \sum_{i=1}^3 (x_i - m) = 0",
              where=[r"m = \frac13 \sum_{i=1}^{3} x_i"], x=(3,))
    with pytest.raises(EquationFails):
        check_tex(r"x - 3 x + 2.001 x = 0", x=(3,))


def test_flexible_ones():
    check_tex(r"A \mathbf{1} = \sum_{j} A_{:,j}, \quad \mathbf{1}^\top A"
              r" \mathbf{1} = \sum_{i,j} A_{ij}, \quad \mathbf{1} x^\top"
              r" + A = A + \mathbf{1} x^\top, \quad u_1 = 1", A=(2, 3),
              x=(3,), i=range(1, 3), j=range(1, 4), u=ones(2))


def test_sets_and_shapes():
    check_tex(r"n \in \{1, \dots, 5\}, \quad s \in [0, 1), \quad"
              r" t \in (0, 1], \quad n \in \mathbb{N}, \quad -n \in"
              r" \mathbb{Z}, \quad s \in \mathbb{R}, \quad Y \in"
              r" \{0, 1\}, \quad A \in \mathbb{R}^{2 \times (n-1)}",
              n=dimension(4), s=0.0, t=1.0, Y=one_hot(3, 2), A=(2, 3))


def test_conditions_and_ranges():
    check_tex(r"x_i x_j = p_{ij} \quad \text{for all } i \ne j",
              where=[r"p_{ij} = x_i x_j [i \ne j]"], x=(3,),
              i=range(1, 4), j=range(1, 4))
    check_tex(r"y_i = x_{i+1}, \quad \text{for } i = 1, \dots, n - 1",
              where=[r"y_i = x_{n} [i = n] + \sum_{j=1}^{n-1} [j = i]"
                     r" x_{j+1}"], x=(4,), n=4, i=index(1, "n"))
    check_tex(r"|s| = s \quad \text{if } s > 0", s=())
    check_tex(r"x_i = x_i + 0 \quad \text{for all } i, j, \quad"
              r" \text{and } s + 0 = s", x=(3,), s=(), i=range(1, 4),
              j=range(1, 4))
    check_tex(r"\text{Hence } s = s + 0 \text{ and } t = t + 0", s=(), t=())


def test_sums_of_many_kinds():
    check_tex(r"\sum_{1 \le i < j \le n} x_i x_j = \sum_{i<j} x_i x_j,"
              r"\quad \sum_{k \in \{1, 3\}} x_k = x_1 + x_3, \quad"
              r" \sum_{i = 1, \dots, n} x_i = \sum_{ij} x_i / n, \quad"
              r" \sum_{i=2}^{1} x_i = 0 \cdot n, \quad \prod_{i=2}^1 x_i"
              r" = n / n, \quad \sum^{n}_{i=1} x_i = \sum_{i} x_i", x=(3,),
              n=3, i=range(1, 4), j=range(1, 4))
    check_tex(r"\max(x_1, \dots, x_n) = \max_i x_i = \max(x), \quad"
              r" \min\{x_1, x_2\} = -\max(-x_1, -x_2), \quad"
              r" \operatorname{arg\,max}(x) = \operatorname{arg\,max}_i x_i",
              x=(4,), n=4, i=range(1, 5))
    check_tex(r"\sum_{j \ne i} x_j = \sum_j x_j - x_i", x=(4,),
              i=range(1, 5), j=range(1, 5))


def test_roots_floors_matrices():
    check_tex(r"\sqrt[3]{8} = 2, \quad \lfloor 2.5 \rfloor = 2, \quad"
              r" \lceil 2.5 \rceil = 3, \quad 5! = 120, \quad 2^{10} ="
              r" 1024, \quad \log_2 8 = 3, \quad 7 / 2 = 3.5, \quad"
              r" 4^{-1/2} = \frac12, \quad -2^2 = -4, \quad +3 = 3")
    check_tex(r"\operatorname{vec}(A)_3 = A_{12}, \quad"
              r" \operatorname{diag}(B)_i = B_{ii}, \quad"
              r" \operatorname{rank} I_n = n, \quad B^{+\top} ="
              r" (B^\top)^+, \quad x \cdot y = x^\top y, \quad"
              r" z \cdot z = z z^\top, \quad B^0 = I_n, \quad"
              r" {B}^{-2} B^2 = I_n, \quad A_{2,:} = e_2^\top A",
              A=(2, 3), B=(2, 2), n=2, i=range(1, 3), x=(3,), y=(3,),
              z=value([1.0, 2.0], kind="row"),
              e=family({2: value([0.0, 1.0])}, place="subscript"))


def test_bars_of_all_sizes():
    check_tex(r"|s||t| = \bigl|s t\bigr| = \left|s\right| \lvert t \rvert"
              r" = \left||s| |t|\right|, \quad \|x\| = \Bigl\|x\Bigr\| ="
              r" \left\Vert x \right\Vert", s=(), t=(), x=(2,))


def test_indicators():
    check_tex(r"\mathbb{1}[s > 0] = [s > 0] = \mathbf{1}\{s > 0\}, \quad"
              r" \sum_{k=1}^{3} \mathbf{1}\{y = k, y > 0\} = 1", s=(), y=2)


def test_aligned_rows_that_start_with_signs():
    check_tex(r"\begin{aligned} s &= 1 + t \\ &\quad - t + s \\ &\quad"
              r" - 1 \\ t &= t + 0 \end{aligned}", s=(), t=())
    check_tex("\\begin{aligned} s &= t \\\\ -s &= -t \\end{aligned}".replace(
        "-s &", "- s &"), s=1.0, t=1.0)


def test_ellipses():
    given = dict(W=family({1: (2, 3), 2: (3, 4), 3: (4, 2)},
                          place="subscript"), n=3, l=range(1, 4), s=())
    check_tex(r"W_1 \cdots W_n = W_1 W_2 W_3, \quad n! = 1 \cdot 2"
              r" \cdots n, \quad 1 + 3 + \dots + 7 = 16, \quad"
              r" W_n^\top \cdots W_1^\top = (W_1 \cdots W_n)^\top", **given)
    for false in (r"1 + 3 + \dots + 8 = 16", r"W_1 \cdots W_9 = W_1",
                  r"1 + 2 + \dots + 999 = 3", r"W_{l+1} \cdots W_n = W_1"):
        with pytest.raises(package.EquationError):
            check_tex(false, **given)


def test_growth():
    result = check_tex(r"n^2 + 3 n = O(n^2), \quad n^2 + n \sim n^2",
                       n=tending_to_infinity(), draws=1)
    assert result.method == ("quotient towards the limit and "
                             "slope of the error")
    for false in (r"n^2 + 3 n = O(n)", r"n^2 \sim 2 n^2",
                  r"n^2 = n^2 + O(n)", r"n \le O(n)",
                  r"n = O(n) + O(n^2)"):
        with pytest.raises(package.EquationError):
            check_tex(false, n=tending_to_infinity(), draws=1)


def test_printed_functions():
    check_tex(r"g(x, y) = g(y, x), \quad \frac{\partial g}{\partial x} = y",
              where=[r"g(x, y) = x y"], x=(), y=())
    check_tex(r"\phi(A) = A \odot A, \quad \phi'(A) = 2 A, \quad"
              r" \phi_2(3) = 6", where=[r"\phi(x) = x^2"], A=(2, 3),
              symbols={r"\phi_2": function(lambda x: 2 * x)})
    for false in (r"g(x) = x", r"h = x"):
        with pytest.raises(package.EquationError):
            check_tex(false, where=[r"g(x, y) = x y", r"h = g \circ g"],
                      x=(), y=())


def test_composition_of_three():
    check_tex(r"(f \circ g \circ f)(s) = f(g(f(s)))", s=(),
              f=smooth_function(), g=function(np.tanh))


def test_identity_declared():
    check_tex(r"A I = A, \quad w_{11} = A_{11}", A=(2, 3), I=identity(3),
              w=entries("A"))


def test_claims_can_be_verified_again():
    claim = prepare("s + t = t + s", s=(), t=())
    assert claim.verify() == claim.verify()
    assert isinstance(claim.verify(), Result)


def test_importing_the_book_does_not_load_lark():
    code = ("import sys, mlp_lit; assert 'lark' not in sys.modules; "
            "assert 'mlp_lit.equations' not in sys.modules")
    subprocess.run([sys.executable, "-c", code], check=True)


def test_lists_of_numbers_are_vectors():
    check_tex(r"x = (1, -10, s), \quad (y_1, \dots, y_3) = y, \quad"
              r" \frac{\partial \ell}{\partial p} = (0, -\frac{1}{p_2}, 0)",
              where=[r"\ell = -\log p_2"], x=np.array([1, -10, 3.0]), s=3.0,
              y=value([1.0, 2.0, 4.0], kind="row"), p=np.array([.2, .3, .5]))
    check_tex(r"x = (x_1, \ldots, x_3)^\top, \quad \mathbb{1}_{s > 0} ="
              r" 1 - \mathbf{1}_{s \le 0}", x=(3,), s=())
    for false in ("x^\\top = (1, 2, 3)^\\top", "x = (1, 2)",
                  "x = (1, 3, 2)", "s = (1, 2, 3)"):
        with pytest.raises(package.EquationError):
            check_tex(false, x=np.array([1, 2.0, 3]), s=1.0)


def test_entries_of_functions():
    check_tex(r"f_i(x) = f(x)_i, \quad \frac{\partial f_i(x)}{\partial x_j}"
              r" = [i = j] f_i(x), \quad g_2(x) = x_2^2, \quad"
              r" h_2(s) = 2 s", x=(3,), s=(), i=range(1, 4), j=range(1, 4),
              f=function(np.exp, elementwise=False), k=range(1, 4),
              where=[r"g(u) = u \odot u", r"h_k(v) = k v"],
              u=(3,), h=package.functions())


def test_definitions_of_several_clauses():
    given = dict(W=family({1: (2, 2), 2: (2, 2)}), x=(2,), l=range(1, 3))
    check_tex(r"h^{(2)} = \tanh(W^{(2)} \tanh(W^{(1)} x))", where=[
        r"h^{(l)} = \tanh(z^{(l)}), \quad z^{(l)} = W^{(l)} h^{(l-1)},"
        r" \quad l = 1, \dots, 2, \quad \text{where } h^{(0)} = x"],
        **given)


def test_a_symbol_has_one_meaning():
    with pytest.raises(package.DeclarationError, match="also defined"):
        check_tex("y = x", where=["y = 2 x"], x=(), y=())


def test_errors_in_definitions_name_the_definition():
    with pytest.raises(package.TexSyntaxError, match="in the definition"):
        check_tex("y = x", where=["y = q x"], x=())


def test_a_derivative_at_a_place_is_no_product():
    with pytest.raises(package.TexSyntaxError, match="looks like a product"):
        check_tex(r"\frac{\partial L}{\partial s}(s) = s", s=(),
                  L=package.scalar_of("s"))


def test_ones_with_a_length():
    check_tex(r"\mathbf{1}_N^\top \mathbf{1}_N = N, \quad A \mathbf{1}_3 ="
              r" A \mathbf{1}", N=5, A=(2, 3))
    with pytest.raises(package.EquationError, match="one length"):
        check_tex(r"\mathbf{1}_{N,2} = 1", N=5)


def test_mutants_of_definitions():
    from mlp_lit.equations.bending.mutate import survivors
    claim = package.prepare_definition(
        r"Z = X W + \mathbf{1} b^\top", X=(5, 3), W=(3, 4), b=(4,),
        implements=lambda X, W, b: X @ W + b)
    alive, total = survivors(claim)
    assert alive == [] and total > 15
