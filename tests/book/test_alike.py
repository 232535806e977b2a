r"""What MathJax sets alike is read alike, or both are refused."""

import pytest

from book_assets import copy_mathjax
from mlp_lit.equations import (
    EquationError,
    EquationFails,
    entries,
    family,
    function,
    positive,
    prepare,
    smooth_function,
    tending_to_zero,
)
from mlp_lit.equations.meaning.known import relu
from mlp_lit.equations.tree import plain

pytestmark = pytest.mark.browser

GIVEN = dict(
    s=positive(), t=positive(), x=(3,), y=(3,), A=(3, 3), B=(2, 3), n=5,
    i=range(1, 3),
    j=range(1, 3), W=family({1: (2, 2), 2: (2, 2)}), w=entries("W"),
    z=family({1: (2,), 2: (2,)}, place="subscript"), f=smooth_function(),
    h=tending_to_zero(), g=function(relu),
    symbols={"w^*": (3,), r"\theta'": (3,)})

#: For each rule of reading, spellings that are one print.
PAIRS = [
    # What stands on a base
    ("A_{ij}^{-1} = s", "A^{-1}_{ij} = s"), ("B_{ij}^2 = s", "B^2_{ij} = s"),
    (r"\|x\|_2^2 = s", r"\|x\|^2_2 = s"), ("x_1^2 = s", "x^2_1 = s"),
    (r"\sum_{i=1}^{n} i = s", r"\sum^{n}_{i=1} i = s"),
    (r"\int_0^1 t \, dt = s", r"\int^1_0 t \, dt = s"),
    (r"W^{(1)}_{12} = s", r"W_{12}^{(1)} = s"),
    (r"B^\top_{ij} = s", r"B_{ij}^\top = s"),
    ("w^*_1 = s", "w_1^* = s"), (r"\theta'_1 = s", r"\theta_1' = s"),
    ("f'(s) = t", r"f^\prime(s) = t"),
    (r"\nabla_x^2 s = A", r"\nabla^2_x s = A"),
    # Braces and spaces that nobody sees
    ("x^2 = s", "x^{2} = s"), ("s^n t = s", "s^{n}{t} = s"),
    ("s t = t", "s   t=t"), ("s t = t", r"s{}t = t"), ("s = t", "{s} = t"),
    (r"\frac12 s = t", r"\frac{1}{2} s = t"),
    (r"\sqrt s = t", r"\sqrt{s} = t"), (r"\bar s = t", r"\bar{s} = t"),
    # Other names of one sign
    (r"s \le t", r"s \leq t"), (r"s \ge t", r"s \geq t"),
    (r"s \ne t", r"s \neq t"), (r"|s| = t", r"\vert s \vert = t"),
    (r"\|x\| = s", r"\Vert x \Vert = s"),
    (r"s \in \{1, 2\}", r"s \in \lbrace 1, 2 \rbrace"),
    (r"s < t", r"s \lt t"), (r"A^\ast = B", "A^* = B"),
    (r"\operatorname{tr}(A) = s", r"\operatorname {tr} (A) = s"),
    (r"\operatorname{d} s = t", r"\operatorname{d}s = t"),
    (r"\text{if } s = t", r"\text{if }s = t"),
    (r"\mathbb{E} = s", r"\mathbb E = s"),
    (r"\mathbf{1} = x", r"\mathbf 1 = x"),
    (r"x_1, \dots, x_3 = s", r"x_1, \ldots, x_3 = s"),
    # Words
    (r"\textbf{x} + x = 2 x", r"\textbf {x} + x = 2 x"),
    (r"s = t, \quad \text{for all } i", r"s = t,\quad\text{for all }i"),
    # Layout that is not seen
    (r"\displaystyle s = t", r"\displaystyle{s} = t"),
    (r"\begin{aligned} s &= t \end{aligned}",
     r"\begin{aligned} s&=t \end{aligned}"),
    (r"\begin{pmatrix} 1 & s \\ t & 2 \end{pmatrix} = A",
     r"\begin{pmatrix}1&s\\t&2\end{pmatrix} = A")]

DIFFERENT = [("s t = t", "t s = t"), ("x^2_1 = s", "{x^2}_1 = s"),
             ("s^{10} = t", "s^10 = t"), (r"|s| = t", r"\|s\| = t")]


@pytest.fixture(scope="module")
def picture(browser, tmp_path_factory):
    """What MathJax makes of TeX: an SVG, without the marks of its source."""
    page = browser.new_page()
    page.set_content("<script>MathJax = {svg: {fontCache: 'none'}, "
                     "startup: {typeset: false}}</script>")
    copy_mathjax(static := tmp_path_factory.mktemp("static"))
    page.add_script_tag(path=str(next(static.rglob("*.js"))))
    page.evaluate("MathJax.startup.promise")

    def made(tex):
        return page.evaluate(r"""tex => {
            const svg = MathJax.tex2svg(tex, {display: true})
                .querySelector('svg');
            const seen = [];
            for (const path of svg.querySelectorAll('path, rect, text')) {
                let place = '', part = path;
                while (part !== svg) {
                    place = (part.getAttribute('transform') || '') + place;
                    part = part.parentNode;
                }
                seen.push([place.replace(/translate\(0,0\)/g, ''),
                           path.outerHTML.replace(/ data-[a-z-]+="[^"]*"/g,
                                                  '')]);
            }
            return JSON.stringify(seen);
        }""", tex)
    yield made
    page.close()


def reading(tex):
    """The tree of a formula without its braces, or why it is refused."""
    claim = None
    try:
        claim = prepare(tex, **GIVEN)
        claim.verify()
    except EquationFails:
        pass
    except EquationError as error:
        return type(error), plain(claim.tree) if claim else None
    return plain(claim.tree)


@pytest.mark.parametrize("one, other", PAIRS)
def test_what_is_set_alike_is_read_alike(picture, one, other):
    assert picture(one) == picture(other)
    assert reading(one) == reading(other)


@pytest.mark.parametrize("one, other", DIFFERENT)
def test_the_pictures_tell_what_is_different(picture, one, other):
    assert picture(one) != picture(other)
