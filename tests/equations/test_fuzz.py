"""Whatever is written: a result, or one of our errors; never a crash."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlp_lit.equations import (
    EquationError,
    array,
    check_tex,
    distribution,
    entries,
    family,
    function,
    prepare,
    scalar_of,
    tending_to_zero,
)
from mlp_lit.equations.meaning.known import relu
from mlp_lit.equations.reading.printing import to_tex

from .catalogue import FORMULAS

RELATIONS = ["=", r"\le", r"\ge", "<", ">", r"\ne", r"\in", r"\sim", r"\iff",
             r"\approx", r"\implies", r"\leq", r"\geq", r"\neq", r"\equiv"]
FRAGMENTS = RELATIONS + (
    r"x y W X b \alpha f ( ) [ ] { } \{ \} ^ _ + - \cdot \odot \otimes / | "
    r"\| & \\ , . ; : ! ' 0 1 2 10 0.5 i j n h u \sum \prod \int \max \min "
    r"\frac \binom \sqrt \partial d \mathrm{d} \nabla \top \cdots \dots "
    r"\left( \right) \left| \right| \left. \begin{cases} \end{cases} "
    r"\begin{aligned} \end{aligned} \begin{pmatrix} \end{pmatrix} \quad "
    r"\text{if} \text{otherwise} \text{forall} \operatorname{tr} \log \exp "
    r"\sin \operatorname{E} \operatorname{Var} \operatorname{P} \infty \pi e "
    r"\delta I J O \mathbf{1} \mathbb{R} \sigma \Phi \circ \hat \mathbf "
    r"\operatorname{diag} \det \langle \rangle \lfloor \rfloor \times "
    r"\frac{\partial L}{\partial W} \frac{d}{dx} f'(x) W^{(1)} {x} {2} "
    r"{ij} ^{-1} ^{+} ^\top _{i} _{ij} \sum_{i=1}^{n} \int_0^1 \, dx "
    r"\operatorname{arg\,max} \lim \foo \tfrac12 % ~ \mathcal{N} \in [0,1]"
).split(" ")
GIVEN = dict(x=(2,), y=(2,), W=(3, 2), X=(3, 2), b=(3,), alpha=(),
             f=function(relu, kinks=(0.0,)), i=range(1, 3), j=range(1, 3),
             n=2, w=entries("W"), L=scalar_of("W"), h=tending_to_zero(),
             A=family({1: (2, 2), 2: (2, 2)}), draws=1,
             u=distribution((0.3, 1.7), (0.4, 0.6)), z=array(()))


def outcome(tex, **given):
    try:
        result = check_tex(tex, **given)
    except EquationError as error:
        assert str(error)
        return None
    assert result.relations > 0
    assert any(sign in tex for sign in RELATIONS), tex
    return result


QUICK = settings(max_examples=400, deadline=None, derandomize=True,
                 suppress_health_check=list(HealthCheck))


@QUICK
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14))
def test_any_sequence_of_commands(parts):
    outcome(" ".join(parts), **GIVEN)


@QUICK
@given(st.text(max_size=30))
def test_any_text(text):
    outcome(text, **GIVEN)


@QUICK
@given(st.sampled_from(sorted(FORMULAS)), st.data())
def test_damaged_formulas(name, data):
    """Cut, doubled and exchanged pieces of true formulas."""
    formula = FORMULAS[name]
    tex = formula.tex
    at = data.draw(st.integers(0, len(tex)))
    end = data.draw(st.integers(at, min(at + 6, len(tex))))
    put = data.draw(st.sampled_from(["", " ", *FRAGMENTS]))
    outcome(tex[:at] + put + tex[end:], **{**formula.given, "draws": 1})


@pytest.mark.parametrize("name", FORMULAS)
def test_printing_gives_the_same_tree(name):
    claim = FORMULAS[name].prepare()
    again = FORMULAS[name].prepare(to_tex(claim.tree))
    assert again.tree == claim.tree


@pytest.mark.parametrize("name", ["weights of a linear layer", "softmax"])
def test_every_prefix_is_refused_or_checked(name):
    formula = FORMULAS[name]
    for end in range(len(formula.tex)):
        outcome(formula.tex[:end], **formula.given)


def test_nested_deeply():
    for text in ("(" * 3000 + "x" + ")" * 3000 + " = x", "{" * 3000,
                 "x" + "^{x" * 3000 + "}" * 3000 + " = x",
                 "-" * 3000 + "x = x"):
        outcome(text, **GIVEN)


def test_prepare_keeps_nothing_unread():
    claim = prepare("x = x", x=(2,))
    assert claim.verify().vacuous
