"""What is printed reads as the same tree; so it does in all of `holds`."""

import pytest

from mlp_lit.equations import EquationError, prepare
from mlp_lit.equations.reading.printing import to_tex
from tests.equations.given import GIVEN

PRINTED = {
    r"s\leq t": r"s \le t", r"\frac12=s": r"\frac{1}{2} = s",
    "-(s+t)=s": "- (s + t) = s", "s-(s-t)=t": "s - (s - t) = t",
    "A_{12}=s": "A_{12} = s", "A_{ij}=s": "A_{i, j} = s",
    r"f'(s)=t": "f'(s) = t", r"(f\circ g)'(s)=t": r"(f \circ g)'(s) = t",
    r"\operatorname{tr}A=\mathrm{tr}(A)":
        r"\operatorname{tr} A = \operatorname{tr}(A)",
    r"\sin^2s=t": r"\sin^{2} s = t", r"|s|=t": r"\left|s\right| = t",
    r"\operatorname{arg\,max}_i x_i = s":
        r"\operatorname{argmax}_{i} x_{i} = s",
    r"s=t\quad\text{if }s>0": r"s = t \quad \text{if} s > 0",
    r"\frac{d^2s}{dt^2}=s":
        r"\frac{\mathrm{d}^{2}  s}{\mathrm{d} t^{2}} = s",
    r"s > 0 \Leftrightarrow t > 0": r"s > 0 \iff t > 0",
    r"\pi \cdot s=\infty": r"\pi  \cdot s = \infty",
}


@pytest.mark.parametrize("tex", PRINTED)
def test_printed(tex):
    shown = to_tex(prepare(tex, **GIVEN).tree).strip()
    assert shown == PRINTED[tex]
    assert prepare(shown, **GIVEN).tree == prepare(tex, **GIVEN).tree


def test_what_is_no_node_cannot_be_printed():
    with pytest.raises(EquationError, match="no way to print 'comma'"):
        to_tex(("comma",))
