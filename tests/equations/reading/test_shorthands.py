r"""What is written shorter: \partial_x f, df/dx, Var(x), braces, bars."""

import numpy as np
import pytest

from mlp_lit.equations import (
    EquationError,
    EquationFails,
    check_tex,
    distribution,
    function,
    prepare,
    scalar_of,
)
from mlp_lit.equations.reading.printing import to_tex

GIVEN = dict(A=(3, 3), B=(3, 3), x=(3,), y=(3,), s=(), u=(), b=(),
             L=scalar_of("x"), f=function(np.sin), i=range(1, 4),
             w=distribution((1, 2, -3), (0.25, 0.5, 0.25)),
             symbols={r"\mathrm{loss}": 2.0})


def tree_of(tex):
    """The tree of a formula, which prints as one that reads the same."""
    tree = prepare(tex, **GIVEN).tree
    assert prepare(to_tex(tree), **GIVEN).tree == tree
    return tree


ALIKE = [
    ("Tr(A B) = s", r"\operatorname{Tr}(A B) = s"),
    ("tr(A) = s", r"\operatorname{tr}(A) = s"),
    (r"\text{tr}(A) = s", r"\operatorname{tr}(A) = s"),
    (r"\mathrm{tr}(A) = \text{loss}", r"\operatorname{tr}(A) = \mathrm{loss}"),
    ("E[w] = s", r"\mathbb{E}[w] = s"),
    ("E_w[w] = s", r"\mathbb{E}_{w}[w] = s"),
    ("Var(w) = s", r"\operatorname{Var}(w) = s"),
    ("Cov[w, w] = s", r"\operatorname{Cov}[w, w] = s"),
    ("P(w > 0) = s", r"\operatorname{P}(w > 0) = s"),
    ("P(w > 0 | w < 2) = s", r"\operatorname{P}(w > 0 \mid w < 2) = s"),
    (r"\Pr(w > 0) = s", r"\operatorname{P}(w > 0) = s"),
    ("det(A) = s", r"\det(A) = s"),
    (r"\partial_x L = y", r"\frac{\partial}{\partial x} L = y"),
    (r"\partial_{x_i} L = y_i", r"\frac{\partial}{\partial x_i} L = y_i"),
    (r"\partial_s^2 s^3 = u",
     r"\frac{\partial^2}{\partial s^2} s^3 = u"),
    ("ds/du = b", r"\frac{ds}{du} = b"),
    (r"\partial L/\partial x_i = s",
     r"\frac{\partial L}{\partial x_i} = s"),
    ("d^2s/du^2 = b", r"\frac{d^2s}{du^2} = b"),
    (r"\mathrm{d}s/\mathrm{d}u = b", r"\frac{ds}{du} = b"),
    ("s := u", "s = u"), (r"s \coloneqq u", "s = u"),
    (r"s \triangleq u", "s = u"), (r"s \stackrel{def}{=} u", "s = u"),
    (r"s \overset{\mathrm{def}}{=} u", "s = u"),
    (r"s \overset{(a)}{\le} u", r"s \le u"),
    (r"\underset{i}{\max} x_i = s", r"\max_{i} x_i = s"),
    (r"\mathop{\mathrm{argmax}}_i x_i = s",
     r"\operatorname{argmax}_{i} x_i = s"),
    (r"\frac{d f(s)}{ds}\Big|_{s=b} = u",
     r"\left.\frac{d f(s)}{ds}\right|_{s=b} = u"),
    ("||x||_2 = s", r"\|x\|_2 = s"), ("| |x| | = s", r"\|x\| = s"),
    ("||x|| ||y|| = s", r"\|x\| \|y\| = s"),
    ("|s||u| = b", r"\lvert s \rvert \lvert u \rvert = b"),
    (r"|x^\top y| = ||x||||y||",
     r"\lvert x^\top y \rvert = \|x\| \|y\|"),
    (r"s = u \hspace{2em} b = u", r"s = u \quad b = u"),
    (r"s \hspace{1pt} u = b", r"s u = b"),
    (r"\nabla_x \frac12 \|x\|^2 = x", r"\nabla_x (\frac12 \|x\|^2) = x"),
]


@pytest.mark.parametrize("typed, plain", ALIKE)
def test_read_alike(typed, plain):
    if "(\\frac" in plain:
        assert check_tex(typed, **GIVEN).relations == check_tex(
            plain, **GIVEN).relations
    assert tree_of(typed) == tree_of(plain) or "(\\frac" in plain


@pytest.mark.parametrize("tex, words", [
    (r"s \stackrel{d}{=} u", "above a relation"),
    (r"w \overset{iid}{\sim} w", "above a relation"),
    (r"s \stackrel{?}{=} u", "above a relation"),
    (r"\partial_i L = x_i", "an index, and no variable"),
    ("s >= u", r"write \\ge"), ("[s <= u] = b", r"write \\le"),
    (r"\underset{x}{f} = s", "underset"),
    (r"\partial_{x y} L = s", "one symbol"),
    (r"s \frac{ds}{dt}\Big|_{s=b} u = b", "how far this bar"),
    (r"\left. s \right) = u", "invisible"),
    (r"\left( s \right. = u", "one side"),
    ("||s| + |u|| = b", "bars within bars"),
    ("P(A | B) = s", "stands a relation"),
    (r"\underbrace{s}_{\text{a} u} = s", "cannot stand"),
    (r"x^\top y = s \mid u", "inside E"),
    ("sin(q) = s", "not declared")])
def test_refused(tex, words):
    with pytest.raises(EquationError, match=words):
        check_tex(tex, **GIVEN)


def test_letters_that_are_declared_are_no_words():
    tree = prepare("E(s) = t", E=function(np.exp), s=(), t=()).tree
    assert tree[1][1][0] == "call"
    tree = prepare("tr(s) = t", t=(), r=(), s=()).tree
    assert tree[1][1][0] == "product"
    assert check_tex("E(s) = 2 s", where=["E(s) = s + s"], s=()).relations


def test_bars_inside_a_fraction_between_strokes():
    assert check_tex(r"||\frac{|s|}{t} x|| = \frac{|s|}{|t|} \|x\|", s=(),
                     t=(), x=(3,)).relations == 1


def test_a_slip_in_a_shorthand_is_noticed():
    with pytest.raises(EquationFails):
        check_tex("df/ds = f", s=(), where=[r"f = \sin s"])
    check_tex(r"df/ds = \cos s", s=(), where=[r"f = \sin s"])
