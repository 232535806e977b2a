r"""Type formulas as Goodfellow, Bengio and Courville do: `\mE`, `\top`."""

import numpy as np

from mlp_lit.equations import (
    distribution,
    entries,
    function,
    scalar_of,
)

from . import Text

TEXT = Text("I. Goodfellow, Y. Bengio and A. Courville, Deep Learning",
            dict(norm="spectral"))
display = TEXT.display

display(r"(\boldsymbol{A}\boldsymbol{B})^\top = \boldsymbol{B}^\top"
        r" \boldsymbol{A}^\top",
        r"(\boldsymbol{A}\boldsymbol{B})^\top = \boldsymbol{A}^\top"
        r" \boldsymbol{B}^\top",
        symbols={r"\boldsymbol{A}": (3, 3), r"\boldsymbol{B}": (3, 3)})
display(r"\|\boldsymbol{A}\|_F = \sqrt{\mathrm{Tr}(\boldsymbol{A}"
        r"\boldsymbol{A}^\top)}",
        r"\|\boldsymbol{A}\|_F = \mathrm{Tr}(\boldsymbol{A}"
        r"\boldsymbol{A}^\top)", symbols={r"\boldsymbol{A}": (3, 4)})
display(r"\mathrm{Tr}(\boldsymbol{A}\boldsymbol{B}\boldsymbol{C}) ="
        r" \mathrm{Tr}(\boldsymbol{C}\boldsymbol{A}\boldsymbol{B}) ="
        r" \mathrm{Tr}(\boldsymbol{B}\boldsymbol{C}\boldsymbol{A})",
        r"\mathrm{Tr}(\boldsymbol{A}\boldsymbol{B}\boldsymbol{C}) ="
        r" \mathrm{Tr}(\boldsymbol{B}\boldsymbol{A}\boldsymbol{C})",
        symbols={r"\boldsymbol{A}": (3, 3), r"\boldsymbol{B}": (3, 3),
                 r"\boldsymbol{C}": (3, 3)})
display(r"\mathrm{Var}(f(x)) = \mathbb{E}\left[(f(x) - \mathbb{E}[f(x)])^2"
        r"\right]",
        r"\mathrm{Var}(f(x)) = \mathbb{E}\left[(f(x) + \mathbb{E}[f(x)])^2"
        r"\right]", f=function(np.exp), x=distribution(
            (0.5, 2.0, -1.0), (0.2, 0.5, 0.3)), draws=1)
display(r"\mathbb{E}_{\mathrm{x}}[\alpha f(x) + \beta g(x)] = \alpha"
        r" \mathbb{E}_{\mathrm{x}}[f(x)] + \beta \mathbb{E}_{\mathrm{x}}"
        r"[g(x)]",
        r"\mathbb{E}_{\mathrm{x}}[\alpha f(x) + \beta g(x)] = \beta"
        r" \mathbb{E}_{\mathrm{x}}[f(x)] + \alpha \mathbb{E}_{\mathrm{x}}"
        r"[g(x)]", f=function(np.exp), g=function(np.sin), alpha=(),
        beta=(), where=[r"x = \mathrm{x}"], draws=2,
        symbols={r"\mathrm{x}": distribution((0.5, 2.0, -1.0),
                                             (0.2, 0.5, 0.3))})
display(r"\mathrm{Cov}(f(x), g(y)) = \mathbb{E}\left[\left(f(x) -"
        r" \mathbb{E}[f(x)]\right)\left(g(y) - \mathbb{E}[g(y)]\right)"
        r"\right]",
        r"\mathrm{Cov}(f(x), g(y)) = \mathbb{E}\left[\left(f(x) -"
        r" \mathbb{E}[g(y)]\right)\left(g(y) - \mathbb{E}[f(x)]\right)"
        r"\right]", f=function(np.exp), g=function(np.sin),
        x=distribution((0.5, 2.0, -1.0), (0.2, 0.5, 0.3)),
        where=[r"y = x^2 + 1"], draws=1)
display(r"\frac{d}{dx}\sigma(x) = \sigma(x)(1-\sigma(x)), \quad"
        r" 1 - \sigma(x) = \sigma(-x), \quad \log\sigma(x) = -\zeta(-x)",
        r"\frac{d}{dx}\sigma(x) = \sigma(x)(1-\sigma(x)), \quad"
        r" 1 - \sigma(x) = \sigma(-x), \quad \log\sigma(x) = -\zeta(x)",
        x=(), where=[r"\zeta(x) = \log(1+\exp(x))"])
display(r"\zeta(x) = \int_{-\infty}^{x} \sigma(y) dy, \quad \zeta(x) -"
        r" \zeta(-x) = x",
        r"\zeta(x) = \int_{-\infty}^{x} \sigma(y) dy, \quad \zeta(x) +"
        r" \zeta(-x) = x", x=(),
        where=[r"\zeta(x) = \log(1+\exp(x))"])
display(r"\frac{dz}{dx} = \frac{dz}{dy}\frac{dy}{dx}.",
        r"\frac{dz}{dx} = \frac{dz}{dy}\frac{dx}{dy}.", x=(),
        where=[r"y = \sin(x) + x^2", r"z = e^{y}"])
display(r"\frac{\partial z}{\partial x_i} = \sum_j \frac{\partial z}{"
        r"\partial y_j}\frac{\partial y_j}{\partial x_i}.",
        r"\frac{\partial z}{\partial x_i} = \sum_j \frac{\partial z}{"
        r"\partial y_i}\frac{\partial y_j}{\partial x_j}.", x=(3,),
        i=range(1, 4), j=range(1, 5), A=(4, 3), z=scalar_of("y"),
        where=[r"y = A x"])
display(r"\nabla_{\boldsymbol{x}} z = \left(\frac{\partial \boldsymbol{y}}{"
        r"\partial \boldsymbol{x}}\right)^{\top} \nabla_{\boldsymbol{y}} z,",
        r"\nabla_{\boldsymbol{x}} z = \left(\frac{\partial \boldsymbol{y}}{"
        r"\partial \boldsymbol{x}}\right) \nabla_{\boldsymbol{y}} z,",
        symbols={r"\boldsymbol{x}": (3,), r"\boldsymbol{A}": (3, 3)},
        where=[r"\boldsymbol{y} = \boldsymbol{A} \boldsymbol{x}"],
        z=scalar_of(r"\boldsymbol{y}"))
display(r"\mathrm{softmax}(\boldsymbol{z})_i = \frac{\exp(z_i)}{\sum_j"
        r" \exp(z_j)}",
        r"\mathrm{softmax}(\boldsymbol{z})_i = \frac{\exp(z_i)}{\sum_i"
        r" \exp(z_j)}",
        softmax=function(lambda z: np.exp(z) / np.exp(z).sum(),
                         elementwise=False),
        symbols={r"\boldsymbol{z}": (4,)}, z=entries(r"\boldsymbol{z}"),
        i=range(1, 5), j=range(1, 5))
display(r"\mathrm{Var}\left[\frac{1}{m}\sum_{i=1}^m x_i\right] ="
        r" \frac{\sigma^2}{m}",
        r"\mathrm{Var}\left[\frac{1}{m}\sum_{i=1}^m x_i\right] ="
        r" \frac{\sigma^2}{m^2}", x=distribution((-1.0, 2.0), (0.5, 0.5),
                                                 (3,)),
        m=3, sigma=1.5, draws=1)
display(r"\lim_{n \to \infty} \left(1 + \frac{x}{n}\right)^n = e^x",
        r"\lim_{n \to \infty} \left(1 + \frac{x}{n}\right)^n = x^e", x=(),
        n=4)
