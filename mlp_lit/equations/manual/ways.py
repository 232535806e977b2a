r"""List the ways to write what has a node of its own already.

Each is read as the same tree as the formula beside it. `NODES` in `tree` has
one example for every node; here are the other spellings.
"""

from typing import NamedTuple


class Way(NamedTuple):
    """What is typed, the same in the grammar's own words, and what it means.

    `notation` has the fields of the `Notation` that it needs.
    """

    typed: str
    plain: str
    meaning: str
    notation: dict = {}


WAYS = tuple(Way(*line) for line in (
    # Transposes and layers
    ("A^T = B", r"A^\top = B", "the transpose, where T is no letter"),
    (r"A^{\mathrm T} = B", r"A^\top = B", "the transpose"),
    (r"A^{\mathsf T} = B", r"A^\top = B", "the transpose"),
    ("A^{-T} = B", r"A^{-\top} = B", "the transpose of the inverse"),
    ("W^{(1)T} = A", r"W^{(1)\top} = A", "the transpose of a member"),
    ("A^t = B", r"A^\top = B", "the transpose", dict(transpose="t")),
    ("W^l = A", "W^{(l)} = A", "a layer", dict(layer="l")),
    ("W^2_{12} = s", "W^{(2)}_{12} = s", "an entry of a layer",
     dict(layer="l")),
    ("W^{[l]} = A", "W^{(l)} = A", "a layer", dict(layer="[l]")),
    ("W^{[2]T} = A", r"W^{(2)\top} = A", "a layer transposed",
     dict(layer="[l]")),
    # Products, parts, figures
    (r"x \circ y = y", r"x \odot y = y", "entry by entry",
     dict(hadamard=r"\circ")),
    ("x * y = y", r"x \odot y = y", "entry by entry", dict(hadamard="*")),
    (r"A \otimes B = B", r"A \odot B = B", "entry by entry",
     dict(hadamard=r"\otimes")),
    ("I(s > 0) = t", r"\mathbb{1}[s > 0] = t", "1 where it holds",
     dict(indicator="I")),
    (r"\mathbb{I}\{s > 0\} = t", r"\mathbb{1}[s > 0] = t",
     "1 where it holds", dict(indicator=r"\mathbb{I}")),
    (r"\mathbf{1}(s > 0) = t", r"[s > 0] = t", "1 where it holds"),
    ("s^+ = t", "s_+ = t", "max(0, s)", dict(positive_part=True)),
    ("(s)_+ = t", "(s)^+ = t", "max(0, s)", dict(positive_part=True)),
    ("0,5 s = t", "0.5 s = t", "a decimal", dict(decimal=",")),
    ("0{,}5 s = t", "0.5 s = t", "a decimal", dict(decimal=",")),
    # Operators and expectations
    (r"\text{tr}(A) = s", r"\operatorname{tr}(A) = s", "the trace"),
    ("Tr(B) = s", r"\operatorname{Tr}(B) = s", "the trace"),
    (r"\mathop{\mathrm{argmax}}_i x_i = s",
     r"\operatorname{arg\,max}_i x_i = s", "the index of the largest"),
    (r"\mathrm{arg\,max}_i \, x_i = s",
     r"\operatorname{arg\,max}_i x_i = s", "the index of the largest"),
    (r"\mathbb{V}[w] = s", r"\operatorname{Var}[w] = s", "a variance"),
    (r"\underset{i}{\max} \; x_i = s", r"\max_{i} x_i = s",
     "the largest of them"),
    ("E[w] = s", r"\mathbb{E}[w] = s", "an expectation"),
    (r"\mathbb{E}_{w \sim p}[w] = s", r"\operatorname{E}_{w \sim p}[w] = s",
     "over all that is random in it"),
    ("P(w > 0 | w < 2) = s", r"\operatorname{P}(w > 0 \mid w < 2) = s",
     "a probability, given a condition"),
    (r"\Pr(w > 0) = s", r"\operatorname{P}(w > 0) = s", "a probability"),
    # Derivatives
    (r"\partial_x L = y", r"\frac{\partial}{\partial x} L = y",
     "a derivative"),
    (r"\partial_s^2 s^3 = t", r"\frac{\partial^2}{\partial s^2} s^3 = t",
     "a second derivative"),
    ("ds/dt = u", r"\frac{ds}{dt} = u", "a derivative"),
    (r"\partial L/\partial x_i = s",
     r"\frac{\partial L}{\partial x_i} = s", "a derivative"),
    (r"\frac{d f(s)}{ds}\Big|_{s=t} = u",
     r"\left.\frac{d f(s)}{ds}\right|_{s=t} = u",
     "a derivative at a place"),
    # Relations, norms, blocks
    ("s := t", "s = t", "equality"), (r"s \coloneqq t", "s = t", "equality"),
    (r"s \triangleq t", "s = t", "equality"),
    (r"s \stackrel{def}{=} t", "s = t", "equality"),
    (r"s \overset{(a)}{\le} t", r"s \le t", "a relation with its number"),
    ("||x||_2 = s", r"\|x\|_2 = s", "a norm"),
    (r"\begin{vmatrix} s & t \\ t & u \end{vmatrix} = 1",
     r"\det(\begin{matrix} s & t \\ t & u \end{matrix}) = 1",
     "a determinant"),
    (r"\left[\begin{array}{cc} s & t \end{array}\right] = x",
     r"[\begin{matrix} s & t \end{matrix}] = x", "a matrix"),
    (r"s = \left\{\begin{array}{ll} t & t > 0 \\ u & t \le 0"
     r" \end{array}\right.",
     r"s = \begin{cases} t & t > 0 \\ u & t \le 0 \end{cases}",
     "the row that applies")))
