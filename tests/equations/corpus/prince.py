r"""Type formulas as Prince's book does: bold `\phi`, subscripts of layers."""


from mlp_lit.equations import (
    distribution,
    family,
    function,
    integer,
    normal,
    positive,
    value,
)
from mlp_lit.equations.meaning.known import relu

from . import Text

TEXT = Text("S. Prince, Understanding Deep Learning",
            dict(indicator=r"\mathbb{I}"))
display = TEXT.display
A = function(relu, kinks=(0.0,))

display(r"\text{ReLU}[z] = \begin{cases} 0 & z < 0 \\ z & z \geq 0"
        r" \end{cases}.",
        r"\text{ReLU}[z] = \begin{cases} 0 & z < 0 \\ 1 & z \geq 0"
        r" \end{cases}.", z=(), kinks={"z": 0})
display(r"\mathrm{ReLU}[\alpha z] = \alpha \cdot \mathrm{ReLU}[z]",
        r"\mathrm{ReLU}[\alpha z] = \mathrm{ReLU}[z]", z=(),
        alpha=positive(), kinks={"z": 0})
display(r"\mathbf{h}_{1} = \mathbf{a}[\boldsymbol{\beta}_0 +"
        r" \boldsymbol{\Omega}_0 \mathbf{x}], \quad \mathbf{y} ="
        r" \boldsymbol{\beta}_1 + \boldsymbol{\Omega}_1 \mathbf{h}_1",
        r"\mathbf{y} = \boldsymbol{\beta}_1 + \mathbf{h}_1"
        r" \boldsymbol{\Omega}_1",
        symbols={r"\mathbf{a}": A, r"\mathbf{x}": (3,),
                 r"\mathbf{h}": family(place="subscript"),
                 r"\boldsymbol{\beta}": family({0: (4,), 1: (2,)},
                                               place="subscript"),
                 r"\boldsymbol{\Omega}": family({0: (4, 3), 1: (2, 4)},
                                                place="subscript")},
        where=[r"\mathbf{y} = \boldsymbol{\beta}_1 + \boldsymbol{\Omega}_1"
               r" \mathbf{a}(\boldsymbol{\beta}_0 + \boldsymbol{\Omega}_0"
               r" \mathbf{x})", r"\mathbf{h}_1 = \mathbf{a}("
               r"\boldsymbol{\Omega}_0 \mathbf{x} + \boldsymbol{\beta}_0)"])
display(r"\frac{\partial \ell_i}{\partial \mathbf{f}_{0}} ="
        r" \mathbb{I}[\mathbf{f}_{0} > 0] \odot \left("
        r"\boldsymbol{\Omega}_1^T \frac{\partial \ell_i}{\partial"
        r" \mathbf{f}_1}\right)",
        r"\frac{\partial \ell_i}{\partial \mathbf{f}_{0}} ="
        r" \mathbb{I}[\mathbf{f}_{0} < 0] \odot \left("
        r"\boldsymbol{\Omega}_1^T \frac{\partial \ell_i}{\partial"
        r" \mathbf{f}_1}\right)",
        symbols={r"\mathbf{f}": family({0: (4,)}, place="subscript"),
                 r"\mathbf{a}": A, r"\mathbf{t}": (2,),
                 r"\boldsymbol{\Omega}": family({1: (2, 4)},
                                                place="subscript")},
        where=[r"\mathbf{f}_1 = \boldsymbol{\Omega}_1"
               r" \mathbf{a}[\mathbf{f}_0]",
               r"\ell_i = \|\mathbf{f}_1 - \mathbf{t}\|^2"], i=range(1, 2))
display(r"\frac{\partial}{\partial \mathbf{h}} \left(\boldsymbol{\beta} +"
        r" \boldsymbol{\Omega} \mathbf{h}\right) = \boldsymbol{\Omega}",
        r"\frac{\partial}{\partial \mathbf{h}} \left(\boldsymbol{\beta} +"
        r" \boldsymbol{\Omega} \mathbf{h}\right) ="
        r" \boldsymbol{\Omega}^T",
        symbols={r"\mathbf{h}": (3,), r"\boldsymbol{\beta}": (3,),
                 r"\boldsymbol{\Omega}": (3, 3)})
display(r"L[\boldsymbol{\phi}] = \sum_{i=1}^{I} (\phi_0 + \phi_1 x_i -"
        r" y_i)^2", r"L[\boldsymbol{\phi}] = \sum_{i=1}^{I} (\phi_1 +"
        r" \phi_0 x_i - y_i)^2", I=3, x=value([1.0, 2.0, 4.0]),
        y=value([0.5, 0.0, 1.5]), phi=family({0: (), 1: ()},
                                             place="subscript"),
        L=function(lambda p: sum((p[0] + p[1] * x - y) ** 2 for x, y in (
            (1.0, 0.5), (2.0, 0.0), (4.0, 1.5))), elementwise=False),
        where=[r"\boldsymbol{\phi} = \begin{pmatrix} \phi_0 \\ \phi_1"
               r" \end{pmatrix}"])
display(r"\frac{\partial \ell_i}{\partial \phi_1} = 2 x_i (\phi_0 + \phi_1"
        r" x_i - y_i)", r"\frac{\partial \ell_i}{\partial \phi_1} = 2"
        r" (\phi_0 + \phi_1 x_i - y_i)", x=(4,), y=(4,), i=range(1, 5),
        phi=family({0: (), 1: ()}, place="subscript"),
        where=[r"\ell_i = (\phi_0 + \phi_1 x_i - y_i)^2"])
display(r"\sigma^2_{f'} = \frac{1}{2} D_h \sigma^2_{\Omega} \sigma^2_f",
        r"\sigma^2_{f'} = D_h \sigma^2_{\Omega} \sigma^2_f",
        symbols={r"\sigma_{f'}": 3.0 ** 0.5, "D_h": 3, r"\sigma_f": 2.0,
                 r"\sigma_{\Omega}": 0.5 ** 0.5})
display(r"\mathbb{E}\left[\mathrm{ReLU}[f]^2\right] = \frac{\sigma_f^2}{2}",
        r"\mathbb{E}\left[\mathrm{ReLU}[f]^2\right] = \sigma_f^2",
        f=normal(0, 2.25), symbols={r"\sigma_f": 1.5}, draws=1)
display(r"\mathbb{E}_{x}\bigl[(x - \mu)^2\bigr] = \mathbb{E}[x^2] -"
        r" \mathbb{E}[x]^2", r"\mathbb{E}_{x}\bigl[(x - \mu)^2\bigr] ="
        r" \mathbb{E}[x^2] + \mathbb{E}[x]^2", x=distribution(
            (0.0, 1.0, 3.0), (0.2, 0.5, 0.3)),
        where=[r"\mu = \mathbb{E}[x]"], draws=1)
display(r"\sum_{j=0}^{D_i} \binom{D}{j} \le 2^{D}",
        r"\sum_{j=0}^{D_i} \binom{D}{j} \ge 2^{D}", D=integer(4, 8),
        symbols={"D_i": integer(1, 3)}, tight={"D_i": integer(8, 8)})
display(r"\underset{\boldsymbol{\phi}}{\operatorname{argmin}} \left[ L["
        r"\boldsymbol{\phi}] \right] = \hat{\boldsymbol{\phi}}",
        r"\underset{\boldsymbol{\phi}}{\operatorname{argmax}} \left[ L["
        r"\boldsymbol{\phi}] \right] = \hat{\boldsymbol{\phi}}",
        symbols={r"\boldsymbol{\phi}": (2,),
                 r"\hat{\boldsymbol{\phi}}": (2,)},
        L=function(lambda p: p @ p, elementwise=False))
