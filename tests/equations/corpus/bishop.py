r"""Type formulas as Bishop's book does: `\mathbf{w}^{\mathrm{T}}`, E, var."""

import math

import numpy as np

from mlp_lit.equations import (
    computed,
    distribution,
    family,
    function,
    functions,
    integer,
    normal,
    positive,
    scalar_of,
)

from . import Text

TEXT = Text("C. Bishop, Pattern Recognition and Machine Learning")
display = TEXT.display
X = {r"\mathbf{x}": (3,), r"\mathbf{w}": (3,)}
FIT = {r"\boldsymbol{\Phi}": (5, 3), r"\mathbf{t}": (5,),
       r"\mathbf{w}_{\mathrm{ML}}": computed(
           lambda p, t: np.linalg.lstsq(p, t, rcond=None)[0],
           r"\boldsymbol{\Phi}", r"\mathbf{t}", analytic=False)}
COIN = dict(x=distribution((0, 1), (0.3, 0.7)), mu=0.7, draws=1)

display(r"E(\mathbf{w}) = \frac{1}{2} \sum_{n=1}^{N} \left\{ y(x_n,"
        r" \mathbf{w}) - t_n \right\}^2",
        r"E(\mathbf{w}) = \frac{1}{2} \sum_{n=1}^{N} \left\{ y(x_n,"
        r" \mathbf{w}) + t_n \right\}^2", x=(4,), t=(4,), N=4,
        symbols={r"\mathbf{w}": (3,)},
        y=function(lambda x, w: w[0] + w[1] * x + w[2] * x * x,
                   elementwise=False), n=range(1, 5),
        where=[r"s_n = y(x_n, \mathbf{w})",
               r"E(\mathbf{w}) = \frac{1}{2} \|s - t\|^2"])
display(r"\operatorname{var}[f] = \mathbb{E}[f(x)^2] - \mathbb{E}[f(x)]^2",
        r"\operatorname{var}[f] = \mathbb{E}[f(x)^2] - \mathbb{E}[f(x)]",
        f=function(np.exp), **{k: v for k, v in COIN.items() if k != "mu"})
display(r"\operatorname{cov}[x, y] = \mathbb{E}_{x,y}[\{x - \mathbb{E}[x]\}"
        r"\{y - \mathbb{E}[y]\}] = \mathbb{E}_{x,y}[xy] - \mathbb{E}[x]"
        r"\mathbb{E}[y]",
        r"\operatorname{cov}[x, y] = \mathbb{E}_{x,y}[xy] + \mathbb{E}[x]"
        r"\mathbb{E}[y]",
        x=distribution((0.0, 1.0, 3.0), (0.2, 0.5, 0.3)),
        u=distribution((-1.0, 2.0), (0.4, 0.6)), draws=1,
        where=[r"y = u + x^2"])
display(r"\mathbb{E}[x] = \mu, \qquad \operatorname{var}[x] = \mu(1 - \mu)",
        r"\mathbb{E}[x] = \mu, \qquad \operatorname{var}[x] = \mu(1 + \mu)",
        **COIN)
display(r"\int_{-\infty}^{\infty} \frac{1}{(2\pi\sigma^2)^{1/2}} \exp\left\{"
        r"-\frac{1}{2\sigma^2}(x-\mu)^2\right\} dx = 1",
        r"\int_{-\infty}^{\infty} \frac{1}{2\pi\sigma^2} \exp\left\{"
        r"-\frac{1}{2\sigma^2}(x-\mu)^2\right\} dx = 1", mu=0.3, sigma=1.3)
display(r"\mathbb{E}[x^2] = \int_{-\infty}^{\infty} \mathcal{N}\left(x|\mu,"
        r" \sigma^2\right) x^2\, dx = \mu^2 + \sigma^2.",
        r"\mathbb{E}[x^2] = \int_{-\infty}^{\infty} \mathcal{N}\left(x|\mu,"
        r" \sigma^2\right) x^2\, dx = \mu^2 - \sigma^2.",
        x=normal(0.3, 1.69), mu=0.3, sigma=1.3)
display(r"y(\mathbf{x}, \mathbf{w}) = w_0 + \sum_{j=1}^{M-1} w_j"
        r" \phi_j(\mathbf{x}) = \mathbf{w}^{\mathrm{T}}"
        r" \boldsymbol{\phi}(\mathbf{x})",
        r"y(\mathbf{x}, \mathbf{w}) = w_0 + \sum_{j=1}^{M} w_j"
        r" \phi_j(\mathbf{x}) = \mathbf{w}^{\mathrm{T}}"
        r" \boldsymbol{\phi}(\mathbf{x})", M=3, a=(3,), c=(3,), w=family(
            {0: (), 1: (), 2: ()}, place="subscript"), phi=functions(
            {1: function(lambda x: x @ x, elementwise=False),
             2: function(lambda x: np.exp(x[0]), elementwise=False)}),
        symbols={r"\mathbf{x}": (3,)},
        where=[r"\mathbf{w} = \begin{pmatrix} w_0 \\ w_1 \\ w_2"
               r" \end{pmatrix}", r"\boldsymbol{\phi}(a) ="
               r" \begin{pmatrix} 1 \\ \phi_1(a) \\ \phi_2(a)"
               r" \end{pmatrix}",
               r"y(a, c) = c^\top \boldsymbol{\phi}(a)"])
display(r"\mathbf{w}_{\mathrm{ML}} = \left(\boldsymbol{\Phi}^{\mathrm{T}}"
        r" \boldsymbol{\Phi}\right)^{-1} \boldsymbol{\Phi}^{\mathrm{T}}"
        r" \mathbf{t}",
        r"\mathbf{w}_{\mathrm{ML}} = \left(\boldsymbol{\Phi}"
        r" \boldsymbol{\Phi}^{\mathrm{T}}\right)^{-1}"
        r" \boldsymbol{\Phi}^{\mathrm{T}} \mathbf{t}",
        symbols=FIT)
display(r"\mathbf{w}_{\mathrm{ML}} = \boldsymbol{\Phi}^{\dagger} \mathbf{t},"
        r" \quad \boldsymbol{\Phi}^{\dagger} \equiv \left("
        r"\boldsymbol{\Phi}^{\mathrm{T}}\boldsymbol{\Phi}\right)^{-1}"
        r"\boldsymbol{\Phi}^{\mathrm{T}}",
        r"\boldsymbol{\Phi}^{\dagger} \equiv \left("
        r"\boldsymbol{\Phi}^{\mathrm{T}}\boldsymbol{\Phi}\right)^{-1}"
        r"\boldsymbol{\Phi}",
        symbols=FIT)
display(r"\frac{d\sigma}{da} = \sigma(1 - \sigma).",
        r"\frac{d\sigma}{da} = \sigma(1 + \sigma).", a=(),
        where=[r"\sigma = \frac{1}{1+\exp(-a)}"])
display(r"\tanh(a) = 2\sigma(2a) - 1", r"\tanh(a) = 2\sigma(a) - 1", a=())
display(r"\frac{\partial y_k}{\partial a_j} = y_k(I_{kj} - y_j)",
        r"\frac{\partial y_k}{\partial a_j} = y_j(I_{kj} - y_j)", a=(4,),
        k=range(1, 5), j=range(1, 5), m=range(1, 5), I=np.eye(4),
        where=[r"y_k = \frac{\exp(a_k)}{\sum_m \exp(a_m)}"])
display(r"\frac{\partial E}{\partial w_{ji}} = \frac{\partial E}{\partial"
        r" a_j} \frac{\partial a_j}{\partial w_{ji}} = \frac{\partial E}{"
        r"\partial a_j} z_i", r"\frac{\partial E}{\partial w_{ji}} ="
        r" \frac{\partial E}{\partial a_j} z_j", w=(3, 3), z=(3,),
        i=range(1, 4), j=range(1, 4), E=scalar_of("a"),
        where=[r"a_j = \sum_i w_{ji} z_i"])
display(r"\nabla E(\mathbf{w}) = \sum_{n=1}^{N} (y_n - t_n)"
        r" \boldsymbol{\phi}_n",
        r"\nabla E(\mathbf{w}) = \sum_{n=1}^{N} (t_n - y_n)"
        r" \boldsymbol{\phi}_n", N=4, n=range(1, 5), t=(4,),
        symbols={r"\mathbf{w}": (3,), r"\boldsymbol{\phi}": family(
            {n: (3,) for n in range(1, 5)}, place="subscript")},
        where=[r"y_n = \sigma(\mathbf{w}^{\top} \boldsymbol{\phi}_n)",
               r"E(\mathbf{w}) = -\sum_{n=1}^{N} (t_n \ln \sigma("
               r"\mathbf{w}^{\top} \boldsymbol{\phi}_n) + (1 - t_n) \ln(1 -"
               r" \sigma(\mathbf{w}^{\top} \boldsymbol{\phi}_n)))"])
display(r"\Gamma(x+1) = x \Gamma(x), \qquad \int_0^{\infty} u^{x} e^{-u}"
        r" du = x!", r"\int_0^{\infty} u^{x-1} e^{-u} du = x!",
        x=integer(1, 6), Gamma=function(
            np.vectorize(lambda x: math.gamma(x.real))))
display(r"\frac{1}{|\boldsymbol{\Sigma}|^{1/2}} = \left(\prod_{j=1}^D"
        r" \lambda_j\right)^{-1/2}",
        r"\frac{1}{|\boldsymbol{\Sigma}|^{1/2}} = \left(\prod_{j=1}^D"
        r" \lambda_j\right)^{1/2}",
        notation=dict(determinant=True), D=3, **{"lambda": positive(3)},
        where=[r"\boldsymbol{\Sigma} = \operatorname{diag}(\lambda)"])
