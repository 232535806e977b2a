r"""Type formulas as Nielsen's book does: `w^l`, `\delta^L`, `(w^l)^T`."""

import numpy as np

from mlp_lit.equations import entries, family, function, value

from . import Text

TEXT = Text("M. Nielsen, Neural Networks and Deep Learning",
            dict(layer="l"))
display = TEXT.display

NET = dict(
    w=family({2: (4, 3), 3: (2, 4)}), b=family({2: (4,), 3: (2,)}),
    a=family(), z=family(), x=(3,), y=(2,), L=3, l=range(2, 4),
    m=range(2, 4),
    where=[r"a^1 = x", r"z^m = w^m a^{m-1} + b^m", r"a^m = \sigma(z^m)",
           r"C = \frac{1}{2} \|y - a^L\|^2",
           r"\delta^m = \frac{\partial C}{\partial z^m}"], delta=family())

display(r"\begin{eqnarray} \sigma(z) \equiv \frac{1}{1+e^{-z}}."
        r" \end{eqnarray}",
        r"\begin{eqnarray} \sigma(z) \equiv \frac{1}{1-e^{-z}}."
        r" \end{eqnarray}", z=())
display(r"\begin{eqnarray} \sigma(\sum_j w_j x_j+b) = \frac{1}{1+"
        r"\exp(-\sum_j w_j x_j-b)} \end{eqnarray}",
        r"\begin{eqnarray} \sigma(\sum_j w_j x_j+b) = \frac{1}{1+"
        r"\exp(-\sum_j w_j x_j+b)} \end{eqnarray}",
        notation=dict(layer=None), w=(3,), x=(3,), b=(), j=range(1, 4))
display(r"\sigma'(z) = \sigma(z)(1-\sigma(z))",
        r"\sigma'(z) = \sigma(z)(\sigma(z)-1)", z=())
display(r"a^{l}_j = \sigma\left( \sum_k w^{l}_{jk} a^{l-1}_k + b^l_j \right)",
        r"a^{l}_j = \sigma\left( \sum_k w^{l}_{jk} a^{l-1}_j + b^l_j \right)",
        **{**NET, "l": range(2, 3)}, j=range(1, 5), k=range(1, 4))
display(r"a^{l} = \sigma(w^l a^{l-1}+b^l)",
        r"a^{l} = \sigma(w^l a^{l-1}-b^l)", **NET)
display(r"\begin{eqnarray} \delta^L_j = \frac{\partial C}{\partial a^L_j}"
        r" \sigma'(z^L_j). \end{eqnarray}",
        r"\begin{eqnarray} \delta^L_j = \frac{\partial C}{\partial a^L_j}"
        r" \sigma(z^L_j). \end{eqnarray}", **NET, j=range(1, 3))
display(r"\begin{eqnarray} \delta^L = \nabla_a C \odot \sigma'(z^L)."
        r" \end{eqnarray}",
        r"\begin{eqnarray} \delta^L = \nabla_a C \odot \sigma(z^L)."
        r" \end{eqnarray}", **NET)
display(r"\begin{eqnarray} \delta^L = (a^L-y) \odot \sigma'(z^L)."
        r" \end{eqnarray}",
        r"\begin{eqnarray} \delta^L = (y-a^L) \odot \sigma'(z^L)."
        r" \end{eqnarray}", **NET)
display(r"\begin{eqnarray} \delta^l = ((w^{l+1})^T \delta^{l+1}) \odot"
        r" \sigma'(z^l), \end{eqnarray}",
        r"\begin{eqnarray} \delta^l = ((w^{l})^T \delta^{l+1}) \odot"
        r" \sigma'(z^l), \end{eqnarray}", **{**NET, "l": range(2, 3)})
display(r"\begin{eqnarray} \frac{\partial C}{\partial b^l_j} ="
        r" \delta^l_j. \end{eqnarray}",
        r"\begin{eqnarray} \frac{\partial C}{\partial b^l_j} ="
        r" \delta^{l-1}_j. \end{eqnarray}", **{**NET, "l": range(3, 4)},
        j=range(1, 3))
display(r"\begin{eqnarray} \frac{\partial C}{\partial w^l_{jk}} ="
        r" a^{l-1}_k \delta^l_j. \end{eqnarray}",
        r"\begin{eqnarray} \frac{\partial C}{\partial w^l_{jk}} ="
        r" a^{l-1}_j \delta^l_k. \end{eqnarray}", **{**NET, "l": range(2, 3)},
        j=range(1, 5), k=range(1, 4))
display(r"\begin{eqnarray} C(w,b) \equiv \frac{1}{2n} \sum_x \|"
        r" y(x) - a\|^2. \end{eqnarray}",
        r"\begin{eqnarray} C(w,b) \equiv \frac{1}{n} \sum_x \|"
        r" y(x) - a\|^2. \end{eqnarray}",
        notation=dict(layer=None), n=3, x=range(1, 4),
        a=value([0.3, 0.4]), w=(), b=(),
        y=function(lambda x: np.array([x, x * x]), elementwise=False),
        C=function(lambda w, b: 0 * w * b + sum(
            (x - 0.3) ** 2 + (x * x - 0.4) ** 2 for x in (1, 2, 3)) / 6))
display(r"\begin{eqnarray} \frac{\partial C}{\partial w_j} = \frac{1}{n}"
        r" \sum_x x_j(\sigma(z)-y). \end{eqnarray}",
        r"\begin{eqnarray} \frac{\partial C}{\partial w_j} = \frac{1}{n}"
        r" \sum_x x_j(y-\sigma(z)). \end{eqnarray}",
        notation=dict(layer=None), n=1, w=(3,), X=(3,), x=entries("X"),
        y=(), j=range(1, 4),
        where=[r"z = \sum_{j=1}^3 w_j x_j",
               r"C = -(y \ln \sigma(z) + (1-y) \ln(1-\sigma(z)))"])
display(r"\begin{eqnarray} a^L_j = \frac{e^{z^L_j}}{\sum_k e^{z^L_k}},"
        r" \quad \sum_j a^L_j = \frac{\sum_j e^{z^L_j}}{\sum_k e^{z^L_k}}"
        r" = 1. \end{eqnarray}",
        r"\begin{eqnarray} \sum_j a^L_j = \frac{\sum_j e^{z^L_j}}{"
        r"\sum_k z^L_k} = 1. \end{eqnarray}", z=family({3: (4,)}),
        a=family(), L=3, j=range(1, 5), k=range(1, 5),
        where=[r"a^3_j = \frac{e^{z^3_j}}{\sum_{k=1}^4 e^{z^3_k}}"])
display(r"w \rightarrow w' = w-\eta \nabla C",
        r"w \rightarrow w' = w+\eta \nabla C", states=False, w=value([1.0]),
        eta=0.1)
