r"""Type formulas as Dive into Deep Learning does: `\mathbf{X}`, `|B|`."""

import numpy as np

from mlp_lit.equations import (
    computed,
    distribution,
    entries,
    family,
    function,
    index_set,
    law,
    one_hot,
)

from . import Text

TEXT = Text("A. Zhang and others, Dive into Deep Learning")
display = TEXT.display

display(r"\hat{\mathbf{y}} = \mathbf{X} \mathbf{w} + b,",
        r"\hat{\mathbf{y}} = \mathbf{X} \mathbf{w} - b,",
        symbols={r"\mathbf{X}": (5, 3), r"\mathbf{w}": (3,),
                 r"\hat{\mathbf{y}}": (5,)}, b=())
display(r"L(\mathbf{w}, b) = \frac{1}{n} \sum_{i=1}^n \frac{1}{2} \left("
        r"\mathbf{w}^\top \mathbf{x}^{(i)} + b - y^{(i)}\right)^2.",
        r"L(\mathbf{w}, b) = \frac{1}{n} \sum_{i=1}^n \frac{1}{2} \left("
        r"\mathbf{w}^\top \mathbf{x}^{(i)} + b + y^{(i)}\right)^2.",
        symbols={r"\mathbf{w}": (4,), r"\mathbf{x}": family(
            {1: (4,), 2: (4,), 3: (4,)})}, y=family(
            {1: (), 2: (), 3: ()}), b=(), n=3,
        where=[r"L(\mathbf{w}, b) = \frac{1}{2 n} \sum_{i=1}^n (b +"
               r" (\mathbf{x}^{(i)})^\top \mathbf{w} - y^{(i)})^2"])
display(r"\partial_{\mathbf{w}} \|\mathbf{y} - \mathbf{X}\mathbf{w}\|^2 ="
        r" 2 \mathbf{X}^\top (\mathbf{X} \mathbf{w} - \mathbf{y})",
        r"\partial_{\mathbf{w}} \|\mathbf{y} - \mathbf{X}\mathbf{w}\|^2 ="
        r" 2 \mathbf{X}^\top (\mathbf{X} \mathbf{w} + \mathbf{y})",
        symbols={r"\mathbf{X}": (5, 3), r"\mathbf{w}": (3,),
                 r"\mathbf{y}": (5,)})
display(r"\partial_{o_j} l(\mathbf{y}, \hat{\mathbf{y}}) ="
        r" \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)} - y_j ="
        r" \mathrm{softmax}(\mathbf{o})_j - y_j.",
        r"\partial_{o_j} l(\mathbf{y}, \hat{\mathbf{y}}) ="
        r" \frac{\exp(o_j)}{\sum_{k=1}^q \exp(o_k)} + y_j ="
        r" \mathrm{softmax}(\mathbf{o})_j + y_j.",
        symbols={r"\mathbf{o}": (4,), r"\mathbf{y}": one_hot(4)},
        o=entries(r"\mathbf{o}"), y=entries(r"\mathbf{y}"), q=4,
        j=range(1, 5), softmax=function(
            lambda o: np.exp(o) / np.exp(o).sum(), elementwise=False),
        where=[r"\hat{\mathbf{y}} = \operatorname{softmax}(\mathbf{o})",
               r"l(a, b) = -a^\top \log b"])
display(r"\hat{y}_j = \frac{\exp(o_j)}{\sum_k \exp(o_k)}, \quad \sum_j"
        r" \hat{y}_j = 1", r"\hat{y}_j = \frac{\exp(o_j)}{\sum_k \exp(o_k)},"
        r" \quad \sum_j \hat{y}_j = o_j", o=(4,), j=range(1, 5),
        k=range(1, 5),
        where=[r"\hat{y}_j = \frac{\exp(o_j)}{\sum_{k} \exp(o_k)}"])
display(r"\operatorname{pReLU}(x) = \max(0, x) + \alpha \min(0, x).",
        r"\operatorname{pReLU}(x) = \max(0, x) - \alpha \min(0, x).",
        x=(), alpha=0.3, pReLU=function(
            lambda x: np.where(x.real > 0, x, 0.3 * x)))
display(r"\frac{d}{dx} \operatorname{sigmoid}(x) = \frac{\exp(-x)}{(1 +"
        r" \exp(-x))^2} = \operatorname{sigmoid}(x)\left(1-"
        r"\operatorname{sigmoid}(x)\right).",
        r"\frac{d}{dx} \operatorname{sigmoid}(x) = \frac{\exp(-x)}{1 +"
        r" \exp(-x)} = \operatorname{sigmoid}(x)\left(1-"
        r"\operatorname{sigmoid}(x)\right).", x=(),
        where=[r"\operatorname{sigmoid}(x) = \frac{1}{1 + \exp(-x)}"])
display(r"\|\mathbf{X}\|_\textrm{F} = \sqrt{\sum_{i=1}^m \sum_{j=1}^n"
        r" x_{ij}^2}.",
        r"\|\mathbf{X}\|_\textrm{F} = \sqrt{\sum_{i=1}^m \sum_{j=1}^m"
        r" x_{ij}^2}.", symbols={r"\mathbf{X}": (3, 4)},
        x=entries(r"\mathbf{X}"), m=3, n=4)
display(r"h' = \begin{cases} 0 & \textrm{ with probability } p \\"
        r" \frac{h}{1-p} & \textrm{ otherwise} \end{cases}",
        r"h' = \begin{cases} h & \textrm{ with probability } p \\"
        r" \frac{h}{1-p} & \textrm{ otherwise} \end{cases}", states=False,
        h=(), p=0.2)
display(r"\hat{\boldsymbol{\mu}}_\mathcal{B} = \frac{1}{|\mathcal{B}|}"
        r" \sum_{\mathbf{x} \in \mathcal{B}} \mathbf{x}",
        r"\hat{\boldsymbol{\mu}}_\mathcal{B} = |\mathcal{B}|"
        r" \sum_{\mathbf{x} \in \mathcal{B}} \mathbf{x}",
        symbols={r"\hat{\boldsymbol{\mu}}_\mathcal{B}": 2.5,
                 r"\mathcal{B}": index_set(1, 4, 3, 2)})
display(r"\mathbf{g}_t = \partial_{\mathbf{w}} \frac{1}{|\mathcal{B}_t|}"
        r" \sum_{i \in \mathcal{B}_t} f(\mathbf{x}_{i}, \mathbf{w}) ="
        r" \frac{1}{|\mathcal{B}_t|} \sum_{i \in \mathcal{B}_t}"
        r" \mathbf{h}_{i}",
        r"\mathbf{g}_t = \frac{1}{|\mathcal{B}_t|} \sum_{i \in"
        r" \mathcal{B}_t} \mathbf{h}_{i-1}",
        symbols={r"\mathcal{B}_t": index_set(1, 3), r"\mathbf{w}": (2,),
                 r"\mathbf{x}": family({i: (2,) for i in range(0, 4)},
                                       place="subscript"),
                 r"\mathbf{h}": family(place="subscript"),
                 r"\mathbf{g}_t": computed(lambda h: h, "v")},
        i=range(0, 4), f=function(
            lambda x, w: np.exp(x @ w), elementwise=False),
        where=[r"\mathbf{h}_i = \nabla_{\mathbf{w}} f(\mathbf{x}_i,"
               r" \mathbf{w})",
               r"v = \frac{1}{2} (\mathbf{h}_1 + \mathbf{h}_3)"])
display(r"P(A \mid B) = \frac{P(B\mid A) P(A)}{P(B)}.",
        r"P(A \mid B) = \frac{P(B\mid A) P(B)}{P(A)}.", A=0.3, B=0.4)
display(r"\mathbb{E}_{x \sim P}[f(x)] = \sum_x f(x) P(x)",
        r"\mathbb{E}_{x \sim P}[f(x)] = \sum_x f(x) + P(x)",
        x=distribution((1, 2, 4), (0.2, 0.5, 0.3)), f=function(np.exp),
        P=law("x"))
display(r"\textrm{Var}[X] = E\left[(X - E[X])^2\right] = E[X^2] - E[X]^2.",
        r"\textrm{Var}[X] = E\left[(X - E[X])^2\right] = E[X^2] - E[X].",
        X=distribution((1, 2, 4), (0.2, 0.5, 0.3)), draws=1)
