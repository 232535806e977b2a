r"""Type formulas as the CS229 notes do: `\theta^T x`, `y^{(i)}`, `1\{…\}`."""

import numpy as np

from mlp_lit.equations import (
    array,
    family,
    function,
    value,
)

from . import Text

TEXT = Text("A. Ng and T. Ma, CS229 lecture notes")
display = TEXT.display

DATA = dict(theta=(3,), x=family({i: (3,) for i in range(1, 5)}), y=family(
    {i: () for i in range(1, 5)}), i=range(1, 5), j=range(1, 4), n=4)
THETA = np.array([0.3, -1.2, 0.7])
SYMMETRIC = array((3, 3), draw=lambda rng, shape: (
    lambda m: m + m.T)(rng.standard_normal(shape)))

display(r"h_\theta(x) = g(\theta^T x) = \frac{1}{1+e^{-\theta^Tx}},",
        r"h_\theta(x) = g(\theta^T x) = \frac{1}{1-e^{-\theta^Tx}},",
        theta=value(THETA), x=(3,),
        where=[r"g(z) = \frac{1}{1+e^{-z}}"], symbols={r"h_\theta": function(
            lambda x: 1 / (1 + np.exp(-x @ THETA)), elementwise=False)})
display(r"g'(z) = \frac{d}{dz} \frac{1}{1+e^{-z}} = \frac{1}{(1+e^{-z})^2}"
        r" \left(e^{-z}\right) = g(z)(1-g(z)).",
        r"g'(z) = \frac{d}{dz} \frac{1}{1+e^{-z}} = \frac{1}{(1+e^{-z})^2}"
        r" \left(-e^{-z}\right) = g(z)(1-g(z)).", z=(),
        where=[r"g(z) = \frac{1}{1+e^{-z}}"])
display(r"J(\theta) = \frac{1}{2} \sum_{i=1}^n \left(h_\theta(x^{(i)}) -"
        r" y^{(i)}\right)^2.",
        r"J(\theta) = \frac{1}{2} \sum_{i=1}^n \left(h_\theta(x^{(i)}) +"
        r" y^{(i)}\right)^2.", **{**DATA, "theta": value(THETA)},
        symbols={r"h_\theta": function(lambda x: x @ THETA,
                                       elementwise=False)},
        where=[r"J(\theta) = \frac{1}{2} \sum_{i=1}^n (\theta^\top x^{(i)} -"
               r" y^{(i)})^2"])
display(r"\frac{\partial}{\partial \theta_j} J = \sum_{i=1}^n"
        r" \left(\theta^T x^{(i)} - y^{(i)}\right) x_j^{(i)}",
        r"\frac{\partial}{\partial \theta_j} J = \sum_{i=1}^n"
        r" \left(y^{(i)} - \theta^T x^{(i)}\right) x_j^{(i)}", **DATA,
        where=[r"J = \frac{1}{2} \sum_{i=1}^n (\theta^\top x^{(i)} -"
               r" y^{(i)})^2"])
display(r"\theta_j := \theta_j - \alpha \frac{\partial}{\partial\theta_j}"
        r" J(\theta).",
        r"\theta_j := \theta_j + \alpha \frac{\partial}{\partial\theta_j}"
        r" J(\theta).", states=False, theta=(3,), j=range(1, 4), alpha=0.1,
        where=[r"J = \theta^\top \theta"])
display(r"\nabla_A f(A) = \begin{bmatrix} \frac{\partial f}{\partial A_{11}}"
        r" & \cdots & \frac{\partial f}{\partial A_{1d}} \\ \vdots & \ddots"
        r" & \vdots \\ \frac{\partial f}{\partial A_{n1}} & \cdots &"
        r" \frac{\partial f}{\partial A_{nd}} \end{bmatrix}",
        r"\nabla_A f(A) = \begin{bmatrix} \frac{\partial f}{\partial A_{11}}"
        r" & \cdots & \frac{\partial f}{\partial A_{n1}} \\ \vdots & \ddots"
        r" & \vdots \\ \frac{\partial f}{\partial A_{1d}} & \cdots &"
        r" \frac{\partial f}{\partial A_{nd}} \end{bmatrix}", A=(2, 3), n=2,
        d=3, f=function(lambda A: (A * A).sum(), elementwise=False))
display(r"\nabla_\theta J(\theta) = \nabla_\theta \frac{1}{2} (X\theta -"
        r" \vec{y})^T (X\theta - \vec{y}) = X^T X \theta - X^T \vec{y}",
        r"\nabla_\theta J(\theta) = \nabla_\theta \frac{1}{2} (X\theta -"
        r" \vec{y})^T (X\theta - \vec{y}) = X^T X \theta + X^T \vec{y}",
        X=(5, 3), theta=(3,), symbols={r"\vec{y}": (5,)},
        where=[r"J(\theta) = \frac{1}{2} \|X \theta - \vec{y}\|^2"])
display(r"\nabla_b\, b^T x = x, \quad \nabla_x\, x^T A x = 2 A x",
        r"\nabla_b\, b^T x = x, \quad \nabla_x\, x^T A x = A x", b=(3,),
        x=(3,), A=SYMMETRIC)
display(r"\nabla_b (b^T x) = x, \quad \nabla_x (x^T A x) = 2 A x",
        r"\nabla_b (b^T x) = x, \quad \nabla_x (x^T A x) = A x", b=(3,),
        x=(3,), A=SYMMETRIC)
display(r"\ell(\theta) = \sum_{i=1}^n y^{(i)} \log h(x^{(i)}) + (1-y^{(i)})"
        r" \log(1-h(x^{(i)}))",
        r"\ell(\theta) = \sum_{i=1}^n y^{(i)} \log h(x^{(i)}) + (1+y^{(i)})"
        r" \log(1-h(x^{(i)}))", **DATA,
        where=[r"h(x) = \frac{1}{1 + e^{-\theta^\top x}}",
               r"\ell(\theta) = \sum_{i=1}^n (y^{(i)} \log h(x^{(i)}) +"
               r" (1-y^{(i)}) \log(1-h(x^{(i)})))"])
display(r"\phi_{j} = \frac{\sum_{i=1}^n 1\{x^{(i)}_j = 1 \wedge y^{(i)} ="
        r" 1\}}{\sum_{i=1}^n 1\{y^{(i)} = 1\}}",
        r"\phi_{j} = \frac{\sum_{i=1}^n 1\{x^{(i)}_j = 1\}}{"
        r"\sum_{i=1}^n 1\{y^{(i)} = 1\}}", **DATA, phi=(3,))
display(r"\sum_{j=1}^k 1\{y = j\} = 1", r"\sum_{j=1}^k 1\{y = j\} = k",
        y=value(2), k=4)
display(r"K(x,z) = (x^T z)^2 = \left(\sum_{i=1}^d x_i z_i\right)"
        r"\left(\sum_{j=1}^d x_j z_j\right) = \sum_{i=1}^d \sum_{j=1}^d"
        r" x_i x_j z_i z_j = \sum_{i,j=1}^{d} (x_i x_j)(z_i z_j)",
        r"K(x,z) = (x^T z)^2 = \sum_{i=1}^d \sum_{j=1}^d"
        r" x_i x_i z_j z_j", x=(3,), z=(3,), d=3, i=range(1, 4),
        j=range(1, 4), K=function(lambda x, z: (x @ z) ** 2,
                                  elementwise=False))
